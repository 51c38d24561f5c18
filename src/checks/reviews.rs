//! Articles whose date of review has passed, and the note that they have been reviewed.

use crate::checks::subject::{Subject, key_place};
use crate::content::{Article, front_matter};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Edit, codes};
use crate::site::ArticleId;

/// Finds them.
pub(super) fn due(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let site = &subject.blog.site;
    let warning = |(id, day): &(ArticleId, Moment)| {
        let text = &site.article(*id).article.text;
        let whole = text.whole();
        let at = key_place(text, &whole, "review_by").unwrap_or(0..3);
        Diagnostic::warning(
            codes::REVIEW_DUE,
            format!("this article was to be reviewed by {}", day.iso_day()),
        )
        .at(text.span(at))
        .why("readers take old advice for good advice")
        .help(format!("read it, mend it, then note that: `steadfast reviewed {} --next 1y`", text.file))
    };
    site.due.iter().map(warning).collect()
}

/// Returns the edits that note a review in the front matter of an article: `reviewed`, and `review_by` if there is a next one.
/// `None` if the front matter cannot be edited.
pub fn review_noted(article: &Article, today: &str, next: Option<&str>) -> Option<Vec<Edit>> {
    let text = &article.text;
    let whole = text.whole();
    let matter = front_matter(&text.file, &whole)?;
    let editor = matter.editor(&text.file, &whole);
    let reviewed = editor.set("reviewed", today)?;
    let next = next.map(|day| editor.set("review_by", day));
    match next {
        None => Some(vec![reviewed]),
        Some(next) => Some(vec![reviewed, next?]),
    }
}
