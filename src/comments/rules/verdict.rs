//! The verdict of the rules about a comment, and the findings that it is based on.

use crate::content::CommentState;

/// The decision of the rules about a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The state of the comment; never `rejected`, which only a person decides.
    pub state: CommentState,
    /// The reasons in words: the value of `held_because`.
    pub because: String,
    /// The findings of all rules, in their order.
    pub findings: Vec<Finding>,
}

/// The result of one rule for a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule by its keys: `spam.links`.
    pub rule: &'static str,
    /// The state that the rule would give; `None` if it does not apply.
    pub state: Option<CommentState>,
    /// The fact that it found: `3 links, more than 1`.
    pub what: String,
}

/// The reason of the rule that publishes, as it is written to a comment's file.
pub(super) const PUBLISHED: &str = "a comment of this name and address was approved before";
