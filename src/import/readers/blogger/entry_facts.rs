//! The facts of an entry, in both forms of the export.

use crate::exports::xml::Element;
use crate::import::addresses::path_of;
use crate::markup::references;

/// The namespace of Atom.
pub(super) const ATOM: &str = "http://www.w3.org/2005/Atom";
/// The namespace of Blogger's own elements in the new form.
pub(super) const BLOGGER: &str = "http://schemas.google.com/blogger/2018";
const APP: &str = "http://purl.org/atom/app#";
/// The start of a category's term that holds the type of an entry, without its scheme.
const KIND: &str = "://schemas.google.com/blogger/2008/kind#";

/// Who saw an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Live,
    /// It waits for its date.
    Scheduled,
    Draft,
    Trashed,
    /// A status that is not known here.
    Other(String),
}

impl Status {
    /// Returns the status of an entry.
    pub(super) fn of(entry: &Element) -> Status {
        if !entry.text_of(BLOGGER, "trashed").is_empty() {
            return Status::Trashed;
        }
        // The prefix of `app:draft` is not declared in all exports.
        let controls =
            entry.children("", "control").filter(|control| control.is_in(APP) || control.is_in(""));
        if controls.flat_map(|control| control.children("", "draft")).any(|draft| draft.text() == "yes") {
            return Status::Draft;
        }
        match entry.text_of(BLOGGER, "status").to_uppercase().as_str() {
            "" | "LIVE" => Status::Live,
            "SCHEDULED" => Status::Scheduled,
            "DRAFT" => Status::Draft,
            "SOFT_TRASHED" | "TRASHED" | "DELETED" => Status::Trashed,
            other => Status::Other(other.to_lowercase()),
        }
    }
}

/// Returns the type of an entry: `post`, `page`, `comment`, `settings` or another.
pub(super) fn kind(entry: &Element) -> String {
    // An `author` has a `blogger:type` too; only the entry's own counts.
    let new = entry.text_of(BLOGGER, "type");
    if !new.is_empty() {
        return new.to_lowercase();
    }
    let terms = entry.children(ATOM, "category").map(|category| category.attribute("term"));
    terms.filter_map(|term| Some(term.split_once(KIND)?.1)).next().unwrap_or_default().to_owned()
}

/// Returns the labels of a post.
pub(super) fn labels(entry: &Element) -> Vec<String> {
    let terms = entry.children(ATOM, "category").map(|category| category.attribute("term"));
    let labels = terms.filter(|term| !term.is_empty() && !term.contains(KIND));
    labels.map(decoded).collect()
}

/// Returns the path of an entry on the old blog: it is named in the new form, and is the link of the old one.
pub(super) fn address(entry: &Element) -> Option<String> {
    let path = entry.text_of(BLOGGER, "filename");
    if !path.is_empty() {
        return path_of(&format!("/{}", path.trim_start_matches('/')));
    }
    let is_page =
        |link: &&Element| link.attribute("rel") == "alternate" && link.attribute("type") == "text/html";
    let link = entry.children(ATOM, "link").find(is_page)?;
    path_of(link.attribute("href"))
}

/// Decodes the references in a text. Takeout escapes titles twice.
pub(super) fn decoded(text: &str) -> String {
    references::decode(text).trim().to_owned()
}
