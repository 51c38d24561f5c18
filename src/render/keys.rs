//! The key of an output: a digest of everything that its bytes, diagnostics, links and words for the search depend on.
//!
//! Keys come from the index, before a value is made or a text is rendered, and the code that selects the articles for a
//! page also selects them for its key. A change of anything except articles and comments changes all keys. So a key must
//! tell only which articles an output shows, and how: as a card, or with the text.
//!
//! A property test (`tests/it/rebuild`) holds that outputs with the same key are the same.

use std::hash::Hash;

use rayon::prelude::*;

use crate::digest::{Digest, Digester};
use crate::path::OutPath;
use crate::plan::{CommentScope, Output, Page};
use crate::render::context::Context;
use crate::render::feed::entries;
use crate::render::inputs::{Half, Inputs, half, of};
use crate::render::pages::{OtherArticles, listed};
use crate::render::search;
use crate::site::{ArticleId, PersonId, SeriesId, Site, Term};
use crate::view::card::ArticleCard;
use crate::view::series::SeriesBox;

/// The digests that the keys of a site's outputs are made of.
#[derive(Debug)]
pub struct Keys<'a> {
    inputs: &'a Inputs,
    /// The digest of what cards show of each article.
    cards: Vec<Half>,
    /// The digest of each series with its parts.
    series: Vec<Half>,
    /// The digests of all texts and of all cards.
    all_texts: Digest,
    all_cards: Digest,
}

impl<'a> Keys<'a> {
    /// Computes the digests. The inputs are those of the context.
    pub fn new(inputs: &'a Inputs, context: Context<'_>) -> Keys<'a> {
        let ids: Vec<ArticleId> = context.site.article_ids().collect();
        let cards: Vec<Half> = ids.par_iter().map(|id| of_card(*id, context)).collect();
        let series = (0..).map(SeriesId).take(context.site.series.len());
        let series = series.map(|id| of_series(id, &cards, context)).collect();
        let (all_texts, all_cards) = (of(&inputs.articles), of(&cards));
        Keys { inputs, cards, series, all_texts, all_cards }
    }

    /// Returns the key of an output. Returns `None` for files that are copied or drawn.
    pub fn key(&self, path: &OutPath, output: &Output, context: Context<'_>) -> Option<Digest> {
        let site = context.site;
        let mut key = Digester::default();
        (&self.inputs.site, path, std::mem::discriminant(output)).hash(&mut key);
        match output {
            Output::Page(page) => self.add_page(*page, context, &mut key),
            Output::Feed(scope, _) => self.texts_of(entries(*scope, site)).hash(&mut key),
            Output::CommentFeed(CommentScope::Site) => {
                let is_commented = |id: &ArticleId| !site.article(*id).thread.is_empty();
                self.texts_of(site.article_ids().filter(is_commented)).hash(&mut key);
            }
            Output::CommentFeed(CommentScope::Article(id)) => self.texts_of([*id]).hash(&mut key),
            Output::Sitemap | Output::SitemapPart(_) | Output::Search(_) => self.all_texts.hash(&mut key),
            Output::LlmsTxt => self.all_cards.hash(&mut key),
            Output::Redirect(_)
            | Output::Robots
            | Output::Redirects
            | Output::OpenSearch
            | Output::Headers
            | Output::Look => {}
            Output::Asset(_) | Output::Picture(_) | Output::SocialCard(_) => return None,
        }
        Some(key.digest())
    }

    fn add_page(&self, page: Page, context: Context<'_>, key: &mut Digester) {
        let site = context.site;
        std::mem::discriminant(&page).hash(key);
        self.cards_of(listed(page, site)).hash(key);
        match page {
            Page::Article(id) => {
                let entry = site.article(id);
                let count = |id: &PersonId| site.person(*id).articles.len();
                self.texts_of([id]).hash(key);
                // The words of a page are in the index of the search under its number.
                site.config.search.then(|| search::number(page, site)).hash(key);
                entry.authors.iter().map(count).collect::<Vec<_>>().hash(key);
                entry.series.map(|(id, _)| self.series[id.0 as usize]).hash(key);
                self.cards_of(entry.versions.iter().flat_map(|versions| versions.all.iter().copied()))
                    .hash(key);
                let others = OtherArticles::new(id, site);
                context.wants("more_by_author").then(|| self.cards_of(others.by_author())).hash(key);
                context.wants("more_in_category").then(|| self.cards_of(others.in_category())).hash(key);
                context.wants("related").then(|| self.cards_of(context.related(id))).hash(key);
                for neighbour in [others.newer(), others.older()] {
                    self.cards_of(neighbour).hash(key);
                }
            }
            Page::Home(_) => site.articles.len().hash(key),
            Page::Tag(id, _) => site.tag(id).articles.len().hash(key),
            Page::Category(id, _) => site.category(id).articles.len().hash(key),
            Page::Author(id, _) => site.person(id).articles.len().hash(key),
            Page::Tags => counts(&site.tags).hash(key),
            Page::Categories => counts(&site.categories).hash(key),
            Page::Authors => {
                site.people.iter().map(|person| person.articles.len()).collect::<Vec<_>>().hash(key);
            }
            Page::Series(id) => self.series[id.0 as usize].hash(key),
            Page::AllSeries => self.series.hash(key),
            Page::Archive | Page::Year(_) | Page::Month(..) => of_archive(site).hash(key),
            Page::Standalone(_) | Page::Search | Page::NotFound | Page::CommentKept => {}
        }
    }

    fn texts_of(&self, ids: impl IntoIterator<Item = ArticleId>) -> Vec<Half> {
        ids.into_iter().map(|id| self.inputs.articles[id.0 as usize]).collect()
    }

    fn cards_of(&self, ids: impl IntoIterator<Item = ArticleId>) -> Vec<Half> {
        ids.into_iter().map(|id| self.cards[id.0 as usize]).collect()
    }
}

/// Returns the digest of what cards in any language show of an article.
fn of_card(id: ArticleId, context: Context<'_>) -> Half {
    let Context { site, plan, shared, .. } = context;
    let picture = shared.images[id.0 as usize].as_ref().map(|picture| picture.view.clone());
    let card = ArticleCard::new(id, picture, &shared.links, site.languages.site(), site, plan);
    half(&of(&(serde_json::to_vec(&card).unwrap_or_default(), &site.article(id).article.language)))
}

/// Returns the digest of what pages show of a series. `cards` are the digests of all cards.
fn of_series(id: SeriesId, cards: &[Half], context: Context<'_>) -> Half {
    let Context { site, plan, .. } = context;
    let series = SeriesBox::new(id, 0, site.languages.site(), site, plan);
    let parts: Vec<Half> = site.one_series(id).written().map(|id| cards[id.0 as usize]).collect();
    half(&of(&(serde_json::to_vec(&series).unwrap_or_default(), parts)))
}

fn counts(terms: &[Term]) -> Vec<usize> {
    terms.iter().map(|term| term.articles.len()).collect()
}

/// Returns the number of articles of each month.
fn of_archive(site: &Site) -> Vec<usize> {
    let months = site.archive.iter().flat_map(|year| &year.months);
    months.map(|month| month.articles.len()).collect()
}
