//! Ids of articles, terms, people and series: indexes into the lists of the site.

/// The index of an article in [`Site::articles`](crate::site::Site::articles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// The index of a term in [`Site::tags`](crate::site::Site::tags) or
/// [`Site::categories`](crate::site::Site::categories).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// The index of a person in [`Site::people`](crate::site::Site::people).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// The index of a series in [`Site::series`](crate::site::Site::series).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(pub u32);
