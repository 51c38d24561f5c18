//! Reads a folder of Pelican: settings, texts, files.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::import::common_keys::{date, take_common_keys};
use crate::import::entry::{Entry, EntryKind};
use crate::import::folder_texts::{FolderText, read_texts_with};
use crate::import::leading_title::take_leading_title;
use crate::import::old_pages::OldPages;
use crate::import::own_keys::keep_own_keys;
use crate::import::readers::pelican::addresses::{AddressFacts, expand, slugified};
use crate::import::readers::pelican::code::with_fences;
use crate::import::readers::pelican::links::PelicanLinks;
use crate::import::readers::pelican::lists::lists;
use crate::import::readers::pelican::metadata::{metadata, people};
use crate::import::readers::pelican::settings::{FILE, PelicanSettings};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::settings_file::take;
use crate::import::site_facts::SiteFacts;
use crate::import::site_files::{self, TextFormat, text_format};
use crate::import::source::Source;
use crate::import::text_notes::TextNotes;
use crate::markdown::rewrite_links;

/// Pelican.
pub(crate) const READER: Reader = Reader {
    name: "Pelican",
    argument: "pelican",
    form: SourceForm::Folder,
    source: "give the folder with `pelicanconf.py` and `content`",
    recognises: |source| source.file(FILE).is_some(),
    read,
};

/// The settings with the addresses of feeds, and their usual values.
const FEEDS: [(&str, Option<&str>); 4] = [
    ("FEED_ALL_ATOM", Some("feeds/all.atom.xml")),
    ("FEED_ATOM", None),
    ("FEED_ALL_RSS", None),
    ("FEED_RSS", None),
];

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let settings = PelicanSettings::read(source)?;
    import.site(facts(&settings));
    import.old_lists(lists(&settings));
    let texts = read_texts_with(source, &settings.content, metadata, import);
    let mut pages = OldPages::new(&settings.text("SITEURL").unwrap_or_default());
    let mut entries: Vec<Entry> = texts.iter().map(|text| entry(text, &settings)).collect();
    for (text, entry) in texts.iter().zip(&entries) {
        pages.add(&text.file, entry.address.as_deref().unwrap_or_default());
    }
    let links = PelicanLinks { source, pages: &pages, content: &settings.content };
    let notes: Vec<TextNotes> = texts
        .par_iter()
        .zip(entries.par_iter_mut())
        .map(|(text, entry)| {
            let mut notes = TextNotes::new(&text.file, text.line);
            let address = entry.address.clone().unwrap_or_default();
            let left = std::mem::take(&mut entry.fields);
            keep_own_keys(left, entry, &mut notes);
            if let Some(image) = &mut entry.image {
                image.src =
                    links.destination(text, &address, &image.src).unwrap_or_else(|| image.src.clone());
            }
            let body = with_fences(&text.body, &mut notes);
            entry.body = rewrite_links(&body, |old| links.destination(text, &address, old));
            take_leading_title(entry);
            notes
        })
        .collect();
    for (entry, notes) in entries.into_iter().zip(notes) {
        notes.pass_to(import);
        import.entry(entry)?;
    }
    for (name, otherwise) in FEEDS {
        if let Some(path) = settings.text(name).or_else(|| otherwise.map(str::to_owned)) {
            import.feed(format!("/{}", path.trim_start_matches('/')));
        }
    }
    for file in source.below(&settings.content) {
        let is_program = file.has_extension(&["py", "pyc"]) || file.path.contains("__pycache__/");
        let is_of_site = !settings.content.is_empty() || file.path.contains("images/");
        if text_format(file) == TextFormat::None && !is_program && is_of_site {
            site_files::place_file(
                file,
                &format!("static/{}", &file.path[settings.content.len()..]),
                import,
            )?;
        }
    }
    Ok(())
}

/// Returns the entry of a text, without its body. The keys that are not known are in its fields.
fn entry(text: &FolderText, settings: &PelicanSettings) -> Entry {
    let below = &text.path[settings.content.len()..];
    let is_page = below.starts_with("pages/") || below.contains("/pages/");
    let name = below.rsplit('/').next().unwrap_or_default();
    let mut entry = Entry {
        kind: if is_page { EntryKind::Page } else { EntryKind::Article },
        source: text.file.clone(),
        place: text.file.clone(),
        ..Entry::default()
    };
    let mut keys = text.keys.clone();
    let people = take(&mut keys, "authors").or_else(|| take(&mut keys, "author")).map(|names| people(&names));
    entry.authors = people.unwrap_or_else(|| settings.text("AUTHOR").into_iter().collect());
    let url = take(&mut keys, "url").and_then(|url| url.text());
    let save_as = take(&mut keys, "save_as").and_then(|path| path.text());
    take(&mut keys, "translation");
    entry.fields = take_common_keys(keys, &settings.zone, &mut entry);
    if entry.date.is_none() {
        entry.date = name.get(..10).and_then(|day| date(day, &settings.zone));
    }
    if entry.categories.is_empty() && !is_page {
        let folder = below.rsplit_once('/').map(|(folder, _)| folder.rsplit('/').next().unwrap_or(folder));
        let folder = folder.filter(|_| !settings.is("USE_FOLDER_AS_CATEGORY", "False"));
        entry.categories.extend(folder.map(str::to_owned).or_else(|| settings.text("DEFAULT_CATEGORY")));
    }
    let slug = entry.slug.clone().unwrap_or_else(|| {
        let of_name =
            settings.text("SLUGIFY_SOURCE").as_deref() == Some("basename") || entry.title.is_empty();
        slugified(if of_name { name } else { &entry.title })
    });
    let language = settings.text("DEFAULT_LANG").unwrap_or_else(|| "en".to_owned());
    let category = entry.categories.first().map(|category| slugified(category)).unwrap_or_default();
    let author = entry.authors.first().map(|author| slugified(author)).unwrap_or_default();
    let own = entry.language.clone().filter(|own| *own != language);
    entry.language = own;
    let facts = AddressFacts {
        date: entry.date.as_ref(),
        slug: &slug,
        category: if category.is_empty() { "misc" } else { &category },
        author: &author,
        language: entry.language.as_deref().unwrap_or(&language),
    };
    let kind = if is_page { "PAGE" } else { "ARTICLE" };
    let kind = if entry.language.is_some() { format!("{kind}_LANG") } else { kind.to_owned() };
    let otherwise = match (is_page, entry.language.is_some()) {
        (true, false) => "pages/{slug}.html",
        (true, true) => "pages/{slug}-{lang}.html",
        (false, false) => "{slug}.html",
        (false, true) => "{slug}-{lang}.html",
    };
    let pattern = url
        .or(save_as)
        .or_else(|| settings.text(&format!("{kind}_URL")))
        .or_else(|| settings.text(&format!("{kind}_SAVE_AS")))
        .unwrap_or_else(|| otherwise.to_owned());
    entry.address = expand(&pattern, &facts);
    entry.slug = Some(slug);
    entry
}

fn facts(settings: &PelicanSettings) -> SiteFacts {
    let text = |name: &str| settings.text(name);
    SiteFacts {
        title: text("SITENAME").unwrap_or_default(),
        tagline: text("SITESUBTITLE").unwrap_or_default(),
        description: text("SITEDESCRIPTION").unwrap_or_default(),
        url: text("SITEURL").filter(|url| url.starts_with("http")).unwrap_or_default(),
        language: text("DEFAULT_LANG"),
        time_zone: text("TIMEZONE"),
        heading_ids: Some("python-markdown"),
        navigation: settings.pairs("MENUITEMS"),
        ..SiteFacts::default()
    }
}
