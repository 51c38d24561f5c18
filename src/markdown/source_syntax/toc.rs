//! Markers for a table of contents, as in Python-Markdown and others: `[TOC]` on a line of its own.

use crate::markdown::source_syntax::masked_copy::{MaskedCopy, RemovalKind};

const MARKS: [&str; 4] = ["[toc]", "[[toc]]", "[[_toc_]]", "[[toc/]]"];

/// Removes the markers: a long page has a table of contents anyway.
pub(super) fn mask(copy: &mut MaskedCopy<'_>) {
    let text = copy.original;
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'[', &text.as_bytes()[at..]).map(|found| at + found) {
        let line = &text[start..start + text[start..].find('\n').unwrap_or(text.len() - start)];
        at = start + 1;
        let is_begin = start == 0 || text[..start].ends_with('\n');
        let mark = line.trim_end();
        if is_begin && mark.len() < 10 && MARKS.contains(&mark.to_ascii_lowercase().as_str()) {
            copy.take(start..start + mark.len(), RemovalKind::Contents);
        }
        if is_begin {
            at = start + line.len();
        }
    }
}
