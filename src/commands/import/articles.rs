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

/// Returns the articles that the import has just written. Reading the site again would take as long as the import of its
/// comments, and several times the memory.
pub(super) fn of_new_site(account: &Account, config: &Config, now: &Moment) -> Articles {
    let wanted = LanguageSettings { site: &config.language, date_format: config.date_format.as_deref() };
    let languages = Languages::new(&BTreeMap::new(), wanted, [], &mut Report::new());
    let of_kind = |kind: EntryKind| account.texts.iter().filter(move |text| text.kind == kind);
    let articles = of_kind(EntryKind::Article).map(|text| (article(text, now), text.addresses.clone()));
    let pages = of_kind(EntryKind::Page)
        .flat_map(|page| page.addresses.iter().map(|address| (address.clone(), page.file.clone())));
    Articles::of_import(articles, pages, people(account), Arc::clone(languages.site()))
}

fn article(text: &ImportedText, now: &Moment) -> Article {
    Article {
        file: text.file.clone(),
        title: text.title.clone(),
        slug: text.slug.clone(),
        address: text.addresses.first().cloned().unwrap_or_default(),
        date: text.date.clone(),
        summary: String::new(),
        authors: Vec::new(),
        is_live: text.date <= *now,
        is_open: false,
    }
}

/// Returns those who have a profile, and those whom texts name as their authors.
fn people(account: &Account) -> Vec<Signature> {
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
