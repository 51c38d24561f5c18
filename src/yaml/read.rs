//! Builds the tree with the YAML crate. Spans are not known yet.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use crate::yaml::limits::{DEEPEST, LARGEST};
use crate::yaml::node::{MapEntry, Node, NodeKind};

/// An error of the YAML crate, or a limit that was reached.
#[derive(Clone, Debug)]
pub(super) struct ReadError {
    /// The cause.
    pub(super) cause: Cause,
    /// The byte offset, if it is known.
    pub(super) at: Option<usize>,
}

/// The causes with a message of their own; others keep the words of the YAML crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// A syntax error, in the words of the crate.
    Syntax(String),
    /// Lists and maps nest too deeply.
    TooDeep,
    /// Aliases repeat too many values.
    TooMuch,
    /// A value has a tag.
    Tag(String),
    /// A key that is a list or a map.
    Key,
}

/// The maximum number of values: as many as the largest text can have without aliases.
const MOST_VALUES: usize = LARGEST;

/// The maximum number of bytes in all strings, with repeated ones counted each time.
const MOST_TEXT: usize = 4 * LARGEST;

/// Parses a text. Every node has an empty range until `spans` sets it.
pub(super) fn read(text: &str) -> Result<Node, ReadError> {
    if holds_nothing(text) {
        return Ok(unplaced(NodeKind::Null));
    }
    let mut budget = Budget { values: MOST_VALUES, text: MOST_TEXT, cause: None };
    let seed = NodeSeed { depth: 0, budget: &mut budget };
    seed.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|fault| {
        let words = fault.to_string();
        let cause = match budget.cause.take() {
            Some(cause) => cause,
            None if words.starts_with("recursion limit") => Cause::TooDeep,
            None if words.starts_with("repetition limit") => Cause::TooMuch,
            None => Cause::Syntax(words),
        };
        ReadError { cause, at: fault.location().map(|place| place.index()) }
    })
}

/// Returns whether a text has only comments and empty lines.
fn holds_nothing(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    })
}

/// Returns a node whose range is not known yet.
fn unplaced(kind: NodeKind) -> Node {
    Node { kind, at: 0..0 }
}

/// The values and bytes that may still be read, and the cause if reading was stopped.
struct Budget {
    values: usize,
    text: usize,
    cause: Option<Cause>,
}

impl Budget {
    fn stop<E: Error>(&mut self, cause: Cause) -> E {
        self.cause = Some(cause);
        E::custom("stopped")
    }

    fn spend<E: Error>(&mut self, text: usize) -> Result<(), E> {
        match (self.values.checked_sub(1), self.text.checked_sub(text)) {
            (Some(values), Some(text)) => {
                (self.values, self.text) = (values, text);
                Ok(())
            }
            _ => Err(self.stop(Cause::TooMuch)),
        }
    }
}

/// Reads one value at a depth of nesting.
struct NodeSeed<'b> {
    depth: usize,
    budget: &'b mut Budget,
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl NodeSeed<'_> {
    fn scalar<E: Error>(self, kind: NodeKind, length: usize) -> Result<Node, E> {
        self.budget.spend(length)?;
        Ok(unplaced(kind))
    }

    fn number<E: Error>(self, value: f64, written: String) -> Result<Node, E> {
        self.scalar(NodeKind::Number { value, written }, 0)
    }

    fn collection<E: Error>(&mut self) -> Result<(), E> {
        self.budget.spend(0)?;
        if self.depth >= DEEPEST { Err(self.budget.stop(Cause::TooDeep)) } else { Ok(()) }
    }

    fn inner(&mut self) -> NodeSeed<'_> {
        NodeSeed { depth: self.depth + 1, budget: self.budget }
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.scalar(NodeKind::Null, 0)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.scalar(NodeKind::Bool { value, written: value.to_string() }, 0)
    }

    #[expect(clippy::cast_precision_loss, reason = "the exact digits are kept as they were written")]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.number(value as f64, value.to_string())
    }

    #[expect(clippy::cast_precision_loss, reason = "the exact digits are kept as they were written")]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.number(value as f64, value.to_string())
    }

    #[expect(clippy::cast_precision_loss, reason = "the exact digits are kept as they were written")]
    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        self.number(value as f64, value.to_string())
    }

    #[expect(clippy::cast_precision_loss, reason = "the exact digits are kept as they were written")]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        self.number(value as f64, value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.number(value, value.to_string())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.scalar(NodeKind::Text(value.to_owned()), value.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Node, A::Error> {
        self.collection()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self.inner())? {
            items.push(item);
        }
        Ok(unplaced(NodeKind::List(items)))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Node, A::Error> {
        self.collection()?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(KeySeed { budget: self.budget })? {
            let value = map.next_value_seed(self.inner())?;
            entries.push(MapEntry { key, key_at: 0..0, value });
        }
        Ok(unplaced(NodeKind::Map(entries)))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (tag, _) = tagged.variant::<String>()?;
        Err(self.budget.stop(Cause::Tag(tag)))
    }
}

/// Reads one key as a string.
struct KeySeed<'b> {
    budget: &'b mut Budget,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        self.budget.spend(value.len())?;
        Ok(value.to_owned())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<String, A::Error> {
        Err(self.budget.stop(Cause::Key))
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<String, A::Error> {
        Err(self.budget.stop(Cause::Key))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<String, A::Error> {
        let (tag, _) = tagged.variant::<String>()?;
        Err(self.budget.stop(Cause::Tag(tag)))
    }
}
