//! Recognises comments in JSON and YAML by their fields.

use std::fmt;
use std::io::Read;

use serde::Deserializer;
use serde::de::{Error, SeqAccess, Visitor};
use serde_json::Value;

/// The names of the field with the text in a file of Staticman.
pub(super) const STATICMAN_TEXT: [&str; 5] = ["message", "comment", "body", "content", "text"];

/// Returns whether a file of Staticman has fields with these names.
pub(super) fn is_staticman<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| STATICMAN_TEXT.contains(&name))
}

/// Returns whether a text is a comment of Staticman in YAML, with or without lines `---`.
pub(super) fn is_staticman_yaml(text: &str) -> bool {
    is_staticman(text.lines().filter_map(|line| Some(line.split_once(": ")?.0)))
}

/// Parses a list in JSON, one entry at a time, and stops when `take` returns false.
pub(super) fn entries(json: impl Read, take: impl FnMut(Value) -> bool) -> serde_json::Result<()> {
    let mut json = serde_json::Deserializer::from_reader(json);
    json.deserialize_seq(Entries(take))?;
    json.end()
}

struct Entries<T>(T);

impl<'de, T: FnMut(Value) -> bool> Visitor<'de> for Entries<T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(entry) = list.next_element()? {
            if !(self.0)(entry) {
                return Err(A::Error::custom("no more is wanted"));
            }
        }
        Ok(())
    }
}

/// Returns whether an entry of a list is a comment of Isso, or a page with its comments.
pub(super) fn is_isso(entry: &Value) -> bool {
    entry.get("comments").is_some_and(Value::is_array)
        || entry.get("text").is_some() && (entry.get("uri").is_some() || entry.get("tid").is_some())
}
