//! What happens to a comment that comes in, and why: a plain function of the comment, of what came before it, and of the
//! site's rules.
//!
//! The rules are looked at in one order: what makes it spam, what makes it wait, what publishes it; without any that
//! applies, it waits. Nothing is ever refused or lost: what is spam is a file like any other.

mod findings;
mod history;
mod lookalikes;
#[cfg(test)]
mod tests;

pub use history::History;
pub(super) use history::{Facts, address};

use crate::comments::Submission;
use crate::config::CommentRules;
use crate::content::CommentState;
use crate::date::Moment;

/// What the rules make of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The state that it gets: never `rejected`, which only a person decides.
    pub state: CommentState,
    /// The rules that decided, in words: the value of `held_because`.
    pub because: String,
    /// Every rule, in the order in which they are looked at.
    pub findings: Vec<Finding>,
}

/// What one rule makes of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule by its keys: `spam.links`.
    pub rule: &'static str,
    /// What it would do; none when it does not apply.
    pub state: Option<CommentState>,
    /// What was found: `3 links, more than 1`.
    pub what: String,
}

/// Decides at a moment. Of the rules that apply, the first says the state; those that say the same are named with it.
pub fn decide(submission: &Submission, history: &History, rules: &CommentRules, now: &Moment) -> Verdict {
    let findings = findings::all(submission, history, rules, now);
    let state = findings.iter().find_map(|finding| finding.state).unwrap_or(CommentState::Held);
    let because: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.state == Some(state) && finding.rule != findings::DEFAULT)
        .map(|finding| finding.what.as_str())
        .collect();
    let because = match because.as_slice() {
        [] => findings.last().map(|finding| finding.what.clone()).unwrap_or_default(),
        reasons => reasons.join("; "),
    };
    Verdict { state, because, findings }
}
