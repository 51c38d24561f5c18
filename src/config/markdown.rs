//! Key `markdown`: how Markdown is converted to HTML.

use crate::keys::{Fields, UnknownKeys};
use crate::markdown::{HeadingIds, heading_ids};

/// Key `markdown` of `site.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkdownSettings {
    /// Key `smart_punctuation`: curly quotes, dashes and ellipses; `true` by default.
    pub smart_punctuation: bool,
    /// Key `highlight`: syntax highlighting in code blocks; `true` by default.
    pub highlight: bool,
    /// Key `heading_ids`: the rule for the ids of headings; `steadfast` by default.
    pub heading_ids: HeadingIds,
}

pub(super) fn read(fields: &mut Fields<'_, '_>) -> MarkdownSettings {
    let example = "markdown:\n  smart_punctuation: true";
    let Some(mut inner) = fields.map("markdown", "`markdown`", example) else {
        return MarkdownSettings { smart_punctuation: true, highlight: true, heading_ids: HeadingIds::Own };
    };
    let settings = MarkdownSettings {
        smart_punctuation: inner.boolean("smart_punctuation").unwrap_or(true),
        highlight: inner.boolean("highlight").unwrap_or(true),
        heading_ids: inner.one_of("heading_ids", &heading_ids::NAMES).unwrap_or(HeadingIds::Own),
    };
    inner.finish(UnknownKeys::Refuse);
    settings
}
