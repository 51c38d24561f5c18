//! Articles that no other text links to.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::subject::Subject;
use crate::diagnostic::{Diagnostic, codes};
use crate::path::{OutPath, Url};

/// The number of days in which an author may still come back to a new article.
const DAYS: i64 = 90;

/// Finds them. Parts of a series are linked with each other, and are not reported.
pub(super) fn unlinked(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let (site, plan) = (&subject.blog.site, &subject.blog.plan);
    let moved: BTreeMap<OutPath, OutPath> =
        plan.redirects().iter().map(|moved| (moved.from.out_path(), moved.to.out_path())).collect();
    let mut linked: BTreeSet<OutPath> = BTreeSet::new();
    for (file, links) in subject.blog.links_of_texts() {
        let own = plan.source(&file).map(Url::out_path);
        let targets = links.iter().map(|link| link.url.out_path());
        let targets = targets.map(|to| moved.get(&to).cloned().unwrap_or(to));
        linked.extend(targets.filter(|to| Some(to) != own.as_ref()));
    }
    let mut found = Vec::new();
    for id in site.article_ids() {
        let entry = site.article(id);
        let is_new = subject.days_since(&entry.article.date) < DAYS;
        if is_new || entry.series.is_some() || linked.contains(&plan.article(id).out_path()) {
            continue;
        }
        let article = &entry.article;
        found.push(
            Diagnostic::warning(codes::UNLINKED_ARTICLE, "no other text links to this article")
                .at(article.text.span(article.title.at.clone()))
                .why("readers find it only in lists and by search, and search engines take it for unimportant")
                .help("link to it where it helps: in newer articles about the same thing, or in a page that leads to the best ones"),
        );
    }
    found
}
