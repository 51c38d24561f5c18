//! Reads one text of a Hexo blog.

use std::collections::BTreeMap;

use crate::date::{Moment, Zone};
use crate::import::common_keys::take_common_keys;
use crate::import::dated_name;
use crate::import::entry::{Entry, EntryKind};
use crate::import::notes::Note;
use crate::import::permalink_styles::{AddressPieces, fill, slugified};
use crate::import::prepared_entry::PreparedEntry;
use crate::import::readers::hexo::dialect::HexoDialect;
use crate::import::readers::hexo::site::HexoSite;
use crate::import::source::SourceFile;
use crate::import::source_text::split;
use crate::import::yaml_value::YamlValue;
use crate::import::{hexo_headings, liquid_text, own_addresses, plain_fields, relative_links};

/// The note of a date.
const DAY_OF_FILE: &str = "texts without a date, which have that of their file now";

/// A text whose keys are read.
pub(super) struct ReadText<'s> {
    pub(super) file: &'s SourceFile,
    /// Its name without date and extension, with its folders below `_posts`.
    pub(super) name: String,
    /// The entry and its notes; the text is not in it yet.
    pub(super) prepared: PreparedEntry,
    body: String,
    line: usize,
}

/// Reads the keys of a text. `path` is that below its folder, and `kind` says which folder.
pub(super) fn read<'s>(
    file: &'s SourceFile,
    path: &str,
    kind: &str,
    site: &HexoSite,
) -> Result<ReadText<'s>, PreparedEntry> {
    let place = &file.path;
    let text = file.text().map_err(|fault| {
        PreparedEntry::left_out(format!("files that cannot be read: {}", fault.message), place)
    })?;
    let source_text = split_hexo(&text).map_err(|reason| {
        PreparedEntry::left_out("texts with front matter that cannot be read", format!("{place}: {reason}"))
    })?;
    let (keys, body, line) = source_text;
    let mut entry = Entry { source: place.clone(), place: place.clone(), ..Entry::default() };
    let mut keys = match keys {
        YamlValue::Map(entries) => entries,
        _ => Vec::new(),
    };
    let mut take = |name: &str| {
        let at = keys.iter().position(|(key, _)| key == name)?;
        keys.remove(at).1.text()
    };
    let permalink = take("permalink");
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let (day, rest) = dated_name::split(name);
    let separator = if folder.is_empty() { "" } else { "/" };
    let whole = format!("{folder}{separator}{rest}");
    let left = take_common_keys(YamlValue::Map(keys), &site.zone, &mut entry);
    let is_page = kind == "page";
    if is_page {
        entry.kind = EntryKind::Page;
        entry.date = None;
    } else if entry.date.is_none() {
        entry.date = day.and_then(|day| Moment::parse(day, &site.zone).ok());
    }
    let mut notes = Vec::new();
    if kind == "draft" {
        entry.withheld.get_or_insert_with(|| "drafts of the old site".to_owned());
    } else if entry.date.is_none() && !is_page {
        entry.date = day_of_file(file, &site.zone);
        notes.push((Note::Changed, DAY_OF_FILE.to_owned(), place.clone()));
    }
    let slug = entry.slug.clone().unwrap_or_else(|| whole.clone());
    let categories: Vec<String> = entry.categories.iter().map(|name| slugified(name)).collect();
    let date = entry.date.clone();
    let pieces = AddressPieces {
        date: date.as_ref(),
        title: slug.clone(),
        slug: slugified(&slug),
        categories: if categories.is_empty() { vec![site.no_category.clone()] } else { categories },
        path: folder,
        basename: rest,
        collection: "",
        extension: ".html",
    };
    let address = match (&permalink, is_page) {
        (Some(permalink), _) => fill(permalink, &pieces),
        (None, true) => Some(of_page(stem)),
        (None, false) => fill(&site.permalink, &pieces),
    };
    entry.address = address.filter(|_| entry.withheld.is_none()).map(|address| site.shown(&address));
    let above = folder.rsplit('/').next().unwrap_or_default();
    let own = if rest == "index" && !above.is_empty() { above } else { rest };
    entry.slug.get_or_insert_with(|| own.to_owned());
    plain_fields::clean(&mut entry);
    if entry.title.is_empty() {
        entry.title = own.replace(['-', '_'], " ");
    }
    let mut prepared = PreparedEntry { entry: Some(Box::new(entry)), notes };
    prepared.keep_fields(left);
    Ok(ReadText { file, name: whole, prepared, body, line })
}

/// Splits a text: Hexo allows front matter without a first line of hyphens.
fn split_hexo(text: &str) -> Result<(YamlValue, String, usize), String> {
    let parts = split(text)?;
    if parts.line == 1
        && !text.trim_start().starts_with("---")
        && let Some((keys, body)) = text.split_once("\n---\n").filter(|(keys, _)| is_keys(keys))
    {
        let keys = crate::yaml::foreign::value(keys)?;
        let line = 1 + text[..text.len() - body.len()].matches('\n').count();
        return Ok((keys, body.to_owned(), line));
    }
    Ok((parts.keys, parts.body.to_owned(), parts.line))
}

/// Returns whether lines are keys and values.
fn is_keys(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.contains(": "))
        && text
            .lines()
            .all(|line| line.trim().is_empty() || line.starts_with([' ', '-', '#']) || line.contains(':'))
}

fn of_page(stem: &str) -> String {
    match stem.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/')) {
        Some(folder) => format!("/{folder}"),
        None => format!("/{stem}.html"),
    }
}

/// Returns the day on which a file was changed.
fn day_of_file(file: &SourceFile, zone: &Zone) -> Option<Moment> {
    let modified = std::fs::metadata(&file.disk).and_then(|data| data.modified()).ok()?;
    let seconds = modified.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
    let moment = Moment::from_unix(i64::try_from(seconds).ok()?, zone)?;
    Moment::midnight(moment.year(), moment.month(), moment.day(), zone)
}

impl ReadText<'_> {
    /// Replaces the tags of the text.
    pub(super) fn finish(
        mut self,
        site: &HexoSite,
        posts: &BTreeMap<String, (String, String)>,
    ) -> PreparedEntry {
        let Some(entry) = &mut self.prepared.entry else { return self.prepared };
        let address = entry.address.clone().unwrap_or_default();
        let mut dialect = HexoDialect { posts, address: relative_links::folder(&address) };
        let replaced = liquid_text::replace(&self.body, &mut dialect);
        let text = hexo_headings::with_ids(&replaced.text);
        let text = own_addresses::to_paths(&text, &site.url);
        let text = own_addresses::without_base(&text, &site.base);
        entry.body = relative_links::resolved(&text, &|relative| {
            let name = relative.trim_start_matches("./").trim_end_matches(".md");
            let of_text = relative.ends_with(".md").then(|| posts.get(name)).flatten();
            let inner = match relative.strip_prefix(&format!("{}/", self.name)) {
                Some(inner) => inner,
                None => relative,
            };
            of_text.map(|(address, _)| address.clone()).or_else(|| {
                (!address.is_empty()).then(|| relative_links::join(relative_links::folder(&address), inner))
            })
        });
        if let Some(image) = &mut entry.image {
            image.src = relative_links::from_root(&image.src);
        }
        for (note, what, line) in replaced.notes {
            self.prepared.notes.push((note, what, format!("{}:{}", self.file.path, self.line + line)));
        }
        self.prepared
    }
}
