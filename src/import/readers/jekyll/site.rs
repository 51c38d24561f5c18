//! What the configuration and the data files of a Jekyll blog say about the whole site.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Zone;
use crate::import::author::ImportedAuthor;
use crate::import::data_files;
use crate::import::liquid_variables::add_variables;
use crate::import::site_facts::SiteFacts;
use crate::import::source::Source;
use crate::import::source_root::root_with;
use crate::import::yaml_value::YamlValue;

/// The names of the configuration.
pub(super) const CONFIGURATIONS: [&str; 3] = ["_config.yml", "_config.yaml", "_config.toml"];

/// A Jekyll blog.
#[derive(Debug)]
pub(super) struct JekyllSite {
    /// The folder of the texts in the source; empty or with `/` at its end.
    pub(super) root: String,
    /// The configuration.
    pub(super) config: YamlValue,
    /// The zone of the blog.
    pub(super) zone: Zone,
    /// The style or pattern of addresses.
    pub(super) permalink: String,
    /// The collections, besides posts: their names, and their settings.
    pub(super) collections: Vec<(String, YamlValue)>,
    /// The folder of the collections below the root; empty or with `/` at its end.
    pub(super) collections_folder: String,
    /// Keys for texts by their place: path, kind, keys. The most special come first.
    pub(super) defaults: Vec<(String, Option<String>, YamlValue)>,
    /// The text that ends the summary.
    pub(super) excerpt_separator: Option<String>,
    /// The values that are texts, by name: `site.title`.
    pub(super) variables: BTreeMap<String, String>,
    /// The whole address of the blog, without `/` at its end.
    pub(super) url: String,
    /// The path of the blog on its host, without `/` at its end.
    pub(super) base: String,
    /// The people of the blog.
    pub(super) authors: Vec<ImportedAuthor>,
    /// The id of the person who wrote all that names nobody.
    pub(super) author: Option<String>,
    /// Files and folders that Jekyll does not read.
    pub(super) excluded: BTreeSet<String>,
    /// Files and folders that it reads although their names begin with a mark.
    pub(super) included: BTreeSet<String>,
    /// Whether the texts were read by kramdown.
    pub(super) is_kramdown: bool,
}

impl JekyllSite {
    /// Reads the configuration and the data files. A configuration that cannot be read is an empty one; the second value says why.
    pub(super) fn of(source: &Source) -> (JekyllSite, Option<String>) {
        let top = root_with(source, &CONFIGURATIONS).unwrap_or_default();
        let file = CONFIGURATIONS.iter().find_map(|name| source.file(&format!("{top}{name}")));
        let (config, fault) = match file.map(data_files::read) {
            Some(Ok(config)) => (config, None),
            Some(Err(fault)) => (YamlValue::Null, Some(fault)),
            None => (YamlValue::Null, None),
        };
        let text = |key: &str| config.text_of(key);
        let folder = |key: &str| folder_of(&text(key).unwrap_or_default());
        let root = format!("{top}{}", folder("source"));
        let zone = text("timezone").and_then(|name| Zone::parse(&name)).unwrap_or(Zone::UTC);
        let base = text("baseurl").map(|base| base.trim_matches('/').to_owned()).unwrap_or_default();
        let base = if base.is_empty() { base } else { format!("/{base}") };
        let markdown = text("markdown").unwrap_or_default().to_lowercase();
        let mut site = JekyllSite {
            zone,
            permalink: text("permalink").unwrap_or_else(|| "date".to_owned()),
            collections: collections(&config),
            collections_folder: folder("collections_dir"),
            defaults: defaults(&config),
            excerpt_separator: text_as_written(&config, "excerpt_separator"),
            variables: BTreeMap::new(),
            url: format!("{}{base}", text("url").unwrap_or_default().trim_end_matches('/')),
            base,
            authors: Vec::new(),
            author: None,
            excluded: names(&config, "exclude"),
            included: names(&config, "include"),
            is_kramdown: markdown.is_empty() || markdown.contains("kramdown"),
            root,
            config,
        };
        site.add_people(source);
        let config = site.config.clone();
        add_variables("site", &config, &mut site.variables, 0);
        site.add_data(source);
        (site, fault)
    }

    /// Reads the profiles of `_data/authors`, and the author of the configuration.
    fn add_people(&mut self, source: &Source) {
        let paths = ["authors", "author", "people", "team", "members"]
            .map(|name| format!("{}_data/{name}", self.root));
        let people = data_files::first_of(source, &paths);
        self.authors =
            people.iter().chain(self.config.get("authors")).flat_map(data_files::authors).collect();
        let author = match self.config.get("author") {
            Some(author @ YamlValue::Map(_)) => {
                author.text_of("name").map(|name| data_files::author(&name, author))
            }
            Some(name) => name.text().map(|name| data_files::author(&name, &YamlValue::Null)),
            None => None,
        };
        let Some(author) = author else { return };
        let known = self.authors.iter().find(|known| known.id == author.id || known.name == author.name);
        self.author = Some(known.unwrap_or(&author).id.clone());
        let has_more = !author.bio.is_empty() || author.image.is_some() || author.url.is_some();
        if known.is_none() && has_more {
            self.authors.push(author);
        }
    }

    fn add_data(&mut self, source: &Source) {
        let folder = format!("{}_data/", self.root);
        for file in source.below(&folder).filter(|file| file.has_extension(&["yml", "yaml", "json", "toml"]))
        {
            let Some((stem, _)) = file.path[folder.len()..].rsplit_once('.') else { continue };
            // Comments and lists of pages are no variables.
            if stem.starts_with("comments/") {
                continue;
            }
            if let Ok(value @ YamlValue::Map(_)) = data_files::read(file) {
                add_variables(
                    &format!("site.data.{}", stem.replace('/', ".")),
                    &value,
                    &mut self.variables,
                    0,
                );
            }
        }
    }

    /// Returns the facts for the settings.
    pub(super) fn facts(&self, source: &Source) -> SiteFacts {
        let text = |names: &[&str]| names.iter().find_map(|name| self.config.text_of(name));
        let plain = |text: String| crate::markup::references::decode(&crate::markup::tags::text_of(&text));
        let input = self.config.get("kramdown").and_then(|kramdown| kramdown.text_of("input"));
        SiteFacts {
            title: text(&["title", "name"]).map(plain).unwrap_or_default(),
            tagline: text(&["tagline", "subtitle"]).map(plain).unwrap_or_default(),
            description: text(&["description"]).map(plain).unwrap_or_default(),
            url: if self.url.contains("://") { self.url.clone() } else { String::new() },
            language: text(&["lang", "locale", "language"]).map(|code| code.replace('_', "-")),
            time_zone: Some(
                text(&["timezone"]).filter(|name| Zone::parse(name).is_some()).unwrap_or("UTC".to_owned()),
            ),
            heading_ids: Some(match input.map(|input| input.to_lowercase()).as_deref() {
                Some("kramdown") => "kramdown",
                _ => "jekyll",
            }),
            page_size: text(&["paginate"]).and_then(|size| size.parse().ok()).filter(|size| *size > 0),
            takes_comments: ["disqus", "disqus_shortname", "staticman", "comments"]
                .iter()
                .any(|key| self.config.get(key).is_some_and(|value| *value != YamlValue::Null)),
            navigation: self.navigation(source),
        }
    }

    /// Returns the menu of the data file that most themes read.
    fn navigation(&self, source: &Source) -> Vec<(String, String)> {
        let paths = ["navigation", "nav", "menu"].map(|name| format!("{}_data/{name}", self.root));
        let Some(value) = data_files::first_of(source, &paths) else { return Vec::new() };
        let entries = match &value {
            YamlValue::List(entries) => entries,
            map => match ["main", "header", "top"].iter().find_map(|key| map.get(key)) {
                Some(YamlValue::List(entries)) => entries,
                _ => return Vec::new(),
            },
        };
        let link = |entry: &YamlValue| {
            let title = entry.text_of("title").or_else(|| entry.text_of("name"))?;
            let url = ["url", "link", "href"].iter().find_map(|key| entry.text_of(key))?;
            let is_whole = url.starts_with('/') || url.contains("://");
            Some((title, if is_whole { url } else { format!("/{url}") }))
        };
        entries.iter().filter_map(link).collect()
    }
}

/// Returns the path of a folder, with `/` at its end; empty for the top.
fn folder_of(path: &str) -> String {
    let path = path.trim_start_matches("./").trim_matches('/');
    if path.is_empty() || path == "." { String::new() } else { format!("{path}/") }
}

fn text_as_written(config: &YamlValue, key: &str) -> Option<String> {
    match config.get(key)? {
        YamlValue::Text(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

fn names(config: &YamlValue, key: &str) -> BTreeSet<String> {
    let names = config.get(key).map(YamlValue::texts).unwrap_or_default();
    names.iter().map(|name| name.trim_matches('/').to_owned()).filter(|name| !name.is_empty()).collect()
}

fn collections(config: &YamlValue) -> Vec<(String, YamlValue)> {
    let collections: Vec<(String, YamlValue)> = match config.get("collections") {
        Some(YamlValue::Map(entries)) => entries.clone(),
        Some(YamlValue::List(names)) => {
            names.iter().filter_map(|name| Some((name.text()?, YamlValue::Null))).collect()
        }
        _ => Vec::new(),
    };
    collections.into_iter().filter(|(name, _)| !["posts", "drafts"].contains(&name.as_str())).collect()
}

fn defaults(config: &YamlValue) -> Vec<(String, Option<String>, YamlValue)> {
    let Some(YamlValue::List(entries)) = config.get("defaults") else { return Vec::new() };
    let mut defaults: Vec<(String, Option<String>, YamlValue)> = entries
        .iter()
        .filter_map(|entry| {
            let path = entry.get("scope").and_then(|scope| scope.text_of("path")).unwrap_or_default();
            let kind = entry.get("scope").and_then(|scope| scope.text_of("type"));
            Some((path.trim_matches('/').to_owned(), kind, entry.get("values")?.clone()))
        })
        .collect();
    // Later entries count before earlier ones of the same depth.
    defaults.reverse();
    defaults.sort_by_key(|(path, kind, _)| std::cmp::Reverse((path.len(), kind.is_some())));
    defaults
}
