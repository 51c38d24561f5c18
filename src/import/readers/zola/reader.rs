//! Reads a folder of Zola: settings, texts, files.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::import::notes::Note;
use crate::import::old_pages::OldPages;
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::readers::zola::lists::lists;
use crate::import::readers::zola::page::{CONTENT, ZolaPage};
use crate::import::readers::zola::site::ZolaSite;
use crate::import::receiver::Import;
use crate::import::settings_file::settings;
use crate::import::site_facts::SiteFacts;
use crate::import::site_files::{self, TextFormat, text_format};
use crate::import::source::{Source, SourceFile};
use crate::import::yaml_value::YamlValue;

/// Zola.
pub(crate) const READER: Reader = Reader {
    name: "Zola",
    argument: "zola",
    form: SourceForm::Folder,
    source: "give the folder with `content` and `config.toml` or `zola.toml`",
    recognises: |source| {
        let settings = source.first_of(&["config.toml", "zola.toml"]);
        let is_zola = settings.is_some_and(|file| file.text().is_ok_and(|text| text.contains("base_url")));
        is_zola && source.has_folder(CONTENT)
    },
    read,
};

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let settings = match source.first_of(&["zola.toml", "config.toml"]) {
        Some(file) => settings(file)?,
        None => YamlValue::Null,
    };
    import.site(facts(&settings));
    for path in &source.skipped {
        import.note(Note::LeftOut, "links and files that cannot be read", path.clone());
    }
    let languages: Vec<String> = match settings.get("languages") {
        Some(YamlValue::Map(entries)) => entries.iter().map(|(code, _)| code.clone()).collect(),
        _ => Vec::new(),
    };
    let (texts, files) = content(source, import);
    let read: Vec<Result<ZolaPage, String>> =
        texts.par_iter().map(|file| ZolaPage::read(file, &languages)).collect();
    let mut pages = Vec::with_capacity(read.len());
    for (file, page) in texts.iter().zip(read) {
        match page {
            Ok(page) => pages.push(page),
            Err(reason) => {
                let place = format!("{}: {}", file.path, reason.trim());
                import.note(Note::LeftOut, "texts whose front matter cannot be read", place);
            }
        }
    }
    let mut old = OldPages::new(&settings.text_of("base_url").unwrap_or_default());
    for page in &pages {
        old.add(&page.file, &page.address());
    }
    import.old_lists(lists(&settings, &languages, &pages));
    let site = ZolaSite { source, pages: old };
    let entries: Vec<_> = pages.par_iter().map(|page| (left_out(page), site.entry(page))).collect();
    let mut bundles = BTreeMap::new();
    for (page, (reason, (entry, notes))) in pages.iter().zip(entries) {
        if let Some(reason) = reason {
            import.note(Note::LeftOut, reason, page.file.clone());
            continue;
        }
        if let (true, Some((folder, _))) =
            (page.has_files, entry.file.as_ref().and_then(|file| file.rsplit_once('/')))
        {
            bundles.insert(format!("{}/", page.own_folder()), format!("content/{folder}/"));
        }
        notes.pass_to(import);
        import.entry(entry)?;
    }
    feeds(&settings).into_iter().for_each(|feed| import.feed(format!("/{feed}")));
    site_files::place(source, import, &["static/"], "")?;
    for file in files {
        let folders = file.path.match_indices('/').map(|(at, _)| &file.path[..=at]);
        let bundle = folders.filter_map(|folder| Some((folder, bundles.get(folder)?))).next_back();
        let to = match bundle {
            Some((old, new)) => format!("{new}{}", &file.path[old.len()..]),
            None => format!("static/{}", &file.path[CONTENT.len()..]),
        };
        site_files::place_file(file, &to, import)?;
    }
    Ok(())
}

/// Returns the texts and the other files.
fn content<'s>(source: &'s Source, import: &mut Import<'_>) -> (Vec<&'s SourceFile>, Vec<&'s SourceFile>) {
    let (mut texts, mut files) = (Vec::new(), Vec::new());
    for file in source.below(CONTENT) {
        match text_format(file) {
            TextFormat::Markdown => texts.push(file),
            TextFormat::Html | TextFormat::None => files.push(file),
            TextFormat::NotRead(name) => {
                import.note(Note::LeftOut, format!("texts in {name}"), file.path.clone());
            }
        }
    }
    (texts, files)
}

/// Returns the names of the feed's files.
fn feeds(settings: &YamlValue) -> Vec<String> {
    let names = ["feed_filenames", "feed_filename"].iter().find_map(|key| settings.get(key));
    names.map_or_else(|| vec!["atom.xml".to_owned()], YamlValue::texts)
}

/// Returns why nothing becomes of a text.
fn left_out(page: &ZolaPage) -> Option<&'static str> {
    let is_empty = page.body.trim().is_empty();
    match (page.is_section, page.folder.is_empty()) {
        (true, true) if is_empty => Some("settings of the home page"),
        (true, true) => Some("the text of the home page"),
        (true, false) if is_empty => Some("lists of sections without a text"),
        _ => None,
    }
}

fn facts(settings: &YamlValue) -> SiteFacts {
    let text = |key: &str| settings.text_of(key).unwrap_or_default();
    let extra = |key: &str| settings.get("extra").and_then(|extra| extra.text_of(key)).unwrap_or_default();
    let menu = ["menu", "main_menu", "menu_items", "nav", "navbar_items", "header_menu"];
    let menu = menu.iter().find_map(|key| match settings.get("extra")?.get(key)? {
        YamlValue::List(entries) => Some(entries.clone()),
        _ => None,
    });
    let base = text("base_url");
    let entry = |entry: &YamlValue| {
        let title = entry.text_of("name").or_else(|| entry.text_of("title"))?;
        let url = entry.text_of("url").or_else(|| entry.text_of("link"))?;
        let url = url.replace("$BASE_URL", "").replace(base.trim_end_matches('/'), "");
        let url = if url.is_empty() { "/".to_owned() } else { url };
        Some((title, url.strip_prefix("@/").map_or(url.clone(), |path| format!("/{path}"))))
    };
    SiteFacts {
        title: text("title"),
        tagline: extra("subtitle"),
        description: text("description"),
        url: base.clone(),
        language: settings.text_of("default_language"),
        heading_ids: Some("zola"),
        navigation: menu.iter().flatten().filter_map(entry).collect(),
        ..SiteFacts::default()
    }
}
