//! Tags and categories: which articles have them, and one spelling for each.

use std::collections::BTreeMap;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::content::Article;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Located;
use crate::diagnostic::Report;
use crate::diagnostic::codes;
use crate::site::ArticleId;
use crate::site::Term;
use crate::site::TermId;
use crate::slug::Slug;

/// Which of an article's lists of terms is meant.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Tag,
    Category,
}

impl Kind {
    fn of(self, article: &Article) -> &[Located<String>] {
        match self {
            Kind::Tag => &article.tags,
            Kind::Category => &article.categories,
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Kind::Tag => "tag",
            Kind::Category => "category",
        }
    }
}

/// A spelling and where it stands: the article's place among `articles`, and which of its terms.
#[derive(Clone, Copy)]
struct Use<'a> {
    article: &'a Article,
    term: &'a Located<String>,
}

/// The terms by name, and for each of `articles` (newest first) its own.
pub(super) fn terms(kind: Kind, articles: &[&Article], report: &mut Report) -> (Vec<Term>, Vec<Vec<TermId>>) {
    let mut first_use: HashMap<String, Use<'_>> = HashMap::new();
    // The same spelling comes again and again, and to fold it takes longer than to find it.
    let mut spellings: HashMap<&str, String> = HashMap::new();
    // From the oldest on, so that the first spelling wins.
    for article in articles.iter().rev() {
        for term in kind.of(article) {
            let key = spellings.entry(&term.value).or_insert_with(|| folded(&term.value));
            let first = match first_use.get(key.as_str()) {
                Some(first) => first,
                None => first_use.entry(key.clone()).or_insert(Use { article, term }),
            };
            if first.term.value != term.value {
                report.push(two_spellings(kind, *first, Use { article, term }));
            }
        }
    }
    let mut names: Vec<(&String, Use<'_>)> = first_use.iter().map(|(key, first)| (key, *first)).collect();
    names.sort_by_key(|(key, _)| *key);
    refuse_shared_slugs(kind, &names, report);
    let places: HashMap<&str, TermId> =
        names.iter().zip(0..).map(|((key, _), place)| (key.as_str(), TermId(place))).collect();
    let places: HashMap<&str, TermId> =
        spellings.iter().map(|(spelling, key)| (*spelling, places[key.as_str()])).collect();
    let mut terms: Vec<Term> = names
        .iter()
        .map(|(_, first)| Term {
            name: first.term.value.clone(),
            slug: Slug::from_term(&first.term.value),
            articles: Vec::new(),
        })
        .collect();
    let mut of_articles = Vec::with_capacity(articles.len());
    for (article, id) in articles.iter().zip(0..) {
        let mut own: Vec<TermId> = Vec::new();
        for term in kind.of(article) {
            let place = places[term.value.as_str()];
            if !own.contains(&place) {
                own.push(place);
                terms[place.0 as usize].articles.push(ArticleId(id));
            }
        }
        of_articles.push(own);
    }
    (terms, of_articles)
}

/// What two spellings of one term share: letters without case, one space between words.
pub(super) fn folded(name: &str) -> String {
    if name.is_ascii() {
        // What follows would come to the same, in many times the time.
        return name.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    }
    let lower: String = name.nfkc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn two_spellings(kind: Kind, first: Use<'_>, other: Use<'_>) -> Diagnostic {
    let (noun, name, spelt) = (kind.noun(), &first.term.value, &other.term.value);
    Diagnostic::warning(codes::TERM_SPELLING, format!("the {noun} `{name}` is spelt `{spelt}` here"))
        .at(other.article.text.span(other.term.at.clone()))
        .why(format!("both are listed together as `{name}`, the oldest spelling"))
        .also(first.article.text.span(first.term.at.clone()), "the oldest spelling")
        .help(format!("write `{name}`"))
}

/// Names that differ but whose addresses do not would be one page for two terms.
fn refuse_shared_slugs(kind: Kind, names: &[(&String, Use<'_>)], report: &mut Report) {
    let mut seen: BTreeMap<Slug, Use<'_>> = BTreeMap::new();
    for (_, here) in names {
        let slug = Slug::from_term(&here.term.value);
        let Some(first) = seen.get(&slug) else {
            seen.insert(slug, *here);
            continue;
        };
        let (noun, name, other) = (kind.noun(), &here.term.value, &first.term.value);
        report.push(
            Diagnostic::error(
                codes::TERM_CLASH,
                format!("the {noun} `{name}` has the same address as `{other}`"),
            )
            .at(here.article.text.span(here.term.at.clone()))
            .why(format!("both would be listed at `{slug}`"))
            .also(first.article.text.span(first.term.at.clone()), "the other one")
            .help(format!("write `{other}` everywhere, or give one of them another name")),
        );
    }
}
