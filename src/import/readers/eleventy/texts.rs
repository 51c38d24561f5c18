//! Reads one text: its keys, its date and its address first; its tags when all texts are known.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::date::{Moment, Zone};
use crate::import::common_keys::take_common_keys;
use crate::import::dated_name;
use crate::import::entry::{Entry, EntryKind};
use crate::import::liquid_text;
use crate::import::liquid_variables::Variables;
use crate::import::liquid_variables::add_variables;
use crate::import::notes::Note;
use crate::import::plain_fields;
use crate::import::prepared_entry::PreparedEntry;
use crate::import::readers::eleventy::addresses::{self, EleventyAddress};
use crate::import::readers::eleventy::cascade::{self, Cascade};
use crate::import::readers::eleventy::dialect::{EleventyDialect, People};
use crate::import::readers::eleventy::site::EleventySite;
use crate::import::source::SourceFile;
use crate::import::yaml_value::YamlValue;
use crate::import::{curly_attributes, own_addresses, relative_links};

/// Notes.
const DAY_OF_FILE: &str = "texts without a date, which have that of their file now";
const WORD_AS_DATE: &str = "dates that ask the disk or Git, such as `date: Last Modified`";
const PROGRAMS: &str = "values of front matter that are programs";
const NO_ADDRESS: &str = "addresses that a program makes: the usual address of the file is used";
pub(super) const TEMPLATE: &str = "pages that are templates: lists, feeds and pages made of data";

/// Names of collections, which are no tags of readers.
const COLLECTIONS: [&str; 10] =
    ["post", "posts", "blog", "blogs", "article", "articles", "page", "pages", "all", "nav"];
/// Folders whose texts are articles.
const FOLDERS: [&str; 8] = ["posts", "blog", "articles", "news", "_posts", "writing", "notes", "post"];

/// Keys of Eleventy itself.
const OWN_KEYS: [&str; 9] = [
    "permalink",
    "pagination",
    "eleventyComputed",
    "eleventyNavigation",
    "eleventyExcludeFromCollections",
    "eleventyImport",
    "templateEngineOverride",
    "templateClass",
    "override:tags",
];

/// A text whose keys are read.
#[derive(Debug)]
pub(super) struct ReadText<'s> {
    file: &'s SourceFile,
    /// Its path from the folder of the texts.
    pub(super) path: &'s str,
    /// The entry and its notes; the text is not in it yet.
    pub(super) prepared: PreparedEntry,
    /// Whether its address is that of its file, because there is no other.
    pub(super) is_default_address: bool,
    /// Its name in the menu, with the order.
    pub(super) navigation: Option<(i64, String)>,
    /// Its name without date.
    pub(super) slug: String,
    body: String,
    line: usize,
    variables: BTreeMap<String, String>,
}

/// Reads the keys of a text.
pub(super) fn read<'s>(
    file: &'s SourceFile,
    site: &EleventySite,
    cascade: &Cascade,
) -> Result<ReadText<'s>, PreparedEntry> {
    let path = &file.path[site.input.len()..];
    let text = file.text().map_err(|fault| {
        PreparedEntry::left_out(format!("files that cannot be read: {}", fault.message), &file.path)
    })?;
    let (source_text, programs) = cascade::front_matter(&text).map_err(|reason| {
        PreparedEntry::left_out(
            "texts with front matter that cannot be read",
            format!("{}: {reason}", file.path),
        )
    })?;
    let keys = cascade.keys(&file.path, source_text.keys);
    if keys.get("pagination").is_some() || is_template(file, source_text.body) {
        return Err(PreparedEntry::left_out(TEMPLATE, &file.path));
    }
    let mut read = ReadText {
        file,
        path,
        prepared: PreparedEntry::default(),
        is_default_address: false,
        navigation: None,
        slug: slug(path).to_owned(),
        body: source_text.body.to_owned(),
        line: source_text.line,
        variables: BTreeMap::new(),
    };
    read.prepared.notes.extend(
        programs.into_iter().map(|key| (Note::LeftOut, PROGRAMS.to_owned(), format!("{}: {key}", file.path))),
    );
    read.take_keys(keys);
    Ok(read)
}

/// Returns whether a page is a template of a list, not a text.
fn is_template(file: &SourceFile, body: &str) -> bool {
    let is_markdown = file.has_extension(&["md", "markdown"]);
    let marks = ["{% for ", "{%- for ", "{% extends", "{% block", "collections.", "<!doctype", "<!DOCTYPE"];
    !is_markdown && marks.iter().any(|mark| body.contains(mark))
}

/// Returns the slug of a file: its name without the date, or that of its folder.
fn slug(path: &str) -> &str {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let above = folder.rsplit('/').next().unwrap_or_default();
    let name = if name == "index" && !above.is_empty() { above } else { name };
    dated_name::split(name).1
}

impl ReadText<'_> {
    fn note(&mut self, note: Note, what: &str) {
        self.prepared.notes.push((note, what.to_owned(), self.file.path.clone()));
    }

    fn take_keys(&mut self, keys: YamlValue) {
        let YamlValue::Map(mut keys) = keys else {
            return self.take_keys(YamlValue::Map(Vec::new()));
        };
        let mut entry = Entry {
            source: self.file.path.clone(),
            place: self.file.path.clone(),
            slug: Some(self.slug.clone()),
            ..Entry::default()
        };
        for (key, value) in &mut keys {
            add_variables(key, value, &mut self.variables, 0);
            match (key.as_str(), &value) {
                // One text is one tag, whatever it holds.
                ("tags", YamlValue::Text(tag)) => {
                    *value = YamlValue::List(vec![YamlValue::Text(tag.clone())]);
                }
                ("date", YamlValue::Text(word)) if is_word_as_date(word) => {
                    *value = YamlValue::Null;
                    self.prepared.notes.push((
                        Note::Changed,
                        WORD_AS_DATE.to_owned(),
                        self.file.path.clone(),
                    ));
                }
                _ => {}
            }
        }
        let own: Vec<(String, YamlValue)> =
            keys.extract_if(.., |(key, _)| OWN_KEYS.contains(&key.as_str())).collect();
        let own = YamlValue::Map(own);
        let left = take_common_keys(YamlValue::Map(keys), &Zone::UTC, &mut entry);
        self.set_kind(&mut entry, &own);
        self.set_date(&mut entry);
        plain_fields::clean(&mut entry);
        if let Some(summary) = &entry.summary {
            self.variables.insert("page.excerpt".to_owned(), summary.clone());
        }
        self.variables.extend(addresses::page_variables(self.path, &self.slug, entry.date.as_ref()));
        self.set_address(&mut entry, own.get("permalink"));
        self.set_navigation(&entry, own.get("eleventyNavigation"));
        if entry.title.is_empty() {
            entry.title = heading(&self.body).unwrap_or_else(|| self.slug.replace(['-', '_'], " "));
        }
        self.prepared.entry = Some(Box::new(entry));
        self.prepared.keep_fields(left);
    }

    /// Decides whether it is an article or a page.
    fn set_kind(&self, entry: &mut Entry, own: &YamlValue) {
        let is_of = |tag: &String| COLLECTIONS[..6].contains(&tag.as_str());
        let folders: Vec<&str> = self.path.split('/').collect();
        let is_in_folder = folders[..folders.len() - 1].iter().any(|folder| FOLDERS.contains(folder));
        let has_date = entry.date.is_some() || dated_name::split(self.file.name()).0.is_some();
        let is_excluded = own.get("eleventyExcludeFromCollections") == Some(&YamlValue::Boolean(true));
        let is_index = self.path.ends_with("index.md") && folders.len() <= 2;
        let is_article = has_date || entry.tags.iter().any(is_of) || is_in_folder && !is_index;
        if !is_article || is_excluded {
            entry.kind = EntryKind::Page;
        }
        entry.tags.retain(|tag| !COLLECTIONS.contains(&tag.as_str()));
    }

    fn set_date(&mut self, entry: &mut Entry) {
        let path = self.path.rsplit_once('.').map_or(self.path, |(stem, _)| stem);
        let of_name = path.rsplit('/').take(2).find_map(|name| dated_name::split(name).0);
        if entry.date.is_none() {
            entry.date = of_name.and_then(|day| Moment::parse(day, &Zone::UTC).ok());
        }
        if entry.date.is_none() && entry.kind == EntryKind::Article {
            let modified = fs::metadata(&self.file.disk).and_then(|data| data.modified()).ok();
            let seconds = modified.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
            entry.date = seconds
                .and_then(|time| Moment::from_unix(i64::try_from(time.as_secs()).ok()?, &Zone::UTC))
                .and_then(|moment| Moment::midnight(moment.year(), moment.month(), moment.day(), &Zone::UTC));
            self.note(Note::Changed, DAY_OF_FILE);
        }
    }

    fn set_address(&mut self, entry: &mut Entry, permalink: Option<&YamlValue>) {
        let found = permalink.and_then(|value| addresses::of_permalink(value, &self.variables));
        match found {
            Some(EleventyAddress::Path(path)) => entry.address = Some(path),
            Some(EleventyAddress::None) => {
                entry.withheld.get_or_insert_with(|| "`permalink: false`".to_owned());
            }
            other => {
                if other.is_some() {
                    self.note(Note::Changed, NO_ADDRESS);
                }
                self.is_default_address = true;
                entry.address = Some(addresses::of_file(self.path));
            }
        }
        if entry.withheld.is_some() {
            entry.address = None;
        }
    }

    fn set_navigation(&mut self, entry: &Entry, navigation: Option<&YamlValue>) {
        let Some(navigation) = navigation.filter(|_| entry.address.is_some()) else { return };
        let title = navigation.text_of("title").or_else(|| navigation.text_of("key"));
        let order = navigation.text_of("order").and_then(|order| order.parse::<f64>().ok()).unwrap_or(1e6);
        if navigation.get("parent").is_none() {
            self.navigation = title.map(|title| ((order * 1000.0) as i64, title));
        }
    }

    /// Adds the files that the text names to a list.
    pub(super) fn add_named_files(&self, named: &mut BTreeSet<String>) {
        crate::import::static_files::add_named(&self.body, named);
    }

    /// Returns the text as it was.
    pub(super) fn body(&self) -> &str {
        &self.body
    }

    /// Replaces the tags of the text. `by_file` gives the address of a text for its path.
    pub(super) fn finish(
        mut self,
        site: &EleventySite,
        people: &People,
        by_file: &BTreeMap<String, String>,
    ) -> PreparedEntry {
        let variables = Variables {
            site: Some(&site.variables),
            text: std::mem::take(&mut self.variables),
            blocks: BTreeMap::new(),
        };
        let mut dialect = EleventyDialect { variables, people };
        let replaced = liquid_text::replace(&self.body, &mut dialect);
        let Some(entry) = &mut self.prepared.entry else { return self.prepared };
        let address = entry.address.clone().unwrap_or_default();
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_markdown = self.file.has_extension(&["md", "markdown"]);
        let converted = match is_markdown {
            true => curly_attributes::convert(&replaced.text),
            false => crate::import::replaced_text::ReplacedText { text: replaced.text, notes: Vec::new() },
        };
        let text = own_addresses::to_paths(&converted.text, site.facts.url.trim_end_matches('/'));
        let text = own_addresses::without_base(&text, &site.prefix);
        entry.body = relative_links::resolved(&text, &|relative| {
            let beside = relative_links::join(folder, relative);
            let of_text = by_file.get(beside.trim_start_matches('/')).cloned();
            of_text.or_else(|| {
                (!address.is_empty())
                    .then(|| relative_links::join(relative_links::folder(&address), relative))
            })
        });
        if let Some(image) = &mut entry.image {
            image.src = relative_links::from_root(&image.src);
        }
        for (note, what, line) in replaced.notes.into_iter().chain(converted.notes) {
            self.prepared.notes.push((note, what, format!("{}:{}", self.file.path, self.line + line)));
        }
        self.prepared
    }
}

fn is_word_as_date(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    ["last modified", "created", "git created", "git last modified"].contains(&text.as_str())
}

/// Returns the heading with which a text begins.
fn heading(body: &str) -> Option<String> {
    let line = body.trim_start().lines().next()?;
    Some(line.strip_prefix("# ")?.trim().trim_end_matches('#').trim().to_owned())
        .filter(|text| !text.contains("{{"))
}
