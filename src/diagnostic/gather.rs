//! Faults of one kind and cause, put together for people: an author with a thousand old files reads one message where
//! there would be a thousand. Programs get each of them.

use std::collections::BTreeMap;

use crate::diagnostic::codes::Code;
use crate::diagnostic::record::{Diagnostic, Severity};

/// So many warnings of one cause are still shown one by one, and so many places are named where there are more.
const WARNINGS: usize = 3;
/// The same for errors. Each of them must be mended before anything is published, so more are named.
const ERRORS: usize = 20;

/// Faults of one kind and cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered<'a> {
    /// The first, which stands for all.
    pub first: &'a Diagnostic,
    /// The others, in their order; none where the first stands for itself alone.
    pub others: Vec<&'a Diagnostic>,
}

impl<'a> Gathered<'a> {
    /// The others whose places are told.
    pub fn listed(&self) -> &[&'a Diagnostic] {
        &self.others[..self.others.len().min(most(self.first.severity) - 1)]
    }

    /// How many others are only counted.
    pub fn unlisted(&self) -> usize {
        self.others.len() - self.listed().len()
    }

    /// One of the others in one line: its place, and what is wrong there unless it is word for word what is wrong with
    /// the first.
    pub fn line(&self, other: &Diagnostic) -> String {
        let place = other.span.as_ref().map(|span| format!("{}:{}:{}", span.file, span.line, span.column));
        match place {
            Some(place) if other.message == self.first.message => place,
            Some(place) => format!("{place}: {}", other.message),
            None => other.message.clone(),
        }
    }
}

/// Puts together what has one cause: first what says the very same of many places, then what differs only in names and
/// numbers. Whatever is too rare for that stays as it is. The order is that of the first of each.
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

/// The faults as they are, each for itself.
pub fn each<'a>(faults: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Gathered<'a>> {
    faults.into_iter().map(|first| Gathered { first, others: Vec::new() }).collect()
}

fn most(severity: Severity) -> usize {
    match severity {
        Severity::Error => ERRORS,
        Severity::Warning => WARNINGS,
    }
}

/// Groups of more faults than are shown one by one, and those that are in none.
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

/// A message without what is between backticks or quotation marks, and without its numbers.
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
    fn what_differs_in_names_alone_has_one_cause_unless_one_name_is_frequent() {
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
    fn few_faults_stay_as_they_are_and_more_errors_do_than_warnings() {
        let dead = |number: usize| Diagnostic::warning(codes::DEAD_LINK, format!("part {number} is gone"));
        assert_eq!(gather(&(0..3).map(dead).collect::<Vec<_>>()).len(), 3);
        assert_eq!(gather(&(0..4).map(dead).collect::<Vec<_>>()).len(), 1);
        let error = |_| Diagnostic::error(codes::DEAD_LINK, "gone");
        assert_eq!(gather(&(0..20).map(error).collect::<Vec<_>>()).len(), 20);
        assert_eq!(counts(&(0..22).map(error).collect::<Vec<_>>()), [("gone".to_owned(), 19, 2)]);
    }
}
