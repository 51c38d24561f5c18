//! WordPress: the XML of Tools, Export (WXR 1.0 to 1.2), in which comments stand in the `item` of their post.
//!
//! Source: WordPress, `wp-admin/includes/export.php`. That exporter leaves spam out.

use crate::comments::Submission;
use crate::comments::import::export::{Export, Imported, ImportedState};
use crate::comments::import::html::Lines;
use crate::comments::import::values::{address, date, name, some};
use crate::comments::import::xml::Element;
use crate::comments::import::{html, xml};
use crate::content::CommentState;
use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;

/// The beginning of the namespace; its end is the version.
const WP: &str = "http://wordpress.org/export/";

pub(super) fn read(file: &SourcePath, text: &str, zone: &Zone) -> Result<Export, Diagnostic> {
    let mut export = Export::default();
    xml::records(file, text, &["item"], |item| {
        for comment in item.children(WP, "comment") {
            match comment.text_of(WP, "comment_type") {
                "" | "comment" => export.comments.push(imported(comment, &item, zone)),
                "pingback" | "trackback" => export.leave_out("pingbacks and trackbacks"),
                _ => export.leave_out("entries that are no comments, such as reviews or order notes"),
            }
        }
    })?;
    Ok(export)
}

fn imported(comment: &Element, item: &Element, zone: &Zone) -> Imported {
    let text = |key: &str| comment.text_of(WP, &format!("comment_{key}")).to_owned();
    let source = |id: &str| format!("wordpress:{id}");
    let universal = text("date_gmt");
    let written = match universal.starts_with("0000") || universal.is_empty() {
        true => date(&text("date"), zone),
        false => date(&universal, &Zone::UTC),
    };
    let link = item.text_of("", "link");
    Imported {
        submission: Submission {
            // A draft's link has no path to find it by.
            article: match link.contains("?p=") || link.is_empty() {
                true => item.text_of(WP, "post_name").to_owned(),
                false => link.to_owned(),
            },
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
    }
}
