//! What the configuration of a Hexo blog says about the whole site.

use crate::date::Zone;
use crate::import::data_files;
use crate::import::site_facts::SiteFacts;
use crate::import::source::Source;
use crate::import::source_root::root_with;
use crate::import::yaml_value::YamlValue;

/// A Hexo blog.
pub(super) struct HexoSite {
    /// The zone of its dates.
    pub(super) zone: Zone,
    /// The pattern of addresses.
    pub(super) permalink: String,
    /// What stands for the category of a post without one.
    pub(super) no_category: String,
    /// The whole address, without `/` at its end.
    pub(super) url: String,
    /// The path on its host, without `/` at its end.
    pub(super) base: String,
    config: YamlValue,
    /// The folder of the blog in the source; empty or with `/` at its end.
    pub(super) root: String,
    /// Whether addresses lose `.html`.
    without_html: bool,
}

impl HexoSite {
    /// Reads the configuration.
    pub(super) fn of(source: &Source) -> HexoSite {
        let root = root_with(source, &["_config.yml"]).unwrap_or_default().to_owned();
        let config = source.file(&format!("{root}_config.yml")).and_then(|file| data_files::read(file).ok());
        let config = config.unwrap_or(YamlValue::Null);
        let text = |key: &str| config.text_of(key);
        let base = text("root").unwrap_or_default().trim_matches('/').to_owned();
        let base = if base.is_empty() { base } else { format!("/{base}") };
        let url = text("url").unwrap_or_default().trim_end_matches('/').to_owned();
        let pretty = |key: &str| {
            config.get("pretty_urls").and_then(|urls| urls.get(key)) == Some(&YamlValue::Boolean(false))
        };
        HexoSite {
            zone: text("timezone").and_then(|name| Zone::parse(&name)).unwrap_or(Zone::UTC),
            permalink: text("permalink").unwrap_or_else(|| ":year/:month/:day/:title/".to_owned()),
            no_category: text("default_category").unwrap_or_else(|| "uncategorized".to_owned()),
            url: if base.is_empty() || url.ends_with(&base) { url } else { format!("{url}{base}") },
            base,
            without_html: pretty("trailing_html"),
            config,
            root,
        }
    }

    /// Returns a text of the configuration.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.config.text_of(key)
    }

    /// Returns an address as the site wrote it in links.
    pub(super) fn shown(&self, address: &str) -> String {
        let address = match address.strip_suffix("index.html").filter(|rest| rest.ends_with('/')) {
            Some(folder) => folder,
            None => address,
        };
        match address.strip_suffix(".html").filter(|_| self.without_html) {
            Some(rest) => rest.to_owned(),
            None => address.to_owned(),
        }
    }

    /// Returns the addresses of the feeds: those of the plug-in's settings, or its usual one.
    pub(super) fn feeds(&self) -> Vec<String> {
        let paths = self.config.get("feed").and_then(|feed| feed.get("path")).map(YamlValue::texts);
        let paths = paths.unwrap_or_else(|| vec!["atom.xml".to_owned()]);
        paths.iter().map(|path| format!("/{}", path.trim_start_matches('/'))).collect()
    }

    /// Returns the facts for the settings.
    pub(super) fn facts(&self) -> SiteFacts {
        let text = |key: &str| self.config.text_of(key);
        let language = self.config.get("language").and_then(|value| value.texts().into_iter().next());
        SiteFacts {
            title: text("title").unwrap_or_default(),
            tagline: text("subtitle").unwrap_or_default(),
            description: text("description").unwrap_or_default(),
            url: if self.url.contains("://") { self.url.clone() } else { String::new() },
            language: language.map(|code| code.replace('_', "-")),
            time_zone: text("timezone").filter(|name| Zone::parse(name).is_some()).or(Some("UTC".to_owned())),
            page_size: text("per_page").and_then(|size| size.parse().ok()).filter(|size| *size > 0),
            ..SiteFacts::default()
        }
    }
}
