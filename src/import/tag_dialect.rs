//! What a template engine of another generator knows: its tags, and what stands in place of them.

use crate::import::liquid_tags::LiquidTag;
use crate::import::markdown_lines::LineKind;
use crate::import::yaml_value::YamlValue;

/// How the text between a tag and its end is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagBody {
    /// The tag has no end tag.
    None,
    /// Its tags are replaced as everywhere.
    Prose,
    /// It stays as it is, as code does.
    Verbatim,
}

/// The place of a tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// The text of its line before it.
    pub(super) before: &'t str,
    /// The text of its line behind it.
    pub(super) after: &'t str,
    /// What the line is.
    pub(super) line: LineKind,
    /// Whether it stands in code.
    pub(super) is_code: bool,
    /// Whether the line above it, and the line below it, has a text.
    pub(super) touches: [bool; 2],
}

impl Around<'_> {
    /// Returns the blanks at the start of the line, if the tag is the first thing in it.
    pub(super) fn indent(&self) -> &str {
        if self.before.trim().is_empty() { self.before } else { "" }
    }

    /// Returns a block for this place, with blank lines between it and the text around it.
    pub(super) fn block(&self, text: &str) -> String {
        let [above, below] = self.touches;
        let before = match self.before.trim().is_empty() {
            false => "\n\n",
            true if above && self.line == LineKind::Prose => "\n",
            true => "",
        };
        let after = match self.after.trim().is_empty() {
            false => "\n\n",
            true if below && self.line == LineKind::Prose => "\n",
            true => "",
        };
        format!("{before}{text}{after}")
    }
}

/// What stands in place of a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Replacement {
    /// The text.
    pub(super) text: String,
    /// What an author should check.
    pub(super) note: Option<String>,
}

impl Replacement {
    /// Returns a text that an author should check.
    pub(super) fn noted(text: impl Into<String>, note: impl Into<String>) -> Replacement {
        Replacement { text: text.into(), note: Some(note.into()) }
    }
}

impl From<String> for Replacement {
    fn from(text: String) -> Replacement {
        Replacement { text, note: None }
    }
}

impl From<&str> for Replacement {
    fn from(text: &str) -> Replacement {
        Replacement { text: text.to_owned(), note: None }
    }
}

/// The tags of a generator. `None` leaves a tag as it is.
pub(super) trait TagDialect {
    /// Returns whether the engine read the tags in code too. Most do, before Markdown is read.
    fn reads_code(&self) -> bool {
        true
    }

    /// Returns how the text behind a tag is read.
    fn body(&self, tag: &LiquidTag<'_>) -> TagBody;

    /// Returns what stands in place of `{{ inner }}`.
    fn output(&mut self, inner: &str, around: &Around<'_>) -> Option<Replacement>;

    /// Returns whether a condition holds; `None` if that is not certain.
    fn condition(&self, _text: &str) -> Option<bool> {
        None
    }

    /// Returns the entries of a list; `None` if they are not known.
    fn list(&self, _name: &str) -> Option<Vec<YamlValue>> {
        None
    }

    /// Gives a variable the value that it has in one turn of a loop, or removes it.
    fn bind(&mut self, _name: &str, _value: Option<&YamlValue>) {}

    /// Returns what stands in place of a tag, and of the text up to its end tag.
    fn tag(&mut self, tag: &LiquidTag<'_>, body: Option<&str>, around: &Around<'_>) -> Option<Replacement>;
}
