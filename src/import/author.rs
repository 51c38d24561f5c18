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
    /// The author's pages on other sites: titles and whole addresses.
    pub links: Vec<(String, String)>,
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
        let site = self.url.iter().filter(|url| url.starts_with("http")).map(|url| ("Website", url.as_str()));
        let others = self.links.iter().map(|(title, url)| (title.as_str(), url.as_str()));
        let mut is_first = true;
        for (title, url) in site.chain(others) {
            let heading = if std::mem::take(&mut is_first) { "links:\n" } else { "" };
            text.push_str(&format!("{heading}  - {{title: {}, url: {}}}\n", scalar(title), quoted(url)));
        }
        format!("{}\n", format!("{text}---\n\n{}", self.bio.trim()).trim_end())
    }
}
