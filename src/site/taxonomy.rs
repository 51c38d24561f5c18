//! Tags and categories: their articles, and one spelling for each.

use std::collections::HashMap;

use crate::content::Article;
use crate::diagnostic::{Diagnostic, Located, Report, codes};
use crate::folding::folded;
use crate::site::ids::{ArticleId, TermId};
use crate::slug::Slug;

/// The type of a term.
#[derive(Clone, Copy)]
pub(super) enum TermKind {
    Tag,
    Category,
}

impl TermKind {
    fn of(self, article: &Article) -> &[Located<String>] {
        match self {
            TermKind::Tag => &article.tags,
            TermKind::Category => &article.categories,
        }
    }

    fn noun(self) -> &'static str {
        match self {
            TermKind::Tag => "tag",
            TermKind::Category => "category",
        }
    }
}

/// One use of a term: the article, and the term as the article spells it.
#[derive(Clone, Copy)]
struct Use<'a> {
    article: &'a Article,
    term: &'a Located<String>,
}

/// A term while the articles are searched, with the key to sort it by.
struct FoundTerm<'a> {
    key: String,
    slug: Slug,
    first: Use<'a>,
}

/// Returns all terms, sorted by name, and the terms of each of `articles` (newest first).
///
/// Two spellings are one term if readers see no difference between them, or if they would have the same address.
pub(super) fn terms(
    kind: TermKind,
    articles: &[&Article],
    report: &mut Report,
) -> (Vec<Term>, Vec<Vec<TermId>>) {
    let mut found: Vec<FoundTerm<'_>> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    let mut by_slug: HashMap<Slug, usize> = HashMap::new();
    // Most spellings repeat, and a lookup is faster than folding the case.
    let mut spellings: HashMap<&str, usize> = HashMap::new();
    // Starts with the oldest article, so that the first spelling is used.
    for article in articles.iter().rev() {
        for term in kind.of(article) {
            let at = *spellings.entry(&term.value).or_insert_with(|| {
                let (key, slug) = (folded(&term.value), Slug::from_term(&term.value));
                let known = by_key.get(&key).or_else(|| by_slug.get(&slug)).copied();
                let at = known.unwrap_or(found.len());
                by_key.entry(key.clone()).or_insert(at);
                by_slug.entry(slug.clone()).or_insert(at);
                if known.is_none() {
                    found.push(FoundTerm { key, slug, first: Use { article, term } });
                }
                at
            });
            if found[at].first.term.value != term.value {
                report.push(two_spellings(kind, found[at].first, Use { article, term }));
            }
        }
    }
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|a, b| found[*a].key.cmp(&found[*b].key));
    let mut places = vec![TermId(0); found.len()];
    for (at, place) in order.iter().zip(0..) {
        places[*at] = TermId(place);
    }
    let term = |at: &usize| {
        let FoundTerm { slug, first, .. } = &found[*at];
        Term { name: first.term.value.clone(), slug: slug.clone(), articles: Vec::new() }
    };
    let mut terms: Vec<Term> = order.iter().map(term).collect();
    let mut of_articles = Vec::with_capacity(articles.len());
    for (article, id) in articles.iter().zip(0..) {
        let mut own: Vec<TermId> = Vec::new();
        for term in kind.of(article) {
            let place = places[spellings[term.value.as_str()]];
            if !own.contains(&place) {
                own.push(place);
                terms[place.0 as usize].articles.push(ArticleId(id));
            }
        }
        of_articles.push(own);
    }
    (terms, of_articles)
}

fn two_spellings(kind: TermKind, first: Use<'_>, other: Use<'_>) -> Diagnostic {
    let (noun, name, spelt) = (kind.noun(), &first.term.value, &other.term.value);
    Diagnostic::warning(codes::TERM_SPELLING, format!("the {noun} `{name}` is spelt `{spelt}` here"))
        .at(other.article.text.span(other.term.at.clone()))
        .why(format!("both are listed together as `{name}`, the oldest spelling"))
        .also(first.article.text.span(first.term.at.clone()), "the oldest spelling")
        .help(format!("write `{name}`"))
}

/// A tag or a category.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its name as the oldest article spells it.
    pub name: String,
    /// The last part of its address.
    pub slug: Slug,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
}
