//! The lists of a blog of Hexo: terms, months and feeds.

use crate::import::old_lists::{ListKind, OldList};
use crate::import::readers::hexo::site::HexoSite;

/// Returns the lists.
pub(super) fn lists(site: &HexoSite) -> Vec<OldList> {
    let [tags, categories, archives] =
        [("tag_dir", "tags"), ("category_dir", "categories"), ("archive_dir", "archives")].map(
            |(key, usual)| site.text(key).unwrap_or_else(|| usual.to_owned()).trim_matches('/').to_owned(),
        );
    let name: fn(&str) -> String = match site.text("filename_case").as_deref() {
        Some("1") => |name| named(name).to_lowercase(),
        Some("2") => |name| named(name).to_uppercase(),
        _ => named,
    };
    [
        (ListKind::Tag, format!("/{tags}/:name/")),
        (ListKind::Tags, format!("/{tags}/")),
        (ListKind::Category, format!("/{categories}/:name/")),
        (ListKind::Categories, format!("/{categories}/")),
        (ListKind::Archive, format!("/{archives}/")),
        (ListKind::Year, format!("/{archives}/:year/")),
        (ListKind::Month, format!("/{archives}/:year/:month/")),
        (ListKind::Feed, "/atom.xml".to_owned()),
        (ListKind::Feed, "/rss2.xml".to_owned()),
    ]
    .into_iter()
    .map(|(kind, pattern)| OldList::new(kind, pattern, name))
    .collect()
}

/// Returns the name of a term as Hexo writes it in addresses: signs and blanks are hyphens.
fn named(name: &str) -> String {
    let is_sign = |c: char| c.is_whitespace() || "~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/".contains(c);
    name.split(is_sign).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
