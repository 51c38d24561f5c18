//! Reports the keys of a map that were not asked for.

use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::keys::fields::Fields;
use crate::keys::meaning::{Meaning, same_name};
use crate::yaml::quote::remedy;
use crate::yaml::{KeyLine, MapEntry, NodeKind, line_at, quote};

/// The treatment of unknown keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownKeys {
    /// An error.
    Refuse,
    /// A warning.
    Warn,
    /// An error that explains custom keys.
    RefuseUndeclared,
    /// A warning that explains custom keys.
    WarnUndeclared,
}

impl Fields<'_, '_> {
    /// Ends the reading and reports every key that was not asked for.
    pub fn finish(mut self, unknown: UnknownKeys) {
        let unknowns: Vec<(&MapEntry, Meaning)> = self
            .entries
            .iter()
            .zip(&self.meanings)
            .map(|(entry, meaning)| (entry, *meaning))
            .filter(|(entry, meaning)| entry.key != "<<" && !self.is_known(entry, *meaning))
            .collect();
        for (entry, meaning) in unknowns {
            let diagnostic = self.unknown_key(entry, meaning, unknown);
            self.fault(diagnostic);
        }
    }

    fn unknown_key(&self, entry: &MapEntry, meaning: Meaning, unknown: UnknownKeys) -> Diagnostic {
        let message = format!("{} has no key `{}`", self.what, entry.key);
        let diagnostic = match unknown {
            UnknownKeys::Refuse | UnknownKeys::RefuseUndeclared => {
                Diagnostic::error(codes::UNKNOWN_KEY, message)
            }
            UnknownKeys::Warn | UnknownKeys::WarnUndeclared => {
                Diagnostic::warning(codes::UNKNOWN_KEY, message)
            }
        };
        let diagnostic = diagnostic.at(self.span(entry.key_at.clone()));
        if let Meaning::StandIn(key) = meaning {
            return diagnostic
                .why(format!("`{}` is read for `{key}` only where there is no `{key}`", entry.key))
                .help("remove the line");
        }
        if let Some((_, instead)) = self.unknown_key_help.iter().find(|(name, _)| same_name(&entry.key, name))
        {
            let key = instead.lines().nth(1).and_then(|line| line.split(':').next()).unwrap_or_default();
            return match self.is_given(key) {
                true => diagnostic.help(format!("remove the line, or move it: `{key}` is there already")),
                false => diagnostic.help(*instead),
            };
        }
        let names = self.known.iter().copied().chain(self.aliases.iter().map(|(other, _)| *other));
        if let Some(guess) = nearest(&entry.key, names) {
            return match self.is_given(guess) {
                true => diagnostic
                    .help(format!("did you mean `{guess}`? It is there already; remove one of the two")),
                false => diagnostic.help(self.renamed(entry, guess)),
            };
        }
        let keys: Vec<String> = self.known.iter().map(|key| format!("`{key}`")).collect();
        let keys = format!("the keys of {} are {}", self.what, keys.join(", "));
        let declare = self.declaration(entry);
        match unknown {
            UnknownKeys::Refuse | UnknownKeys::Warn => diagnostic.help(keys),
            UnknownKeys::RefuseUndeclared => diagnostic.why(keys).help(declare),
            UnknownKeys::WarnUndeclared => diagnostic.help(declare),
        }
    }

    /// Returns whether a key is present, under any of its names.
    fn is_given(&self, key: &str) -> bool {
        let key = self.aliases.iter().find(|(other, _)| *other == key).map_or(key, |(_, key)| *key);
        let mut pairs = self.entries.iter().zip(&self.meanings);
        pairs.any(|(entry, meaning)| {
            same_name(&entry.key, key) || matches!(meaning, Meaning::Other(of) if *of == key)
        })
    }

    /// Returns the help for a misspelt key: its line with the corrected key.
    fn renamed(&self, entry: &MapEntry, guess: &str) -> String {
        let question = format!("did you mean `{guess}`?");
        let range = line_at(self.whole, entry.key_at.start);
        let line = &self.whole[range.clone()];
        let key = entry.key_at.start - range.start..(entry.key_at.end - range.start).min(line.len());
        if self.known.is_empty() || KeyLine::parse(line).key.is_empty() || line.len() > 120 {
            return question;
        }
        remedy(&question, &format!("{}{guess}{}", &line[..key.start], &line[key.end..]))
    }
    /// Returns the declaration of a custom key, with a type that allows every value like this one.
    fn declaration(&self, entry: &MapEntry) -> String {
        let kind = match &entry.value.kind {
            NodeKind::Map(_) => {
                return "remove it, or give each of its values a key: a key of the site's own holds no map"
                    .to_owned();
            }
            NodeKind::List(_) => "list",
            NodeKind::Null | NodeKind::Bool { .. } | NodeKind::Number { .. } | NodeKind::Text(_) => "text",
        };
        let line = format!("  {}: {kind}", quote::scalar(&entry.key));
        match self.has_custom_keys {
            true => remedy("for a key of the site's own, add below `fields:` in site.yaml:", &line),
            false => remedy("for a key of the site's own, add to site.yaml:", &format!("fields:\n{line}")),
        }
    }
}
