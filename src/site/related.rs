//! Articles on the same subjects.

use std::cmp::Reverse;

use crate::site::ArticleId;
use crate::site::SeriesId;
use crate::site::Term;
use crate::site::TermId;

/// How many are shown.
const MOST: usize = 4;
/// How far to look to either side in the list of a term: what keeps the work linear when a term has thousands.
const REACH: usize = 24;

/// The articles that share the most, and the rarest, terms with the one at `at`; the nearest in time where equal.
///
/// Parts of its own series are left out, because the series box shows them.
pub(super) fn nearest_subjects(
    at: usize,
    tags: &[Term],
    tags_of: &[Vec<TermId>],
    categories: &[Term],
    categories_of: &[Vec<TermId>],
    series_of: &[Option<(SeriesId, u32)>],
) -> Vec<ArticleId> {
    let Ok(own) = u32::try_from(at).map(ArticleId) else { return Vec::new() };
    let mut shared: Vec<(ArticleId, u64)> = Vec::new();
    let own_terms = tags_of[at].iter().map(|id| (&tags[id.0 as usize], 3));
    let own_terms = own_terms.chain(categories_of[at].iter().map(|id| (&categories[id.0 as usize], 1)));
    for (term, weight) in own_terms {
        let rarity = weight * 1_000_000 / term.articles.len() as u64;
        let place = term.articles.partition_point(|id| *id < own);
        let around = place.saturating_sub(REACH)..(place + 1 + REACH).min(term.articles.len());
        shared.extend(term.articles[around].iter().map(|id| (*id, rarity)));
    }
    shared.sort_unstable_by_key(|(id, _)| *id);
    let series = series_of[at].map(|(series, _)| series);
    let other =
        |id: ArticleId| series.is_none() || series_of[id.0 as usize].map(|(series, _)| series) != series;
    let of_one = shared.chunk_by(|(one, _), (other, _)| one == other);
    let mut found: Vec<(Reverse<u64>, u32, ArticleId)> = of_one
        .filter(|terms| terms[0].0 != own && other(terms[0].0))
        .map(|terms| (terms[0].0, terms.iter().map(|(_, rarity)| rarity).sum()))
        .map(|(id, score)| (Reverse(score), id.0.abs_diff(own.0), id))
        .collect();
    // The best few are found without putting the rest in order.
    if found.len() > MOST {
        found.select_nth_unstable(MOST);
        found.truncate(MOST);
    }
    found.sort_unstable();
    found.into_iter().map(|(.., id)| id).collect()
}
