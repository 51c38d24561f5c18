//! Selects the comments that are shown, and puts them in order.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::content::{Article, Comment, CommentState};
use crate::diagnostic::{Diagnostic, Guesses, Located, Report, codes, nearest};
use crate::folding::folded;
use crate::path::SourcePath;

/// Groups all comments by the file of the article that they belong to.
///
/// A folder of comments has the file name of the article, or its slug if only one article has that slug.
pub(super) fn by_article(
    comments: Vec<Arc<Comment>>,
    articles: &[Arc<Article>],
    unread: &[SourcePath],
    report: &mut Report,
) -> BTreeMap<SourcePath, Vec<Arc<Comment>>> {
    let names: HashSet<String> = comments.iter().map(|comment| comment.article.value.clone()).collect();
    let mut named: HashMap<&str, Vec<&Article>> = HashMap::new();
    for article in articles {
        for name in names_of(article).filter(|name| names.contains(*name)) {
            named.entry(name).or_default().push(article);
        }
    }
    let guesses = LazyCell::new(|| Guesses::new(articles.iter().flat_map(|article| names_of(article))));
    let mut found: BTreeMap<SourcePath, Vec<Arc<Comment>>> = BTreeMap::new();
    for comment in comments {
        match named.get(comment.article.value.as_str()).map(Vec::as_slice) {
            Some([article]) => found.entry(article.text.file.clone()).or_default().push(comment),
            // The file of the article may be unreadable, which was reported.
            None if unread.iter().any(|file| file.stem().ends_with(&comment.article.value)) => {}
            other => report.push(homeless(&comment, other.unwrap_or_default(), &guesses)),
        }
    }
    for comments in found.values_mut() {
        leave_out_shared_ids(comments, report);
    }
    found
}

/// Returns the names that the folder of an article's comments may have.
fn names_of(article: &Article) -> impl Iterator<Item = &str> {
    let (stem, slug) = (article.text.file.stem(), article.slug.value.as_str());
    [Some(stem), Some(slug).filter(|slug| *slug != stem)].into_iter().flatten()
}

fn homeless(comment: &Comment, several: &[&Article], names: &Guesses) -> Diagnostic {
    let name = &comment.article.value;
    let at = comment.text.span(comment.article.at.clone());
    if let [first, ..] = several {
        let message = format!("{} articles are named `{name}`", several.len());
        return Diagnostic::error(codes::COMMENT_WITHOUT_ARTICLE, message)
            .at(at)
            .why("it is not plain to which of them the comment belongs")
            .help(format!("name the folder by the article's file, such as `{}`", first.text.file.stem()));
    }
    let help = names.nearest(name).map_or_else(
        || "name the folder by the article's slug, or by its file name without `.md`".to_owned(),
        |meant| format!("did you mean the folder `content/comments/{meant}/`?"),
    );
    Diagnostic::error(
        codes::COMMENT_WITHOUT_ARTICLE,
        format!("there is no article `{name}` for this comment"),
    )
    .at(at)
    .help(help)
}

/// Keeps one comment of each id: the oldest approved one, or the oldest if none is approved. Comments come from
/// readers, so a duplicate id must not stop a build.
fn leave_out_shared_ids(comments: &mut Vec<Arc<Comment>>, report: &mut Report) {
    let mut ids: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, comment) in comments.iter().enumerate() {
        ids.entry(&comment.id.value).or_default().push(at);
    }
    let mut left_out = BTreeMap::new();
    for mut places in ids.into_values().filter(|places| places.len() > 1) {
        places.sort_by_key(|at| {
            let comment = &comments[*at];
            (comment.state != CommentState::Approved, &comment.date, &comment.text.file)
        });
        left_out.extend(places[1..].iter().map(|at| (*at, places[0])));
    }
    for (at, first) in &left_out {
        report.push(shared_id(&comments[*at], &comments[*first], comments));
    }
    let mut at = 0..;
    comments.retain(|_| !at.next().is_some_and(|at| left_out.contains_key(&at)));
}

fn shared_id(comment: &Comment, first: &Comment, all: &[Arc<Comment>]) -> Diagnostic {
    let id = &comment.id.value;
    let why = match (comment.state, first.state) {
        (CommentState::Approved, _) => "the older one is shown, and this one is not",
        (_, CommentState::Approved) => "the other one is shown, and this one could not be",
        _ => "only one of them could be shown",
    };
    let is_free = |id: &String| all.iter().all(|known| known.id.value != *id);
    let free = (2..).map(|number| format!("{id}-{number}")).find(is_free).unwrap_or_default();
    Diagnostic::warning(codes::DUPLICATE_COMMENT, format!("two comments have the id `{id}`"))
        .at(comment.text.span(comment.id.at.clone()))
        .also(first.text.span(first.id.at.clone()), "the other one")
        .why(why)
        .help(format!("give this one another id:\nid: {free}"))
}

/// Returns the approved comments of one article. Each comes after the comment that it answers; answers to the same
/// comment are sorted by date.
///
/// An answer to a comment that is not shown is not shown either. An answer to a comment that does not exist begins a
/// thread, and a cycle of answers is broken at its first comment. `signatures` are the values that the key `by` may
/// have.
pub(super) fn thread(
    comments: Vec<Arc<Comment>>,
    signatures: &BTreeSet<String>,
    report: &mut Report,
) -> Vec<ThreadComment> {
    let parents = parents(&comments, report);
    let mut answers: Vec<Vec<usize>> = vec![Vec::new(); comments.len()];
    let mut waiting: Vec<usize> = Vec::new();
    for (at, parent) in parents.iter().enumerate() {
        match parent {
            Some(parent) => answers[*parent].push(at),
            None => waiting.push(at),
        }
    }
    let by_date = |at: &usize| (&comments[*at].date, &comments[*at].id.value);
    for siblings in answers.iter_mut().chain([&mut waiting]) {
        // In reverse order, because `stack` returns the last item first.
        siblings.sort_by(|a, b| by_date(b).cmp(&by_date(a)));
    }
    let mut order: Vec<(usize, usize, Option<usize>)> = Vec::new();
    let mut stack: Vec<(usize, usize, Option<usize>)> = waiting.into_iter().map(|at| (at, 0, None)).collect();
    while let Some((at, depth, parent)) = stack.pop() {
        if comments[at].state == CommentState::Approved {
            let place = order.len();
            order.push((at, depth, parent));
            stack.extend(answers[at].iter().map(|answer| (*answer, depth + 1, Some(place))));
        }
    }
    let mut comments: Vec<Option<Arc<Comment>>> = comments.into_iter().map(Some).collect();
    let shown = |(at, depth, parent): (usize, usize, Option<usize>)| {
        let comment = comments[at].take()?;
        let by_author = comment.by.as_ref().is_some_and(|by| is_signature(by, &comment, signatures, report));
        Some(ThreadComment { comment, depth, parent, by_author })
    };
    order.into_iter().filter_map(shown).collect()
}

/// Returns whether `by` names an author of the site. The displayed name does not count, because anybody can type any
/// name into a form.
fn is_signature(
    by: &Located<String>,
    comment: &Comment,
    signatures: &BTreeSet<String>,
    report: &mut Report,
) -> bool {
    if signatures.contains(&folded(&by.value)) {
        return true;
    }
    let help = nearest(&folded(&by.value), signatures.iter().map(String::as_str)).map_or_else(
        || "name a file of `content/authors` without `.md`, or remove the line".to_owned(),
        |meant| format!("did you mean `by: {meant}`?"),
    );
    report.push(
        Diagnostic::warning(codes::UNKNOWN_AUTHOR, format!("nobody called `{}` writes here", by.value))
            .at(comment.text.span(by.at.clone()))
            .why("the comment is shown as a reader's")
            .help(help),
    );
    false
}

/// Returns the chain of comments that a comment answers, from the beginning of the thread. Only the nearest `most`
/// comments are returned. `comments` must be sorted by file.
pub fn answered<'a>(comment: &Comment, comments: &'a [Arc<Comment>], most: usize) -> Vec<&'a Arc<Comment>> {
    let folder = format!("{}/", comment.text.file.folder());
    let from = comments.partition_point(|known| known.text.file.as_str() < folder.as_str());
    let of_article =
        || comments[from..].iter().take_while(|known| known.text.file.as_str().starts_with(&folder));
    let (mut found, mut parent) = (Vec::new(), comment.reply_to.as_ref());
    while let Some(id) = parent.filter(|_| found.len() < most) {
        let Some(next) = of_article().find(|known| known.id.value == id.value) else { break };
        found.push(next);
        parent = next.reply_to.as_ref();
    }
    found.reverse();
    found
}

/// Returns the index of each comment's parent, or `None` for comments that begin a thread.
fn parents(comments: &[Arc<Comment>], report: &mut Report) -> Vec<Option<usize>> {
    let places: HashMap<&str, usize> =
        comments.iter().enumerate().map(|(at, comment)| (comment.id.value.as_str(), at)).collect();
    let mut parents = vec![None; comments.len()];
    for (at, comment) in comments.iter().enumerate() {
        let Some(parent) = &comment.reply_to else { continue };
        let place = places.get(parent.value.as_str()).copied();
        parents[at] = place.filter(|place| *place != at);
        if parents[at].is_none() && comment.state == CommentState::Approved {
            let known = nearest(&parent.value, places.keys().copied().filter(|id| *id != comment.id.value));
            let help =
                known.map_or("remove `reply_to`".to_owned(), |id| format!("did you mean `reply_to: {id}`?"));
            report.push(
                Diagnostic::warning(
                    codes::UNKNOWN_PARENT,
                    format!("there is no comment `{}` to answer", parent.value),
                )
                .at(comment.text.span(parent.at.clone()))
                .why("it is shown as one that begins a thread")
                .help(help),
            );
        }
    }
    break_circles(parents)
}

/// Breaks each cycle of answers at its first comment, so that every comment can be reached.
fn break_circles(mut parents: Vec<Option<usize>>) -> Vec<Option<usize>> {
    // 0 if not visited, or else the number of the walk that visited the comment first. A walk that reaches a comment
    // that it has visited has found a cycle.
    let mut seen_by = vec![0; parents.len()];
    for start in 0..parents.len() {
        let (walk, mut at) = (start + 1, start);
        while seen_by[at] == 0 {
            seen_by[at] = walk;
            match parents[at] {
                Some(parent) if seen_by[parent] == walk => parents[at] = None,
                Some(parent) => at = parent,
                None => {}
            }
        }
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_of_answers_are_cut_once() {
        assert_eq!(
            break_circles(vec![Some(1), Some(2), Some(0), Some(0)]),
            [Some(1), Some(2), None, Some(0)]
        );
        assert_eq!(break_circles(vec![None, Some(0), Some(1)]), [None, Some(0), Some(1)]);
    }
}

/// A comment that is shown.
#[derive(Clone, Debug)]
pub struct ThreadComment {
    /// The comment as written.
    pub comment: Arc<Comment>,
    /// The number of answers from the start of the thread to this comment; 0 for the comment that begins the thread.
    pub depth: usize,
    /// The index in the thread of the comment that it answers.
    pub parent: Option<usize>,
    /// Whether its key `by` names an author of the site.
    pub by_author: bool,
}
