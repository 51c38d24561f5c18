//! Reads one text: its keys, its date and its address first; its tags when all texts are known.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Moment;
use crate::import::common_keys::take_common_keys;
use crate::import::entry::{Entry, EntryImage, EntryKind};
use crate::import::liquid_variables::add_variables;
use crate::import::notes::Note;
use crate::import::old_lists::{OldList, list_of_template};
use crate::import::permalink_styles::slugified;
use crate::import::plain_fields;
use crate::import::prepared_entry::PreparedEntry;
use crate::import::readers::jekyll::addresses;
use crate::import::readers::jekyll::documents::{Document, DocumentKind, OTHER_TEXTS};
use crate::import::readers::jekyll::keys;
use crate::import::readers::jekyll::site::JekyllSite;
use crate::import::source_text::split;
use crate::import::yaml_value::YamlValue;

/// Notes.
const UNREADABLE: &str = "texts with front matter that cannot be read";
const TEMPLATE: &str = "pages that are templates: lists, feeds and pages made of data";
const LANGUAGE: &str =
    "texts in a language of markup that is not read: Textile, Org, AsciiDoc, reStructuredText";
const NOT_OUTPUT: &str = "texts of collections that have no pages of their own";
const NO_ADDRESS: &str = "addresses with pieces that are not known: the pattern of the site is used";
const REDIRECT: &str = "pages that only lead to another address";

/// Layouts of pages that are lists.
const LISTS: [&str; 12] = [
    "home",
    "archive",
    "categories",
    "tags",
    "posts",
    "search",
    "tag",
    "category",
    "collection",
    "splash",
    "archives",
    "blog",
];

/// What a file turned out to be.
pub(super) enum ReadResult<'s> {
    /// A text.
    Text(Box<ReadText<'s>>),
    /// A file without front matter: it is copied as it is.
    File,
    /// A page that leads to another address: its own, and the other.
    Redirect(String, String),
    /// A list that a template made, if it is known which.
    List(Option<OldList>, PreparedEntry),
    /// Nothing of it is taken.
    LeftOut(PreparedEntry),
}

/// A text whose keys are read.
pub(super) struct ReadText<'s> {
    /// What its path says.
    pub(super) document: Document<'s>,
    /// The entry and its notes; the text is not in it yet.
    pub(super) prepared: PreparedEntry,
    /// Its text, as it was.
    pub(super) body: String,
    /// The line in which the text begins.
    pub(super) line: usize,
    /// Its keys, if conditions and loops of the text may name them.
    pub(super) keys: Vec<(String, YamlValue)>,
    /// Its keys, as variables.
    pub(super) variables: BTreeMap<String, String>,
    /// The text that ends its summary.
    pub(super) separator: Option<String>,
}

/// Reads the keys of a text.
pub(super) fn read<'s>(document: Document<'s>, site: &JekyllSite) -> ReadResult<'s> {
    let place = &document.file.path;
    let left_out = |reason: &str| ReadResult::LeftOut(PreparedEntry::left_out(reason, place));
    if document.file.has_extension(&OTHER_TEXTS) {
        return left_out(LANGUAGE);
    }
    let text = match document.file.text() {
        Ok(text) => text,
        Err(fault) => return left_out(&format!("files that cannot be read: {}", fault.message)),
    };
    let source_text = match split(&text) {
        Ok(source_text) => source_text,
        Err(reason) => {
            return ReadResult::LeftOut(PreparedEntry::left_out(UNREADABLE, format!("{place}: {reason}")));
        }
    };
    let has_front_matter = source_text.line > 1;
    if !has_front_matter && !matches!(document.kind, DocumentKind::Post | DocumentKind::Draft) {
        return ReadResult::File;
    }
    if let DocumentKind::Collection(number) = document.kind {
        let is_output =
            |(_, settings): &(String, YamlValue)| settings.get("output") == Some(&YamlValue::Boolean(true));
        if !site.collections.get(number).is_some_and(is_output) {
            return left_out(NOT_OUTPUT);
        }
    }
    let keys = keys::with_defaults(source_text.keys, &document, site);
    let leads_on = keys.iter().any(|(key, value)| key == "redirect_to" && *value != YamlValue::Null);
    if document.kind == DocumentKind::Page && !leads_on && is_template(&document, &keys, source_text.body) {
        let list = list_of_template(document.path, &text, slugified);
        return ReadResult::List(list, PreparedEntry::left_out(TEMPLATE, place));
    }
    let (body, line) = (source_text.body.to_owned(), source_text.line);
    let mut read = ReadText {
        document,
        prepared: PreparedEntry::default(),
        body,
        line,
        keys: Vec::new(),
        variables: BTreeMap::new(),
        separator: None,
    };
    if read.body.contains("{%") {
        read.keys.clone_from(&keys);
    }
    match read.take_keys(keys, site) {
        Some((from, to)) => ReadResult::Redirect(from, to),
        None => ReadResult::Text(Box::new(read)),
    }
}

/// Returns whether a page is a template of a list, not a text.
fn is_template(document: &Document<'_>, keys: &[(String, YamlValue)], body: &str) -> bool {
    let key = |name: &str| keys.iter().find(|(known, _)| known == name).and_then(|(_, value)| value.text());
    let is_home = document.path == "index.html" || document.path == "index.md";
    let is_list = key("layout").is_some_and(|layout| LISTS.contains(&layout.as_str()));
    let is_markdown = !document.file.has_extension(&["html", "htm"]);
    let marks = ["{% for ", "{%- for ", "paginator.", "site.posts", "<!doctype", "<!DOCTYPE", "<html"];
    let has_loop = marks.iter().any(|mark| body.contains(mark));
    let is_empty = body.trim().is_empty();
    has_loop && !is_markdown
        || (is_home || is_list) && (has_loop || is_empty)
        || is_empty && key("title").is_none()
}

impl ReadText<'_> {
    fn note(&mut self, note: Note, what: &str) {
        self.prepared.notes.push((note, what.to_owned(), self.document.file.path.clone()));
    }

    /// Reads the keys. Returns the addresses of a page that only leads to another.
    fn take_keys(
        &mut self,
        mut keys: Vec<(String, YamlValue)>,
        site: &JekyllSite,
    ) -> Option<(String, String)> {
        let path = self.document.file.path.clone();
        let mut entry = Entry { source: path.clone(), place: path, ..Entry::default() };
        for (key, value) in &keys {
            add_variables(&format!("page.{key}"), value, &mut self.variables, 0);
        }
        keys::split_words(&mut keys);
        let take = |keys: &mut Vec<(String, YamlValue)>, name: &str| {
            let at = keys.iter().position(|(key, _)| key == name)?;
            Some(keys.remove(at).1).filter(|value| *value != YamlValue::Null)
        };
        let permalink = take(&mut keys, "permalink").and_then(|value| value.text());
        let target = take(&mut keys, "redirect_to").and_then(|value| value.texts().into_iter().next());
        let date = take(&mut keys, "date").and_then(|value| value.text());
        self.separator = match take(&mut keys, "excerpt_separator") {
            Some(YamlValue::Text(separator)) if !separator.is_empty() => Some(separator),
            _ => site.excerpt_separator.clone(),
        };
        let header = take(&mut keys, "header");
        let left = take_common_keys(YamlValue::Map(keys), &site.zone, &mut entry);
        if let Some(header) = &header {
            entry.image = entry.image.take().or_else(|| header_image(header));
        }
        self.set_date(&mut entry, date, site);
        self.set_terms(&mut entry, site);
        self.set_kind(&mut entry);
        self.set_address(&mut entry, permalink.as_deref(), site);
        if let (Some(target), Some(address)) = (target, &entry.address) {
            self.note(Note::Changed, REDIRECT);
            return Some((address.clone(), target));
        }
        plain_fields::clean(&mut entry);
        if entry.title.is_empty() {
            entry.title = self.title();
        }
        self.prepared.entry = Some(Box::new(entry));
        self.prepared.keep_fields(left);
        None
    }

    fn set_date(&self, entry: &mut Entry, text: Option<String>, site: &JekyllSite) {
        if let Some((moment, as_written)) = text.and_then(|text| keys::date(&text, &site.zone)) {
            (entry.date, entry.date_as_written) = (Some(moment), as_written);
        }
        if entry.date.is_none() {
            entry.date = self.document.day.and_then(|day| Moment::parse(day, &site.zone).ok());
        }
    }

    fn set_terms(&self, entry: &mut Entry, site: &JekyllSite) {
        let mut categories: Vec<String> =
            self.document.categories.iter().map(|name| (*name).to_owned()).collect();
        for category in entry.categories.drain(..) {
            if !categories.contains(&category) {
                categories.push(category);
            }
        }
        entry.categories = categories;
        if entry.authors.is_empty() && self.document.kind != DocumentKind::Page {
            entry.authors.extend(site.author.clone());
        }
        // A profile is known by its id in the form for addresses.
        for author in &mut entry.authors {
            if site.authors.iter().any(|known| known.id == *author) {
                *author = crate::slug::Slug::from_title(author).as_str().to_owned();
            }
        }
    }

    fn set_kind(&self, entry: &mut Entry) {
        let is_article = match self.document.kind {
            DocumentKind::Post => true,
            DocumentKind::Draft => {
                entry.withheld.get_or_insert_with(|| "drafts of the old site".to_owned());
                true
            }
            DocumentKind::Collection(_) => entry.date.is_some(),
            DocumentKind::Page => false,
        };
        entry.kind = if is_article { EntryKind::Article } else { EntryKind::Page };
        if !is_article {
            entry.date = None;
        }
    }

    fn set_address(&mut self, entry: &mut Entry, permalink: Option<&str>, site: &JekyllSite) {
        if permalink == Some("false") {
            entry.withheld.get_or_insert_with(|| "`permalink: false`".to_owned());
        }
        let slug = entry.slug.clone();
        entry.slug.get_or_insert_with(|| self.document.name.to_owned());
        // A draft has no address yet.
        if entry.withheld.is_some() {
            return;
        }
        let date = entry.date.as_ref().map(|date| date.within(&site.zone));
        let address = addresses::address(
            &self.document,
            site,
            permalink,
            slug.as_deref(),
            date.as_ref(),
            &entry.categories,
        );
        if address.is_none() {
            self.note(Note::Changed, NO_ADDRESS);
        }
        entry.address = address;
    }

    /// Returns the title of a text without one: its first heading, or its name in words, as Jekyll makes it.
    fn title(&self) -> String {
        let line = self.body.trim_start().lines().next().unwrap_or_default();
        if let Some(heading) = line.strip_prefix("# ").filter(|heading| !heading.contains('{')) {
            return heading.trim().trim_end_matches('#').trim().to_owned();
        }
        let words = self.document.name.split(['-', '_']).filter(|word| !word.is_empty());
        let capitalised = words.map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|first| first.to_uppercase().chain(chars).collect::<String>())
                .unwrap_or_default()
        });
        capitalised.collect::<Vec<_>>().join(" ")
    }

    /// Adds the files that the text names to a list.
    pub(super) fn add_named_files(&self, named: &mut BTreeSet<String>) {
        crate::import::static_files::add_named(&self.body, named);
    }
}

/// Returns the picture of the key `header` of a theme.
fn header_image(header: &YamlValue) -> Option<EntryImage> {
    let src = ["image", "overlay_image", "teaser", "og_image"].iter().find_map(|key| header.text_of(key))?;
    let alt = header.text_of("image_description").or_else(|| header.text_of("alt"));
    Some(EntryImage { src, alt, caption: header.text_of("caption") })
}
