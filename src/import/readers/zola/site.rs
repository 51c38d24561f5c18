//! Makes entries of the texts of Zola: keys, shortcodes and links.

use crate::date::Zone;
use crate::import::common_keys::take_common_keys;
use crate::import::entry::{Entry, EntryKind};
use crate::import::leading_title::take_leading_title;
use crate::import::notes::Note;
use crate::import::old_pages::{Destination, OldPages, join_address, join_path, split_destination};
use crate::import::own_keys::{keep_own_keys, raise_keys};
use crate::import::page_bundles::{article_file, page_file};
use crate::import::readers::zola::page::{CONTENT, ZolaPage};
use crate::import::settings_file::take;
use crate::import::shortcode_meanings::meaning;
use crate::import::shortcode_tags::zola_tags;
use crate::import::shortcodes::{Shortcode, replace_shortcodes};
use crate::import::source::Source;
use crate::import::text_notes::TextNotes;
use crate::import::yaml_value::YamlValue;
use crate::markdown::rewrite_links;

/// Keys that say how Zola shows a page.
const OF_THE_THEME: [&str; 14] = [
    "path",
    "in_search_index",
    "insert_anchor_links",
    "sort_by",
    "paginate_by",
    "paginate_path",
    "page_template",
    "transparent",
    "generate_feeds",
    "generate_feed",
    "redirect_to",
    "paginate_reversed",
    "toc",
    "weight",
];

/// What all pages share.
#[derive(Debug)]
pub(super) struct ZolaSite<'s> {
    pub(super) source: &'s Source,
    /// The pages, by their files.
    pub(super) pages: OldPages,
}

impl ZolaSite<'_> {
    /// Returns the entry of a page, and its notes.
    pub(super) fn entry(&self, page: &ZolaPage) -> (Entry, TextNotes) {
        let mut notes = TextNotes::new(&page.file, page.line);
        let address = page.address();
        let is_article = !page.is_section && page.date().is_some();
        let mut entry = Entry {
            kind: if is_article { EntryKind::Article } else { EntryKind::Page },
            source: page.file.clone(),
            place: page.file.clone(),
            address: Some(address.clone()),
            language: page.language.clone(),
            ..Entry::default()
        };
        entry.file = match (entry.kind, page.has_files) {
            (EntryKind::Article, _) => Some(article_file(&page.file[CONTENT.len()..])),
            (EntryKind::Page, true) => Some(page_file(&page.file[CONTENT.len()..])),
            (EntryKind::Page, false) => None,
        };
        self.keys(page, &mut entry, &mut notes);
        for alias in &mut entry.aliases {
            *alias = format!("/{}", alias.trim_start_matches('/'));
        }
        if let Some(image) = &mut entry.image {
            image.src = self.destination(page, &address, &image.src).unwrap_or_else(|| image.src.clone());
        }
        let body = replaced(page, &mut notes);
        entry.body = rewrite_links(&body, |old| {
            if old.starts_with("@/") && self.internal(old).is_none() {
                notes.file(Note::Unconverted, "links with `@/` to a page that is not there");
            }
            self.destination(page, &address, old)
        });
        take_leading_title(&mut entry);
        (entry, notes)
    }

    fn keys(&self, page: &ZolaPage, entry: &mut Entry, notes: &mut TextNotes) {
        let mut keys = page.keys.clone();
        let slug = take(&mut keys, "slug");
        for key in OF_THE_THEME {
            take(&mut keys, key);
        }
        raise_keys(&mut keys, "taxonomies");
        raise_keys(&mut keys, "extra");
        for taxonomy in page.keys.get("taxonomies").into_iter().flat_map(names) {
            if !["tags", "categories", "authors", "series"].contains(&taxonomy.as_str()) {
                entry.tags.extend(take(&mut keys, &taxonomy).into_iter().flat_map(|terms| terms.texts()));
            }
        }
        if let Some(series) = take(&mut keys, "series") {
            entry.series = series.texts().into_iter().next().map(|series| (series, None));
        }
        let left = take_common_keys(keys, &Zone::UNNAMED, entry);
        entry.slug = slug.and_then(|slug| slug.text());
        if entry.date.is_none() {
            entry.date = page.date();
        }
        keep_own_keys(left, entry, notes);
    }

    /// Returns the path that an internal link `@/blog/name.md#part` means.
    fn internal(&self, link: &str) -> Option<String> {
        let (path, rest) = split_destination(link.strip_prefix("@/")?);
        Some(format!("{}{rest}", self.pages.address(&format!("{CONTENT}{path}"))?))
    }

    /// Returns the new destination of a link or a picture; `None` if it stays.
    fn destination(&self, page: &ZolaPage, address: &str, old: &str) -> Option<String> {
        if let Some(path) = old.strip_prefix("@/") {
            // A path to a page that is not there is a warning; a name of a file would be an error.
            let gone = || format!("/{}/", split_destination(path).0.trim_end_matches(".md"));
            return Some(self.internal(old).unwrap_or_else(gone));
        }
        let (path, rest) = match self.pages.destination(old) {
            Destination::Kept => return None,
            Destination::Own(path) => return Some(path),
            Destination::Relative(path, rest) => (path, rest),
        };
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let beside = join_path(page.own_folder(), &decoded);
        if page.has_files && !path.contains("..") && self.source.file(&beside).is_some() {
            return None;
        }
        if let Some(address) = self.pages.address(&beside) {
            return Some(format!("{address}{rest}"));
        }
        let joined = join_address(address, path);
        let plain = path.trim_start_matches("./");
        let is_at_root =
            ["static/", CONTENT].iter().any(|top| self.source.file(&format!("{top}{plain}")).is_some());
        if is_at_root && self.source.file(&format!("static{joined}")).is_none() {
            return Some(format!("/{plain}{rest}"));
        }
        Some(format!("{joined}{rest}"))
    }
}

/// Returns the keys of a map.
fn names(map: &YamlValue) -> Vec<String> {
    match map {
        YamlValue::Map(entries) => entries.iter().map(|(name, _)| name.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Returns the text of a page with what its shortcodes mean.
fn replaced(page: &ZolaPage, notes: &mut TextNotes) -> String {
    replace_shortcodes(&page.body, &zola_tags(&page.body), &mut |code: &Shortcode<'_>| {
        let found = meaning(code);
        if found.is_none() {
            notes.at(Note::Unconverted, format!("shortcode `{}`", code.name), code.line);
        }
        found
    })
}
