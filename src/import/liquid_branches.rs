//! Splits `{% if %}`, `{% unless %}` and `{% for %}` into their branches, up to the end tag.

use std::ops::Range;

use crate::import::liquid_tags::{LiquidPart, LiquidToken};

/// Tags that have branches, or that hold others with branches.
const NESTING: [&str; 4] = ["if", "unless", "case", "for"];

/// The most tags between a tag and its end.
const FARTHEST: usize = 2_000;

/// A branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Branch<'t> {
    /// Its condition; `None` for that of `{% else %}`.
    pub(super) condition: Option<&'t str>,
    /// Its tags.
    pub(super) tokens: Range<usize>,
    /// Its text, without the blanks that its tags remove.
    pub(super) at: Range<usize>,
}

/// A tag with its branches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Branches<'t> {
    /// The branches in order.
    pub(super) list: Vec<Branch<'t>>,
    /// The range of all, from the first tag to the end tag.
    pub(super) whole: Range<usize>,
}

impl<'t> Branches<'t> {
    /// Returns the branches of the first of some tags; `None` if its end is missing.
    pub(super) fn of(text: &str, all: &[LiquidToken<'t>], tokens: Range<usize>) -> Option<Branches<'t>> {
        let (mut list, mut depth) = (Vec::new(), 0_usize);
        let (mut condition, mut first) = (None, tokens.start);
        for number in tokens.clone().take(FARTHEST) {
            let LiquidPart::Tag(tag) = &all[number].part else { continue };
            let is_end = tag.name.strip_prefix("end").is_some_and(|name| NESTING.contains(&name));
            if NESTING.contains(&tag.name) {
                depth += 1;
            }
            if number == tokens.start {
                condition = Some(tag.arguments);
                continue;
            }
            if depth == 1 && (is_end || matches!(tag.name, "else" | "elsif")) {
                let at = inner(text, &all[first].at, &all[number].at);
                list.push(Branch { condition, tokens: first + 1..number, at });
                condition = Some(tag.arguments).filter(|_| tag.name == "elsif");
                first = number;
            }
            if is_end {
                depth -= 1;
                if depth == 0 {
                    return Some(Branches { list, whole: all[tokens.start].at.start..all[number].at.end });
                }
            }
        }
        None
    }
}

/// Returns the range between two tags. A hyphen in a tag removes the blanks on its side.
fn inner(text: &str, before: &Range<usize>, after: &Range<usize>) -> Range<usize> {
    let mut at = before.end..after.start;
    if text[..before.end].ends_with("-%}") {
        at.start = at.end - text[at.clone()].trim_start().len();
    }
    if text[after.start..].starts_with("{%-") {
        at.end = at.start + text[at.clone()].trim_end().len();
    }
    at
}
