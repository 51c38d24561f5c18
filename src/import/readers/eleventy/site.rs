//! What the configuration and the global data of an Eleventy blog say about the whole site.

use std::collections::BTreeMap;

use crate::import::data_files;
use crate::import::js_literal;
use crate::import::liquid_variables::add_variables;
use crate::import::site_facts::SiteFacts;
use crate::import::source::{Source, SourceFile};
use crate::import::source_root::root_with;
use crate::import::yaml_value::YamlValue;

/// The names of the configuration.
pub(super) const CONFIGURATIONS: [&str; 5] = [
    ".eleventy.js",
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
];

/// An Eleventy blog.
#[derive(Clone, Debug, Default)]
pub(super) struct EleventySite {
    /// The folder of the blog in the source; empty or with `/` at its end.
    pub(super) root: String,
    /// The configuration, if there is one.
    pub(super) configuration: Option<String>,
    /// The folder of the texts, from the root of the source; empty or with `/` at its end.
    pub(super) input: String,
    /// The files and folders that are copied: their paths in the source, and where they go.
    pub(super) copied: Vec<(String, String)>,
    /// The path of the site on its host, without `/` at its end.
    pub(super) prefix: String,
    /// The values of the global data that are texts, by name: `site.title`.
    pub(super) variables: BTreeMap<String, String>,
    /// Maps of global data with people.
    pub(super) people: Option<YamlValue>,
    /// The facts for the settings.
    pub(super) facts: SiteFacts,
}

impl EleventySite {
    /// Reads the configuration and the global data.
    pub(super) fn of(source: &Source) -> EleventySite {
        let root = root_with(source, &CONFIGURATIONS).unwrap_or_default().to_owned();
        let file = CONFIGURATIONS.iter().find_map(|name| source.file(&format!("{root}{name}")));
        let text = file.and_then(|file| file.text().ok());
        let mut site = EleventySite { root, configuration: text, ..EleventySite::default() };
        let input = site.setting("input").unwrap_or_default();
        let input = input.trim_start_matches("./").trim_matches('/').replace('.', "");
        site.input = if input.is_empty() { site.root.clone() } else { format!("{}{input}/", site.root) };
        site.prefix = site.setting("pathPrefix").unwrap_or_default().trim_end_matches('/').to_owned();
        site.copied = site.passthrough_copies();
        site.read_data(source);
        site
    }

    /// Returns a text that the configuration sets: `input: "src"`.
    fn setting(&self, name: &str) -> Option<String> {
        let text = self.configuration.as_deref()?;
        text.match_indices(name).find_map(|(at, _)| {
            let rest =
                text[at + name.len()..].trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
            quoted(rest.trim_start())
        })
    }

    /// Returns the files and folders that the configuration copies.
    fn passthrough_copies(&self) -> Vec<(String, String)> {
        const CALL: &str = "addPassthroughCopy(";
        let text = self.configuration.as_deref().unwrap_or_default();
        let mut copies = Vec::new();
        for (at, _) in text.match_indices(CALL) {
            let argument = text[at + CALL.len()..].trim_start();
            let mut add = |from: &str, to: Option<&str>| {
                let from = from.trim_start_matches("./").trim_start_matches('/');
                let from = from.split(['*', '{']).next().unwrap_or_default();
                let whole = format!("{}{from}", self.root);
                let to = to.map_or_else(
                    || whole.strip_prefix(&self.input).unwrap_or(from).to_owned(),
                    |to| to.trim_start_matches("./").trim_start_matches('/').to_owned(),
                );
                copies.push((whole, to));
            };
            if let Some(from) = quoted(argument) {
                add(&from, None);
            } else if let Some((YamlValue::Map(entries), _)) =
                Some(argument).filter(|text| text.starts_with('{')).and_then(js_literal::object)
            {
                for (from, to) in &entries {
                    add(from, Some(&to.text().unwrap_or_default()));
                }
            }
        }
        copies
    }

    /// Reads the files of `_data`.
    fn read_data(&mut self, source: &Source) {
        let folder = self.setting("data").unwrap_or_else(|| "_data".to_owned());
        let folder = format!("{}{}/", self.input, folder.trim_start_matches("./").trim_matches('/'));
        for file in source.below(&folder) {
            let Some(value) = data(file) else { continue };
            let name = file.path[folder.len()..].split('.').next().unwrap_or_default().replace('/', ".");
            add_variables(&name, &value, &mut self.variables, 0);
            if ["authors", "author", "people", "team", "team_members", "contributors"]
                .contains(&name.as_str())
            {
                self.people.get_or_insert(value);
            } else if ["site", "metadata", "meta", "config", "siteConfig", "settings"]
                .contains(&name.as_str())
            {
                self.take_facts(&value);
            }
        }
        let url = self.facts.url.trim_end_matches('/').to_owned();
        if !self.prefix.is_empty() && !url.is_empty() && !url.ends_with(&self.prefix) {
            self.facts.url = format!("{url}{}", self.prefix);
        }
        self.facts.time_zone = Some("UTC".to_owned());
        // Eleventy gives headings ids by a plugin only; the usual one has this rule.
        self.facts.heading_ids = self.configuration.as_ref().map(|_| "github");
    }

    fn take_facts(&mut self, value: &YamlValue) {
        let first = |names: &[&str]| names.iter().find_map(|name| value.text_of(name));
        let facts = &mut self.facts;
        let set = |field: &mut String, found: Option<String>| {
            if let Some(found) = found.filter(|_| field.is_empty()) {
                *field = found;
            }
        };
        set(&mut facts.title, first(&["title", "name", "site_title", "siteName"]));
        set(&mut facts.tagline, first(&["tagline", "subtitle"]));
        set(&mut facts.description, first(&["description", "desc"]));
        set(
            &mut facts.url,
            first(&["url", "baseUrl", "siteUrl", "domain", "host"]).filter(|url| url.contains("://")),
        );
        facts.language = facts.language.take().or_else(|| first(&["language", "lang", "locale"]));
    }
}

/// Reads a data file: YAML, JSON, or an object in JavaScript.
pub(super) fn data(file: &SourceFile) -> Option<YamlValue> {
    if file.has_extension(&["js", "cjs", "mjs"]) {
        return js_literal::object(&file.text().ok()?).map(|(value, _)| value);
    }
    if file.has_extension(&["json", "yml", "yaml", "toml"]) {
        return data_files::read(file).ok();
    }
    None
}

/// Returns the text between the quotes with which a text begins.
fn quoted(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let inner = &text[1..];
    Some(inner[..inner.find(quote)?].to_owned())
}
