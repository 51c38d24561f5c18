//! Tags that are almost the same, and tags that only one article has.

use crate::checks::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::folding::folded;
use crate::site::{ArticleId, Site, Term};
use crate::slug::Slug;

/// A site with fewer articles is still finding its tags.
const FEWEST_ARTICLES: usize = 30;
/// The number of days in which a new tag may find a second article.
const DAYS: i64 = 366;

/// Finds tags whose names differ only in number, spacing or one letter. The rarer one is reported.
pub(super) fn similar(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let site = &subject.blog.site;
    let mut found = Vec::new();
    for (terms, noun) in [(&site.tags, "tag"), (&site.categories, "category")] {
        let keys: Vec<String> = terms.iter().map(|term| squeezed(&term.name)).collect();
        for (at, term) in terms.iter().enumerate() {
            for (other, key) in terms.iter().zip(&keys).skip(at + 1) {
                if !is_similar((term, &keys[at]), (other, key)) {
                    continue;
                }
                let (rare, usual) = match term.articles.len() < other.articles.len() {
                    true => (term, other),
                    false => (other, term),
                };
                found.extend(warning(site, rare, usual, noun));
            }
        }
    }
    found
}

fn warning(site: &Site, rare: &Term, usual: &Term, noun: &str) -> Option<Diagnostic> {
    let place = |term: &Term| Some(span(site, *term.articles.first()?, term));
    let (many, few) = (usual.articles.len(), rare.articles.len());
    let fault = Diagnostic::warning(
        codes::SIMILAR_TAGS,
        format!("the {noun} `{}` is almost `{}`", rare.name, usual.name),
    )
    .at(place(rare)?)
    .why(format!("readers of one miss the articles of the other ({few} and {many})"))
    .also(place(usual)?, "the other one")
    .help(format!("write `{}` in all of them, if both mean the same", usual.name));
    Some(fault)
}

/// Returns the letters and digits of a name, without case.
fn squeezed(name: &str) -> String {
    folded(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_similar((a, a_key): (&Term, &str), (b, b_key): (&Term, &str)) -> bool {
    a_key == b_key
        || is_plural(a_key, b_key)
        || is_plural(b_key, a_key)
        || is_misspelt((a, a_key), (b, b_key))
}

/// Returns whether a word is the plural of another, as far as endings tell.
fn is_plural(one: &str, many: &str) -> bool {
    if one.chars().count() < 4 {
        return false;
    }
    let by_ending = ["s", "es"].iter().any(|ending| many.strip_suffix(ending) == Some(one));
    by_ending || one.strip_suffix('y').is_some_and(|stem| many.strip_suffix("ies") == Some(stem))
}

/// Returns whether a tag with one article differs from one with several in two swapped letters, or in a letter inside that is
/// missing or twice.
fn is_misspelt((a, a_key): (&Term, &str), (b, b_key): (&Term, &str)) -> bool {
    let (rare, usual) = if a.articles.len() < b.articles.len() { (a, b) } else { (b, a) };
    if rare.articles.len() > 1 || usual.articles.len() < 3 {
        return false;
    }
    let (short, long): (Vec<char>, Vec<char>) = match a_key.len() <= b_key.len() {
        true => (a_key.chars().collect(), b_key.chars().collect()),
        false => (b_key.chars().collect(), a_key.chars().collect()),
    };
    if short.len() < 6 || long.iter().any(char::is_ascii_digit) || long.len() > short.len() + 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    match (short, long) {
        _ if same == 0 => false,
        (short, [_, rest @ ..]) if long.len() > short.len() => short == rest && !rest.is_empty(),
        ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
        _ => false,
    }
}

/// Finds old tags with one article.
pub(super) fn rare(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let site = &subject.blog.site;
    if site.articles.len() < FEWEST_ARTICLES {
        return Vec::new();
    }
    let mut found = Vec::new();
    for term in &site.tags {
        let [only] = term.articles.as_slice() else { continue };
        if subject.days_since(&site.article(*only).article.date) < DAYS || subject.is_expected(&term.name) {
            continue;
        }
        found.push(
            Diagnostic::warning(codes::RARE_TAG, format!("only this article has the tag `{}`", term.name))
                .at(span(site, *only, term))
                .why("its page leads readers back to where they come from")
                .help("remove it, or take a tag that other articles have"),
        );
    }
    found
}

/// Returns the place of a term in an article.
fn span(site: &Site, id: ArticleId, term: &Term) -> Span {
    let article = &site.article(id).article;
    let mut written = article.tags.iter().chain(&article.categories);
    let place = written.find(|written| Slug::from_term(&written.value) == term.slug);
    article.text.span(place.map_or(article.title.at.clone(), |place| place.at.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: (&str, usize), b: (&str, usize), expected: bool) {
        let term = |(name, count): (&str, usize)| Term {
            name: name.to_owned(),
            slug: Slug::from_term(name),
            articles: vec![ArticleId(0); count],
        };
        let (one, other) = (term(a), term(b));
        let (a_key, b_key) = (squeezed(a.0), squeezed(b.0));
        assert_eq!(is_similar((&one, &a_key), (&other, &b_key)), expected, "{a:?} {b:?}");
        assert_eq!(is_similar((&other, &b_key), (&one, &a_key)), expected, "{b:?} {a:?}");
    }

    #[test]
    fn names_that_mean_the_same_are_similar() {
        check(("habit", 2), ("habits", 2), true);
        check(("policy", 1), ("policies", 1), true);
        check(("open source", 4), ("OpenSource", 1), true);
        check(("accessibility", 9), ("accesibility", 1), true);
        check(("procurement", 9), ("procurment", 1), true);
        check(("design", 9), ("desgin", 1), true);
        check(("training", 9), ("draining", 1), false);
        check(("testing", 9), ("nesting", 1), false);
        check(("new", 9), ("news", 9), false);
        check(("web 2", 9), ("web 3", 1), false);
        check(("article 10", 9), ("article 1", 1), false);
    }
}
