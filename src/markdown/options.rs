//! How a text is written.

use crate::markdown::heading_ids::HeadingIds;
use crate::markdown::labels::Labels;
use crate::markdown::quotes::Quotes;

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The marks that straight quotes become; `--` and `...` become dashes and dots. None leaves all as it is typed.
    pub quotes: Option<&'a Quotes>,
    /// The ids that the page around the text uses; nothing in the text gets one of them.
    pub reserved_ids: &'a [&'a str],
    /// Ids that the page has where the text takes none of them.
    pub spare_ids: &'a [&'a str],
    /// How headings get their ids.
    pub heading_ids: HeadingIds,
    /// The interface texts in the language of the page.
    pub labels: &'a Labels,
    /// Whether blocks name their lines.
    pub positions: Positions,
    /// Whether blocks of code have colours.
    pub highlighting: Highlighting,
    /// Whether the text is kept without its markup too.
    pub plain_text: PlainText,
    /// How wide pictures are shown, for `sizes=`.
    pub sizes: &'a str,
}

/// Whether blocks of code are highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Highlighting {
    /// Tokens get classes for colours.
    On,
    /// The code is written as it is.
    Off,
}

/// Whether [`Html::plain`] is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainText {
    /// The search index needs it.
    Kept,
    /// It stays empty.
    Omitted,
}

/// Whether block elements carry `data-source="FILE:LINE"`, by which a preview finds the text of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Positions {
    /// As in a site that is published.
    Hidden,
    /// As in a preview.
    Shown,
}
