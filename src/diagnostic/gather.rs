//! Groups diagnostics with one cause, so that an author with a thousand old files reads one message instead of a thousand.
//!
//! Only people get groups; programs get each diagnostic.

use std::collections::BTreeMap;

use crate::diagnostic::codes::Code;
use crate::diagnostic::record::{Diagnostic, Severity};

/// Up to this number of warnings with one cause are shown one by one; larger groups name this number of places.
const WARNINGS: usize = 3;
/// The same for errors. The author must mend each of them, so more are listed.
const ERRORS: usize = 20;

/// Diagnostics with one cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered<'a> {
    /// The first, shown in full.
    pub first: &'a Diagnostic,
    /// The others, in order; empty if the first is not part of a group.
    pub others: Vec<&'a Diagnostic>,
}

impl<'a> Gathered<'a> {
    /// The others that are listed with their places.
    pub fn listed(&self) -> &[&'a Diagnostic] {
        &self.others[..self.others.len().min(most(self.first.severity) - 1)]
    }

    /// The number of others that are only counted.
    pub fn unlisted(&self) -> usize {
        self.others.len() - self.listed().len()
    }

    /// One of the others in one line: its place, and its message if that differs from the first one's.
    pub fn line(&self, other: &Diagnostic) -> String {
        let place = other.span.as_ref().map(|span| format!("{}:{}:{}", span.file, span.line, span.column));
        match place {
            Some(place) if other.message == self.first.message => place,
            Some(place) => format!("{place}: {}", other.message),
            None => other.message.clone(),
        }
    }
}

/// Groups diagnostics: first those with the same message, then those whose messages differ only in names and numbers. Small
/// groups are dissolved. Groups are in the order of their first diagnostics.
pub fn gather<'a>(faults: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Gathered<'a>> {
    let faults: Vec<&Diagnostic> = faults.into_iter().collect();
    let all: Vec<usize> = (0..faults.len()).collect();
    let (mut groups, rare) = split(&faults, all, |fault| fault.message.clone());
    let (alike, single) = split(&faults, rare, |fault| without_names(&fault.message));
    groups.extend(alike);
    groups.extend(single.into_iter().map(|at| vec![at]));
    groups.sort_unstable_by_key(|group| group[0]);
    let gathered = |group: Vec<usize>| Gathered {
        first: faults[group[0]],
        others: group[1..].iter().map(|at| faults[*at]).collect(),
    };
    groups.into_iter().map(gathered).collect()
}

/// Returns each diagnostic as a group of its own.
pub fn each<'a>(faults: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Gathered<'a>> {
    faults.into_iter().map(|first| Gathered { first, others: Vec::new() }).collect()
}

fn most(severity: Severity) -> usize {
    match severity {
        Severity::Error => ERRORS,
        Severity::Warning => WARNINGS,
    }
}

/// Splits indices into groups with the same cause that are larger than the limit, and the rest.
fn split(
    faults: &[&Diagnostic],
    among: Vec<usize>,
    cause: impl Fn(&Diagnostic) -> String,
) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut groups: BTreeMap<(Severity, &str, String), Vec<usize>> = BTreeMap::new();
    for at in among {
        let Diagnostic { severity, code: Code { name, .. }, .. } = faults[at];
        groups.entry((*severity, name, cause(faults[at]))).or_default().push(at);
    }
    let (large, small): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|((severity, ..), group)| group.len() > most(*severity));
    let mut rare: Vec<usize> = small.into_iter().flat_map(|(_, group)| group).collect();
    rare.sort_unstable();
    (large.into_iter().map(|(_, group)| group).collect(), rare)
}

/// Removes numbers and everything in backticks or quotation marks from a message.
fn without_names(message: &str) -> String {
    let mut kept = String::with_capacity(message.len());
    let mut end = None;
    for c in message.chars() {
        match (end, c) {
            (Some(close), c) if c == close => end = None,
            (Some(_), _) => continue,
            (None, '`') => end = Some('`'),
            (None, '“') => end = Some('”'),
            (None, c) if c.is_numeric() => continue,
            (None, _) => {}
        }
        kept.push(c);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    fn counts(faults: &[Diagnostic]) -> Vec<(String, usize, usize)> {
        let groups = gather(faults);
        groups.iter().map(|it| (it.first.message.clone(), it.listed().len(), it.unlisted())).collect()
    }

    #[test]
    fn messages_that_differ_only_in_names_form_one_group_unless_one_name_is_frequent() {
        let key = |name: &str| Diagnostic::warning(codes::UNKNOWN_KEY, format!("`{name}` has no meaning"));
        let mut faults = vec![key("layout"); 6];
        faults.extend(["a", "b", "c", "d"].map(key));
        faults.push(Diagnostic::warning(codes::UNKNOWN_KEY, "another cause"));
        let expected =
            [("`layout` has no meaning", 2, 3), ("`a` has no meaning", 2, 1), ("another cause", 0, 0)];
        assert_eq!(
            counts(&faults),
            expected.map(|(text, listed, unlisted)| (text.to_owned(), listed, unlisted))
        );
    }

    #[test]
    fn small_groups_are_dissolved_with_a_higher_limit_for_errors() {
        let dead = |number: usize| Diagnostic::warning(codes::DEAD_LINK, format!("part {number} is gone"));
        assert_eq!(gather(&(0..3).map(dead).collect::<Vec<_>>()).len(), 3);
        assert_eq!(gather(&(0..4).map(dead).collect::<Vec<_>>()).len(), 1);
        let error = |_| Diagnostic::error(codes::DEAD_LINK, "gone");
        assert_eq!(gather(&(0..20).map(error).collect::<Vec<_>>()).len(), 20);
        assert_eq!(counts(&(0..22).map(error).collect::<Vec<_>>()), [("gone".to_owned(), 19, 2)]);
    }
}
