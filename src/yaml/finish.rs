//! The end of reading a map: keys that nobody asked for.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes;
use crate::diagnostic::nearest;
use crate::yaml::Entry;
use crate::yaml::Fields;
use crate::yaml::quote::Line;
use crate::yaml::quote::remedy;
use crate::yaml::traps::line_at;

/// What an unknown key gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// An error.
    Refuse,
    /// A warning.
    Warn,
    /// An error, with a word on how a site declares keys of its own.
    RefuseUndeclared,
    /// A warning, with the same word.
    WarnUndeclared,
}

impl Fields<'_, '_> {
    /// Ends the reading: reports every key that was never asked for.
    pub fn finish(mut self, unknown: Unknown) {
        for entry in self.entries() {
            let known = self.known.contains(&entry.key)
                || entry.key == "<<"
                || self
                    .aliases
                    .iter()
                    .any(|(other, key)| *other == entry.key && self.known.iter().any(|k| k == key));
            if !known {
                let diagnostic = self.unknown_key(entry, unknown);
                self.fault(diagnostic);
            }
        }
    }

    fn unknown_key(&self, entry: &Entry, unknown: Unknown) -> Diagnostic {
        let message = format!("{} has no key `{}`", self.what, entry.key);
        let diagnostic = match unknown {
            Unknown::Refuse | Unknown::RefuseUndeclared => Diagnostic::error(codes::UNKNOWN_KEY, message),
            Unknown::Warn | Unknown::WarnUndeclared => Diagnostic::warning(codes::UNKNOWN_KEY, message),
        };
        let diagnostic = diagnostic.at(self.span(entry.key_at.clone()));
        if let Some((_, instead)) = self.strangers.iter().find(|(stranger, _)| *stranger == entry.key) {
            return diagnostic.help(*instead);
        }
        let names = self.known.iter().map(String::as_str).chain(self.aliases.iter().map(|(other, _)| *other));
        if let Some(guess) = nearest(&entry.key, names) {
            return diagnostic.help(self.renamed(entry, guess));
        }
        let keys: Vec<String> = self.known.iter().map(|key| format!("`{key}`")).collect();
        let keys = format!("the keys of {} are {}", self.what, keys.join(", "));
        let declaration = format!("fields:\n  {}: text", entry.key);
        let declare = remedy("for a key of the site's own, add to site.yaml:", &declaration);
        match unknown {
            Unknown::Refuse | Unknown::Warn => diagnostic.help(keys),
            Unknown::RefuseUndeclared => diagnostic.why(keys).help(declare),
            Unknown::WarnUndeclared => diagnostic.help(declare),
        }
    }

    /// The remedy for a slip in a key: its line with the key that was meant.
    fn renamed(&self, entry: &Entry, guess: &str) -> String {
        let question = format!("did you mean `{guess}`?");
        let range = line_at(self.whole, entry.key_at.start);
        let line = &self.whole[range.clone()];
        let key = entry.key_at.start - range.start..(entry.key_at.end - range.start).min(line.len());
        if self.known.is_empty() || Line::of(line).key.is_empty() || line.len() > 120 {
            return question;
        }
        remedy(&question, &format!("{}{guess}{}", &line[..key.start], &line[key.end..]))
    }
}
