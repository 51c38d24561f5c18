//! The desk: a page with an overview of the site. It works without scripts.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::blog::Blog;
use crate::content::{Comment, CommentState};
use crate::date::Moment;
use crate::diagnostic::{Severity, Span, counted, gather};
use crate::markdown::untrusted;
use crate::path::OutPath;
use crate::plan::{Output, Page};
use crate::preview::panel::{Places, escaped, marked_up};
use crate::preview::state::Snapshot;
use crate::preview::{chrome, panel};
use crate::site::{PartState, Series, Status};

/// The most diagnostics, and the most pages of one kind, that are listed.
const MOST: usize = 200;
/// The most comments that are listed; the queue lists all.
const MOST_COMMENTS: usize = 5;

/// Returns the page.
pub(super) fn page(seen: &Snapshot) -> String {
    let places = Places { root: &seen.root, editor: seen.editor() };
    let mut html = String::new();
    let title = seen.blog.as_ref().map_or("Desk", |blog| blog.site.config.title.as_str());
    html.push_str(&chrome::own_head(&format!("Desk – {title}"), seen));
    html.push_str(&format!(
        "<body class=\"steadfast-page steadfast-desk\">\n<header>\n<h1>{}</h1>\n",
        escaped(title)
    ));
    if let Some(blog) = &seen.blog {
        html.push_str(&format!("<p>{}</p>\n", summary(blog, seen)));
    }
    html.push_str("</header>\n<main>\n");
    html.push_str(&faults(seen, places));
    if let Some(blog) = &seen.blog {
        for status in Status::WITHHELD {
            html.push_str(&not_live(status, blog, places));
        }
        html.push_str(&due(blog, places));
        html.push_str(&comments(seen, places));
        html.push_str(&series(blog));
        html.push_str(&pages(blog));
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

/// Returns the first line, with counts.
fn summary(blog: &Blog, seen: &Snapshot) -> String {
    let count = |severity: Severity| seen.faults.iter().filter(|fault| fault.severity == severity).count();
    let home = escaped(&blog.plan.href(Page::Home(1)));
    format!(
        "<a href=\"{home}\">The site</a>: {}, {}; {}, {}; <a href=\"{}\">comments</a>: {} held",
        counted(blog.site.articles.len(), "article"),
        counted(
            blog.plan.outputs().values().filter(|output| matches!(output, Output::Page(_))).count(),
            "page"
        ),
        counted(count(Severity::Error), "error"),
        counted(count(Severity::Warning), "warning"),
        chrome::COMMENTS,
        seen.count(CommentState::Held),
    )
}

/// Returns a section of the desk; empty if it has nothing to list.
fn part(id: &str, title: &str, count: usize, items: &str) -> String {
    if count == 0 {
        return String::new();
    }
    format!(
        "<section id=\"{id}\">\n<h2>{title} <span class=\"count\">{count}</span></h2>\n{items}\n</section>\n"
    )
}

fn list(items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    format!("<ul>\n{items}</ul>")
}

fn faults(seen: &Snapshot, places: Places<'_>) -> String {
    let mut html = String::new();
    for (severity, id, title) in
        [(Severity::Error, "errors", "Errors"), (Severity::Warning, "warnings", "Warnings")]
    {
        let found: Vec<_> = seen.faults.iter().filter(|fault| fault.severity == severity).collect();
        let shown = panel::listed(&gather::gather(found.iter().copied()), MOST, places);
        html.push_str(&part(id, title, found.len(), &shown));
    }
    html
}

/// Returns the number of items that are not listed, in words.
fn rest(count: usize, most: usize) -> String {
    if count > most { format!("<p class=\"more\">and {} more</p>", count - most) } else { String::new() }
}

/// Lists drafts, or scheduled or expired articles, whether the preview shows them or not.
fn not_live(status: Status, blog: &Blog, places: Places<'_>) -> String {
    let (id, title) = match status {
        Status::Live => return String::new(),
        Status::Draft => ("drafts", "Drafts"),
        Status::Scheduled => ("scheduled", "Scheduled"),
        Status::Expired => ("expired", "Expired"),
    };
    let mut items = Vec::new();
    for id in blog.site.article_ids() {
        let entry = blog.site.article(id);
        if entry.status == status {
            let (article, url) = (&entry.article, blog.plan.article(id));
            let when = chrome::status(status, &article.date, article.expires.as_ref()).unwrap_or_default();
            let href = escaped(&blog.site.config.base.href(url));
            let title = escaped(&article.title.value);
            let place = panel::place(&Span::file(&article.text.file), places);
            items.push(format!(
                "<a href=\"{href}\">{title}</a> <span class=\"when\">{}</span> {place}",
                marked_up(&when)
            ));
        }
    }
    for (at, page) in blog.site.pages.iter().enumerate() {
        if status == Status::Draft && page.draft {
            let href = escaped(&blog.plan.href(Page::Standalone(at)));
            let place = panel::place(&Span::file(&page.text.file), places);
            items.push(format!("<a href=\"{href}\">{}</a> {place}", escaped(&page.title.value)));
        }
    }
    for withheld in blog.site.withheld.iter().filter(|withheld| withheld.status == status) {
        let when = withheld.when.as_ref().map(Moment::with_zone).unwrap_or_default();
        let place = panel::place(&Span::file(&withheld.file), places);
        items.push(format!("{} <span class=\"when\">{when}</span> {place}", escaped(&withheld.title)));
    }
    let count = items.len();
    part(id, title, count, &list(items.into_iter()))
}

fn due(blog: &Blog, places: Places<'_>) -> String {
    let item = |(id, day): &(crate::site::ArticleId, Moment)| {
        let entry = blog.site.article(*id);
        format!(
            "<a href=\"{}\">{}</a> <span class=\"when\">since {}</span> {}",
            escaped(&blog.plan.href(Page::Article(*id))),
            escaped(&entry.article.title.value),
            day.iso_day(),
            panel::place(&Span::file(&entry.article.text.file), places)
        )
    };
    part("due", "Due for review", blog.site.due.len(), &list(blog.site.due.iter().map(item)))
}

/// Lists held comments, with a link to the queue. Their texts are untrusted.
fn comments(seen: &Snapshot, places: Places<'_>) -> String {
    let held: Vec<_> = seen.comments.iter().filter(|comment| comment.state == CommentState::Held).collect();
    let item = |comment: &&Arc<Comment>| {
        let why = comment.held_because.as_ref();
        let why = why.map(|why| format!("<p class=\"why\">{}</p>", escaped(why))).unwrap_or_default();
        format!(
            "<strong>{}</strong> on {} <span class=\"when\">{}</span> {}{why}<blockquote>{}</blockquote>",
            escaped(&comment.author),
            escaped(&comment.article.value),
            comment.date.with_zone(),
            panel::place(&Span::file(&comment.text.file), places),
            untrusted::to_html(&comment.text.body())
        )
    };
    let decide = format!("<p><a class=\"button\" href=\"{}\">Decide</a></p>\n", chrome::COMMENTS);
    let items = decide + &list(held.iter().take(MOST_COMMENTS).map(item)) + &rest(held.len(), MOST_COMMENTS);
    part("comments", "Comments awaiting a decision", held.len(), &items)
}

/// Lists incomplete series: planned parts, and missing numbers.
fn series(blog: &Blog) -> String {
    let mut items = Vec::new();
    for (series, id) in blog.site.series.iter().zip((0..).map(crate::site::SeriesId)) {
        let gaps = gaps(series);
        if !gaps.is_empty() {
            let href = escaped(&blog.plan.href(Page::Series(id)));
            items.push(format!(
                "<a href=\"{href}\">{}</a>{}",
                escaped(&series.title),
                list(gaps.into_iter())
            ));
        }
    }
    let count = items.len();
    part("series", "Series with gaps", count, &list(items.into_iter()))
}

fn gaps(series: &Series) -> Vec<String> {
    let mut gaps = Vec::new();
    let mut expected = 1;
    for part in &series.parts {
        if part.number > expected {
            gaps.push(match part.number - expected {
                1 => format!("part {expected} is missing"),
                _ => format!("parts {expected} to {} are missing", part.number - 1),
            });
        }
        expected = part.number.saturating_add(1);
        if let PartState::Planned { title, date } = &part.what {
            let date = date.as_ref().map(|date| format!(", {}", date.iso_day())).unwrap_or_default();
            gaps.push(format!("part {} is planned: {}{date}", part.number, escaped(title)));
        }
    }
    gaps
}

/// Lists every output of the plan, by kind.
fn pages(blog: &Blog) -> String {
    let mut kinds: BTreeMap<(u8, &str), Vec<&OutPath>> = BTreeMap::new();
    for (path, output) in blog.plan.outputs() {
        kinds.entry(kind(output)).or_default().push(path);
    }
    let mut html = String::new();
    for ((_, title), paths) in kinds {
        let link = |path: &&OutPath| {
            let url = path.url();
            format!(
                "<a href=\"{}\">{}</a>",
                escaped(&blog.site.config.base.href(&url)),
                escaped(url.as_str())
            )
        };
        html.push_str(&format!(
            "<details>\n<summary>{title} <span class=\"count\">{}</span></summary>\n{}{}\n</details>\n",
            paths.len(),
            list(paths.iter().take(MOST).map(link)),
            rest(paths.len(), MOST)
        ));
    }
    part("pages", "Everything that a build would write", blog.plan.outputs().len(), &html)
}

fn kind(output: &Output) -> (u8, &'static str) {
    match output {
        Output::Page(Page::Article(_)) => (0, "Articles"),
        Output::Page(Page::Standalone(_)) => (1, "Pages"),
        Output::Page(_) => (2, "Lists"),
        Output::Feed(..) | Output::CommentFeed(_) => (3, "Feeds"),
        Output::Redirect(_) => (4, "Former addresses"),
        Output::Asset(_) => (5, "Files"),
        _ => (6, "For machines and servers"),
    }
}
