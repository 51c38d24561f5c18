//! Which diagnostics are wanted, and how severe they are.

use std::collections::BTreeMap;

use crate::checks::check::Check;
use crate::config::CheckLevel;
use crate::diagnostic::{Code, Diagnostic, Severity};

/// Which diagnostics are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Only these kinds; all if it is empty.
    pub only: &'a [Code],
    /// The levels from `site.yaml`.
    pub levels: &'a BTreeMap<&'static str, CheckLevel>,
}

impl Wanted<'_> {
    /// Returns whether a check is run.
    pub fn includes(&self, check: &Check) -> bool {
        match self.only {
            [] => *self.levels.get(check.code.name).unwrap_or(&check.usual) != CheckLevel::Off,
            only => only.contains(&check.code),
        }
    }

    /// Returns a diagnostic with its level, or `None` if it is not wanted.
    ///
    /// An error stays an error and is always shown: a file that cannot be read is not checked either.
    pub fn levelled(&self, found: Diagnostic) -> Option<Diagnostic> {
        let is_named = self.only.contains(&found.code);
        if found.severity == Severity::Error {
            return Some(found);
        }
        if !self.only.is_empty() && !is_named {
            return None;
        }
        match self.levels.get(found.code.name) {
            Some(CheckLevel::Off) => is_named.then_some(found),
            Some(CheckLevel::Error) => Some(Diagnostic { severity: Severity::Error, ..found }),
            Some(CheckLevel::Warning) | None => Some(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    #[test]
    fn settings_change_warnings_and_never_hide_errors() {
        let levels = BTreeMap::from([("dead-link", CheckLevel::Error), ("missing-alt", CheckLevel::Off)]);
        let all = Wanted { only: &[], levels: &levels };
        let severity = |wanted: &Wanted<'_>, found: Diagnostic| wanted.levelled(found).map(|it| it.severity);
        let (link, alt) =
            (Diagnostic::warning(codes::DEAD_LINK, ""), Diagnostic::warning(codes::MISSING_ALT, ""));
        assert_eq!(severity(&all, link.clone()), Some(Severity::Error));
        assert_eq!(severity(&all, alt.clone()), None);
        assert_eq!(severity(&all, Diagnostic::error(codes::MISSING_ALT, "")), Some(Severity::Error));
        let one = Wanted { only: &[codes::MISSING_ALT], ..all };
        assert_eq!(severity(&one, alt), Some(Severity::Warning));
        assert_eq!(severity(&one, link), None);
        assert_eq!(severity(&one, Diagnostic::error(codes::BAD_DATE, "")), Some(Severity::Error));
    }
}
