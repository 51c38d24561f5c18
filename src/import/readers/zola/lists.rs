//! The lists of a site of Zola: terms, sections and feeds.

use crate::import::old_lists::{ListKind, OldList};
use crate::import::readers::zola::page::{ZolaPage, slugified};
use crate::import::yaml_value::YamlValue;

/// Returns the lists. Terms of a taxonomy of the site's own are tags on the new site.
pub(super) fn lists(settings: &YamlValue, languages: &[String], pages: &[ZolaPage]) -> Vec<OldList> {
    let mut lists = Vec::new();
    let mut add = |kind, pattern: String| lists.push(OldList::new(kind, pattern, slugified));
    let prefixes: Vec<String> =
        std::iter::once(String::new()).chain(languages.iter().map(|code| format!("/{code}"))).collect();
    let taxonomies = match settings.get("taxonomies") {
        Some(YamlValue::List(entries)) => entries.as_slice(),
        _ => &[],
    };
    for prefix in &prefixes {
        for name in taxonomies.iter().filter_map(|taxonomy| taxonomy.text_of("name")) {
            let slug = slugified(&name);
            let (all, one) = match name.to_lowercase().as_str() {
                "categories" | "category" => (ListKind::Categories, ListKind::Category),
                "authors" | "author" => (ListKind::Authors, ListKind::Author),
                "series" => (ListKind::Archive, ListKind::Series),
                _ => (ListKind::Tags, ListKind::Tag),
            };
            add(all, format!("{prefix}/{slug}/"));
            add(one, format!("{prefix}/{slug}/:name/"));
        }
        for feed in ["atom.xml", "rss.xml"] {
            add(ListKind::Feed, format!("{prefix}/{feed}"));
        }
    }
    for section in pages.iter().filter(|page| page.is_section && page.body.trim().is_empty()) {
        let has_articles = pages.iter().any(|page| page.folder == section.folder && page.date().is_some());
        if has_articles {
            add(ListKind::Newest, section.address());
        }
    }
    lists
}
