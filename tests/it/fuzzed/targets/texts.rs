//! Files with front matter: articles, pages, authors, series and comments.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use steadfast::config::Config;
use steadfast::diagnostic::Report;
use steadfast::path::SourcePath;
use steadfast::{config, content, source};

use super::can_be_told;

const FILES: [&str; 5] = [
    "content/2026-01-05-a.md",
    "content/pages/a.md",
    "content/authors/a.md",
    "content/series/a.md",
    "content/comments/a/c.md",
];

/// Reads a text as each kind of file.
pub fn texts(data: &[u8]) {
    static CONFIG: OnceLock<Config> = OnceLock::new();
    let settings = "title: A\nurl: https://example.com\nfields:\n  level: number\n  parts: list\n";
    let config = CONFIG.get_or_init(|| config::parse(Some(settings), None, &mut Report::new()).unwrap());
    let Ok(text) = source::text_of(&SourcePath::new(FILES[0]), data) else { return };
    let text: Arc<str> = text.into();
    let texts: BTreeMap<_, _> =
        FILES.iter().map(|file| (SourcePath::new(*file), Arc::clone(&text))).collect();
    let mut report = Report::new();
    let content = content::parse(&texts, config, &mut report);
    let read = content.articles.len()
        + content.pages.len()
        + content.authors.len()
        + content.series.len()
        + content.comments.len();
    assert!(read == FILES.len() || report.has_errors(), "a file that gives nothing is told");
    can_be_told(report);
}
