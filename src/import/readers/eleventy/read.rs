//! Passes an Eleventy blog to an import.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::config::Permalink;
use crate::diagnostic::Diagnostic;
use crate::import::data_files;
use crate::import::entry::{Entry, EntryKind};
use crate::import::known_addresses::KnownAddresses;
use crate::import::notes::Note;
use crate::import::old_lists::list_of_template;
use crate::import::permalinks::{PatternCounts, slug_of};
use crate::import::prepared_entry::PreparedEntry;
use crate::import::readers::eleventy::cascade::Cascade;
use crate::import::readers::eleventy::dialect::People;
use crate::import::readers::eleventy::files;
use crate::import::readers::eleventy::site::{CONFIGURATIONS, EleventySite};
use crate::import::readers::eleventy::texts::{self, ReadText, TEMPLATE};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::source::{Source, SourceFile};
use crate::import::source_root::root_with;
use crate::slug::Slug;

/// Eleventy.
pub(in super::super) const READER: Reader = Reader {
    name: "Eleventy",
    argument: "eleventy",
    form: SourceForm::Folder,
    source: "give the folder with `eleventy.config.js` or `.eleventy.js`",
    recognises,
    read,
};

/// The texts that are looked at to recognise a folder without configuration.
const LOOKED_AT: usize = 200;

/// The endings of texts.
const TEXTS: [&str; 6] = ["md", "markdown", "html", "htm", "njk", "liquid"];
/// The endings of texts that are programs or in other languages.
const OTHER_TEXTS: [&str; 6] = ["hbs", "pug", "haml", "mustache", "ejs", "webc"];

fn recognises(source: &Source) -> bool {
    if source.is_file {
        return false;
    }
    let has_data = || source.files.iter().any(|file| file.name().contains(".11tydata."));
    let has_filter = |file: &SourceFile| file.text().is_ok_and(|text| text.contains("\" | url }}"));
    let mut texts = source.files.iter().filter(|file| file.has_extension(&["md"])).take(LOOKED_AT);
    root_with(source, &CONFIGURATIONS).is_some() || has_data() || texts.any(has_filter)
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let site = EleventySite::of(source);
    let cascade = Cascade::of(source, &site.input);
    let files: Vec<&SourceFile> = source.below(&site.input).filter(|file| is_text(file, &site)).collect();
    let results: Vec<_> = files.par_iter().map(|file| texts::read(file, &site, &cascade)).collect();
    let (mut read, mut left_out, mut named) = (Vec::new(), Vec::new(), BTreeSet::new());
    let name: fn(&str) -> String = |name| Slug::from_title(name).as_str().to_owned();
    for (file, result) in files.iter().zip(results) {
        match result {
            Ok(text) if text.is_data() => {
                text.feed().into_iter().for_each(|feed| import.feed(feed));
                left_out.push(PreparedEntry::left_out(TEMPLATE, text.place()));
            }
            Ok(text) => {
                text.add_named_files(&mut named);
                read.push(text);
            }
            Err(note) => {
                let text = file.text().unwrap_or_default();
                let list = list_of_template(&file.path[site.input.len()..], &text, name);
                import.old_lists(list.into_iter().collect());
                left_out.push(note);
            }
        }
    }
    find_addresses(source, &site, &mut read, import);
    let people = people(&site, &read, import)?;
    let mut facts = site.facts.clone();
    facts.navigation = navigation(&read);
    import.site(facts);
    let by_file: BTreeMap<String, String> = read
        .iter()
        .filter_map(|text| Some((text.path.to_owned(), text.prepared.entry.as_ref()?.address.clone()?)))
        .collect();
    let finished: Vec<_> = read.into_par_iter().map(|text| text.finish(&site, &people, &by_file)).collect();
    for prepared in finished.into_iter().chain(left_out) {
        prepared.pass_to(import)?;
    }
    let texts = files.iter().map(|file| file.path.as_str()).collect();
    files::read(source, &site, &cascade, &texts, &named, import)
}

/// Returns whether a file is a text of an author: not a layout, and not about the repository.
fn is_text(file: &SourceFile, site: &EleventySite) -> bool {
    let path = &file.path[site.input.len()..];
    let is_inner =
        path.split('/').any(|segment| segment.starts_with(['_', '.'])) && !path.starts_with("_posts/");
    let top = path.split('.').next().unwrap_or_default().to_lowercase();
    let is_of_repository = ["readme", "license", "changelog", "contributing", "code_of_conduct", "security"]
        .contains(&top.as_str());
    let is_copied =
        site.copied.iter().any(|(from, _)| from.contains('/') && file.path.starts_with(from.as_str()));
    (file.has_extension(&TEXTS) || file.has_extension(&OTHER_TEXTS))
        && !is_inner
        && !is_of_repository
        && !is_copied
}

/// Gives addresses to texts that have only those of their files: from a list of addresses, or by the links of the texts.
fn find_addresses(source: &Source, site: &EleventySite, read: &mut [ReadText<'_>], import: &mut Import<'_>) {
    let list = KnownAddresses::of(source, &site.root);
    let pattern = match site.configuration.is_none() {
        true => pattern_of_links(read),
        false => None,
    };
    for text in read.iter_mut().filter(|text| text.is_default_address) {
        let slug = text.slug.clone();
        let stem = text.path.rsplit(['/']).next().unwrap_or_default();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).to_owned();
        let Some(entry) = text.prepared.entry.as_mut().filter(|entry| entry.address.is_some()) else {
            continue;
        };
        let known = list.as_ref().and_then(|(list, _)| list.find(&[&slug, &stem], entry.date.as_ref()));
        if let Some(address) = known {
            entry.address = Some(address.to_owned());
        } else if let (Some(pattern), EntryKind::Article) = (&pattern, entry.kind) {
            entry.address = of_pattern(pattern, entry, &slug).or(entry.address.take());
        }
    }
    if let Some((_, file)) = list {
        import.note(Note::Changed, "addresses are those of a list beside the texts", file);
    } else if pattern.is_some() {
        let what =
            "the folder has no configuration of Eleventy: addresses are those that links in the texts have";
        import.note(Note::Changed, what, &source.name);
    }
}

fn of_pattern(pattern: &Permalink, entry: &Entry, slug: &str) -> Option<String> {
    let slug = Slug::as_written(slug).ok()?;
    let category = entry.categories.first().map(String::as_str);
    let url = pattern.url(entry.date.as_ref()?, &slug, &entry.title, category).ok()?;
    Some(url.as_str().to_owned())
}

/// Returns the pattern of the addresses by which texts link to each other.
fn pattern_of_links(read: &[ReadText<'_>]) -> Option<Permalink> {
    let by_slug: BTreeMap<&str, &ReadText<'_>> = read.iter().map(|text| (text.slug.as_str(), text)).collect();
    let mut entries = Vec::new();
    for text in read {
        for (at, _) in text.body().match_indices("\"/") {
            let path = text.body()[at + 1..].split(['"', '#', ' ', '\n']).next().unwrap_or_default();
            let target = slug_of(path).and_then(|slug| by_slug.get(slug));
            let target = target.or_else(|| by_slug.get(path.trim_end_matches('/').rsplit('/').next()?));
            if let Some(entry) = target.and_then(|target| target.prepared.entry.as_ref()) {
                entries.push(Entry {
                    address: Some(path.to_owned()),
                    date: entry.date.clone(),
                    ..Entry::default()
                });
            }
        }
    }
    let mut counts = PatternCounts::default();
    entries.iter().for_each(|entry| counts.add(entry));
    Permalink::parse(&counts.most_frequent()?).ok()
}

/// Passes the profiles to the import, and returns the people of the blog.
fn people(site: &EleventySite, read: &[ReadText<'_>], import: &mut Import<'_>) -> Result<People, Diagnostic> {
    let mut people = People::new();
    for text in read {
        for author in text.prepared.entry.iter().flat_map(|entry| &entry.authors) {
            people.entry(author.clone()).or_insert(None);
        }
    }
    for author in site.people.iter().flat_map(data_files::authors) {
        import.author(&author)?;
        people.insert(author.id.clone(), Some(author.name.clone()));
    }
    Ok(people)
}

/// Returns the menu, in its order.
fn navigation(read: &[ReadText<'_>]) -> Vec<(String, String)> {
    let mut entries: Vec<(i64, String, String)> = Vec::new();
    for text in read {
        let address = text.prepared.entry.as_ref().and_then(|entry| entry.address.clone());
        if let (Some((order, title)), Some(address)) = (&text.navigation, address) {
            entries.push((*order, title.clone(), address));
        }
    }
    entries.sort();
    entries.into_iter().map(|(_, title, address)| (title, address)).collect()
}
