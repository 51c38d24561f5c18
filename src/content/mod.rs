//! Content: each file of `content/` read into one value, without a look at any other file.
//!
//! Names of authors, series, parents and articles stay names here; `site` finds what they mean.

mod article;
mod article_fields;
mod author;
mod bylines;
mod changes;
pub mod comment;
#[cfg(test)]
mod corpus;
mod drafts;
mod file_name;
mod foreign_front_matter;
mod foreign_keys;
mod front_matter;
mod image;
mod page;
pub mod parse;
mod plain_comment;
mod series;
mod text;
mod title;

pub use parse::{Memory, parse, parse_again};
pub use text::Text;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::config::Policy;
use crate::date::Moment;
use crate::diagnostic::Located;
use crate::path::{SourcePath, Url};
use crate::slug::Slug;

/// All of `content/`, each kind in the order of its paths.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Articles: every Markdown file that is not one of the others.
    pub articles: Vec<Arc<Article>>,
    /// Standalone pages, from `content/pages/`.
    pub pages: Vec<Arc<Page>>,
    /// Profiles, from `content/authors/`.
    pub authors: Vec<Arc<Author>>,
    /// Series, from `content/series/`.
    pub series: Vec<Arc<Series>>,
    /// Comments, from `content/comments/ARTICLE/`.
    pub comments: Vec<Arc<Comment>>,
    /// Files that could not be read, which was reported: what refers to them is no further fault.
    pub unread: Vec<SourcePath>,
}

/// One article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its file and Markdown.
    pub text: Text,
    /// `title`, or the first `# Heading` of the text (which is then no part of the body).
    pub title: Located<String>,
    /// `date`, or the one that the file's name begins with.
    pub date: Moment,
    /// `updated`: when readers should look again.
    pub updated: Option<Moment>,
    /// `slug`, or the file's name without date, or made from the title; `at` is where it was given.
    pub slug: Located<Slug>,
    /// `url`: the exact address, instead of one by the site's pattern.
    pub url: Option<Located<Url>>,
    /// `aliases`: former addresses.
    pub aliases: Vec<Located<Url>>,
    /// `id`: the entry's id in feeds, when it is not the address.
    pub id: Option<Located<String>>,
    /// `deck`: a sentence below the title.
    pub deck: Option<String>,
    /// `summary`, or the text before `<!-- more -->`, or the first paragraph; plain text, not empty unless the body is.
    pub summary: String,
    /// `description` for search engines.
    pub description: Option<String>,
    /// `tags` in the author's order.
    pub tags: Vec<Located<String>>,
    /// `category` or `categories`; the first stands in the breadcrumb.
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
    /// `comments`, when it differs from the site's policy.
    pub comments: Option<Policy>,
    /// `takeaways`: a sentence each.
    pub takeaways: Vec<String>,
    /// `reviewed`: when it was last checked.
    pub reviewed: Option<Moment>,
    /// `review_by`: when it should be checked again.
    pub review_by: Option<Moment>,
    /// `evergreen: true`: it does not age.
    pub evergreen: bool,
    /// `language`, when it differs from the site's.
    pub language: Option<String>,
    /// `translation_of`: the file or slug of the article that it was translated from.
    pub translation_of: Option<Located<String>>,
    /// `template`: a file below `templates/`.
    pub template: Option<Located<String>>,
    /// Values of the keys that the site's `fields:` declares.
    pub fields: BTreeMap<String, FieldValue>,
    /// Words of the body, counted on its Markdown; a CJK character is half a word.
    pub words: usize,
}

/// Whom an article names as its authors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bylines {
    /// A list: each entry is one person.
    List(Vec<Located<String>>),
    /// One text, which may name several persons: who they are depends on who is known.
    Text(Located<String>),
}

/// An article's place in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InSeries {
    /// `series`: the title or slug of the series.
    pub name: Located<String>,
    /// `part`, from 1.
    pub part: Option<Located<u32>>,
}

/// An article's picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// `image`, or `image: {src: …}`: a path beside the article, from the site's root, or a whole address.
    pub src: Located<String>,
    /// `alt` inside `image`, or `image_alt`.
    pub alt: String,
    /// `caption` inside `image`, or `image_caption`.
    pub caption: Option<String>,
}

/// A value of a site's own front-matter key.
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

/// A standalone page. Keys: `title`, `slug`, `url`, `aliases`, `summary`, `description`, `updated`, `draft`,
/// `language`, `template`.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its file and Markdown.
    pub text: Text,
    /// `title`, or the first `# Heading`.
    pub title: Located<String>,
    /// `url`, or `/FOLDERS/SLUG/` by its place below `content/pages/`; `at` is where it was given.
    pub url: Located<Url>,
    /// `aliases`
    pub aliases: Vec<Located<Url>>,
    /// `summary`, or the first paragraph; plain text.
    pub summary: String,
    /// `description`
    pub description: Option<String>,
    /// `updated`
    pub updated: Option<Moment>,
    /// `draft`
    pub draft: bool,
    /// `language`
    pub language: Option<String>,
    /// `template`
    pub template: Option<Located<String>>,
}

/// A profile. Keys: `name` (required), `slug`, `role`, `organisation` (or `organization`), `organisation_url`, `image`,
/// `links` (list of `title`, `url`). The body is the bio.
#[derive(Clone, Debug)]
pub struct Author {
    /// Its file; the Markdown is the bio.
    pub text: Text,
    /// What articles call the person: the file's name without ending.
    pub id: String,
    /// The last part of the address of the person's page; the id when it can be one.
    pub slug: Located<Slug>,
    /// The person's name.
    pub name: String,
    /// What the person does.
    pub role: Option<String>,
    /// For whom.
    pub organisation: Option<String>,
    /// The organisation's site.
    pub organisation_url: Option<String>,
    /// A portrait: a path from the site's root, beside the file, or a whole address.
    pub image: Option<Located<String>>,
    /// Where else the person is found.
    pub links: Vec<crate::config::NamedLink>,
}

/// A series. Keys: `title` (required), `slug`, `summary`, `parts`. The body introduces it.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its file and Markdown.
    pub text: Text,
    /// Its name.
    pub title: Located<String>,
    /// The last part of its address: `slug`, or the file's name.
    pub slug: Located<Slug>,
    /// `summary`, or the first paragraph; plain text.
    pub summary: String,
    /// `parts`: those still to come.
    pub planned: Vec<PlannedPart>,
}

/// A part of a series that is not written yet. Keys: `part` (required), `title` (required), `date`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPart {
    /// Its number, from 1.
    pub part: Located<u32>,
    /// Its title.
    pub title: String,
    /// When it is to appear.
    pub date: Option<Moment>,
}

/// A comment. Keys: `id`, `article`, `reply_to`, `state` (required), `held_because`, `author` (required), `by`, `url`,
/// `date` (required), `received_from`, `source_id`, `decided`. The body is the comment, in Markdown without HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Its file and Markdown.
    pub text: Text,
    /// The name of its folder, or the key `article`: the slug or file name of the article.
    pub article: Located<String>,
    /// `id`, or the file's name without ending: ASCII letters, digits, `-` and `_`; the anchor in the page.
    pub id: Located<String>,
    /// The id of the comment that it answers.
    pub reply_to: Option<Located<String>>,
    /// What was decided.
    pub state: CommentState,
    /// The bytes of the file that say so.
    pub state_at: Range<usize>,
    /// Why it waits.
    pub held_because: Option<String>,
    /// The commenter's name.
    pub author: String,
    /// `by`: the author of the site who wrote it; a comment of a reader's has none, whatever its name.
    pub by: Option<Located<String>>,
    /// The commenter's site: `http:` or `https:` only.
    pub url: Option<String>,
    /// When it was written.
    pub date: Moment,
    /// The way it came: `form`, `mail`, `import`, …
    pub received_from: Option<String>,
    /// Its id where it came from.
    pub source_id: Option<String>,
    /// When it was decided.
    pub decided: Option<Located<Moment>>,
}

impl Comment {
    /// `article/id`: a name that no other comment has.
    pub fn full_id(&self) -> String {
        format!("{}/{}", self.article.value, self.id.value)
    }
}

/// What was decided about a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommentState {
    /// Nothing yet.
    Held,
    /// It is shown.
    Approved,
    /// It is not shown.
    Rejected,
    /// It is not shown, and was not meant for readers.
    Spam,
}

impl CommentState {
    /// The word that files have for it.
    pub fn as_str(self) -> &'static str {
        match self {
            CommentState::Held => "held",
            CommentState::Approved => "approved",
            CommentState::Rejected => "rejected",
            CommentState::Spam => "spam",
        }
    }
}
