//! The card of an article, which lists show.

use serde::Serialize;

use crate::language::Language;
use crate::plan::{Page, Plan};
use crate::site::{ArticleId, Site};
use crate::view::article::{Picture, standing};
use crate::view::date::Date;
use crate::view::link::SharedLinks;
use crate::view::reading_time::reading_minutes;

/// An article in a list. All lists of a language share it. Its links are values `V` of the template engine.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleCard<V> {
    /// Its title.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// Its absolute address.
    pub url: String,
    /// The day of publication.
    pub date: Date,
    /// The sentence below the title.
    pub deck: Option<String>,
    /// Its summary as plain text; may be empty.
    pub summary: String,
    /// Minutes to read it, at least 1.
    pub reading_minutes: usize,
    /// The category of its breadcrumb.
    pub category: Option<V>,
    /// Its authors.
    pub authors: Vec<V>,
    /// Its tags.
    pub tags: Vec<V>,
    /// Its part in a series: `Part 3`.
    pub series: Option<CardSeries>,
    /// Its image.
    pub image: Option<Picture>,
    /// The number of comments shown.
    pub comment_count: usize,
    /// Why it is not public yet, in a preview: `draft`, `scheduled` or `expired`.
    pub standing: Option<&'static str>,
    /// Its language, if the page that shows the card has another.
    pub language: Option<String>,
    /// The direction of its language, if that differs too.
    pub direction: Option<&'static str>,
}

/// The series of an article, on its card.
#[derive(Clone, Debug, Serialize)]
pub struct CardSeries {
    /// The series' title.
    pub title: String,
    /// The series' page.
    pub href: String,
    /// The part's number.
    pub part: u32,
}

impl<V: Clone> ArticleCard<V> {
    /// Returns the card of an article with its image, for pages in a language.
    pub fn new(
        id: ArticleId,
        image: Option<Picture>,
        links: &SharedLinks<V>,
        language: &Language,
        site: &Site,
        plan: &Plan,
    ) -> ArticleCard<V> {
        let entry = site.article(id);
        let article = &entry.article;
        let series = entry.series.map(|(series, part)| CardSeries {
            title: site.one_series(series).title.clone(),
            href: plan.href(Page::Series(series)),
            part,
        });
        ArticleCard {
            title: article.title.value.clone(),
            href: plan.href(Page::Article(id)),
            url: plan.absolute(Page::Article(id)),
            date: Date::new(&article.date, language),
            deck: article.deck.clone(),
            summary: article.summary.clone(),
            reading_minutes: reading_minutes(article.words),
            category: entry.categories.first().map(|id| links.category(*id)),
            authors: links.authors_of(entry),
            tags: links.tags_of(entry),
            series,
            image,
            comment_count: entry.thread.len(),
            standing: standing(entry),
            language: site.language_of(id).code_within(language),
            direction: site.language_of(id).direction_within(language),
        }
    }
}
