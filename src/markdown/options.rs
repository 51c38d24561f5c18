//! Options of the conversion.

use crate::markdown::heading_ids::HeadingIds;
use crate::markdown::labels::Labels;
use crate::markdown::quotes::Quotes;

/// Options of the conversion.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The quotation marks that replace straight ones; `--` and `...` become dashes and dots. With `None`, all stay as
    /// typed.
    pub quotes: Option<&'a Quotes>,
    /// The ids of the page around the text. No element of the text gets one of them.
    pub reserved_ids: &'a [&'a str],
    /// Ids that the page has unless the text uses them.
    pub spare_ids: &'a [&'a str],
    /// The rule for the ids of headings.
    pub heading_ids: HeadingIds,
    /// The interface texts in the language of the page.
    pub labels: &'a Labels,
    /// Controls whether block elements get the attribute `data-source`.
    pub positions: Positions,
    /// Controls whether code blocks are highlighted.
    pub highlighting: Highlighting,
    /// Controls whether the text without markup is kept.
    pub plain_text: PlainText,
    /// The value of `sizes=` for images.
    pub sizes: &'a str,
}

/// Controls whether code blocks are highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Highlighting {
    /// Tokens get classes for colours.
    On,
    /// The code is written as it is.
    Off,
}

/// Controls whether [`Html::plain`](crate::markdown::Html::plain) is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainText {
    /// It is filled in, for the search index.
    Kept,
    /// It stays empty.
    Omitted,
}

/// Controls whether block elements get `data-source="FILE:LINE"`, by which a preview finds the source of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Positions {
    /// They do not. For published sites.
    Hidden,
    /// They do. For previews.
    Shown,
}
