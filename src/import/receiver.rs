//! Receives the entries of a source, and places each in the new site.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::config::Permalink;
use crate::content::file_slug;
use crate::date::Moment;
use crate::diagnostic::Diagnostic;
use crate::import::account::Account;
use crate::import::address_table::{AddressRow, AddressTable};
use crate::import::author::ImportedAuthor;
use crate::import::embedded_hosts::EmbeddedHosts;
use crate::import::entry::{Entry, EntryKind};
use crate::import::file_names::slug;
use crate::import::front_matter::{self, Placed, date_text};
use crate::import::imported_text::ImportedText;
use crate::import::listings::Listings;
use crate::import::notes::Note;
use crate::import::old_lists::OldList;
use crate::import::options::{DraftChoice, ImportOptions, PictureSource};
use crate::import::own_address::own_address;
use crate::import::own_fields::OwnFields;
use crate::import::permalinks::PatternCounts;
use crate::import::pictures::Pictures;
use crate::import::progress::ImportProgress;
use crate::import::redirects::Redirects;
use crate::import::series_from_titles::SeriesFromTitles;
use crate::import::site_facts::SiteFacts;
use crate::import::source::{Source, SourceFile};
use crate::import::staging::Staging;
use crate::import::taken_addresses::TakenAddresses;
use crate::path::{SourcePath, Url};
use crate::slug::Slug;

/// The number of entries that wait until the pattern of addresses is chosen.
const WAITING: usize = 200;

/// An import that is under way.
#[derive(Debug)]
pub struct Import<'a> {
    pub(super) staging: &'a mut Staging,
    pub(super) options: ImportOptions,
    pub(super) table: AddressTable,
    waiting: Vec<Entry>,
    pub(super) patterns: PatternCounts,
    pub(super) pattern: Option<(String, Permalink)>,
    pub(super) fields: OwnFields,
    /// The files of the new site, folded, so that no two differ only in case.
    pub(super) taken: BTreeSet<String>,
    pub(super) addresses: TakenAddresses,
    pub(super) redirects: Redirects,
    /// The addresses of the old site's feeds.
    pub(super) feeds: BTreeSet<String>,
    pub(super) listings: Listings,
    pub(super) old_lists: Vec<OldList>,
    pub(super) pictures: Pictures,
    pub(super) embedded: EmbeddedHosts,
    pub(super) series: SeriesFromTitles,
    pub(super) account: Account,
    /// How far it is.
    pub progress: ImportProgress,
}

impl<'a> Import<'a> {
    /// Begins an import. `known` is the table of addresses of earlier imports.
    pub fn new(staging: &'a mut Staging, options: ImportOptions, known: &str) -> Import<'a> {
        let pattern = options.site.as_ref().map(|site| (String::new(), site.config.permalink.clone()));
        Import {
            staging,
            table: AddressTable::parse(known),
            waiting: Vec::new(),
            patterns: PatternCounts::default(),
            pattern,
            fields: OwnFields::default(),
            taken: BTreeSet::new(),
            addresses: TakenAddresses::default(),
            feeds: BTreeSet::new(),
            redirects: Redirects::default(),
            listings: Listings::default(),
            old_lists: Vec::new(),
            embedded: EmbeddedHosts::default(),
            series: SeriesFromTitles::default(),
            pictures: match &options.pictures {
                PictureSource::Folder(folder) => Pictures::new(Some(folder)),
                PictureSource::OfSource | PictureSource::Addresses => Pictures::default(),
            },
            account: Account::default(),
            progress: ImportProgress::default(),
            options,
        }
    }

    /// Returns the moment of the import.
    pub fn now(&self) -> &Moment {
        &self.options.now
    }

    /// Sets the facts of the site. Readers may call it at any time.
    pub fn site(&mut self, site: SiteFacts) {
        self.account.site = site;
    }

    /// Adds a note: what happened, and where.
    pub fn note(&mut self, note: Note, what: impl Into<String>, place: impl Into<String>) {
        self.account.notes.add(note, what, place);
    }

    /// Adds an article or a page.
    pub fn entry(&mut self, mut entry: Entry) -> Result<(), Diagnostic> {
        self.progress.entry();
        if !self.takes_address(&mut entry) {
            return Ok(());
        }
        if self.table.has(&entry.source) {
            self.account.known += 1;
            self.need(&entry);
            self.series.add(&entry, None);
            return Ok(());
        }
        if let (Some(reason), DraftChoice::LeaveOut) = (&entry.withheld, self.options.drafts) {
            self.account.notes.add(Note::LeftOut, format!("drafts: {reason}"), entry.place);
            return Ok(());
        }
        self.patterns.add(&entry);
        self.waiting.push(entry);
        if self.pattern.is_some() || self.waiting.len() >= WAITING {
            self.write_waiting()?;
        }
        Ok(())
    }

    /// Notes what an entry that an earlier import took needs of the settings.
    fn need(&mut self, entry: &Entry) {
        self.patterns.add(entry);
        self.address(entry);
        for (name, value) in &entry.fields {
            self.fields.add(name, value);
        }
        self.embedded.add_frames(&entry.body);
        let image = entry.image.as_ref().map(|image| format!(" {}", image.src)).unwrap_or_default();
        for text in [&entry.body, &image] {
            self.pictures.placed(text, &self.account.site.url);
        }
    }

    /// Notes the addresses of an entry, and the lists that name it.
    fn address(&mut self, entry: &Entry) {
        for address in entry.address.iter().chain(&entry.aliases) {
            self.redirects.take(address);
        }
        let is_later = entry.date.as_ref().is_some_and(|date| *date > self.options.now);
        if !is_later {
            self.listings.add(entry);
        }
    }

    /// Adds a profile.
    pub fn author(&mut self, author: &ImportedAuthor) -> Result<(), Diagnostic> {
        let source = format!("author {}", author.id);
        if self.table.has(&source) {
            return Ok(());
        }
        self.account.authors += 1;
        let id = Slug::from_title(&author.id);
        self.account.profiles.push((id.as_str().to_owned(), author.name.clone()));
        let file = format!("content/authors/{}.md", id.as_str());
        self.table.add(AddressRow { source, file: file.clone(), ..AddressRow::default() });
        self.staging.text(&SourcePath::new(file), &author.text())
    }

    /// Takes pictures from the source itself, unless the options name another place.
    pub fn use_pictures_of(&mut self, source: &Source) {
        if matches!(self.options.pictures, PictureSource::OfSource) {
            self.pictures = Pictures::new(Some(source));
        }
    }

    /// Adds a file, such as a picture, at a path from the root of the site: `static/2010/till.jpg`.
    pub fn file(&mut self, to: &str, from: &SourceFile) -> Result<(), Diagnostic> {
        let source = format!("file {to}");
        if self.table.has(&source) || !self.taken.insert(to.to_lowercase()) {
            return Ok(());
        }
        self.account.files += 1;
        self.redirects.take(to.strip_prefix("static").unwrap_or_default());
        self.account.origins.insert(to.to_owned(), from.path.clone());
        self.table.add(AddressRow { source, file: to.to_owned(), ..AddressRow::default() });
        self.staging.copy(&SourcePath::new(to.to_owned()), from)
    }

    /// Adds an export of comments: the name of the system in `steadfast comments import`, and its file or folder.
    pub fn comments(&mut self, system: &'static str, export: PathBuf) {
        self.account.comments.push((system, export));
    }

    /// Adds an address of the old site's feed. It leads to the feed of the new site, if that has one.
    pub fn feed(&mut self, from: impl Into<String>) {
        self.feeds.insert(from.into());
    }

    /// Adds lists of the old site. Those of the new site take their place.
    pub(super) fn old_lists(&mut self, lists: Vec<OldList>) {
        self.old_lists.extend(lists);
    }

    /// Adds a redirect from an old path to a path of the new site.
    pub fn redirect(&mut self, from: impl Into<String>, to: impl Into<String>) {
        self.redirects.add(from.into(), to.into());
    }

    /// Writes the waiting entries. Chooses the pattern of addresses first, if that is not done yet.
    pub(super) fn write_waiting(&mut self) -> Result<(), Diagnostic> {
        if self.pattern.is_none() {
            let text = self.patterns.most_frequent().unwrap_or_default();
            let pattern = Permalink::parse(&text).unwrap_or_default();
            self.pattern = Some((text, pattern));
        }
        for entry in std::mem::take(&mut self.waiting) {
            self.write(entry)?;
        }
        Ok(())
    }

    fn write(&mut self, mut entry: Entry) -> Result<(), Diagnostic> {
        if entry.kind == EntryKind::Article && entry.date.is_none() {
            entry.withheld.get_or_insert_with(|| "it has no date".to_owned());
            entry.date = Some(self.options.now.clone());
        }
        self.place_pictures(&mut entry)?;
        self.address(&entry);
        if let Some(site) = &self.options.site {
            site.adapt(&mut entry, self.account.site.language.as_deref());
        }
        let slug = slug(&entry);
        let file = self.free_file(&entry, &slug);
        let pattern = self.pattern.as_ref().map(|(_, pattern)| pattern);
        let own = own_address(&entry, &slug, &file, pattern);
        let is_own = |address: &String| own.is_some() && Url::parse(address).ok() == own;
        let url = entry.address.clone().filter(|address| !is_own(address));
        let fields = entry
            .fields
            .iter()
            .filter_map(|(name, value)| self.fields.add(name, value).map(|text| format!("{name}: {text}")));
        let fields: Vec<String> = fields.collect();
        let is_article = entry.kind == EntryKind::Article;
        let own_slug = file_slug(&SourcePath::new(file.clone())).to_owned();
        let needs_slug = url.is_none() && is_article && own_slug != slug;
        let placed = Placed {
            date: entry.date_as_written.clone().or_else(|| entry.date.as_ref().map(date_text)),
            slug: needs_slug.then_some(slug.as_str()),
            url: url.as_deref(),
            aliases: entry
                .aliases
                .iter()
                .filter(|alias| Some(*alias) != entry.address.as_ref())
                .cloned()
                .collect(),
            fields,
        };
        let text = front_matter::file(&entry, &placed);
        let (aliases, to) = (placed.aliases, SourcePath::new(file.clone()));
        self.series.add(&entry, Some(&to));
        match (&entry.withheld, entry.kind) {
            (Some(reason), _) => *self.account.drafts.entry(reason.clone()).or_insert(0) += 1,
            (None, EntryKind::Article) => self.account.articles += 1,
            (None, EntryKind::Page) => self.account.pages += 1,
        }
        self.account.origins.insert(file.clone(), entry.source.clone());
        self.account.authors_of_texts.extend(entry.authors.iter().cloned());
        let address = entry.address.clone().or_else(|| own.map(|own| own.as_str().to_owned()));
        self.account.texts.push(ImportedText {
            kind: entry.kind,
            file: to.clone(),
            title: entry.title,
            slug,
            addresses: address.into_iter().chain(aliases).collect(),
            date: entry.date.unwrap_or_else(|| self.options.now.clone()),
        });
        self.table.add(AddressRow {
            source: entry.source,
            old: entry.address.clone().unwrap_or_default(),
            new: entry.address.unwrap_or_default(),
            file,
        });
        self.staging.text(&to, &text)
    }
}
