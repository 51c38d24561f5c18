//! Addresses by the patterns of other generators: `/:categories/:year/:month/:day/:title:output_ext`.

use crate::date::Moment;

/// What the pieces of a pattern stand for in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct AddressPieces<'t> {
    /// The moment of publication.
    pub(super) date: Option<&'t Moment>,
    /// The name in the form for addresses, with its case.
    pub(super) title: String,
    /// The name in lower case, of letters, digits and hyphens alone.
    pub(super) slug: String,
    /// The categories, as they stand in an address.
    pub(super) categories: Vec<String>,
    /// The folders of the file.
    pub(super) path: &'t str,
    /// The name of the file without its extension.
    pub(super) basename: &'t str,
    /// The name of the collection.
    pub(super) collection: &'t str,
    /// The extension of the page, with its dot; usually `.html`.
    pub(super) extension: &'t str,
}

/// The pattern of a text of Jekyll for the name of a style, or the pattern itself.
pub(super) fn jekyll_style(name: &str) -> &str {
    match name {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        pattern => pattern,
    }
}

/// Returns the end that a style of Jekyll gives to the address of a page: `/`, `:output_ext`, or nothing.
pub(super) fn page_end(style: &str) -> &'static str {
    match style {
        "pretty" => "/",
        "date" | "ordinal" | "weekdate" | "none" => ":output_ext",
        pattern if pattern.ends_with('/') => "/",
        pattern if pattern.ends_with(":output_ext") => ":output_ext",
        _ => "",
    }
}

/// Fills a pattern. `None` if it has a piece that is not known, or one of the date and there is no date.
pub(super) fn fill(pattern: &str, pieces: &AddressPieces<'_>) -> Option<String> {
    let mut address = "/".to_owned();
    let mut rest = pattern;
    while let Some(colon) = rest.find(':') {
        address.push_str(&rest[..colon]);
        let after = &rest[colon + 1..];
        let length = after.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(after.len());
        // `:title_x` is `:title` and `_x`.
        let (length, value) = (1..=length).rev().find_map(|length| {
            let name = &after[..length];
            is_piece(name).then(|| Some((length, pieces.value(name)?)))
        })??;
        address.push_str(&value);
        rest = &after[length..];
    }
    address.push_str(rest);
    Some(without_double_slashes(&address))
}

fn without_double_slashes(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c != '/' || !out.ends_with('/') {
            out.push(c);
        }
    }
    out
}

const OF_DATE: [(&str, &str); 19] = [
    ("year", "%Y"),
    ("short_year", "%y"),
    ("month", "%m"),
    ("i_month", "%-m"),
    ("short_month", "%b"),
    ("long_month", "%B"),
    ("day", "%d"),
    ("i_day", "%-d"),
    ("y_day", "%j"),
    ("w_year", "%G"),
    ("week", "%V"),
    ("w_day", "%u"),
    ("short_day", "%a"),
    ("long_day", "%A"),
    ("hour", "%H"),
    ("minute", "%M"),
    ("second", "%S"),
    ("timestamp", "%s"),
    ("date", "%Y-%m-%d"),
];

const OTHERS: [&str; 13] = [
    "title",
    "slug",
    "post_title",
    "name",
    "categories",
    "slugified_categories",
    "category",
    "path",
    "basename",
    "filename",
    "collection",
    "output_ext",
    "ext",
];

fn is_piece(name: &str) -> bool {
    OTHERS.contains(&name) || OF_DATE.iter().any(|(known, _)| *known == name)
}

impl AddressPieces<'_> {
    fn value(&self, name: &str) -> Option<String> {
        if let Some((_, format)) = OF_DATE.iter().find(|(known, _)| *known == name) {
            return self.date.map(|date| date.format(format));
        }
        Some(match name {
            "title" | "post_title" => self.title.clone(),
            "slug" => self.slug.clone(),
            "categories" | "category" => self.categories.join("/"),
            "slugified_categories" => {
                let slugs: Vec<String> = self.categories.iter().map(|name| slugified(name)).collect();
                slugs.join("/")
            }
            "path" => self.path.to_owned(),
            "basename" | "name" | "filename" => self.basename.to_owned(),
            "collection" => self.collection.to_owned(),
            _ => self.extension.to_owned(),
        })
    }
}

/// Returns a name as Jekyll's `:slug` has it: letters and digits in lower case, with hyphens between.
pub(super) fn slugified(name: &str) -> String {
    joined_by_hyphens(name, |_| false).to_lowercase()
}

/// Returns a name as Jekyll's `:title` has it: with its case, and with the marks that an address takes.
pub(super) fn pretty(name: &str) -> String {
    joined_by_hyphens(name, |c| "._~!$&'()+,;=@".contains(c))
}

fn joined_by_hyphens(name: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() || is_kept(c) {
            out.push(c);
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    #[track_caller]
    fn check(pattern: &str, expected: Option<&str>) {
        let date = Moment::parse("2010-07-09", &Zone::UTC).unwrap();
        let pieces = AddressPieces {
            date: Some(&date),
            title: pretty("What's New?"),
            slug: slugified("What's New?"),
            categories: vec!["front line".to_owned(), "teams".to_owned()],
            basename: "What's New?",
            extension: ".html",
            ..AddressPieces::default()
        };
        assert_eq!(fill(jekyll_style(pattern), &pieces).as_deref(), expected, "{pattern}");
    }

    #[test]
    fn styles_and_patterns_give_addresses() {
        check("date", Some("/front line/teams/2010/07/09/What's-New.html"));
        check("pretty", Some("/front line/teams/2010/07/09/What's-New/"));
        check("ordinal", Some("/front line/teams/2010/190/What's-New.html"));
        check("none", Some("/front line/teams/What's-New.html"));
        check("weekdate", Some("/front line/teams/2010/W27/Fri/What's-New.html"));
        check("/blog/:short_year/:i_month/:slug", Some("/blog/10/7/what-s-new"));
        check("blog/:title_x/", Some("/blog/What's-New_x/"));
        check("/:nothing/:title/", None);
        check("/about/", Some("/about/"));
    }
}
