//! What the source says about the whole site.

/// What the source says about the whole site; empty or `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteFacts {
    /// The name of the site.
    pub title: String,
    /// The line below the name.
    pub tagline: String,
    /// What the site is about.
    pub description: String,
    /// The whole address of its home page.
    pub url: String,
    /// The code of its language.
    pub language: Option<String>,
    /// The zone of dates without an offset, by its IANA name.
    pub time_zone: Option<String>,
    /// The rule of the old system for ids of headings: a value of `markdown: {heading_ids: …}`.
    pub heading_ids: Option<&'static str>,
    /// The number of articles on a page of a list.
    pub page_size: Option<usize>,
    /// Whether readers could comment.
    pub takes_comments: bool,
    /// The menu: titles and addresses.
    pub navigation: Vec<(String, String)>,
}
