//! The settings of a site of Hugo.

use std::collections::BTreeMap;

use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::import::readers::hugo::languages::{Language, languages};
use crate::import::settings_file::{join, settings};
use crate::import::source::Source;
use crate::import::yaml_value::YamlValue;

/// The files of the settings at the top of the folder; the first that is there counts.
pub(super) const FILES: [&str; 8] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
];

/// The settings.
#[derive(Clone, Debug)]
pub(super) struct HugoSettings {
    /// All values.
    pub(super) values: YamlValue,
    /// The languages, the main one first.
    pub(super) languages: Vec<Language>,
    /// The patterns of addresses, by section.
    pub(super) permalinks: BTreeMap<String, String>,
    /// The zone of dates without an offset.
    pub(super) zone: Zone,
    /// The name of the zone, if the settings have one.
    pub(super) zone_name: Option<String>,
    /// The front-matter keys of taxonomies of the site's own, which become tags.
    pub(super) own_taxonomies: Vec<String>,
    /// Whether addresses keep the case of files and titles.
    pub(super) keeps_case: bool,
    /// Whether dates and slugs come from the names of files.
    pub(super) names_have_dates: bool,
}

impl HugoSettings {
    /// Reads the settings.
    pub(super) fn read(source: &Source) -> Result<HugoSettings, Diagnostic> {
        let mut values = YamlValue::Map(Vec::new());
        if let Some(file) = source.first_of(&FILES) {
            join(&mut values, settings(file)?);
        }
        for file in source.below("config/_default/") {
            if !file.has_extension(&["toml", "yaml", "yml", "json"]) {
                continue;
            }
            let name = file.name().split('.').next().unwrap_or_default().to_owned();
            let read = settings(file)?;
            match name.as_str() {
                "hugo" | "config" => join(&mut values, read),
                // `menus.en.toml` and `params.en.toml` are those of a language: the main one is shown.
                _ => join(&mut values, YamlValue::Map(vec![(name, read)])),
            }
        }
        let zone_name = values.text_of("timeZone").filter(|name| Zone::parse(name).is_some());
        let keeps_case = is_true(values.get("disablePathToLower"));
        let dates = values.get("frontmatter").and_then(|keys| keys.get("date"));
        Ok(HugoSettings {
            languages: languages(&values),
            permalinks: permalinks(&values),
            zone: zone_name.as_deref().and_then(Zone::parse).unwrap_or(Zone::UNNAMED),
            zone_name,
            own_taxonomies: own_taxonomies(&values),
            keeps_case,
            names_have_dates: dates.is_some_and(|dates| dates.texts().iter().any(|date| date == ":filename")),
            values,
        })
    }

    /// Returns a text of the settings of the main language, or of the whole site.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let of_language = self.languages.first().and_then(|language| language.values.text_of(key));
        of_language.or_else(|| self.values.text_of(key))
    }

    /// Returns a text of the parameters of the site.
    pub(super) fn param(&self, key: &str) -> Option<String> {
        let below = |values: &YamlValue| {
            let mut value = values.get("params")?.clone();
            for part in key.split('.') {
                value = value.get(part)?.clone();
            }
            value.text()
        };
        let of_language = self.languages.first().and_then(|language| below(&language.values));
        of_language.or_else(|| below(&self.values))
    }

    /// Returns whether the site has lists of a taxonomy. Without settings, it has tags and categories.
    pub(super) fn has_taxonomy(&self, plural: &str) -> bool {
        match self.values.get("taxonomies") {
            Some(YamlValue::Map(entries)) => entries
                .iter()
                .any(|(_, known)| known.text().is_some_and(|known| known.eq_ignore_ascii_case(plural))),
            _ => matches!(plural, "tags" | "categories"),
        }
    }

    /// Returns the pattern of the lists of a taxonomy, if the site has its own.
    pub(super) fn term_pattern(&self, plural: &str) -> Option<String> {
        let permalinks = self.values.get("permalinks")?;
        permalinks.get("term").and_then(|terms| terms.text_of(plural)).or_else(|| permalinks.text_of(plural))
    }

    /// Returns whether the pages of a section have addresses such as `/posts/name.html`.
    pub(super) fn is_ugly(&self, section: &str) -> bool {
        match self.values.get("uglyURLs") {
            Some(YamlValue::Map(sections)) => {
                sections.iter().any(|(name, value)| name == section && is_true(Some(value)))
            }
            value => is_true(value),
        }
    }
}

/// Returns whether a value is `true`.
pub(super) fn is_true(value: Option<&YamlValue>) -> bool {
    matches!(value, Some(YamlValue::Boolean(true)))
}

/// Returns the patterns of pages: `permalinks.posts` of older sites, `permalinks.page.posts` of newer ones.
fn permalinks(values: &YamlValue) -> BTreeMap<String, String> {
    let mut patterns = BTreeMap::new();
    let Some(permalinks @ YamlValue::Map(entries)) = values.get("permalinks") else { return patterns };
    let of_pages = match permalinks.get("page") {
        Some(YamlValue::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    for (section, pattern) in entries.iter().chain(of_pages) {
        if let YamlValue::Text(pattern) = pattern {
            patterns.insert(section.trim_matches('/').to_owned(), pattern.clone());
        }
    }
    patterns
}

/// Returns the keys of taxonomies that are neither tags, categories, series nor authors.
fn own_taxonomies(values: &YamlValue) -> Vec<String> {
    let Some(YamlValue::Map(taxonomies)) = values.get("taxonomies") else { return Vec::new() };
    let keys = taxonomies.iter().filter_map(|(_, plural)| plural.text());
    keys.filter(|key| {
        let known = ["tags", "tag", "categories", "category", "series", "authors", "author"];
        !known.contains(&key.to_lowercase().as_str())
    })
    .collect()
}
