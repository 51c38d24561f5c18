//! Articles on the same subjects.

use std::cmp::Reverse;

use crate::site::ids::ArticleId;
use crate::site::index::Site;

/// How many are shown.
const MOST: usize = 4;
/// How far to look to either side in the list of a term: what keeps the work linear when a term has thousands.
const REACH: usize = 24;

impl Site {
    /// Returns articles on the same subjects, nearest first: at most four, none of the same series.
    pub fn related(&self, id: ArticleId) -> Vec<ArticleId> {
        nearest_subjects(id, self)
    }
}

/// The articles that share the most, and the rarest, terms with an article; the nearest in time where equal.
///
/// Parts of its own series are left out, because the series box shows them, and so are its translations.
fn nearest_subjects(own: ArticleId, site: &Site) -> Vec<ArticleId> {
    let entry = site.article(own);
    let mut shared: Vec<(ArticleId, u64)> = Vec::new();
    let own_terms = entry.tags.iter().map(|id| (site.tag(*id), 3));
    let own_terms = own_terms.chain(entry.categories.iter().map(|id| (site.category(*id), 1)));
    for (term, weight) in own_terms {
        let rarity = weight * 1_000_000 / term.articles.len() as u64;
        let place = term.articles.partition_point(|id| *id < own);
        let around = place.saturating_sub(REACH)..(place + 1 + REACH).min(term.articles.len());
        shared.extend(term.articles[around].iter().map(|id| (*id, rarity)));
    }
    shared.sort_unstable_by_key(|(id, _)| *id);
    let series_of = |id: ArticleId| site.article(id).series.map(|(series, _)| series);
    let series = series_of(own);
    let other = |id: ArticleId| (series.is_none() || series_of(id) != series) && !site.is_version(own, id);
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
