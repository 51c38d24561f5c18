//! Reads WordPress's comments from the XML of Tools, Export (WXR 1.0 to 1.2). They are in the `item` of their post.
//!
//! Source: WordPress, `wp-admin/includes/export.php`. That exporter leaves spam out.

use crate::comments::Submission;
use crate::comments::import::export::Export;
use crate::comments::import::html;
use crate::comments::import::html::Lines;
use crate::comments::import::imported::{Imported, ImportedState};
use crate::comments::import::values::{LONGEST_HTML, address, date, name, some};
use crate::content::CommentState;
use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::exports::ExportFile;
use crate::exports::xml;
use crate::exports::xml::{Element, Shape};

/// The start of the namespace; its end is the version.
const WP: &str = "http://wordpress.org/export/";

const SHAPE: Shape<'_> = Shape {
    records: &["item"],
    parts: &["comment"],
    kept: &[
        "link",
        "post_name",
        "comment_id",
        "comment_author",
        "comment_author_email",
        "comment_author_url",
        "comment_date",
        "comment_date_gmt",
        "comment_content",
        "comment_approved",
        "comment_type",
        "comment_parent",
    ],
    longest: LONGEST_HTML,
};

pub(super) fn read(file: &ExportFile, zone: &Zone) -> Result<Export, Diagnostic> {
    let mut export = Export::default();
    // The number of comments whose item has ended.
    let mut placed = 0;
    xml::records(file, SHAPE, |element| {
        if element.name() == "item" {
            let article = export.comments.article(article(&element));
            for comment in &mut export.comments.list[placed..] {
                comment.article = article.clone();
            }
            placed = export.comments.list.len();
            return Ok(());
        }
        match element.text_of(WP, "comment_type") {
            _ if !element.is_in(WP) => {}
            "" | "comment" => return export.comments.push(imported(&element, zone)),
            "pingback" | "trackback" => export.leave_out("pingbacks and trackbacks"),
            _ => export.leave_out("entries that are no comments, such as reviews or order notes"),
        }
        Ok(())
    })?;
    Ok(export)
}

/// Returns the address of an item, or its name: the link of a draft has no path.
fn article(item: &Element) -> &str {
    match item.text_of("", "link") {
        link if link.contains("?p=") || link.is_empty() => item.text_of(WP, "post_name"),
        link => link,
    }
}

/// Reads a comment. Its article is known when the item ends.
fn imported(comment: &Element, zone: &Zone) -> Imported {
    let text = |key: &str| comment.text_of(WP, &format!("comment_{key}")).to_owned();
    let source = |id: &str| format!("wordpress:{id}");
    let universal = text("date_gmt");
    let written = match universal.starts_with("0000") || universal.is_empty() {
        true => date(&text("date"), zone),
        false => date(&universal, &Zone::UTC),
    };
    Imported {
        submission: Submission {
            author: name(&text("author")),
            url: address(&text("author_url")),
            mail: some(&text("author_email")),
            body: html::to_markdown(&text("content"), Lines::Breaks),
            date: written,
            received_from: Some("wordpress".to_owned()),
            source_id: Some(source(&text("id"))),
            id: Some(format!("comment-{}", text("id"))),
            ..Submission::default()
        },
        parent: some(&text("parent")).filter(|parent| parent != "0").map(|parent| source(&parent)),
        state: match text("approved").as_str() {
            "1" => ImportedState::Is(CommentState::Approved),
            "spam" => ImportedState::Is(CommentState::Spam),
            "trash" | "post-trashed" => ImportedState::Deleted,
            _ => ImportedState::Is(CommentState::Held),
        },
        size: comment.size_of(WP, "comment_content"),
    }
}
