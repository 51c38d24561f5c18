//! Finds the entries of front matter that decide whether and when a text is published, for programs that change them.

use crate::config::Config;
use crate::content::{drafts, foreign_keys};
use crate::diagnostic::Report;
use crate::keys::Fields;
use crate::path::SourcePath;
use crate::yaml::{MapEntry, Node};

/// The entries that decide whether and when an article or a page is published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicationKeys<'t> {
    /// The entries that mark a draft, under whatever name.
    pub draft_marks: Vec<&'t MapEntry>,
    /// The entry with the date, under whatever name.
    pub date: Option<&'t MapEntry>,
}

/// Returns the entries of the front matter `node`.
pub fn publication_keys<'t>(
    file: &'t SourcePath,
    whole: &'t str,
    node: &'t Node,
    config: &Config,
) -> PublicationKeys<'t> {
    let mut ignored = Report::new();
    let Some(mut fields) = Fields::new(file, whole, node, "an article", &mut ignored) else {
        return PublicationKeys::default();
    };
    foreign_keys::of_article(&mut fields, config);
    drafts::dates(&mut fields);
    let draft_marks = drafts::marks(&mut fields);
    PublicationKeys { draft_marks, date: fields.entry("date") }
}
