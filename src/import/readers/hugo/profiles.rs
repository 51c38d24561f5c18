//! Profiles of authors: `content/authors/ID/_index.md`.

use crate::import::author::ImportedAuthor;
use crate::import::readers::hugo::page::HugoPage;
use crate::import::social_profiles;
use crate::import::source::Source;
use crate::import::yaml_value::YamlValue;

/// The names of portraits beside a profile.
const PORTRAITS: [&str; 7] =
    ["avatar.svg", "avatar.jpg", "avatar.png", "avatar.jpeg", "avatar.webp", "featured.jpg", "featured.png"];

/// Returns the profile of a page.
pub(super) fn profile(id: &str, page: &HugoPage, source: &Source) -> ImportedAuthor {
    let text = |names: &[&str]| names.iter().find_map(|name| page.keys.text_of(name));
    let full = match (text(&["first_name"]), text(&["last_name"])) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (first, last) => first.or(last),
    };
    let company = page.keys.get("organizations").and_then(|list| match list {
        YamlValue::List(entries) => entries.first()?.text_of("name"),
        other => other.text_of("name").or_else(|| other.text()),
    });
    let folder = page.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside =
        PORTRAITS.iter().map(|name| format!("{folder}/{name}")).find(|path| source.file(path).is_some());
    let body = page.body.trim();
    ImportedAuthor {
        id: id.to_owned(),
        name: text(&["display_name", "name", "title", "full_name"]).or(full).unwrap_or_else(|| id.to_owned()),
        role: text(&["role", "position", "job_title", "jobtitle"]),
        company: company
            .or_else(|| text(&["company", "agency", "agency_full_name", "organisation", "organization"])),
        url: text(&["url", "website", "homepage", "profile_url"]).filter(|url| url.contains("://")),
        links: social_profiles::links(&page.keys),
        image: beside
            .as_deref()
            .map(portrait)
            .or_else(|| text(&["image", "avatar", "photo", "picture"]).filter(|src| src.starts_with('/'))),
        bio: if body.is_empty() {
            text(&["bio", "description", "about"]).unwrap_or_default()
        } else {
            body.to_owned()
        },
    }
}

/// Returns the address of a portrait that stands beside a profile.
pub(super) fn portrait(file: &str) -> String {
    let parts: Vec<&str> = file.rsplit('/').take(2).collect();
    format!(
        "/authors/{}/{}",
        parts.get(1).copied().unwrap_or_default(),
        parts.first().copied().unwrap_or_default()
    )
}
