//! Reads single values: texts, booleans, numbers, dates, words from a list.

use crate::date;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Located, codes, nearest};
use crate::keys::fields::Fields;
use crate::keys::likely_date::likely_date;
use crate::keys::scalars::{tidy, truth, type_name, unquoted, written};
use crate::yaml::quote::{quoted, remedy, scalar};
use crate::yaml::{MapEntry, Node, NodeKind};

impl<'t> Fields<'t, '_> {
    /// Reads a text on one line. Numbers and booleans are taken as they are written. An empty text is `None`.
    pub fn text(&mut self, key: &'t str) -> Option<Located<String>> {
        let entry = self.non_null_entry(key)?;
        self.text_of(entry)
    }

    /// Reads the text of an entry.
    pub fn text_of(&mut self, entry: &'t MapEntry) -> Option<Located<String>> {
        let Some(text) = written(&entry.value) else {
            let line = self.as_text(entry);
            self.wrong_type(
                &entry.key,
                &entry.value,
                "a text",
                remedy("write a text, in quotes if need be:", &line),
            );
            return None;
        };
        let text = tidy(text);
        (!text.is_empty()).then(|| Located { value: text, at: entry.value.at.clone() })
    }

    /// Returns a line that writes a list or map as a text.
    fn as_text(&self, entry: &MapEntry) -> String {
        let source = &self.whole[entry.value.at.clone()];
        let value = match &entry.value.kind {
            NodeKind::List(items) => items.iter().filter_map(written).collect::<Vec<_>>().join(", "),
            _ if !source.contains('\n') => source.to_owned(),
            _ => "A text".to_owned(),
        };
        format!("{}: {}", entry.key, quoted(&value))
    }

    /// Reads `true` or `false`; also `yes` or `no`, `on` or `off`, `1` or `0`, in any case and in quotes.
    pub fn boolean(&mut self, key: &'t str) -> Option<bool> {
        let entry = self.non_null_entry(key)?;
        self.boolean_of(entry)
    }

    /// Reads the boolean of an entry.
    pub fn boolean_of(&mut self, entry: &'t MapEntry) -> Option<bool> {
        if let Some(value) = truth(&entry.value) {
            return Some(value);
        }
        if matches!(&entry.value.kind, NodeKind::Text(text) if text.trim().is_empty())
            || entry.value.kind == NodeKind::Null
        {
            return None;
        }
        let line = |value| self.corrected(&entry.value.at, &entry.key, value);
        let help = format!("{}\n{}", line("true"), line("false"));
        let found = written(&entry.value).map_or_else(|| type_name(&entry.value), |word| format!("`{word}`"));
        let message = format!("`{}` takes `true` or `false`, but this is {found}", entry.key);
        self.fault(
            Diagnostic::error(codes::WRONG_TYPE, message)
                .at(self.span(entry.value.at.clone()))
                .help(remedy("write one of:", &help)),
        );
        None
    }

    /// Reads a whole number from 1.
    pub fn count(&mut self, key: &'t str) -> Option<Located<u32>> {
        self.whole_number(key, 1)
    }

    /// Reads a whole number from 0.
    pub fn count_or_none(&mut self, key: &'t str) -> Option<Located<u32>> {
        self.whole_number(key, 0)
    }

    fn whole_number(&mut self, key: &'t str, least: u32) -> Option<Located<u32>> {
        let entry = self.non_null_entry(key)?;
        let count = written(&entry.value).and_then(|text| unquoted(text).parse::<u32>().ok());
        match count {
            Some(value) if value >= least => Some(Located { value, at: entry.value.at.clone() }),
            _ => {
                let help = remedy("for example:", &format!("{}: 1", entry.key));
                let found =
                    written(&entry.value).map_or_else(|| type_name(&entry.value), |text| format!("`{text}`"));
                let message =
                    format!("`{}` takes a whole number from {least}, but this is {found}", entry.key);
                self.fault(
                    Diagnostic::error(codes::WRONG_TYPE, message)
                        .at(self.span(entry.value.at.clone()))
                        .help(help),
                );
                None
            }
        }
    }

    /// Reads a number.
    pub fn number(&mut self, key: &'t str) -> Option<f64> {
        let entry = self.non_null_entry(key)?;
        match entry.value.kind {
            NodeKind::Number { value, .. } if value.is_finite() => Some(value),
            _ => {
                let help = remedy("for example:", &format!("{}: 4.5", entry.key));
                self.wrong_type(&entry.key, &entry.value, "a number", help);
                None
            }
        }
    }

    /// Reads a date; one without an offset is in `zone`.
    pub fn date(&mut self, key: &'t str, zone: &Zone) -> Option<Located<Moment>> {
        let entry = self.non_null_entry(key)?;
        let Some(text) = written(&entry.value) else {
            let help = remedy("for example:", &format!("{}: 2010-07-19", entry.key));
            self.wrong_type(&entry.key, &entry.value, "a date", help);
            return None;
        };
        if text.trim().is_empty() {
            return None;
        }
        match Moment::parse(unquoted(text), zone) {
            Ok(value) => Some(Located { value, at: entry.value.at.clone() }),
            Err(reason) => {
                let message = format!("`{}` is not a date: {reason}", entry.key);
                let help = match likely_date(text) {
                    Some(day) => remedy("write:", &self.corrected(&entry.value.at, &entry.key, &day)),
                    None => remedy("for example:", &format!("{}: 2010-07-19", entry.key)),
                };
                self.fault(
                    Diagnostic::error(codes::BAD_DATE, message)
                        .at(self.span(entry.value.at.clone()))
                        .why(format!("dates are written {}", date::ACCEPTED))
                        .help(help),
                );
                None
            }
        }
    }

    /// Reads one of `words`.
    pub fn one_of<T: Copy>(&mut self, key: &'t str, words: &[(&str, T)]) -> Option<T> {
        let entry = self.non_null_entry(key)?;
        self.one_of_at(&entry.key, &entry.value, words)
    }

    /// Reads the word in `node`, which is a value of `key`.
    pub fn one_of_at<T: Copy>(&mut self, key: &str, node: &Node, words: &[(&str, T)]) -> Option<T> {
        let text = written(node).map(|text| tidy(unquoted(text)));
        if let Some(text) = &text
            && let Some((_, meaning)) = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text))
        {
            return Some(*meaning);
        }
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let line = |word: &str| self.corrected(&node.at, key, &scalar(word));
        let guess = text.as_deref().and_then(|text| nearest(text, names.iter().copied()));
        let listed: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let help = match guess {
            Some(guess) => remedy(&format!("did you mean `{guess}`?"), &line(guess)),
            None if self.is_alone_on_line(&node.at) => {
                remedy("write one of:", &names.iter().map(|name| line(name)).collect::<Vec<_>>().join("\n"))
            }
            None => format!("write one of {}", listed.join(", ")),
        };
        let found = text.map_or_else(|| type_name(node), |text| format!("`{text}`"));
        let message = format!("`{key}` cannot be {found}");
        let mut diagnostic =
            Diagnostic::error(codes::UNKNOWN_VALUE, message).at(self.span(node.at.clone())).help(help);
        if guess.is_some() {
            diagnostic = diagnostic.why(format!("the values are {}", listed.join(", ")));
        }
        self.fault(diagnostic);
        None
    }
}
