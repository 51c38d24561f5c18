//! Reads Disqus's comments from the XML of its export: threads come first, comments (`post`) after them.
//!
//! Source: Disqus developer pages, "Comments export".

use std::collections::HashMap;

use crate::comments::Submission;
use crate::comments::import::export::Export;
use crate::comments::import::html;
use crate::comments::import::html::Lines;
use crate::comments::import::imported::{Imported, ImportedState};
use crate::comments::import::values::{LONGEST_HTML, date, name, some};
use crate::content::CommentState;
use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::exports::ExportFile;
use crate::exports::xml;
use crate::exports::xml::{Element, Shape};

/// The namespace of its elements. An `id` may be an element or, in the other namespace, an attribute.
const DISQUS: &str = "http://disqus.com";

const SHAPE: Shape<'_> = Shape {
    records: &["thread", "post"],
    parts: &[],
    kept: &[
        "id",
        "link",
        "thread",
        "parent",
        "author",
        "name",
        "email",
        "message",
        "createdAt",
        "isDeleted",
        "isSpam",
        "isApproved",
    ],
    longest: LONGEST_HTML,
};

pub(super) fn read(file: &ExportFile) -> Result<Export, Diagnostic> {
    let mut export = Export::default();
    let mut addresses: HashMap<String, String> = HashMap::new();
    xml::records(file, SHAPE, |record| {
        if record.name() != "thread" {
            return export.comments.push(comment(&record, &addresses));
        }
        let link = record.text_of(DISQUS, "link");
        let address = if link.is_empty() { record.text_of(DISQUS, "id") } else { link };
        addresses.insert(record.attribute("id").to_owned(), address.to_owned());
        Ok(())
    })?;
    Ok(export)
}

fn comment(post: &Element, addresses: &HashMap<String, String>) -> Imported {
    let is = |key: &str| post.text_of(DISQUS, key) == "true";
    let id = post.attribute("id");
    let reference = |name| post.children(DISQUS, name).next().map(|found| found.attribute("id").to_owned());
    let thread = reference("thread").unwrap_or_default();
    let author = post.children(DISQUS, "author").next();
    let of_author = |key| author.map_or("", |author| author.text_of(DISQUS, key));
    let source = |id: &str| format!("disqus:{id}");
    Imported {
        submission: Submission {
            article: addresses.get(&thread).cloned().unwrap_or_default(),
            author: name(of_author("name")),
            mail: some(of_author("email")),
            body: html::to_markdown(post.text_of(DISQUS, "message"), Lines::Blanks),
            date: date(post.text_of(DISQUS, "createdAt"), &Zone::UTC),
            received_from: Some("disqus".to_owned()),
            source_id: Some(source(id)),
            id: Some(format!("comment-{id}")),
            ..Submission::default()
        },
        parent: reference("parent").map(|parent| source(&parent)),
        state: match (is("isDeleted"), is("isSpam"), post.text_of(DISQUS, "isApproved")) {
            (_, true, _) => ImportedState::Is(CommentState::Spam),
            (true, ..) => ImportedState::Deleted,
            (_, _, "false") => ImportedState::Is(CommentState::Held),
            _ => ImportedState::Is(CommentState::Approved),
        },
        size: post.size_of(DISQUS, "message"),
    }
}
