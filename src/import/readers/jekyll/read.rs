//! Passes a Jekyll blog to an import.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::import::notes::Note;
use crate::import::readers::jekyll::dialect::TextAddresses;
use crate::import::readers::jekyll::documents::{self, DocumentKind};
use crate::import::readers::jekyll::site::{CONFIGURATIONS, JekyllSite};
use crate::import::readers::jekyll::texts::{self, ReadResult, ReadText};
use crate::import::readers::jekyll::{files, lists};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::source::Source;
use crate::import::source_root::root_with;

/// Jekyll.
pub(in super::super) const READER: Reader = Reader {
    name: "Jekyll",
    argument: "jekyll",
    form: SourceForm::Folder,
    source: "give the folder with `_config.yml` and `_posts`",
    recognises,
    read,
};

fn recognises(source: &Source) -> bool {
    let is_post = |path: &str| path.starts_with("_posts/") || path.contains("/_posts/");
    root_with(source, &CONFIGURATIONS).is_some()
        && source.files.iter().any(|file| is_post(&file.path))
        && !source.files.iter().any(|file| is_hexo(&file.path))
}

/// Hexo has `source/_posts` and a configuration of the same name.
fn is_hexo(path: &str) -> bool {
    path.starts_with("scaffolds/") || path.contains("/scaffolds/")
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let (site, fault) = JekyllSite::of(source);
    if let Some(fault) = fault {
        import.note(Note::LeftOut, "the configuration cannot be read", fault);
    }
    import.site(site.facts(source));
    import.old_lists(lists::lists(&site.config));
    for author in &site.authors {
        import.author(author)?;
    }
    let documents = documents::all(source, &site);
    let results: Vec<_> =
        documents.into_par_iter().map(|document| (document.file, texts::read(document, &site))).collect();
    let (mut read, mut left_out, mut taken) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (file, result) in results {
        match result {
            ReadResult::File => continue,
            ReadResult::Text(text) => read.push(*text),
            ReadResult::Redirect(from, to) => import.redirect(from, to),
            ReadResult::List(list, note) => {
                import.old_lists(list.into_iter().collect());
                left_out.push(note);
            }
            ReadResult::LeftOut(note) => left_out.push(note),
        }
        taken.insert(file.path.as_str());
    }
    let addresses = addresses(&read);
    let mut named = BTreeSet::new();
    read.iter().for_each(|text| text.add_named_files(&mut named));
    let finished: Vec<_> = read.into_par_iter().map(|text| text.finish(&site, &addresses)).collect();
    for prepared in finished.into_iter().chain(left_out) {
        prepared.pass_to(import)?;
    }
    files::read(source, &site, &taken, &named, import)
}

/// Returns the addresses of all texts, by the names that tags use.
fn addresses(read: &[ReadText<'_>]) -> TextAddresses {
    let mut addresses = TextAddresses::default();
    for text in read {
        let Some(address) = text.prepared.entry.as_ref().and_then(|entry| entry.address.clone()) else {
            continue;
        };
        let document = &text.document;
        if document.kind == DocumentKind::Post {
            let name = document.file.name();
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let categories = document.categories.join("/");
            for folder in [document.folder, categories.as_str()] {
                addresses.by_post.insert(format!("{folder}/{stem}"), address.clone());
            }
            addresses.by_post.insert(stem.to_owned(), address.clone());
        }
        addresses.by_path.insert(document.path.to_owned(), address);
    }
    addresses
}
