//! Texts with placeholders: `Part {part} of {total}`.

use std::ops::Range;

/// A text with placeholders.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Message {
    /// Its segments, in order.
    pub segments: Vec<Segment>,
}

/// A segment of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Literal text.
    Text(String),
    /// A placeholder, by its name.
    Placeholder(String),
}

/// The byte range of a brace that does not belong to a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brace(pub Range<usize>);

impl Message {
    /// Parses a text. A placeholder is a name in braces, of lowercase ASCII letters and `_`.
    pub fn parse(text: &str) -> Result<Message, Brace> {
        let mut segments = Vec::new();
        let mut at = 0;
        while let Some(open) = text[at..].find(['{', '}']).map(|found| at + found) {
            let name = text[open + 1..].split_once('}').map(|(name, _)| name).unwrap_or_default();
            let is_name =
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            if text.as_bytes()[open] == b'}' || !is_name {
                return Err(Brace(open..open + 1));
            }
            if open > at {
                segments.push(Segment::Text(text[at..open].to_owned()));
            }
            segments.push(Segment::Placeholder(name.to_owned()));
            at = open + name.len() + 2;
        }
        if at < text.len() || segments.is_empty() {
            segments.push(Segment::Text(text[at..].to_owned()));
        }
        Ok(Message { segments })
    }

    /// Returns the text with its placeholders, as in the language file.
    pub fn as_written(&self) -> String {
        let segment = |segment: &Segment| match segment {
            Segment::Text(text) => text.clone(),
            Segment::Placeholder(name) => format!("{{{name}}}"),
        };
        self.segments.iter().map(segment).collect()
    }

    /// The names of its placeholders.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Placeholder(name) => Some(name.as_str()),
            Segment::Text(_) => None,
        })
    }

    /// Returns the text, if it has no placeholders.
    pub fn plain(&self) -> Option<&str> {
        match self.segments.as_slice() {
            [Segment::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Returns the text before the first placeholder.
    pub fn lead(&self) -> &str {
        match self.segments.first() {
            Some(Segment::Text(text)) => text,
            _ => "",
        }
    }

    /// Returns the texts before and after a placeholder. Others are left empty.
    pub fn around(&self, placeholder: &str) -> (String, String) {
        let is_it = |segment: &Segment| matches!(segment, Segment::Placeholder(name) if name == placeholder);
        let at = self.segments.iter().position(is_it).unwrap_or(self.segments.len());
        let text = |segments: &[Segment]| Message { segments: segments.to_vec() }.fill(&[]);
        (text(&self.segments[..at]), text(&self.segments[at..]))
    }

    /// Fills the placeholders. Those without a value are left empty.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        let segment = |segment: &Segment| match segment {
            Segment::Text(text) => text.clone(),
            Segment::Placeholder(name) => value(name).to_owned(),
        };
        self.segments.iter().map(segment).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_names_in_braces() {
        let message = Message::parse("Part {part} of {total}").unwrap();
        assert_eq!(message.placeholders().collect::<Vec<_>>(), ["part", "total"]);
        assert_eq!(message.fill(&[("total", "9"), ("part", "3")]), "Part 3 of 9");
        assert_eq!(Message::parse("{a}{b}").unwrap().fill(&[("a", "1"), ("b", "2")]), "12");
        assert_eq!(Message::parse("plain").unwrap().plain(), Some("plain"));
        assert_eq!(Message::parse("").unwrap().plain(), Some(""));
    }

    #[test]
    fn a_stray_brace_is_an_error() {
        for (text, at) in [("a { b", 2), ("a }", 2), ("{Name}", 0), ("{}", 0), ("{a", 0), ("é{ü}", 2)] {
            assert_eq!(Message::parse(text), Err(Brace(at..at + 1)), "{text}");
        }
    }
}
