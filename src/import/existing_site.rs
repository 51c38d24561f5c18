//! A site that was there before the import. Its settings are never changed.

use std::collections::BTreeSet;
use std::path::Path;

use crate::config::Config;
use crate::date::Moment;
use crate::import::entry::Entry;
use crate::import::install::files_below;
use crate::import::yaml_value::YamlValue;

/// The settings of a site that is there already.
#[derive(Debug)]
pub struct ExistingSite {
    /// The settings with defaults filled in.
    pub(super) config: Config,
    /// The values that `site.yaml` has.
    pub(super) values: YamlValue,
    /// The files below `content/`, in lower case.
    pub(super) files: BTreeSet<String>,
}

impl ExistingSite {
    /// Returns the site in a folder with these settings. `text` is that of its `site.yaml`.
    pub fn new(root: &Path, config: Config, text: &str) -> ExistingSite {
        let values = crate::yaml::foreign::value(text).unwrap_or(YamlValue::Null);
        // A folder that cannot be read is an error of the next build.
        let files = files_below(&root.join("content")).unwrap_or_default();
        let files = files.into_iter().map(|(path, _)| format!("content/{}", path.to_lowercase())).collect();
        ExistingSite { config, values, files }
    }

    /// Returns its settings with defaults filled in.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Returns whether `site.yaml` has a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.values.get(key).is_some_and(|value| *value != YamlValue::Null)
    }

    /// Writes into an entry what the settings of the old site said of it, where those of this site say something else.
    pub(super) fn adapt(&self, entry: &mut Entry, language: Option<&str>) {
        let other = language.filter(|language| !self.speaks(language));
        if entry.language.is_none() {
            entry.language = other.map(str::to_owned);
        }
        let is_same = |text: &str| {
            let here = Moment::parse(text, &self.config.zone).ok();
            here.map(|date| date.rfc3339()) == entry.date.as_ref().map(Moment::rfc3339)
        };
        if entry.date_as_written.as_deref().is_some_and(|text| !is_same(text)) {
            entry.date_as_written = None;
        }
    }

    /// Returns whether a language is that of the site, or a regional variant of it.
    pub(super) fn speaks(&self, language: &str) -> bool {
        let primary = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        primary(&self.config.language) == primary(language)
    }
}
