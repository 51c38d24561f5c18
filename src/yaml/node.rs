//! A YAML value as a tree, each value with its bytes in the file.

use std::ops::Range;

/// A value and the bytes of the file that give it; for an empty value, those of its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub kind: NodeKind,
    /// Its bytes, counted from the file's start.
    pub at: Range<usize>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool {
        /// Which of the two.
        value: bool,
        /// As the author wrote it.
        written: String,
    },
    /// A number.
    Number {
        /// Its value.
        value: f64,
        /// As the author wrote it: `1.10`.
        written: String,
    },
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order of the file.
    Map(Vec<MapEntry>),
}

/// One key of a map with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct MapEntry {
    /// The key; one that is not a text is taken as it is written.
    pub key: String,
    /// The bytes of the key.
    pub key_at: Range<usize>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The entries of a map; none for anything else.
    pub fn entries(&self) -> &[MapEntry] {
        match &self.kind {
            NodeKind::Map(entries) => entries,
            _ => &[],
        }
    }
}
