//! The pages that an author has on other sites.

use crate::import::yaml_value::YamlValue;

/// The names of other sites in data files, their title for readers, and what stands before a name in an address.
const SITES: [(&str, &str, &str); 9] = [
    ("twitter", "X", "https://x.com/"),
    ("x", "X", "https://x.com/"),
    ("github", "GitHub", "https://github.com/"),
    ("mastodon", "Mastodon", ""),
    ("bluesky", "Bluesky", "https://bsky.app/profile/"),
    ("linkedin", "LinkedIn", "https://www.linkedin.com/in/"),
    ("instagram", "Instagram", "https://www.instagram.com/"),
    ("facebook", "Facebook", "https://www.facebook.com/"),
    ("youtube", "YouTube", ""),
];

/// The keys below which data files gather such pages.
const BELOW: [&str; 3] = ["socials", "social", "links"];

/// Returns the titles and the whole addresses of an author's pages on other sites, in the order of [`SITES`]. Those of a
/// list of labels and addresses follow.
pub(super) fn links(person: &YamlValue) -> Vec<(String, String)> {
    let mut links: Vec<(String, String)> = Vec::new();
    let mut add = |title: &str, url: String| {
        if !links.iter().any(|(_, known)| *known == url) {
            links.push((title.to_owned(), url));
        }
    };
    let inner: Vec<&YamlValue> = BELOW.iter().filter_map(|key| person.get(key)).collect();
    for (key, title, start) in SITES {
        let written = std::iter::once(person).chain(inner.iter().copied()).find_map(|map| map.text_of(key));
        if let Some(url) = written.and_then(|name| address(&name, start)) {
            add(title, url);
        }
    }
    for list in inner {
        let YamlValue::List(entries) = list else { continue };
        for entry in entries {
            let title = ["label", "title", "name", "icon"].iter().find_map(|key| entry.text_of(key));
            if let (Some(title), Some(url)) = (title, entry.text_of("url").and_then(|url| address(&url, "")))
            {
                add(&title, url);
            }
        }
    }
    links
}

/// Returns the whole address of a page: as written, or that of a name on a site.
fn address(written: &str, start: &str) -> Option<String> {
    let written = written.trim();
    if written.starts_with("https://") || written.starts_with("http://") {
        return Some(written.to_owned());
    }
    let name = written.trim_start_matches('@');
    let is_name =
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    (is_name && !start.is_empty()).then(|| format!("{start}{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_become_links() {
        let links = |yaml: &str| {
            let person: YamlValue = crate::yaml::foreign::value(yaml).unwrap();
            links(&person).into_iter().map(|(title, url)| format!("{title} {url}")).collect::<Vec<_>>()
        };
        assert_eq!(
            links("twitter: '@ann'\nsocials: {github: ann-lee, mastodon: https://m.example/@ann}\nx: ann"),
            ["X https://x.com/ann", "GitHub https://github.com/ann-lee", "Mastodon https://m.example/@ann"]
        );
        assert_eq!(
            links(
                "links:\n- {label: Shop, url: 'https://s.example'}\n- {label: Mail, url: 'mailto:a@b.example'}"
            ),
            ["Shop https://s.example"]
        );
        assert!(links("name: Ann\nmastodon: '@ann'\ntwitter: ''\ngithub: a b").is_empty());
    }
}
