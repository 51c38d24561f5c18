//! `article`, an article on its page.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::content::FieldValue;
use crate::images::Source;
use crate::language::Language;
use crate::markdown;
use crate::plan::{Page, Plan};
use crate::site::{ArticleId, IndexedArticle, Site, Status};
use crate::view::date::Date;
use crate::view::link::SharedLinks;
use crate::view::reading_time::reading_minutes;
use crate::view::series::SeriesBox;

/// An image.
#[derive(Clone, Debug, Serialize)]
pub struct Picture {
    /// For `src=`.
    pub src: String,
    /// What it shows; may be empty.
    pub alt: String,
    /// A line below it.
    pub caption: Option<String>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// For `srcset=` of the `img`: the image in several widths; empty if there is only one.
    pub srcset: String,
    /// For `source` elements: the image in formats that not every browser supports; may be empty.
    pub sources: Vec<Source>,
}

/// An article on its own page. What is made before it, and what other pages show too, are values `V` of the template engine.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView<V> {
    /// Its title.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// Its absolute address.
    pub url: String,
    /// The day of publication.
    pub date: Date,
    /// The day of the last change for readers.
    pub updated: Option<Date>,
    /// The day of the last review.
    pub reviewed: Option<Date>,
    /// The day of the next review.
    pub review_by: Option<Date>,
    /// Whether it does not become outdated.
    pub evergreen: bool,
    /// The sentence below the title.
    pub deck: Option<String>,
    /// Its summary as plain text.
    pub summary: String,
    /// Minutes to read it, at least 1.
    pub reading_minutes: usize,
    /// The number of words of the text.
    pub words: usize,
    /// Its language, if it differs from the site's.
    pub language: Option<String>,
    /// The category of its breadcrumb.
    pub category: Option<V>,
    /// All its categories.
    pub categories: Vec<V>,
    /// Its tags.
    pub tags: Vec<V>,
    /// Its image.
    pub image: Option<Picture>,
    /// The takeaways, a sentence each.
    pub takeaways: Vec<String>,
    /// Headings for a table of contents: those of the second and third level.
    pub contents: Vec<Heading>,
    /// Whether the text is long enough for a table of contents.
    pub long: bool,
    /// The series it belongs to, with all parts.
    pub series: Option<SeriesBox>,
    /// Values of the site's own front-matter keys.
    pub fields: BTreeMap<String, Value>,
    /// Why it is not public yet, in a preview.
    pub standing: Option<&'static str>,
    /// The day on which it stops being public.
    pub expires: Option<Date>,
    /// The same article in other languages.
    pub translations: Vec<Translation>,
    /// Its authors, each an [`AuthorView`](crate::view::author::AuthorView).
    pub authors: Vec<V>,
    /// Its text as HTML.
    pub body: V,
}

/// The parts of an article that are made before its view.
#[derive(Clone, Debug)]
pub struct ArticleParts<'a, V> {
    /// Its image.
    pub image: Option<Picture>,
    /// The headings of its text.
    pub headings: &'a [markdown::Heading],
    /// Its authors.
    pub authors: Vec<V>,
    /// Its text as HTML.
    pub body: V,
}

/// An article in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Translation {
    /// The name of the language in the language itself: `Deutsch`.
    pub name: String,
    /// The code of the language.
    pub language: String,
    /// The direction of the language: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The article's title in it.
    pub title: String,
    /// The page, for `href=`.
    pub href: String,
}

/// A heading in a table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its id in the page.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// The number of words from which a text gets a table of contents, if it has at least three headings.
const LONG: usize = 700;

impl<V: Clone> ArticleView<V> {
    /// Returns an article with its parts.
    pub fn new(
        id: ArticleId,
        parts: ArticleParts<'_, V>,
        links: &SharedLinks<V>,
        site: &Site,
        plan: &Plan,
    ) -> ArticleView<V> {
        let ArticleParts { image, headings, authors, body } = parts;
        let entry = site.article(id);
        let article = &entry.article;
        let language = site.language_of(id);
        let date = |moment: &Option<_>| moment.as_ref().map(|moment| Date::new(moment, language));
        let contents = contents(headings);
        ArticleView {
            title: article.title.value.clone(),
            href: plan.href(Page::Article(id)),
            url: plan.absolute(Page::Article(id)),
            date: Date::new(&article.date, language),
            updated: date(&article.updated),
            reviewed: date(&article.reviewed),
            review_by: date(&article.review_by),
            evergreen: article.evergreen,
            deck: article.deck.clone(),
            summary: article.summary.clone(),
            reading_minutes: reading_minutes(article.words),
            words: article.words,
            language: article.language.clone().filter(|language| *language != site.config.language),
            category: entry.categories.first().map(|id| links.category(*id)),
            categories: links.categories_of(entry),
            tags: links.tags_of(entry),
            image,
            takeaways: article.takeaways.clone(),
            long: article.words >= LONG && contents.len() >= 3,
            contents,
            series: entry.series.map(|(series, part)| SeriesBox::new(series, part, language, site, plan)),
            fields: article.fields.iter().map(|(key, value)| (key.clone(), field(value, language))).collect(),
            standing: standing(entry),
            expires: date(&article.expires),
            translations: translations(id, site, plan),
            authors,
            body,
        }
    }
}

/// Returns the translations of an article, and the original if the article is a translation.
fn translations(id: ArticleId, site: &Site, plan: &Plan) -> Vec<Translation> {
    let others = site.article(id).versions.iter().flat_map(|versions| &versions.all);
    let translation = |other: &ArticleId| {
        let language = site.language_of(*other);
        Translation {
            name: language.name.clone(),
            language: language.code.clone(),
            direction: language.direction.as_str(),
            title: site.article(*other).article.title.value.clone(),
            href: plan.href(Page::Article(*other)),
        }
    };
    others.filter(|other| **other != id).map(translation).collect()
}

/// Returns the headings of the second and third level.
pub fn contents(headings: &[markdown::Heading]) -> Vec<Heading> {
    let shown = headings.iter().filter(|heading| heading.level <= 3);
    shown
        .map(|heading| Heading { level: heading.level, id: heading.id.clone(), text: heading.text.clone() })
        .collect()
}

/// Returns why an article is not public yet.
pub(super) fn standing(entry: &IndexedArticle) -> Option<&'static str> {
    match entry.status {
        Status::Live => None,
        Status::Draft => Some("draft"),
        Status::Scheduled => Some("scheduled"),
        Status::Expired => Some("expired"),
    }
}

fn field(value: &FieldValue, language: &Language) -> Value {
    match value {
        FieldValue::Text(text) => text.as_str().into(),
        // An integer is shown as the author writes it: `3`, not `3.0`.
        FieldValue::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => (*number as i64).into(),
        FieldValue::Number(number) => (*number).into(),
        FieldValue::Boolean(truth) => (*truth).into(),
        FieldValue::Date(moment) => language.day(moment).into(),
        FieldValue::List(texts) => texts.clone().into(),
    }
}
