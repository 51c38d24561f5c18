//! A post of Docusaurus: its day, its address, and its keys.

use crate::date::Zone;
use crate::import::common_keys::{date, take_common_keys};
use crate::import::entry::Entry;
use crate::import::own_keys::keep_own_keys;
use crate::import::readers::docusaurus::authors::authors;
use crate::import::settings_file::take;
use crate::import::text_notes::TextNotes;
use crate::import::yaml_value::YamlValue;

/// Keys that say how Docusaurus shows a post.
const OF_THE_THEME: [&str; 12] = [
    "hide_table_of_contents",
    "toc_min_heading_level",
    "toc_max_heading_level",
    "keywords",
    "id",
    "sidebar_label",
    "sidebar_position",
    "pagination_next",
    "hide_reading_time",
    "author_title",
    "author_url",
    "author_image_url",
];

/// Splits the path of a post below the blog, without ending: its day as `2021-01-19`, and its slug.
///
/// `2021-01-19-name`, `2021/01-19-name`, `2021-01-19-name/index` and `2021/01/19/name` are `2021/01/19/name`.
pub(super) fn day_and_slug(path: &str) -> (Option<String>, String) {
    let path = path.strip_suffix("/index").unwrap_or(path);
    for at in (0..path.len()).rev().filter(|at| path.is_char_boundary(*at)) {
        if at > 0 && path.as_bytes()[at - 1].is_ascii_digit() {
            continue;
        }
        let Some((day, length)) = day_at(&path[at..]) else { continue };
        let rest = path[at + length..].trim_start_matches(['-', '/']);
        let slug = format!("{}/{}{rest}", day.replace('-', "/"), &path[..at]);
        return (Some(day), slug.trim_end_matches('/').to_owned());
    }
    (None, path.to_owned())
}

/// Returns the day at the start of a text, as it is written but with hyphens, and its length.
fn day_at(text: &str) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let (mut day, mut at) = (String::new(), 0);
    for (least, most) in [(4, 4), (1, 2), (1, 2)] {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(least..=most).contains(&digits) {
            return None;
        }
        day.push_str(&text[at..at + digits]);
        at += digits;
        if day.matches('-').count() < 2 {
            if !matches!(bytes.get(at), Some(b'-' | b'/')) {
                return None;
            }
            day.push('-');
            at += 1;
        }
    }
    date(&day, &Zone::UTC).map(|_| (day, at))
}

/// Returns the address of a post: its slug below the folder of the blog, which ends with `/`.
pub(super) fn address(keys: &YamlValue, path: &str, blog: &str) -> String {
    let slug = keys.text_of("slug").unwrap_or_else(|| day_and_slug(path).1);
    format!("{blog}{}/", slug.trim_matches('/'))
}

/// Moves the keys of the front matter into the entry.
pub(super) fn take_keys(keys: &YamlValue, path: &str, entry: &mut Entry, notes: &mut TextNotes) {
    let mut keys = keys.clone();
    for key in OF_THE_THEME {
        take(&mut keys, key);
    }
    take(&mut keys, "slug");
    if let Some(update) = take(&mut keys, "last_update").and_then(|update| update.get("date").cloned()) {
        entry.updated = update.text().and_then(|text| date(&text, &Zone::UNNAMED));
    }
    if let Some(people) = take(&mut keys, "authors").or_else(|| take(&mut keys, "author")) {
        entry.authors = authors(&people);
    }
    if let Some(YamlValue::List(tags)) = take(&mut keys, "tags") {
        entry.tags = tags.iter().filter_map(|tag| tag.text_of("label").or_else(|| tag.text())).collect();
    }
    let left = take_common_keys(keys, &Zone::UNNAMED, entry);
    if entry.date.is_none() {
        entry.date = day_and_slug(path).0.and_then(|day| date(&day, &Zone::UNNAMED));
    }
    keep_own_keys(left, entry, notes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_slugs_come_from_paths() {
        let check = |path: &str, day: Option<&str>, slug: &str| {
            assert_eq!(day_and_slug(path), (day.map(str::to_owned), slug.to_owned()), "{path}");
        };
        check("2021-01-19-name", Some("2021-01-19"), "2021/01/19/name");
        check("2021/01-19-name", Some("2021-01-19"), "2021/01/19/name");
        check("2021/01/19/name/index", Some("2021-01-19"), "2021/01/19/name");
        check("team/2021-1-9-name", Some("2021-1-9"), "2021/1/9/team/name");
        check("welcome/index", None, "welcome");
        check("2021-99-99-x", None, "2021-99-99-x");
    }
}
