//! The address of a text: by its `permalink`, by its file, or by what is known from elsewhere.

use std::collections::BTreeMap;

use crate::date::Moment;
use crate::import::liquid_expression::Expression;
use crate::import::liquid_tags::{LiquidPart, tokens};
use crate::import::yaml_value::YamlValue;

/// The address of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EleventyAddress {
    /// It has this address.
    Path(String),
    /// It is not published.
    None,
    /// Its `permalink` is a program.
    Unknown,
}

/// Returns the address by the key `permalink`; `None` if the key is not there.
pub(super) fn of_permalink(
    value: &YamlValue,
    variables: &BTreeMap<String, String>,
) -> Option<EleventyAddress> {
    match value {
        YamlValue::Null => None,
        YamlValue::Boolean(false) => Some(EleventyAddress::None),
        YamlValue::Map(_) => match value.get("build") {
            Some(build) => of_permalink(build, variables),
            None => Some(EleventyAddress::None),
        },
        value => Some(match filled(&value.text()?, variables).as_deref() {
            Some("false") => EleventyAddress::None,
            Some(path) => EleventyAddress::Path(without_index(path)),
            None => EleventyAddress::Unknown,
        }),
    }
}

/// Fills the expressions of a permalink.
fn filled(text: &str, variables: &BTreeMap<String, String>) -> Option<String> {
    let (mut out, mut from) = (String::new(), 0);
    for token in tokens(text) {
        let LiquidPart::Output(inner) = token.part else { return None };
        out.push_str(&text[from..token.at.start]);
        // `page.date | date: "%Y"` reads a day; filters of other names are not known.
        out.push_str(&Expression::parse(inner)?.evaluate(&|name| variables.get(name).cloned())?);
        from = token.at.end;
    }
    out.push_str(&text[from..]);
    Some(out.trim().to_owned())
}

/// Returns the address that Eleventy gives to a file without `permalink`.
pub(super) fn of_file(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let is_folder = name == "index" || !folder.is_empty() && folder.rsplit('/').next() == Some(name);
    match (is_folder, folder) {
        (true, "") => "/".to_owned(),
        (true, folder) => format!("/{folder}/"),
        (false, "") => format!("/{name}/"),
        (false, folder) => format!("/{folder}/{name}/"),
    }
}

fn without_index(path: &str) -> String {
    let path = path.trim_start_matches("./").trim_start_matches('/');
    match path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')) {
        Some(folder) => format!("/{folder}"),
        None => format!("/{path}"),
    }
}

/// Returns the variables that describe the page itself.
pub(super) fn page_variables(path: &str, slug: &str, date: Option<&Moment>) -> BTreeMap<String, String> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let folder = stem.rsplit_once('/').map_or("", |(folder, _)| folder);
    let separator = if folder.is_empty() { "" } else { "/" };
    let mut variables = BTreeMap::from([
        ("page.fileSlug".to_owned(), slug.to_owned()),
        ("page.filePathStem".to_owned(), format!("/{folder}{separator}{slug}")),
        ("page.inputPath".to_owned(), format!("./{path}")),
        ("page.outputFileExtension".to_owned(), "html".to_owned()),
    ]);
    if let Some(date) = date {
        variables.insert("page.date".to_owned(), date.rfc3339());
    }
    variables
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    #[test]
    fn permalinks_are_filled() {
        let date = Moment::parse("2010-07-09", &Zone::UTC).unwrap();
        let variables = page_variables("posts/2010-07-09-one.md", "one", Some(&date));
        let check = |value: YamlValue, expected: EleventyAddress| {
            assert_eq!(of_permalink(&value, &variables), Some(expected));
        };
        let text = |text: &str| YamlValue::Text(text.to_owned());
        let path = |path: &str| EleventyAddress::Path(path.to_owned());
        check(
            text("/{{ page.date | date: '%Y/%m/%d' }}/{{ page.fileSlug }}/index.html"),
            path("/2010/07/09/one/"),
        );
        check(text("{{ page.filePathStem }}.html"), path("/posts/one.html"));
        check(text("blog/{{ page.fileSlug | slug }}/"), path("/blog/one/"));
        check(text("index.html"), path("/"));
        check(text("{{ title | custom }}/"), EleventyAddress::Unknown);
        check(text("{% if x %}a{% endif %}"), EleventyAddress::Unknown);
        check(YamlValue::Boolean(false), EleventyAddress::None);
        assert_eq!(of_permalink(&YamlValue::Null, &variables), None);
    }

    #[test]
    fn files_give_folders() {
        for (path, address) in [
            ("about.md", "/about/"),
            ("posts/one.md", "/posts/one/"),
            ("posts/one/one.md", "/posts/one/"),
            ("posts/one/index.md", "/posts/one/"),
            ("index.njk", "/"),
        ] {
            assert_eq!(of_file(path), address);
        }
    }
}
