//! The articles of a site that has just been imported, as its comments need them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::comments::Articles;
use crate::comments::articles::{Article, Signature};
use crate::config::Config;
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::folding::folded;
use crate::import::{Account, EntryKind, ImportedText};
use crate::language::{LanguageSettings, Languages};
use crate::slug::Slug;

/// Returns the articles that an import has just written. Reading the site again would take as long as the import of its
/// comments, and several times the memory.
pub(super) fn of_new_site(
    texts: Vec<ImportedText>,
    people: Vec<Signature>,
    config: &Config,
    now: &Moment,
) -> Articles {
    let wanted = LanguageSettings { site: &config.language, date_format: config.date_format.as_deref() };
    let languages = Languages::new(&BTreeMap::new(), wanted, [], &mut Report::new());
    let (articles, pages): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|text| text.kind == EntryKind::Article);
    let pages = pages
        .iter()
        .flat_map(|page| page.addresses.iter().map(|address| (address.clone(), page.file.clone())));
    let articles = articles.into_iter().map(|text| article(text, now));
    Articles::of_import(articles, pages, people, Arc::clone(languages.site()))
}

/// Returns an article and all its addresses.
fn article(text: ImportedText, now: &Moment) -> (Article, Vec<String>) {
    let article = Article {
        is_live: text.date <= *now,
        file: text.file,
        title: text.title,
        slug: text.slug,
        address: text.addresses.first().cloned().unwrap_or_default(),
        date: text.date,
        summary: String::new(),
        authors: Vec::new(),
        is_open: false,
    };
    (article, text.addresses)
}

/// Returns those who have a profile, and those whom texts name as their authors.
pub(super) fn people(account: &Account) -> Vec<Signature> {
    let profiles = account.profiles.iter();
    let mut people: Vec<Signature> =
        profiles.map(|(id, name)| Signature { by: id.clone(), name: name.clone() }).collect();
    for name in &account.authors_of_texts {
        let is_known = |person: &Signature| {
            [&person.by, &person.name].map(|known| folded(known)).contains(&folded(name))
        };
        if !people.iter().any(is_known) {
            let by = Slug::from_title(name).as_str().to_owned();
            people.push(Signature { by, name: name.clone() });
        }
    }
    people
}
