//! Writes the `site.yaml` of a new site.

use crate::import::wanted_settings::{WantedSettings, menu_line, redirect_line};
use crate::import::yaml_value::text_in_one_line;

/// Returns the settings.
pub(super) fn text(wanted: &WantedSettings<'_>) -> String {
    let site = wanted.facts;
    let mut text = String::new();
    let mut line = |key: &str, value: &str| {
        if !value.trim().is_empty() {
            text.push_str(&format!("{key}: {}\n", text_in_one_line(value)));
        }
    };
    line("title", if site.title.trim().is_empty() { "My blog" } else { &site.title });
    line("tagline", &site.tagline);
    line("description", &site.description);
    line("url", if site.url.trim().is_empty() { "https://example.com" } else { &site.url });
    line("language", site.language.as_deref().unwrap_or("en"));
    line("time_zone", site.time_zone.as_deref().unwrap_or_default());
    line("permalink", wanted.permalink);
    if let Some(size) = site.page_size {
        text.push_str(&format!("page_size: {size}\n"));
    }
    if let Some(rule) = site.heading_ids {
        text.push_str(&format!("markdown:\n  heading_ids: {rule}\n"));
    }
    text.push_str("\n# Feed readers know the older articles from the old feed already.\n");
    text.push_str(&format!("feeds:\n  feed_from: {}\n", wanted.now.iso_day()));
    if !site.navigation.is_empty() {
        text.push_str("\nnavigation:\n");
        for (title, url) in &site.navigation {
            text.push_str(&menu_line(title, url));
        }
    }
    if !wanted.redirects.is_empty() {
        text.push_str("\n# Addresses of the old site that lead to pages of this one.\nredirects:\n");
        for (from, to) in wanted.redirects {
            text.push_str(&redirect_line(from, to));
        }
    }
    let security = wanted.embedded.lines();
    if !security.is_empty() {
        text.push_str(&format!("\n# Other sites that the texts embed.\n{security}"));
    }
    text.push_str("\n# Keys of the old site's front matter that this program does not know are kept.\nunknown_fields: warn\n");
    text.push_str(&wanted.fields.lines());
    text
}
