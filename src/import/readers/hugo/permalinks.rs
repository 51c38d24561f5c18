//! Hugo's patterns of addresses: `/:year/:month/:slug/`.

use crate::date::Moment;

/// What a pattern needs to know of a page.
#[derive(Clone, Debug)]
pub(super) struct PatternFacts<'p> {
    /// The date.
    pub(super) date: Option<&'p Moment>,
    /// The folders.
    pub(super) folder: &'p str,
    /// The title.
    pub(super) title: &'p str,
    /// The key `slug`.
    pub(super) slug: Option<&'p str>,
    /// The name of the file, or of the folder of a bundle.
    pub(super) name: &'p str,
}

/// Returns the path of a pattern. Pieces are made safe for addresses; `None` if one has no value.
pub(super) fn expand(pattern: &str, page: &PatternFacts<'_>) -> Option<String> {
    let mut path = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        path.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = &rest[..end];
        rest = &rest[end..];
        if rest.starts_with('[') {
            let close = rest.find(']')?;
            path.push_str(&sections(page.folder, &rest[1..close]));
            rest = &rest[close + 1..];
            continue;
        }
        path.push_str(&piece(name, page)?);
    }
    path.push_str(rest);
    Some(path)
}

fn piece(name: &str, page: &PatternFacts<'_>) -> Option<String> {
    let date = |format: &str| page.date.map(|date| date.format(format));
    Some(match name {
        "year" => date("%Y")?,
        "month" => date("%m")?,
        "day" => date("%d")?,
        "monthname" => date("%B")?.to_lowercase(),
        "weekday" => date("%w")?,
        "weekdayname" => date("%A")?.to_lowercase(),
        "yearday" => date("%j")?.trim_start_matches('0').to_owned(),
        "section" => page.folder.split('/').next().unwrap_or_default().to_owned(),
        "sections" => page.folder.to_owned(),
        "title" => sanitized(page.title),
        "slug" => sanitized(page.slug.unwrap_or(page.title)),
        "filename" | "contentbasename" => sanitized(page.name),
        "slugorfilename" | "slugorcontentbasename" => sanitized(page.slug.unwrap_or(page.name)),
        // Go's own form of dates.
        "2006" => date("%Y")?,
        "01" => date("%m")?,
        "02" => date("%d")?,
        "1" => date("%-m")?,
        "2" => date("%-d")?,
        "06" => date("%y")?,
        "Jan" => date("%b")?,
        "January" => date("%B")?,
        _ => return None,
    })
}

/// Returns some of the folders: `1:`, `:1`, `0`, `last`.
fn sections(folder: &str, range: &str) -> String {
    let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let number = |text: &str, otherwise: usize| match text.trim() {
        "" => otherwise,
        "last" => folders.len().saturating_sub(1),
        text => text.parse().unwrap_or(otherwise),
    };
    let (from, to) = match range.split_once(':') {
        Some((from, to)) => (number(from, 0), number(to, folders.len())),
        None => (number(range, 0), number(range, 0) + 1),
    };
    folders
        .get(from.min(folders.len())..to.min(folders.len()).max(from.min(folders.len())))
        .unwrap_or_default()
        .join("/")
}

/// Returns a text as Hugo writes it in addresses: letters, digits and a few signs; blanks become hyphens.
pub(super) fn sanitized(text: &str) -> String {
    let mut path = String::with_capacity(text.len());
    let (mut wants_hyphen, mut was_hyphen) = (false, false);
    for c in text.chars() {
        let is_mark = unicode_normalization::char::is_combining_mark(c);
        if c.is_alphanumeric()
            || is_mark
            || matches!(c, '.' | '/' | '\\' | '_' | '#' | '+' | '~' | '-' | '@' | '%')
        {
            was_hyphen = c == '-';
            if wants_hyphen && !was_hyphen {
                path.push('-');
            }
            wants_hyphen = false;
            path.push(c);
        } else if !path.is_empty() && !was_hyphen && c.is_whitespace() {
            wants_hyphen = true;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    #[test]
    fn patterns_are_filled() {
        let date = Moment::parse("2021-03-04", &Zone::UTC).unwrap();
        let page = PatternFacts {
            date: Some(&date),
            folder: "blog/tech",
            title: "What's new -- in C++?",
            slug: None,
            name: "my file",
        };
        let check = |pattern: &str, path: Option<&str>| {
            assert_eq!(expand(pattern, &page).as_deref(), path, "{pattern}");
        };
        check("/:year/:month/:day/:slug/", Some("/2021/03/04/Whats-new--in-C++/"));
        check("/:section/:filename/", Some("/blog/my-file/"));
        check("/:sections[1:]/:title.html", Some("/tech/Whats-new--in-C++.html"));
        check("/:sections[last]/:contentbasename", Some("/tech/my-file"));
        check("/:monthname/:yearday/:2006-:01", Some("/march/63/2021-03"));
        check("/:what/", None);
    }
}
