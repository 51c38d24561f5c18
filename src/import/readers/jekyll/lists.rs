//! The lists of a blog of Jekyll that plugins make: terms and months.

use crate::import::old_lists::{ListKind, OldList};
use crate::import::permalink_styles::slugified;
use crate::import::yaml_value::YamlValue;

/// Returns the lists of the plugin `jekyll-archives`, of the feed, and of collections.
pub(super) fn lists(config: &YamlValue) -> Vec<OldList> {
    let mut lists = Vec::new();
    let archives = config.get("jekyll-archives");
    let enabled = archives.and_then(|archives| archives.get("enabled"));
    let is_on = |name: &str| match enabled {
        Some(YamlValue::List(names)) => names.iter().any(|known| known.text().as_deref() == Some(name)),
        Some(value) => matches!(value.text().as_deref(), Some("all" | "true")),
        None => false,
    };
    for (kind, switch, key, usual) in [
        (ListKind::Year, "year", "year", "/:year/"),
        (ListKind::Month, "month", "month", "/:year/:month/"),
        (ListKind::Tag, "tags", "tag", "/tag/:name/"),
        (ListKind::Category, "categories", "category", "/category/:name/"),
    ] {
        let own = archives.and_then(|archives| archives.get("permalinks")?.text_of(key));
        if is_on(switch) {
            lists.push(OldList::new(kind, own.unwrap_or_else(|| usual.to_owned()), slugified));
        }
    }
    for (kind, key) in [(ListKind::Tags, "tag_archive"), (ListKind::Categories, "category_archive")] {
        let path = config.get(key).and_then(|archive| archive.text_of("path"));
        let path = path.and_then(|path| Some(path.split('#').next()?.to_owned()));
        lists.extend(path.map(|path| OldList::new(kind, path, slugified)));
    }
    let feed = config.get("feed").and_then(|feed| feed.text_of("path"));
    lists.extend(
        feed.map(|path| {
            OldList::new(ListKind::Feed, format!("/{}", path.trim_start_matches('/')), slugified)
        }),
    );
    lists
}
