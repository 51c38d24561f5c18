//! Reads the title of a text: the key, or the first heading of the Markdown. Also reads slugs and required texts.

use crate::content::Text;
use crate::content::opened_file::Presence;
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::{Fields, tidy};
use crate::markdown;
use crate::slug::Slug;
use crate::yaml::quote::{remedy, scalar};

/// A title, and the text without the heading that it was taken from.
pub(super) struct Titled {
    /// The title; `None` if there is none, which is not reported yet, or if the key's value has an error.
    pub(super) title: Option<Located<String>>,
    pub(super) text: Text,
}

/// Finds the title of a text.
pub(super) fn find(fields: &mut Fields<'_, '_>, text: &Text) -> Titled {
    let mut text = text.clone();
    let mut title = fields.text("title");
    if title.is_none() && fields.is_absent("title") {
        let start = text.body.start;
        if let Some((heading, at)) = markdown::leading_heading(&text.body()) {
            text.body.start = (start + at.end).min(text.body.end);
            let value = tidy(&heading);
            title = (!value.is_empty()).then(|| Located { value, at: start + at.start..start + at.end });
        }
    }
    Titled { title, text }
}

/// Reports that `what` (`this page`) has no title, unless the key is present with an error.
pub(super) fn missing(fields: &mut Fields<'_, '_>, what: &str, presence: Presence) {
    if !fields.is_absent("title") {
        return;
    }
    let at = fields.entry("title").map_or(0..3, |entry| entry.key_at.clone());
    let diagnostic = match presence {
        Presence::Present | Presence::Unreadable => Diagnostic::error(codes::MISSING_TITLE, format!("{what} has no title"))
            .help("add the line:\ntitle: A warm welcome\nor begin the text with a heading:\n# A warm welcome"),
        Presence::Absent => {
            Diagnostic::error(codes::MISSING_FRONT_MATTER, format!("{what} has no front matter, and so no title"))
                .help("begin the text with a heading:\n# A warm welcome\nor the file with:\n---\ntitle: A warm welcome\n---")
        }
    };
    let place = fields.span(at);
    fields.fault(diagnostic.at(place));
}

/// Reads the key `slug`, or else derives the slug from the file's name.
pub(super) fn slug(fields: &mut Fields<'_, '_>, name: &str) -> Located<Slug> {
    fields.slug("slug").unwrap_or_else(|| Located { value: slug_from_name(name), at: 0..0 })
}

/// Returns a file's name as a slug, if it is valid, or else derives a slug from it.
pub(super) fn slug_from_name(name: &str) -> Slug {
    Slug::as_written(name).unwrap_or_else(|_| Slug::from_title(name))
}

/// Reads a text. Reports the key if it is missing; `line` is an example for the help.
pub(super) fn required<'t>(fields: &mut Fields<'t, '_>, key: &'t str, line: &str) -> Option<Located<String>> {
    let text = fields.text(key);
    if text.is_none() && fields.is_absent(key) {
        fields.missing(key, line);
    }
    text
}

/// Reports an invalid value. `good` is a valid one for the help.
pub(super) fn refuse(
    fields: &mut Fields<'_, '_>,
    text: &Located<String>,
    message: String,
    key: &str,
    good: &str,
) {
    let diagnostic = Diagnostic::error(codes::BAD_PATH, message)
        .at(fields.span(text.at.clone()))
        .help(remedy("write:", &format!("{key}: {}", scalar(good))));
    fields.fault(diagnostic);
}
