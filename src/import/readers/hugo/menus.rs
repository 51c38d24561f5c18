//! The menu of a site of Hugo.

use crate::import::old_pages::is_elsewhere;
use crate::import::readers::hugo::settings::HugoSettings;
use crate::import::yaml_value::YamlValue;

/// Returns the titles and addresses of the main menu, in the order of their weights.
pub(super) fn menu(settings: &HugoSettings) -> Vec<(String, String)> {
    let of = |values: &YamlValue| {
        let menus = values.get("menus").or_else(|| values.get("menu"))?;
        menus.get("main").or_else(|| menus.get("header")).cloned()
    };
    let of_language = settings.languages.first().and_then(|language| of(&language.values));
    let Some(YamlValue::List(entries)) = of_language.or_else(|| of(&settings.values)) else {
        return Vec::new();
    };
    let mut entries: Vec<(i64, (String, String))> = entries
        .iter()
        .filter_map(|entry| {
            let weight = entry.text_of("weight").and_then(|weight| weight.parse().ok()).unwrap_or(i64::MAX);
            let title = entry.text_of("name").or_else(|| entry.text_of("title"))?;
            let url = entry.text_of("pageRef").or_else(|| entry.text_of("url"))?;
            Some((weight, (title, from_root(&url))))
        })
        .collect();
    entries.sort_by_key(|(weight, _)| *weight);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Returns an address of a menu as a path from the root, with `/` at the end.
fn from_root(url: &str) -> String {
    if is_elsewhere(url) {
        return url.to_owned();
    }
    let path = url.trim_start_matches('/').trim_end_matches(".md");
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains(['.', '#']));
    match (path.is_empty(), path.ends_with('/') || is_file) {
        (true, _) => "/".to_owned(),
        (false, true) => format!("/{path}"),
        (false, false) => format!("/{path}/"),
    }
}
