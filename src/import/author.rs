//! An author of another system.

use crate::yaml::quote::{quoted, scalar};

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

impl ImportedAuthor {
    /// Returns the file of the profile.
    pub(super) fn text(&self) -> String {
        let mut text = format!("---\nname: {}\n", scalar(&self.name));
        let keys = [("role", &self.role), ("organisation", &self.company), ("image", &self.image)];
        for (key, value) in keys {
            if let Some(value) = value.as_deref().map(str::trim).filter(|value| !value.is_empty()) {
                text.push_str(&format!("{key}: {}\n", scalar(value)));
            }
        }
        if let Some(url) = self.url.as_deref().filter(|url| url.starts_with("http")) {
            text.push_str(&format!("links:\n  - {{title: Website, url: {}}}\n", quoted(url)));
        }
        text.push_str(&format!("---\n\n{}", self.bio.trim()));
        format!("{}\n", text.trim_end())
    }
}
