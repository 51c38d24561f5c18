//! Headings that skip a level.

use crate::checks::subject::{CheckedText, Subject};
use crate::diagnostic::{Diagnostic, codes};

/// Finds headings that are more than one level below the heading before them.
pub(super) fn jumps(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject.texts.iter().flat_map(of_text).collect()
}

fn of_text(text: &CheckedText<'_>) -> Vec<Diagnostic> {
    // The title of the page.
    let mut before = 1;
    let mut found = Vec::new();
    for heading in &text.parts.headings {
        if heading.level > before + 1 {
            let above = if before == 1 {
                "the title of the page".to_owned()
            } else {
                format!("one of level {before}")
            };
            let level = before + 1;
            found.push(
                Diagnostic::warning(
                    codes::HEADING_JUMP,
                    format!("a heading of level {} follows {above}", heading.level),
                )
                .at(text.span(heading.at.clone()))
                .why("people who listen to a page jump from heading to heading, and look for the level between")
                .help(format!("write it as level {level}: `{} Heading`", "#".repeat(level.into()))),
            );
        }
        before = heading.level;
    }
    found
}
