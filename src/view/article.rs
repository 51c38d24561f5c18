//! `article` on an article's page, and the card that stands for it in lists.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::view::Date;
use crate::view::Link;

/// An article in a list. Made once for each article and shared by all lists that show it.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// Its whole address.
    pub url: String,
    /// When it was published.
    pub date: Date,
    /// The sentence below the title.
    pub deck: Option<String>,
    /// Its summary as plain text; may be empty.
    pub summary: String,
    /// Minutes to read it, at least 1.
    pub reading_minutes: usize,
    /// The category of its breadcrumb.
    pub category: Option<Link>,
    /// Who wrote it.
    pub authors: Vec<Link>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// Its place in a series: `Part 3`.
    pub series: Option<CardSeries>,
    /// Its picture.
    pub image: Option<Picture>,
    /// Comments shown.
    pub comment_count: usize,
    /// Why it is not public yet, in a preview: `draft`, `scheduled` or `expired`.
    pub standing: Option<&'static str>,
}

/// A card's place in a series.
#[derive(Clone, Debug, Serialize)]
pub struct CardSeries {
    /// The series' title.
    pub title: String,
    /// The series' page.
    pub href: String,
    /// The part's number.
    pub part: u32,
}

/// A picture.
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
}

/// An article on its own page: what its [`Card`] has, and the rest.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    /// Its title.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// Its whole address.
    pub url: String,
    /// When it was published.
    pub date: Date,
    /// When it last changed for readers.
    pub updated: Option<Date>,
    /// When it was last checked.
    pub reviewed: Option<Date>,
    /// When it is to be checked again.
    pub review_by: Option<Date>,
    /// Whether it does not age.
    pub evergreen: bool,
    /// The sentence below the title.
    pub deck: Option<String>,
    /// Its summary as plain text.
    pub summary: String,
    /// Minutes to read it, at least 1.
    pub reading_minutes: usize,
    /// Words of the text.
    pub words: usize,
    /// Its language, when it differs from the site's.
    pub language: Option<String>,
    /// The category of its breadcrumb.
    pub category: Option<Link>,
    /// All its categories.
    pub categories: Vec<Link>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// Who wrote it, with role, organisation and bio.
    pub authors: Vec<AuthorView>,
    /// Its picture.
    pub image: Option<Picture>,
    /// What readers should take away, a sentence each.
    pub takeaways: Vec<String>,
    /// Headings for a table of contents: those of the second and third level.
    pub contents: Vec<Heading>,
    /// Whether the text is long enough for a table of contents.
    pub long: bool,
    /// The text as HTML.
    pub body: String,
    /// The series it belongs to, with all parts.
    pub series: Option<SeriesBox>,
    /// Values of the site's own front-matter keys.
    pub fields: BTreeMap<String, Value>,
    /// Why it is not public yet, in a preview.
    pub standing: Option<&'static str>,
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

/// A person.
#[derive(Clone, Debug, Serialize)]
pub struct AuthorView {
    /// The name.
    pub name: String,
    /// The person's page, for `href=`.
    pub href: String,
    /// The whole address of the person's page.
    pub url: String,
    /// What the person does.
    pub role: Option<String>,
    /// For whom.
    pub organisation: Option<String>,
    /// The organisation's site.
    pub organisation_url: Option<String>,
    /// A portrait.
    pub image: Option<Picture>,
    /// The bio as HTML; may be empty.
    pub bio: String,
    /// Where else the person is found.
    pub links: Vec<Link>,
    /// How many articles there are.
    pub count: usize,
}

/// A series, seen from one of its parts or from its own page.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesBox {
    /// Its title.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// Its summary as plain text; may be empty.
    pub summary: String,
    /// The number of the part that is being read; 0 on the series' own page.
    pub part: u32,
    /// The number of the last part, written or planned.
    pub total: u32,
    /// How many parts can be read.
    pub published: usize,
    /// All parts in order.
    pub parts: Vec<Part>,
}

/// A part of a series.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its page, for `href=`; none while it is still to come.
    pub href: Option<String>,
    /// When it was published or is to come.
    pub date: Option<Date>,
    /// Whether it is the one being read.
    pub current: bool,
}
