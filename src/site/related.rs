//! Finds articles on the same subjects.

use std::cmp::Reverse;

use crate::site::ids::ArticleId;
use crate::site::index::Site;

/// The maximum number of related articles.
const MOST: usize = 4;
/// The number of articles to compare on each side in the list of a term. The limit keeps the total work linear if a
/// term has thousands of articles.
const REACH: usize = 24;

impl Site {
    /// Returns articles on the same subjects, the most similar first. There are at most four, and none is in the same
    /// series.
    pub fn related(&self, id: ArticleId) -> Vec<ArticleId> {
        nearest_subjects(id, self)
    }
}

/// Returns the articles that share the most and the rarest terms with an article. Of equally similar articles, the
/// nearest in time come first.
///
/// Articles of the same series are left out, because the series box shows them. Translations of the article are left
/// out too.
fn nearest_subjects(own: ArticleId, site: &Site) -> Vec<ArticleId> {
    let entry = site.article(own);
    let mut shared: Vec<(ArticleId, u64)> = Vec::new();
    let own_terms = entry.tags.iter().map(|id| (site.tag(*id), 3));
    let own_terms = own_terms.chain(entry.categories.iter().map(|id| (site.category(*id), 1)));
    for (term, weight) in own_terms {
        let rarity = weight * 1_000_000 / term.articles.len() as u64;
        let place = term.articles.partition_point(|id| *id < own);
        let around = place.saturating_sub(REACH)..(place + 1 + REACH).min(term.articles.len());
        shared = merged(&shared, &term.articles[around], rarity);
    }
    let series_of = |id: ArticleId| site.article(id).series.map(|(series, _)| series);
    let series = series_of(own);
    let other = |id: ArticleId| (series.is_none() || series_of(id) != series) && !site.is_version(own, id);
    let mut found: Vec<(Reverse<u64>, u32, ArticleId)> = shared
        .into_iter()
        .filter(|(id, _)| *id != own && other(*id))
        .map(|(id, score)| (Reverse(score), id.0.abs_diff(own.0), id))
        .collect();
    // Selects the best articles without sorting the others.
    if found.len() > MOST {
        found.select_nth_unstable(MOST);
        found.truncate(MOST);
    }
    found.sort_unstable();
    found.into_iter().map(|(.., id)| id).collect()
}

/// Adds `rarity` to the scores of some articles. Both lists are in the order of the ids, and so is the result: sorting all
/// lists at the end takes three times as long.
fn merged(scores: &[(ArticleId, u64)], articles: &[ArticleId], rarity: u64) -> Vec<(ArticleId, u64)> {
    let mut merged = Vec::with_capacity(scores.len() + articles.len());
    let mut articles = articles.iter().copied().peekable();
    for (id, score) in scores {
        while let Some(before) = articles.next_if(|article| article < id) {
            merged.push((before, rarity));
        }
        let more = articles.next_if_eq(id).map_or(0, |_| rarity);
        merged.push((*id, score + more));
    }
    merged.extend(articles.map(|id| (id, rarity)));
    merged
}
