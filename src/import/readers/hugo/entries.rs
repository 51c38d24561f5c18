//! Makes an entry of a text of Hugo.

use crate::date::Moment;
use crate::import::common_keys::{date, take_common_keys};
use crate::import::entry::{Entry, EntryImage, EntryKind};
use crate::import::leading_title::take_leading_title;
use crate::import::notes::Note;
use crate::import::old_pages::join_address;
use crate::import::own_keys::{keep_own_keys, raise_keys};
use crate::import::page_bundles::{article_file, page_file};
use crate::import::picture_markdown::destination;
use crate::import::readers::hugo::addresses::{name_with_date, page_date};
use crate::import::readers::hugo::links::HugoLinks;
use crate::import::readers::hugo::page::{HugoPage, HugoRole};
use crate::import::readers::hugo::settings::{HugoSettings, is_true};
use crate::import::readers::hugo::shortcodes::replaced;
use crate::import::settings_file::take;
use crate::import::source::Source;
use crate::import::text_notes::TextNotes;
use crate::import::yaml_value::YamlValue;
use crate::markdown::rewrite_links;

/// What all pages share.
#[derive(Debug)]
pub(super) struct HugoSite<'s> {
    pub(super) source: &'s Source,
    pub(super) settings: &'s HugoSettings,
    pub(super) links: &'s HugoLinks<'s>,
    pub(super) now: Moment,
}

impl HugoSite<'_> {
    /// Returns the entry of a page with this address, and its notes.
    pub(super) fn entry(&self, page: &HugoPage, address: &str, kind: EntryKind) -> (Entry, TextNotes) {
        let mut notes = TextNotes::new(&page.file, page.line);
        let mut entry = Entry {
            kind,
            source: page.file.clone(),
            place: page.file.clone(),
            address: Some(address.to_owned()),
            ..Entry::default()
        };
        if page.language > 0 {
            entry.language = self.settings.languages.get(page.language).map(|language| language.code.clone());
        }
        self.keys(page, &mut entry, &mut notes);
        entry.file = self.file(page, &entry);
        for alias in &mut entry.aliases {
            if !alias.starts_with('/') {
                let page = address.trim_end_matches('/');
                *alias = join_address(page, alias);
            }
        }
        if let Some(image) = &mut entry.image {
            image.src = self.links.picture(page, address, &image.src).unwrap_or_else(|| image.src.clone());
        }
        let body = replaced(page, self.links, self.settings, &mut notes);
        let body = if body.trim().is_empty() { std::mem::take(&mut entry.body) } else { body };
        entry.body = rewrite_links(&body, |old| self.links.destination(page, address, old));
        take_leading_title(&mut entry);
        if page.file.ends_with(".html") || page.file.ends_with(".htm") {
            notes.file(Note::Changed, "texts in HTML, which stay HTML inside of Markdown");
        }
        (entry, notes)
    }

    /// Moves the keys of the front matter into the entry.
    fn keys(&self, page: &HugoPage, entry: &mut Entry, notes: &mut TextNotes) {
        let mut keys = page.keys.clone();
        raise_keys(&mut keys, "params");
        let zone = &self.settings.zone;
        let publish = ["publishDate", "pubdate", "published"].iter().find_map(|key| match keys.get(key) {
            Some(YamlValue::Boolean(_)) | None => None,
            Some(_) => take(&mut keys, key)?.text(),
        });
        if let Some(publish) = publish {
            let (day, written) =
                (date(&publish, zone), keys.text_of("date").and_then(|text| date(&text, zone)));
            // A text is not seen before this moment.
            if day.is_some() && (written.is_none() || day > written && day.as_ref() > Some(&self.now)) {
                take(&mut keys, "date");
                if let YamlValue::Map(entries) = &mut keys {
                    entries.push(("date".to_owned(), YamlValue::Text(publish)));
                }
            }
        }
        let withheld = withheld(&mut keys);
        for key in [
            "url",
            "permalink",
            "cascade",
            "menu",
            "menus",
            "markup",
            "outputs",
            "linkTitle",
            "sitemap",
            "resources",
            "translationKey",
            "ShowToc",
            "TocOpen",
            "toc",
        ] {
            take(&mut keys, key);
        }
        match take(&mut keys, "series") {
            Some(YamlValue::List(series)) => {
                if series.len() > 1 {
                    notes.file(Note::Changed, "an article of several series belongs to the first");
                }
                let number = keys.text_of("series_order").and_then(|part| part.parse().ok());
                entry.series = series.first().and_then(YamlValue::text).map(|series| (series, number));
                take(&mut keys, "series_order");
            }
            Some(series) => {
                let number = take(&mut keys, "series_order").and_then(|part| part.text()?.parse().ok());
                entry.series = series.text().map(|series| (series, number));
            }
            None => {}
        }
        for taxonomy in &self.settings.own_taxonomies {
            entry.tags.extend(take(&mut keys, taxonomy).into_iter().flat_map(|terms| terms.texts()));
        }
        if let (Some(target), true) = (redirect_target(&mut keys), page.body.trim().is_empty()) {
            entry.body = format!("[{target}]({})\n", destination(&target));
            notes.file(Note::Changed, "texts that led readers to another address hold a link to it");
        }
        let left = take_common_keys(keys, zone, entry);
        if let Some(reason) = withheld {
            entry.withheld.get_or_insert(reason);
        }
        if entry.date.is_none() || name_with_date(page, self.settings).is_some() {
            entry.date = page_date(page, self.settings);
            entry.date_as_written = None;
        }
        if entry.image.is_none() && page.role == HugoRole::Bundle {
            entry.image = self.featured(page);
        }
        keep_own_keys(left, entry, notes);
    }

    /// Returns the picture of a bundle that themes find by its name.
    fn featured(&self, page: &HugoPage) -> Option<EntryImage> {
        let folder = format!("{}/", page.file.rsplit_once('/')?.0);
        let is_featured = |name: &str| {
            let name = name.to_lowercase();
            ["feature", "cover", "thumbnail"].iter().any(|word| name.contains(word))
                && crate::import::picture_markdown::is_picture(&name)
        };
        let file = self.source.below(&folder).find(|file| is_featured(file.name()))?;
        Some(EntryImage { src: file.path[folder.len()..].to_owned(), ..EntryImage::default() })
    }

    /// Returns the file that a page becomes: the path that it had, unless that has a meaning of its own here.
    fn file(&self, page: &HugoPage, entry: &Entry) -> Option<String> {
        let name = page.file.rsplit('/').next().unwrap_or_default();
        let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        match (entry.kind, page.role) {
            (EntryKind::Article, _) => Some(article_file(&format!("{folder}/{name}.md"))),
            (EntryKind::Page, HugoRole::Bundle) => Some(page_file(&format!("{folder}/{name}.md"))),
            (EntryKind::Page, _) => None,
        }
    }
}

/// Takes the address to which a page led its readers.
fn redirect_target(keys: &mut YamlValue) -> Option<String> {
    let (a, b) = (take(keys, "redirectto"), take(keys, "redirect_url"));
    a.or(b)?.text()
}

/// Returns why Hugo does not make a page of a text.
fn withheld(keys: &mut YamlValue) -> Option<String> {
    let build = take(keys, "build").or_else(|| take(keys, "_build"));
    let render = build.as_ref().and_then(|build| build.text_of("render"));
    if let Some(render) = render.filter(|render| matches!(render.as_str(), "never" | "false" | "link")) {
        return Some(format!("`render: {render}`"));
    }
    is_true(take(keys, "headless").as_ref()).then(|| "`headless: true`".to_owned())
}
