//! The rules, which decide the state of a new comment and give the reasons: a plain function of the comment, of the comments
//! before it, and of the site's rules.
//!
//! The rules are applied in this order: those for spam, those that hold a comment, the one that publishes. If none applies, the
//! comment is held. Nothing is ever refused or lost: spam is a file like any other.

mod checks;
mod history;
mod lookalikes;
#[cfg(test)]
mod tests;
mod verdict;

pub use history::History;
pub(super) use history::{Facts, address};
pub use verdict::{Finding, Verdict};

use crate::comments::Submission;
use crate::config::CommentRules;
use crate::content::CommentState;
use crate::date::Moment;

/// Decides about a submission. The first rule that applies gives the state; all rules that give the same state are listed.
pub fn decide(submission: &Submission, history: &History, rules: &CommentRules, now: &Moment) -> Verdict {
    let findings = checks::all(submission, history, rules, now);
    let state = findings.iter().find_map(|finding| finding.state).unwrap_or(CommentState::Held);
    let because: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.state == Some(state) && finding.rule != checks::DEFAULT)
        .map(|finding| finding.what.as_str())
        .collect();
    let because = match because.as_slice() {
        [] => findings.last().map(|finding| finding.what.clone()).unwrap_or_default(),
        reasons => reasons.join("; "),
    };
    Verdict { state, because, findings }
}
