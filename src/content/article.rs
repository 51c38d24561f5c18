//! An article: everything in its file.

use std::collections::BTreeMap;

use crate::config::Policy;
use crate::content::bylines::Bylines;
use crate::content::image::Image;
use crate::content::text::Text;
use crate::date::Moment;
use crate::diagnostic::Located;
use crate::path::Url;
use crate::slug::Slug;

/// One article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its file and Markdown.
    pub text: Text,
    /// `title`, or the first `# Heading` of the text, which is then removed from the body.
    pub title: Located<String>,
    /// `date`, or the date at the start of the file's name.
    pub date: Moment,
    /// `updated`: when readers should look again.
    pub updated: Option<Moment>,
    /// `slug`, or the file's name without its date, or derived from the title; `at` is the range of its value.
    pub slug: Located<Slug>,
    /// `url`: the exact address, instead of one from the site's pattern.
    pub url: Option<Located<Url>>,
    /// `aliases`: former addresses.
    pub aliases: Vec<Located<Url>>,
    /// `id`: the entry's id in feeds, if it is not the address.
    pub id: Option<Located<String>>,
    /// `deck`: a sentence below the title.
    pub deck: Option<String>,
    /// `summary`, or the text before `<!-- more -->`, or the first paragraph. Plain text, empty only if the body is.
    pub summary: String,
    /// `description` for search engines.
    pub description: Option<String>,
    /// `tags` in the author's order.
    pub tags: Vec<Located<String>>,
    /// `category` or `categories`; the first is shown in the breadcrumb.
    pub categories: Vec<Located<String>>,
    /// `authors`: ids of profiles or plain names.
    pub authors: Bylines,
    /// `series` and `part`.
    pub series: Option<InSeries>,
    /// `draft: true`, or `published: false`.
    pub draft: bool,
    /// `expires`: when it stops being published.
    pub expires: Option<Moment>,
    /// `image`
    pub image: Option<Image>,
    /// `comments`, if it differs from the site's policy.
    pub comments: Option<Policy>,
    /// `takeaways`: a sentence each.
    pub takeaways: Vec<String>,
    /// `reviewed`: when it was last checked.
    pub reviewed: Option<Moment>,
    /// `review_by`: when it should be checked again.
    pub review_by: Option<Moment>,
    /// `evergreen: true`: it does not age.
    pub evergreen: bool,
    /// `language`, if it differs from the site's.
    pub language: Option<String>,
    /// `translation_of`: the file or slug of the article that it was translated from.
    pub translation_of: Option<Located<String>>,
    /// `template`: a file below `templates/`.
    pub template: Option<Located<String>>,
    /// Values of the keys that the site's `fields:` declares.
    pub fields: BTreeMap<String, FieldValue>,
    /// The number of words in the Markdown of the body. A CJK character counts as half a word.
    pub words: usize,
}

/// The series of an article, and its part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InSeries {
    /// `series`: the title or slug of the series.
    pub name: Located<String>,
    /// `part`, from 1.
    pub part: Option<Located<u32>>,
}

/// The value of a custom front-matter key.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// A text.
    Text(String),
    /// A number, as written.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A date.
    Date(Moment),
    /// Texts.
    List(Vec<String>),
}
