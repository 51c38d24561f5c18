//! Reads a folder of Hugo: settings, texts, files.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::import::entry::EntryKind;
use crate::import::notes::Note;
use crate::import::readers::hugo::addresses::address;
use crate::import::readers::hugo::classify::{Classes, Fate};
use crate::import::readers::hugo::entries::HugoSite;
use crate::import::readers::hugo::links::HugoLinks;
use crate::import::readers::hugo::lists;
use crate::import::readers::hugo::menus::menu;
use crate::import::readers::hugo::page::{HugoPage, HugoRole};
use crate::import::readers::hugo::profiles::{portrait, profile};
use crate::import::readers::hugo::settings::{FILES, HugoSettings};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::site_facts::SiteFacts;
use crate::import::site_files::{self, TextFormat, text_format};
use crate::import::source::{Source, SourceFile};
use crate::import::yaml_value::YamlValue;

/// Hugo.
pub(crate) const READER: Reader = Reader {
    name: "Hugo",
    argument: "hugo",
    form: SourceForm::Folder,
    source: "give the folder with `content` and `hugo.toml` or `config.toml`",
    recognises,
    read,
};

fn recognises(source: &Source) -> bool {
    let is_of_hugo = |name: &str| {
        let Some(file) = source.file(name) else { return false };
        name.starts_with("hugo.") || file.text().is_ok_and(|text| text.to_lowercase().contains("baseurl"))
    };
    source.has_folder("content/")
        && (FILES.iter().any(|name| is_of_hugo(name)) || source.has_folder("config/_default/"))
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let settings = HugoSettings::read(source)?;
    import.site(facts(&settings));
    for path in &source.skipped {
        import.note(Note::LeftOut, "links and files that cannot be read", path.clone());
    }
    let (texts, files) = content(source, &settings, import);
    let read: Vec<Result<HugoPage, String>> =
        texts.par_iter().map(|file| HugoPage::read(file, &settings.languages)).collect();
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
    cascade(&mut pages);
    let classes = Classes::of(&pages, &settings);
    let addresses: Vec<String> = pages.par_iter().map(|page| address(page, &settings)).collect();
    let links = HugoLinks::new(source, &settings, &pages, &addresses);
    let site = HugoSite { source, settings: &settings, links: &links, now: import.now().clone() };
    let fates: Vec<Fate> = pages.iter().map(|page| classes.fate(page, &settings)).collect();
    lists::add(&settings, &classes, &pages, &addresses, &fates, import);
    let entries: Vec<_> = (pages.par_iter(), &addresses, &fates)
        .into_par_iter()
        .map(|(page, address, fate)| match fate {
            Fate::Article => Some(site.entry(page, address, EntryKind::Article)),
            Fate::Page => Some(site.entry(page, address, EntryKind::Page)),
            Fate::Profile(_) | Fate::LeftOut(_) => None,
        })
        .collect();
    let mut bundles = BTreeMap::new();
    let mut sections = BTreeSet::new();
    for ((page, fate), entry) in pages.iter().zip(fates).zip(entries) {
        if let Some((entry, notes)) = entry {
            if let (HugoRole::Bundle, Some(file)) = (page.role, &entry.file) {
                let folders = (page.file.rsplit_once('/'), file.rsplit_once('/'));
                if let (Some((old, _)), Some((new, _))) = folders {
                    bundles.insert(format!("{old}/"), format!("content/{new}/"));
                }
            }
            if let (EntryKind::Article, 0, Some((section, _))) =
                (entry.kind, page.language, page.path.split_once('/'))
            {
                sections.insert(section);
            }
            notes.pass_to(import);
            import.entry(entry)?;
        } else if let Fate::Profile(id) = fate {
            import.author(&profile(&id, page, source))?;
        } else if let Fate::LeftOut(reason) = fate {
            import.note(Note::LeftOut, reason, page.file.clone());
        }
    }
    import.feed("/index.xml");
    for section in sections {
        import.feed(format!("/{section}/index.xml"));
    }
    site_files::place(source, import, &["static/"], "assets/")?;
    content_files(&files, &settings, &bundles, import)
}

/// Returns the texts and the other files of all folders of texts.
fn content<'s>(
    source: &'s Source,
    settings: &HugoSettings,
    import: &mut Import<'_>,
) -> (Vec<&'s SourceFile>, Vec<&'s SourceFile>) {
    let (mut texts, mut files) = (Vec::new(), Vec::new());
    for file in &source.files {
        if !settings.languages.iter().any(|language| file.path.starts_with(&language.content)) {
            continue;
        }
        match text_format(file) {
            TextFormat::Markdown | TextFormat::Html => texts.push(file),
            TextFormat::NotRead(name) => {
                import.note(Note::LeftOut, format!("texts in {name}"), file.path.clone());
            }
            TextFormat::None => files.push(file),
        }
    }
    (texts, files)
}

/// Gives each page the keys that the sections above it pass down.
fn cascade(pages: &mut [HugoPage]) {
    let mut passed: Vec<(usize, String, YamlValue)> = Vec::new();
    for page in pages.iter().filter(|page| page.role == HugoRole::Section) {
        let below = page.path.trim_end_matches("_index").to_owned();
        match page.keys.get("cascade") {
            Some(keys @ YamlValue::Map(_)) => passed.push((page.language, below, keys.clone())),
            Some(YamlValue::List(entries)) => {
                // With a target, the keys are for some of the pages only.
                let plain = entries
                    .iter()
                    .filter(|keys| keys.get("_target").or_else(|| keys.get("target")).is_none());
                passed.extend(plain.map(|keys| (page.language, below.clone(), keys.clone())));
            }
            _ => {}
        }
    }
    // The nearest section has precedence.
    passed.sort_by_key(|(_, below, _)| std::cmp::Reverse(below.len()));
    for page in pages.iter_mut().filter(|_| !passed.is_empty()) {
        for (_, below, keys) in passed.iter().filter(|(language, _, _)| *language == page.language) {
            if let (true, YamlValue::Map(keys)) = (page.path.starts_with(below.as_str()), keys) {
                add_missing(&mut page.keys, keys);
            }
        }
    }
}

fn add_missing(keys: &mut YamlValue, passed: &[(String, YamlValue)]) {
    if *keys == YamlValue::Null {
        *keys = YamlValue::Map(Vec::new());
    }
    for (key, value) in passed {
        let is_there = keys.get(key).is_some();
        match keys {
            YamlValue::Map(entries) if !is_there => entries.push((key.clone(), value.clone())),
            _ => {}
        }
    }
}

/// Places the files among the texts: those of a bundle beside it, the others at the addresses that they had.
fn content_files(
    files: &[&SourceFile],
    settings: &HugoSettings,
    bundles: &BTreeMap<String, String>,
    import: &mut Import<'_>,
) -> Result<(), Diagnostic> {
    for file in files {
        let folders = file.path.match_indices('/').map(|(at, _)| &file.path[..=at]);
        let bundle = folders.filter_map(|folder| Some((folder, bundles.get(folder)?))).next_back();
        let below = settings.languages.iter().find_map(|language| {
            Some(format!("{}/{}", language.prefix, file.path.strip_prefix(&language.content)?))
        });
        let below = below.unwrap_or_default();
        let below = below.trim_start_matches('/');
        let to = match bundle {
            Some((old, new)) => format!("{new}{}", &file.path[old.len()..]),
            None if below.starts_with("authors/") => format!("static{}", portrait(&file.path)),
            None => format!("static/{below}"),
        };
        site_files::place_file(file, &to, import)?;
    }
    Ok(())
}

fn facts(settings: &HugoSettings) -> SiteFacts {
    let param = |keys: &[&str]| keys.iter().find_map(|key| settings.param(key));
    SiteFacts {
        title: settings.text("title").unwrap_or_default(),
        tagline: param(&["subtitle", "tagline"]).unwrap_or_default(),
        description: param(&["description"]).or_else(|| settings.text("description")).unwrap_or_default(),
        url: settings.text("baseURL").filter(|url| url.contains("://")).unwrap_or_default(),
        language: settings.languages.first().map(|language| language.code.clone()),
        time_zone: settings.zone_name.clone(),
        heading_ids: Some("hugo"),
        navigation: menu(settings),
        ..SiteFacts::default()
    }
}
