//! Articles on the same subjects.

use std::collections::BTreeMap;

use crate::site::ArticleId;
use crate::site::Site;

/// How many are shown.
const MOST: usize = 4;
/// How far to look to either side in the list of a term: what keeps the work linear when a term has thousands.
const REACH: usize = 24;

/// The articles that share the most, and the rarest, terms with an article; the nearest in time where equal.
///
/// Parts of its own series are left out, because the series box shows them.
pub(super) fn nearest_subjects(own: ArticleId, site: &Site) -> Vec<ArticleId> {
    let entry = site.article(own);
    let mut shared: BTreeMap<ArticleId, u64> = BTreeMap::new();
    let own_terms = entry.tags.iter().map(|id| (site.tag(*id), 3));
    let own_terms = own_terms.chain(entry.categories.iter().map(|id| (site.category(*id), 1)));
    for (term, weight) in own_terms {
        let rarity = weight * 1_000_000 / term.articles.len() as u64;
        let place = term.articles.partition_point(|id| *id < own);
        let around = place.saturating_sub(REACH)..(place + 1 + REACH).min(term.articles.len());
        for id in &term.articles[around] {
            *shared.entry(*id).or_default() += rarity;
        }
    }
    let series = entry.series.map(|(series, _)| series);
    let series_of = |id: &ArticleId| site.article(*id).series.map(|(series, _)| series);
    let other = |id: &ArticleId| series.is_none() || series_of(id) != series;
    let mut found: Vec<(ArticleId, u64)> =
        shared.into_iter().filter(|(id, _)| *id != own && other(id)).collect();
    found.sort_by_key(|(id, score)| (std::cmp::Reverse(*score), id.0.abs_diff(own.0), *id));
    found.into_iter().take(MOST).map(|(id, _)| id).collect()
}
