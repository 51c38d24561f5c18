//! An article or a page of another system, in one form for all readers.

use crate::date::Moment;
use crate::import::yaml_value::YamlValue;

/// What an entry becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntryKind {
    /// An article with a date.
    #[default]
    Article,
    /// A standalone page.
    Page,
}

/// An article or a page. Only `source`, `place` and `title` are always there.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What it becomes.
    pub kind: EntryKind,
    /// Its permanent id in the source: an id of the export, or the path of its file. A second import knows it by this.
    pub source: String,
    /// Its place in the source, for messages: `post 12 "A warm welcome"`, `_posts/2010-07-19-name.md`.
    pub place: String,
    /// Its title as plain text; may be empty.
    pub title: String,
    /// The moment of its publication. An article without one becomes a draft with the date of the import.
    pub date: Option<Moment>,
    /// `date` in the form of the source, if that must be kept as written.
    pub date_as_written: Option<String>,
    /// The last change that readers should notice.
    pub updated: Option<Moment>,
    /// The moment from which it is not published.
    pub expires: Option<Moment>,
    /// The last segment of its address.
    pub slug: Option<String>,
    /// Its path on the old site, decoded and from the root: `/2011/10/part-iii.html`. Drafts often have none.
    pub address: Option<String>,
    /// Other old paths that lead to it.
    pub aliases: Vec<String>,
    /// Its id in the old feed.
    pub id: Option<String>,
    /// The reason why readers did not see it. It becomes a draft.
    pub withheld: Option<String>,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// The names of its categories, the main one first.
    pub categories: Vec<String>,
    /// The ids of [`ImportedAuthor`](crate::import::ImportedAuthor)s, or plain names.
    pub authors: Vec<String>,
    /// The title of its series, and its part.
    pub series: Option<(String, Option<u32>)>,
    /// A sentence below the title.
    pub deck: Option<String>,
    /// The text for lists and feeds.
    pub summary: Option<String>,
    /// The text for search engines.
    pub description: Option<String>,
    /// Its picture.
    pub image: Option<EntryImage>,
    /// The code of its language, if it is not the site's.
    pub language: Option<String>,
    /// Its policy of comments, in the words of the front matter: `closed`, `off`.
    pub comments: Option<&'static str>,
    /// Further keys of the front matter that the site declares as its own fields.
    pub fields: Vec<(String, YamlValue)>,
    /// Its text in Markdown.
    pub body: String,
    /// The file that it becomes, below `content/` and without it: `posts/name/index.md`. Made of date and slug if absent.
    pub file: Option<String>,
}

/// The picture of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryImage {
    /// A path from the root of the site, a path beside the entry's file, or a whole address.
    pub src: String,
    /// Its description for those who do not see it.
    pub alt: Option<String>,
    /// The line below it.
    pub caption: Option<String>,
}
