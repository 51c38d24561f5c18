//! The addresses that Pelican gave its articles and pages: `{date:%Y}/{slug}.html`.

use unicode_normalization::UnicodeNormalization;

use crate::date::{Moment, check_format};

/// What a pattern needs to know.
#[derive(Clone, Debug)]
pub(super) struct AddressFacts<'p> {
    pub(super) date: Option<&'p Moment>,
    pub(super) slug: &'p str,
    pub(super) category: &'p str,
    pub(super) author: &'p str,
    pub(super) language: &'p str,
}

/// Returns the address of a pattern; `None` if a piece of it has no value.
pub(super) fn expand(pattern: &str, page: &AddressFacts<'_>) -> Option<String> {
    let mut path = String::from("/");
    let mut rest = pattern.trim_start_matches('/');
    while let Some(at) = rest.find('{') {
        path.push_str(&rest[..at]);
        let end = at + rest[at..].find('}')?;
        let piece = &rest[at + 1..end];
        rest = &rest[end + 1..];
        match piece.split_once(':') {
            Some(("date", format)) if check_format(format).is_ok() => {
                path.push_str(&page.date?.format(format));
            }
            Some(_) => return None,
            None => path.push_str(match piece {
                "slug" => page.slug,
                "category" => page.category,
                "author" => page.author,
                "lang" => page.language,
                _ => return None,
            }),
        }
    }
    path.push_str(rest);
    Some(path.strip_suffix("index.html").unwrap_or(&path).to_owned())
}

/// Returns a slug as Pelican makes it.
pub(super) fn slugified(text: &str) -> String {
    let plain: String = text.nfkd().filter(char::is_ascii).collect();
    let kept: String = plain
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || c.is_whitespace())
        .collect();
    let words = kept.split(|c: char| c == '-' || c.is_whitespace()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    #[test]
    fn patterns_are_filled() {
        let date = Moment::parse("2013-02-07 10:00", &Zone::UTC).unwrap();
        let facts =
            AddressFacts { date: Some(&date), slug: "a-b", category: "misc", author: "ann", language: "en" };
        let check = |pattern: &str, path: Option<&str>| {
            assert_eq!(expand(pattern, &facts).as_deref(), path, "{pattern}");
        };
        check("{slug}.html", Some("/a-b.html"));
        check("posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/index.html", Some("/posts/2013/Feb/07/a-b/"));
        check("{category}/{lang}/{author}/", Some("/misc/en/ann/"));
        check("{x}/{slug}", None);
        assert_eq!(slugified("What's new -- in Größe?"), "whats-new-in-groe");
    }
}
