//! Reads the head of `{% for %}`: the name of the variable, and the list whose entries it has.

use crate::import::yaml_value::YamlValue;

/// The head of a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LoopHead<'t> {
    /// The variable.
    pub(super) name: &'t str,
    /// The list.
    pub(super) list: &'t str,
    /// The most entries.
    pub(super) limit: usize,
    /// Whether the last entry comes first.
    pub(super) is_reversed: bool,
}

impl LoopHead<'_> {
    /// Parses the text behind `for`: `x in list reversed limit:2`. `None` for other forms.
    pub(super) fn parse(text: &str) -> Option<LoopHead<'_>> {
        let mut words = text.split_whitespace();
        let name = words.next()?;
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if words.next()? != "in" || !is_name {
            return None;
        }
        let mut head = LoopHead { name, list: words.next()?, limit: usize::MAX, is_reversed: false };
        while let Some(word) = words.next() {
            match word.strip_prefix("limit:") {
                Some("") => head.limit = words.next()?.parse().ok()?,
                Some(limit) => head.limit = limit.parse().ok()?,
                None if word == "reversed" => head.is_reversed = true,
                None => return None,
            }
        }
        Some(head)
    }

    /// Returns the value of `forloop` in a turn, which is counted from 0.
    pub(super) fn turn(turn: usize, turns: usize) -> YamlValue {
        let number = |number: usize| YamlValue::Number(number.to_string());
        YamlValue::Map(vec![
            ("index".to_owned(), number(turn + 1)),
            ("index0".to_owned(), number(turn)),
            ("length".to_owned(), number(turns)),
        ])
    }

    /// Returns the entries that the loop has of a list.
    pub(super) fn entries<T>(&self, mut list: Vec<T>) -> Vec<T> {
        list.truncate(self.limit);
        if self.is_reversed {
            list.reverse();
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_with_limits() {
        let head = LoopHead::parse("x in page.list reversed limit: 2").unwrap();
        assert_eq!((head.name, head.list), ("x", "page.list"));
        assert_eq!(head.entries(vec![1, 2, 3]), [2, 1]);
        assert_eq!(LoopHead::parse("x in (1..3)").unwrap().list, "(1..3)");
        for other in ["", "x", "x of y", "x in y offset:continue", "x in y limit:n", "x.y in z"] {
            assert_eq!(LoopHead::parse(other), None, "{other}");
        }
    }
}
