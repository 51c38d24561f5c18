//! The settings that an import needs.

use std::collections::BTreeMap;

use crate::date::Moment;
use crate::import::embedded_hosts::EmbeddedHosts;
use crate::import::own_fields::OwnFields;
use crate::import::site_facts::SiteFacts;

/// The settings that an import needs.
pub(super) struct WantedSettings<'a> {
    /// What the source says about the site.
    pub(super) facts: &'a SiteFacts,
    /// The pattern that gives most addresses; empty if there is none.
    pub(super) permalink: &'a str,
    /// The keys of front matter.
    pub(super) fields: &'a OwnFields,
    /// The addresses of the old site that no text has, with their targets.
    pub(super) redirects: &'a BTreeMap<String, String>,
    /// The sites that texts embed.
    pub(super) embedded: &'a EmbeddedHosts,
    /// The moment of the import.
    pub(super) now: &'a Moment,
}

/// Returns a redirect as a line of YAML.
pub(super) fn redirect_line(from: &str, to: &str) -> String {
    format!("  {}: {}\n", crate::yaml::quote::quoted(from), crate::import::yaml_value::text_in_one_line(to))
}

/// Returns an entry of the menu as a line of YAML.
pub(super) fn menu_line(title: &str, url: &str) -> String {
    let [title, url] = [title, url].map(crate::import::yaml_value::text_in_one_line);
    format!("  - {{title: {title}, url: {url}}}\n")
}
