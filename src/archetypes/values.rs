//! What the author has said of a new article.

/// What the author has said of the new article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// The title.
    pub title: String,
    /// The date, as it is written.
    pub date: String,
    /// The last part of the address.
    pub slug: String,
    /// The authors, by id or name.
    pub authors: Vec<String>,
    /// The series, and the number of the article in it.
    pub series: Option<(String, u32)>,
}
