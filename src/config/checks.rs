//! Key `checks`: how `steadfast check` reports each kind of diagnostic.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::keys::Fields;
use crate::yaml::quote::remedy;

/// How `steadfast check` reports a kind of diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckLevel {
    /// As an error: the exit status is 1.
    Error,
    /// As a warning.
    Warning,
    /// Not at all.
    Off,
}

const LEVELS: [(&str, CheckLevel); 3] =
    [("error", CheckLevel::Error), ("warning", CheckLevel::Warning), ("off", CheckLevel::Off)];

/// Reads the key `checks`: a map of codes.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> BTreeMap<&'static str, CheckLevel> {
    let mut levels = BTreeMap::new();
    let Some(mut inner) = fields.map("checks", "`checks`", "checks:\n  long-sentence: off") else {
        return levels;
    };
    for entry in inner.entries() {
        let Some(code) = codes::find(&entry.key) else {
            let fault = Diagnostic::error(
                codes::UNKNOWN_KEY,
                format!("nothing that is checked has the name `{}`", entry.key),
            )
            .at(inner.span(entry.key_at.clone()));
            inner.fault(match nearest(&entry.key, codes::ALL.iter().map(|code| code.name)) {
                Some(meant) => {
                    fault.help(remedy(&format!("did you mean `{meant}`?"), &format!("{meant}: off")))
                }
                None => fault.help("write the name that stands in the brackets of the message"),
            });
            continue;
        };
        if let Some(level) = inner.one_of_at(&entry.key, &entry.value, &LEVELS) {
            levels.insert(code.name, level);
        }
    }
    levels
}
