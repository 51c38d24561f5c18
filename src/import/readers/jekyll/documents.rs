//! Finds the texts of a Jekyll blog: posts, drafts, texts of collections, and pages.

use crate::import::dated_name;
use crate::import::readers::jekyll::site::JekyllSite;
use crate::import::source::{Source, SourceFile};

/// The endings of texts.
pub(super) const TEXTS: [&str; 6] = ["md", "markdown", "mkd", "mkdown", "html", "htm"];
/// The endings of texts in languages that are not read.
pub(super) const OTHER_TEXTS: [&str; 5] = ["textile", "org", "adoc", "rst", "asciidoc"];

/// What a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DocumentKind {
    /// A text of a folder `_posts`.
    Post,
    /// A text of a folder `_drafts`.
    Draft,
    /// A text of a collection with this number.
    Collection(usize),
    /// Any other text with front matter.
    Page,
}

/// A text, and what its path says.
#[derive(Clone, Debug)]
pub(super) struct Document<'s> {
    /// Its file.
    pub(super) file: &'s SourceFile,
    /// Its path from the root of the blog.
    pub(super) path: &'s str,
    /// What it is.
    pub(super) kind: DocumentKind,
    /// Its folders inside `_posts` or its collection, or those of a page; without `/` at the ends.
    pub(super) folder: &'s str,
    /// The folders around `_posts`, which are its categories.
    pub(super) categories: Vec<&'s str>,
    /// The date of its name.
    pub(super) day: Option<&'s str>,
    /// Its name without date and extension.
    pub(super) name: &'s str,
}

impl<'s> Document<'s> {
    /// Returns the text of a file, or `None` if it is none. Whether a page has front matter is not known yet.
    fn of(file: &'s SourceFile, site: &JekyllSite) -> Option<Document<'s>> {
        let path = file.path.strip_prefix(site.root.as_str())?;
        let stem =
            dated_name::stem(file.name(), &TEXTS).or_else(|| dated_name::stem(file.name(), &OTHER_TEXTS))?;
        let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
        let mut document = Document {
            file,
            path,
            kind: DocumentKind::Page,
            folder: folders,
            categories: Vec::new(),
            day: None,
            name: stem,
        };
        let inner = path.strip_prefix(site.collections_folder.as_str()).unwrap_or(path);
        for (folder, kind) in [("_posts/", DocumentKind::Post), ("_drafts/", DocumentKind::Draft)] {
            let at = inner.find(folder).filter(|at| *at == 0 || inner[..*at].ends_with('/'));
            let Some(at) = at else { continue };
            document.kind = kind;
            document.categories = inner[..at].split('/').filter(|name| !name.is_empty()).collect();
            document.folder = folders_of(&inner[at + folder.len()..]);
            (document.day, document.name) = dated_name::split(stem);
            let is_inner = document.categories.iter().any(|name| name.starts_with(['_', '.']));
            return (!is_inner).then_some(document);
        }
        for (number, (name, _)) in site.collections.iter().enumerate() {
            let Some(rest) = inner.strip_prefix(&format!("_{name}/")) else { continue };
            document.kind = DocumentKind::Collection(number);
            document.folder = folders_of(rest);
            (document.day, document.name) = dated_name::split(stem);
            return Some(document);
        }
        site.publishes(path).then_some(document)
    }
}

fn folders_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folders, _)| folders)
}

impl JekyllSite {
    /// Returns whether Jekyll looks at a file: whether no part of its path is excluded or begins with a mark.
    pub(super) fn publishes(&self, path: &str) -> bool {
        let is_included = |part: &str| self.included.contains(part);
        let mut at = 0;
        for segment in path.split('/') {
            at += segment.len();
            let whole = &path[..at];
            at += 1;
            if self.excluded.contains(whole) || self.excluded.contains(segment) && !whole.contains('/') {
                return false;
            }
            let is_marked = segment.starts_with(['_', '.', '#']) || segment.ends_with('~');
            if is_marked && !is_included(segment) && !is_included(whole) {
                return false;
            }
        }
        true
    }
}

/// Returns all texts, in the order of their paths.
pub(super) fn all<'s>(source: &'s Source, site: &JekyllSite) -> Vec<Document<'s>> {
    source.files.iter().filter_map(|file| Document::of(file, site)).collect()
}
