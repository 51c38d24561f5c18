//! An author of another system.

/// An author. The profile is written to `content/authors/ID.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedAuthor {
    /// The id that entries use.
    pub id: String,
    /// The name that readers see.
    pub name: String,
    /// What the author does.
    pub role: Option<String>,
    /// The author's company.
    pub company: Option<String>,
    /// The author's site.
    pub url: Option<String>,
    /// The portrait: a path from the root of the site or a whole address.
    pub image: Option<String>,
    /// The text about the author, in Markdown.
    pub bio: String,
}
