//! The tree of YAML values, each with its byte range in the file.

use std::ops::Range;

/// A value with its byte range in the file. An empty value has the range of its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub kind: NodeKind,
    /// Its byte range, from the start of the file.
    pub at: Range<usize>,
}

/// The type of a value, with its content.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// No value, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool {
        /// The boolean.
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
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<MapEntry>),
}

/// One key of a map with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct MapEntry {
    /// The key. A key that is not a string is kept as it is written.
    pub key: String,
    /// The byte range of the key.
    pub key_at: Range<usize>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// Returns the entries of a map; empty for other values.
    pub fn entries(&self) -> &[MapEntry] {
        match &self.kind {
            NodeKind::Map(entries) => entries,
            _ => &[],
        }
    }
}
