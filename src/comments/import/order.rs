//! Chooses the comments of an export that are imported, and their order: without deleted comments that nobody answered, and
//! parents before their answers.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::comments::Submission;
use crate::comments::import::imported::ImportedState;
use crate::comments::import::kept::Kept;
use crate::comments::import::outcome::Outcome;
use crate::content::CommentState;

/// The text in place of a deleted comment that has answers.
const REMOVED: &str = "*This comment was removed.*";

/// Removes deleted comments, except those with answers: the answers keep their place in the thread.
pub(super) fn without_deleted<'k>(comments: Vec<&'k Kept>, outcome: &mut Outcome) -> Vec<&'k Kept> {
    let parents: HashMap<&str, &str> = comments
        .iter()
        .filter_map(|comment| Some((comment.source.as_deref()?, comment.parent.as_deref()?)))
        .collect();
    let mut answered: HashSet<&str> = HashSet::new();
    for comment in
        comments.iter().filter(|comment| comment.state == ImportedState::Is(CommentState::Approved))
    {
        let mut parent = comment.parent.as_deref();
        while let Some(id) = parent {
            if !answered.insert(id) {
                break;
            }
            parent = parents.get(id).copied();
        }
    }
    let is_gone = |comment: &&Kept| {
        comment.state == ImportedState::Deleted
            && !answered.contains(comment.source.as_deref().unwrap_or_default())
    };
    let (gone, kept): (Vec<&Kept>, Vec<&Kept>) = comments.into_iter().partition(is_gone);
    gone.iter().for_each(|_| count(&mut outcome.left_out, "deleted comments"));
    kept
}

/// Removes the text, the name and the addresses of a deleted comment.
pub(super) fn remove(comment: &mut Submission) {
    REMOVED.clone_into(&mut comment.body);
    (comment.url, comment.mail) = (None, None);
    "–".clone_into(&mut comment.author);
}

/// Sorts each comment behind the one that it answers, and otherwise in the order of the export. A circle of answers is cut.
pub(super) fn parents_first<'k>(comments: &[&'k Kept]) -> Vec<&'k Kept> {
    let places: HashMap<&str, usize> = comments
        .iter()
        .enumerate()
        .filter_map(|(at, comment)| Some((comment.source.as_deref()?, at)))
        .collect();
    let parent = |at: usize| comments[at].parent.as_ref().and_then(|parent| places.get(&**parent)).copied();
    let mut depths: Vec<Option<usize>> = vec![None; comments.len()];
    for start in 0..comments.len() {
        let (mut way, mut next) = (Vec::new(), Some(start));
        while let Some(at) = next.filter(|at| depths[*at].is_none()) {
            // Preliminary, so that a circle ends here.
            depths[at] = Some(0);
            way.push(at);
            next = parent(at);
        }
        let first = next.and_then(|at| depths[at]).map_or(0, |depth| depth + 1);
        for (depth, at) in (first..).zip(way.into_iter().rev()) {
            depths[at] = Some(depth);
        }
    }
    let mut order: Vec<(Option<usize>, &Kept)> = depths.into_iter().zip(comments.iter().copied()).collect();
    order.sort_by_key(|(depth, _)| *depth);
    order.into_iter().map(|(_, comment)| comment).collect()
}

/// Counts a comment that is left out.
pub(super) fn count(left_out: &mut BTreeMap<String, usize>, reason: &str) {
    *left_out.entry(reason.to_owned()).or_insert(0) += 1;
}
