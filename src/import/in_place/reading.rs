//! What a build reads in a text: two texts with the same reading make the same page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::{Config, Policy};
use crate::content::{self, Article, Bylines, FieldValue, Page};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Located, Report, codes};
use crate::path::SourcePath;

/// What a build reads in a text, without the places in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// What the page is made of.
    pub(super) page: PageReading,
    /// The keys that no setting declares, sorted.
    pub(super) unknown: BTreeSet<String>,
    /// The number of other warnings.
    pub(super) warnings: usize,
}

/// What a page is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageReading {
    is_article: bool,
    draft: bool,
    title: String,
    address: String,
    slug: String,
    body: String,
    aliases: BTreeSet<String>,
    dates: Vec<Option<Moment>>,
    texts: Vec<Option<String>>,
    lists: Vec<Vec<String>>,
    part: Option<u32>,
    comments: Option<Policy>,
    fields: BTreeMap<String, FieldValue>,
}

impl Reading {
    /// Reads a text. Returns `None` if it has an error.
    pub(super) fn of(file: &SourcePath, text: &str, config: &Config) -> Option<Reading> {
        let mut report = Report::new();
        let texts = BTreeMap::from([(file.clone(), Arc::from(text))]);
        let content = content::parse(&texts, config, &mut report);
        if report.has_errors() {
            return None;
        }
        let page = match (content.articles.first(), content.pages.first()) {
            (Some(article), _) => of_article(article, config),
            (None, Some(page)) => of_page(page),
            (None, None) => return None,
        };
        let (unknown, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
            report.sorted().into_iter().partition(|fault| fault.code == codes::UNKNOWN_KEY);
        Some(Reading { page, unknown: unknown.iter().filter_map(key_of).collect(), warnings: others.len() })
    }
}

/// Returns the key that a message points at.
fn key_of(fault: &Diagnostic) -> Option<String> {
    let span = fault.span.as_ref()?;
    let key: String = span.excerpt.chars().skip(span.column - 1).take(span.width).collect();
    Some(key.trim_matches(['"', '\'']).to_owned())
}

fn of_article(article: &Article, config: &Config) -> PageReading {
    let category = article.categories.first().map(|category| category.value.as_str());
    let by_pattern =
        || config.permalink.url(&article.date, &article.slug.value, &article.title.value, category).ok();
    let url = article.url.as_ref().map(|url| url.value.clone()).or_else(by_pattern);
    let address = url.map(|url| url.as_str().to_owned()).unwrap_or_default();
    let image = article.image.as_ref();
    PageReading {
        is_article: true,
        draft: article.draft,
        title: article.title.value.clone(),
        slug: article.slug.value.as_str().to_owned(),
        body: trimmed(&article.text.body()),
        aliases: article
            .aliases
            .iter()
            .map(|alias| alias.value.as_str().to_owned())
            .filter(|alias| *alias != address)
            .collect(),
        address,
        dates: vec![
            Some(article.date.clone()),
            article.updated.clone(),
            article.expires.clone(),
            article.reviewed.clone(),
            article.review_by.clone(),
        ],
        texts: vec![
            article.id.as_ref().map(|id| id.value.clone()),
            article.deck.clone(),
            Some(article.summary.clone()),
            article.description.clone(),
            article.language.clone(),
            article.template.as_ref().map(|template| template.value.clone()),
            article.translation_of.as_ref().map(|original| original.value.clone()),
            article.series.as_ref().map(|series| series.name.value.clone()),
            image.map(|image| image.src.value.clone()),
            image.map(|image| image.alt.clone()),
            image.and_then(|image| image.caption.clone()),
        ],
        lists: vec![
            values(&article.tags),
            values(&article.categories),
            people(&article.authors),
            article.takeaways.clone(),
        ],
        part: article.series.as_ref().and_then(|series| series.part.as_ref().map(|part| part.value)),
        comments: article.comments,
        fields: article.fields.clone(),
    }
}

fn of_page(page: &Page) -> PageReading {
    PageReading {
        is_article: false,
        draft: page.draft,
        title: page.title.value.clone(),
        address: page.url.value.as_str().to_owned(),
        slug: String::new(),
        body: trimmed(&page.text.body()),
        aliases: page
            .aliases
            .iter()
            .map(|alias| alias.value.as_str().to_owned())
            .filter(|alias| alias != page.url.value.as_str())
            .collect(),
        dates: vec![page.updated.clone()],
        texts: vec![
            Some(page.summary.clone()),
            page.description.clone(),
            page.language.clone(),
            page.template.as_ref().map(|template| template.value.clone()),
        ],
        lists: Vec::new(),
        part: None,
        comments: None,
        fields: BTreeMap::new(),
    }
}

/// Returns a text without the blank lines at its ends, and without the blanks at its very end.
fn trimmed(text: &str) -> String {
    text.trim_start_matches(['\n', '\r']).trim_end().to_owned()
}

fn values(terms: &[Located<String>]) -> Vec<String> {
    terms.iter().map(|term| term.value.clone()).collect()
}

/// Returns the people. A text may name several: it differs from a list with one entry.
fn people(bylines: &Bylines) -> Vec<String> {
    match bylines {
        Bylines::List(names) => values(names),
        Bylines::Text(name) if name.value.contains([',', ';', '&']) || name.value.contains(" and ") => {
            vec!["several".to_owned(), name.value.clone()]
        }
        Bylines::Text(name) => vec![name.value.clone()],
    }
}
