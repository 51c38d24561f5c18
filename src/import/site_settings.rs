//! Writes the `site.yaml` of a new site.

use std::collections::BTreeMap;

use crate::date::Moment;
use crate::import::embedded_hosts::EmbeddedHosts;
use crate::import::own_fields::OwnFields;
use crate::import::site_facts::SiteFacts;
use crate::import::yaml_value::text_in_one_line;

/// Returns the settings.
pub(super) fn text(
    site: &SiteFacts,
    permalink: &str,
    fields: &OwnFields,
    redirects: &BTreeMap<String, String>,
    embedded: &EmbeddedHosts,
    now: &Moment,
) -> String {
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
    line("permalink", permalink);
    if let Some(size) = site.page_size {
        text.push_str(&format!("page_size: {size}\n"));
    }
    if let Some(rule) = site.heading_ids {
        text.push_str(&format!("markdown:\n  heading_ids: {rule}\n"));
    }
    text.push_str("\n# Feed readers know the older articles from the old feed already.\n");
    text.push_str(&format!("feeds:\n  feed_from: {}\n", now.iso_day()));
    if !site.navigation.is_empty() {
        text.push_str("\nnavigation:\n");
        for (title, url) in &site.navigation {
            let (title, url) = (text_in_one_line(title), text_in_one_line(url));
            text.push_str(&format!("  - {{title: {title}, url: {url}}}\n"));
        }
    }
    if !redirects.is_empty() {
        text.push_str("\n# Addresses of the old site that lead to pages of this one.\nredirects:\n");
        for (from, to) in redirects {
            text.push_str(&format!("  {}: {}\n", crate::yaml::quote::quoted(from), text_in_one_line(to)));
        }
    }
    let security = embedded.lines();
    if !security.is_empty() {
        text.push_str(&format!("\n# Other sites that the texts embed.\n{security}"));
    }
    text.push_str("\n# Keys of the old site's front matter that this program does not know are kept.\nunknown_fields: warn\n");
    text.push_str(&fields.lines());
    text
}
