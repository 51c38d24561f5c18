//! Receives the entries of a source, and places each in the new site.

use std::collections::{BTreeMap, BTreeSet};
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
use crate::import::file_names::{free_file, slug};
use crate::import::front_matter::{self, Placed, date_text};
use crate::import::notes::Note;
use crate::import::options::{DraftChoice, ImportOptions};
use crate::import::own_fields::OwnFields;
use crate::import::permalinks;
use crate::import::pictures::Pictures;
use crate::import::site_facts::SiteFacts;
use crate::import::source::{Source, SourceFile};
use crate::import::staging::Staging;
use crate::import::taken_addresses::{Conflict, TakenAddresses};
use crate::path::{SourcePath, Url};
use crate::slug::Slug;

/// The addresses of the new site's feeds. Feeds of other addresses lead to the first.
const FEEDS: [&str; 3] = ["/feed.xml", "/rss.xml", "/feed.json"];

/// The number of entries that wait until the pattern of addresses is chosen.
const WAITING: usize = 200;

/// An import that is under way.
#[derive(Debug)]
pub struct Import<'a> {
    staging: &'a mut Staging,
    options: ImportOptions,
    table: AddressTable,
    waiting: Vec<Entry>,
    pattern: Option<(String, Permalink)>,
    fields: OwnFields,
    /// The files of the new site, folded, so that no two differ only in case.
    taken: BTreeSet<String>,
    addresses: TakenAddresses,
    redirects: BTreeMap<String, String>,
    /// The addresses of the old site's feeds.
    feeds: BTreeSet<String>,
    pictures: Pictures,
    embedded: EmbeddedHosts,
    account: Account,
}

impl<'a> Import<'a> {
    /// Begins an import. `known` is the table of addresses of earlier imports.
    pub fn new(staging: &'a mut Staging, options: ImportOptions, known: &str) -> Import<'a> {
        let pattern = options.permalink.clone().map(|pattern| (String::new(), pattern));
        Import {
            staging,
            table: AddressTable::parse(known),
            waiting: Vec::new(),
            pattern,
            fields: OwnFields::default(),
            taken: BTreeSet::new(),
            addresses: TakenAddresses::default(),
            redirects: BTreeMap::new(),
            feeds: BTreeSet::new(),
            embedded: EmbeddedHosts::default(),
            pictures: Pictures::new(options.pictures.as_ref()),
            account: Account::default(),
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
        if !self.takes_address(&mut entry) {
            return Ok(());
        }
        if self.table.has(&entry.source) {
            self.account.known += 1;
            return Ok(());
        }
        if let (Some(reason), DraftChoice::LeaveOut) = (&entry.withheld, self.options.drafts) {
            self.account.notes.add(Note::LeftOut, format!("drafts: {reason}"), entry.place);
            return Ok(());
        }
        self.waiting.push(entry);
        if self.pattern.is_some() || self.waiting.len() >= WAITING {
            self.write_waiting()?;
        }
        Ok(())
    }

    /// Adds a profile.
    pub fn author(&mut self, author: &ImportedAuthor) -> Result<(), Diagnostic> {
        let source = format!("author {}", author.id);
        if self.table.has(&source) {
            return Ok(());
        }
        self.account.authors += 1;
        let file = format!("content/authors/{}.md", Slug::from_title(&author.id).as_str());
        self.table.add(AddressRow { source, file: file.clone(), ..AddressRow::default() });
        self.staging.text(&SourcePath::new(file), &author.text())
    }

    /// Takes pictures from the source itself, unless the options name a folder of pictures.
    pub fn use_pictures_of(&mut self, source: &Source) {
        if self.options.pictures.is_none() {
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
        self.table.add(AddressRow { source, file: to.to_owned(), ..AddressRow::default() });
        self.staging.copy(&SourcePath::new(to.to_owned()), from)
    }

    /// Adds an export of comments: the name of the system in `steadfast comments import`, and its file or folder.
    pub fn comments(&mut self, system: &'static str, export: PathBuf) {
        self.account.comments.push((system, export));
    }

    /// Adds a redirect from an old path to a path of the new site.
    pub fn redirect(&mut self, from: impl Into<String>, to: impl Into<String>) {
        let from = from.into();
        match Url::parse(&from) {
            Ok(_) => drop(self.redirects.insert(from, to.into())),
            Err(_) => {
                self.note(Note::LeftOut, "redirects from addresses that no static site can answer", from);
            }
        }
    }

    /// Adds an address of the old site's feed. It leads to the feed of the new site, if that has one.
    pub fn feed(&mut self, from: impl Into<String>) {
        self.feeds.insert(from.into());
    }

    /// Writes what is left, the tables and the settings.
    pub fn finish(mut self) -> Result<Account, Diagnostic> {
        self.write_waiting()?;
        for from in std::mem::take(&mut self.feeds) {
            if self.account.articles > 0
                && !FEEDS.contains(&from.as_str())
                && self.addresses.take(&from).is_none()
            {
                self.redirect(from, FEEDS[0]);
            }
        }
        if self.account.site.url.is_empty() {
            let what = "the source does not name the address of the blog: write it as `url`";
            self.note(Note::Changed, what, "site.yaml");
        }
        self.account.redirects = self.redirects.len();
        self.embedded.add_images(self.pictures.remote.iter());
        let pattern = self.pattern.as_ref().map(|(text, _)| text.as_str()).unwrap_or_default();
        self.account.settings = crate::import::site_settings::text(
            &self.account.site,
            pattern,
            &self.fields,
            &self.redirects,
            &self.embedded,
            &self.options.now,
        );
        if !self.pictures.remote.is_empty() {
            let list: Vec<&str> = self.pictures.remote.iter().map(String::as_str).collect();
            self.staging.text(&SourcePath::new("import/pictures.txt"), &format!("{}\n", list.join("\n")))?;
            self.account.remote_pictures = list.len();
        }
        self.staging.text(&SourcePath::new("import/addresses.tsv"), &self.table.text())?;
        self.staging.text(&SourcePath::new("import/notes.tsv"), &self.account.notes.table())?;
        Ok(self.account)
    }

    /// Writes the waiting entries. Chooses the pattern of addresses first, if that is not done yet.
    fn write_waiting(&mut self) -> Result<(), Diagnostic> {
        if self.pattern.is_none() {
            let text = permalinks::most_frequent(self.waiting.iter()).unwrap_or_default();
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
        let slug = slug(&entry);
        let file = free_file(&entry, &slug, &self.table, &mut self.taken);
        let pattern = self.pattern.as_ref().map(|(_, pattern)| pattern);
        let gives = |address: &String| permalinks::gives(pattern, &entry, &slug, &file, address);
        let url = entry.address.clone().filter(|address| !gives(address));
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
        match (&entry.withheld, entry.kind) {
            (Some(reason), _) => *self.account.drafts.entry(reason.clone()).or_insert(0) += 1,
            (None, EntryKind::Article) => self.account.articles += 1,
            (None, EntryKind::Page) => self.account.pages += 1,
        }
        self.table.add(AddressRow {
            source: entry.source,
            old: entry.address.clone().unwrap_or_default(),
            new: entry.address.unwrap_or_default(),
            file: file.clone(),
        });
        self.staging.text(&SourcePath::new(file), &text)
    }

    /// Takes the address of an entry that readers saw. An entry becomes a draft if it is taken; returns `false` if the entry
    /// is only the frame of a list.
    fn takes_address(&mut self, entry: &mut Entry) -> bool {
        let address = entry.address.as_deref().filter(|_| entry.withheld.is_none());
        let Some(conflict) = address.and_then(|address| self.addresses.take(address)) else { return true };
        if conflict == Conflict::List && entry.body.trim().is_empty() {
            self.note(Note::LeftOut, "pages of lists that this site makes itself", &entry.place);
            return false;
        }
        self.note(Note::Changed, format!("drafts now: {}", conflict.reason()), &entry.place);
        entry.withheld = Some(conflict.reason().to_owned());
        true
    }

    /// Copies the pictures of an entry that the folder of pictures holds, and lists the others.
    fn place_pictures(&mut self, entry: &mut Entry) -> Result<(), Diagnostic> {
        self.embedded.add_frames(&entry.body);
        let home = self.account.site.url.clone();
        let (body, mut copies) = self.pictures.placed(&entry.body, &home);
        entry.body = body;
        if let Some(image) = &mut entry.image {
            let (src, more) = self.pictures.placed(&format!(" {}", image.src), &home);
            image.src = src.trim().to_owned();
            copies.extend(more);
        }
        for copy in copies {
            self.file(&format!("static/{}", copy.to), &copy.from)?;
        }
        Ok(())
    }
}
