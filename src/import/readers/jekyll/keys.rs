//! The keys of a text: those of its front matter, and those that the configuration gives to texts of its place.

use crate::date::{Moment, Zone};
use crate::import::readers::jekyll::documents::{Document, DocumentKind};
use crate::import::readers::jekyll::site::JekyllSite;
use crate::import::yaml_value::YamlValue;

/// Returns the keys of a text with the defaults of the configuration.
pub(super) fn with_defaults(
    own: YamlValue,
    document: &Document<'_>,
    site: &JekyllSite,
) -> Vec<(String, YamlValue)> {
    let mut keys = match own {
        YamlValue::Map(entries) => entries,
        _ => Vec::new(),
    };
    for (path, kind, values) in &site.defaults {
        let YamlValue::Map(values) = values else { continue };
        if !is_in(document.path, path) || !kind.as_deref().is_none_or(|kind| is_kind(document, kind, site)) {
            continue;
        }
        for (key, value) in values {
            if !keys.iter().any(|(known, _)| known == key) {
                keys.push((key.clone(), value.clone()));
            }
        }
    }
    keys
}

fn is_in(path: &str, scope: &str) -> bool {
    // A pattern counts up to its first mark.
    let (start, is_pattern) = match scope.find('*') {
        Some(at) => (&scope[..at], true),
        None => (scope, false),
    };
    let rest = path.strip_prefix(start);
    rest.is_some_and(|rest| is_pattern || scope.is_empty() || rest.is_empty() || rest.starts_with('/'))
}

fn is_kind(document: &Document<'_>, kind: &str, site: &JekyllSite) -> bool {
    match &document.kind {
        DocumentKind::Post => matches!(kind, "posts" | "post"),
        DocumentKind::Draft => matches!(kind, "drafts" | "posts" | "draft"),
        DocumentKind::Page => matches!(kind, "pages" | "page"),
        DocumentKind::Collection(number) => {
            site.collections.get(*number).is_some_and(|(name, _)| name == kind)
        }
    }
}

/// Splits one text with blanks into a list, as Jekyll does with tags and categories.
pub(super) fn split_words(keys: &mut [(String, YamlValue)]) {
    for (key, value) in keys {
        if let (true, YamlValue::Text(text)) = (["tags", "categories"].contains(&key.as_str()), &value) {
            // A comma between words is a mistake that many make; Jekyll takes it as part of the word.
            let words = text.split_whitespace().map(|word| word.trim_matches(','));
            *value = YamlValue::List(
                words.filter(|word| !word.is_empty()).map(|word| YamlValue::Text(word.to_owned())).collect(),
            );
        }
    }
}

/// A date of Jekyll: the moment, and the text if front matter can keep it.
pub(super) fn date(text: &str, zone: &Zone) -> Option<(Moment, Option<String>)> {
    let text = text.trim();
    let has_time = text.contains(':');
    let time = text.find(':').map_or("", |colon| &text[colon..]);
    let has_offset = time.contains(['+', '-', 'Z', 'z']) || time.contains(char::is_alphabetic);
    let is_of_yaml = text.matches(':').count() == 2;
    if has_time && !has_offset && is_of_yaml {
        // YAML reads a time with seconds as one of UTC, and Jekyll shows it in the zone of the blog.
        let moment = Moment::parse(text, &Zone::UTC).ok()?.within(zone);
        let is_same = *zone == Zone::UTC;
        return Some((moment, is_same.then(|| text.to_owned())));
    }
    let written = Moment::parse(text, zone).ok();
    let is_written = written.is_some();
    let moment = written.or_else(|| crate::import::common_keys::date(text, zone))?;
    Some((moment, is_written.then(|| text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_zone() {
        let zone = Zone::parse("America/New_York").unwrap();
        let check = |text: &str, day: &str, written: bool| {
            let (moment, as_written) = date(text, &zone).unwrap();
            assert_eq!((moment.iso_day().as_str(), as_written.is_some()), (day, written), "{text}");
        };
        check("2010-07-19", "2010-07-19", true);
        check("2010-07-19 01:00:00", "2010-07-18", false);
        check("2010-07-19 01:00", "2010-07-19", true);
        check("2010-07-19 01:00:00 -0400", "2010-07-19", true);
        check("2010-07-19T03:00:00Z", "2010-07-18", true);
        check("July 19, 2010", "2010-07-19", false);
        assert!(date("soon", &zone).is_none());
    }

    #[test]
    fn scopes_are_folders_and_patterns() {
        assert!(
            is_in("a/b.md", "")
                && is_in("a/b.md", "a")
                && is_in("a/b.md", "a/b.md")
                && is_in("a/b.md", "a/*")
        );
        assert!(!is_in("ab/b.md", "a") && !is_in("b.md", "a/*"));
    }
}
