//! The additions of the preview to a page, and parts of the preview's own pages. A published site contains none of them.

use crate::blog::Blog;
use crate::date::Moment;
use crate::plan::{Output, Page};
use crate::preview::panel;
use crate::preview::panel::escaped;
use crate::preview::state::Snapshot;
use crate::site::Status;

/// The address of the desk.
pub(super) const DESK: &str = "/_steadfast/";

/// The address of the queue of comments, relative to the desk.
pub(super) const COMMENTS: &str = "comments/";

/// The address of the channel of changes, relative to the desk.
pub(super) const EVENTS: &str = "events";

/// The address that decisions are sent to.
pub(super) const DECIDE: &str = "/_steadfast/comments/decide";

/// The files of the preview: name below the desk, media type, text.
pub(super) const FILES: [(&str, &str, &str); 5] = [
    ("client.js", "text/javascript; charset=utf-8", include_str!("assets/client.js")),
    ("icon.svg", "image/svg+xml", include_str!("assets/icon.svg")),
    ("idiomorph.js", "text/javascript; charset=utf-8", include_str!("assets/idiomorph.js")),
    ("comments.js", "text/javascript; charset=utf-8", include_str!("assets/comments.js")),
    ("preview.css", "text/css; charset=utf-8", include_str!("assets/preview.css")),
];

/// Returns the additions to the head of each page.
pub(super) fn head(seen: &Snapshot) -> String {
    let editor = seen.editor().map(|editor| {
        let pattern = escaped(&panel::within_root(editor, &seen.root));
        format!("<meta name=\"steadfast-editor\" content=\"{pattern}\">")
    });
    format!(
        "<meta name=\"steadfast-version\" content=\"{}\">{}<script src=\"{DESK}client.js\" defer></script>\
         <link rel=\"stylesheet\" href=\"{DESK}preview.css\">",
        seen.version,
        editor.unwrap_or_default()
    )
}

/// Returns a page of the site with everything that the preview adds.
pub(super) fn with_additions(html: Vec<u8>, output: &Output, blog: &Blog, seen: &Snapshot) -> Vec<u8> {
    let html = match banner(output, blog) {
        Some(banner) if find(&html, b"class=\"preview-banner\"").is_none() => match find(&html, b"<main") {
            Some(main) => insert(html, main, &banner),
            None => html,
        },
        _ => html,
    };
    let at = find(&html, b"</head>").or_else(|| find(&html, b"<body")).unwrap_or(0);
    insert(html, at, &head(seen))
}

/// Returns the reason why a page is not live and when it will be, for templates that do not show it.
fn banner(output: &Output, blog: &Blog) -> Option<String> {
    let text = match output {
        Output::Page(Page::Article(id)) => {
            let entry = blog.site.article(*id);
            status(entry.status, &entry.article.date, entry.article.expires.as_ref())?
        }
        Output::Page(Page::Standalone(place)) if blog.site.pages[*place].draft => {
            "Draft: goes live when `draft: true` is removed".to_owned()
        }
        _ => return None,
    };
    let text = panel::marked_up(&text);
    Some(format!("<p class=\"preview-banner steadfast-banner\" role=\"note\">{text}</p>"))
}

/// Returns the reason why an article is not live, with the moment at which that changes or changed.
pub(super) fn status(status: Status, date: &Moment, expires: Option<&Moment>) -> Option<String> {
    match status {
        Status::Live => None,
        Status::Draft => {
            Some(format!("Draft: goes live when `draft: true` is removed, dated {}", date.with_zone()))
        }
        Status::Scheduled => Some(format!("Scheduled: goes live {}", date.with_zone())),
        Status::Expired => Some(
            format!("Expired {}", expires.map(Moment::with_zone).unwrap_or_default()).trim_end().to_owned(),
        ),
    }
}

/// Returns the head of a page of the preview. It names an icon; otherwise the browser would request one from the site.
pub(super) fn own_head(title: &str, seen: &Snapshot) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n<link rel=\"icon\" href=\"{DESK}icon.svg\" type=\"image/svg+xml\">\n{}\n</head>\n",
        escaped(title),
        head(seen)
    )
}

/// Returns the page that replaces one that cannot be shown, with the errors.
pub(super) fn failed(seen: &Snapshot, panel: &str) -> String {
    let (title, text) = match &seen.blog {
        None => ("This site cannot be shown yet", "Its settings or templates cannot be read."),
        Some(_) => ("This page cannot be shown", "Its template failed."),
    };
    format!(
        "{}<body class=\"steadfast-page\">\n<main>\n<h1>{title}</h1>\n<p>{text} It appears by itself with the next good \
         save.</p>\n{panel}\n</main>\n</body>\n</html>\n",
        own_head(title, seen)
    )
}

/// Returns the text for an unknown address, for a site without a page for that.
pub(super) fn nothing(path: &str) -> String {
    format!("404: this site has nothing at {}\n", escaped(path))
}

fn find(html: &[u8], wanted: &[u8]) -> Option<usize> {
    html.windows(wanted.len()).position(|found| found.eq_ignore_ascii_case(wanted))
}

fn insert(mut html: Vec<u8>, at: usize, text: &str) -> Vec<u8> {
    html.splice(at..at, text.bytes());
    html
}
