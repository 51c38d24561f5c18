//! The comments that a form or a program sends, and the files that are made from them.

use std::fs;
use std::path::Path;

use steadfast::comments::{ChangeLock, Intake, Submission, input};
use steadfast::content::CommentState;
use steadfast::date::{Moment, Zone};
use steadfast::diagnostic::Report;
use steadfast::path::{SourcePath, form};
use tempfile::TempDir;

use super::can_be_told;

/// Reads fields of a form, JSON or a comment's file, and stores the comments in them.
pub fn form(data: &[u8]) {
    thread_local! {
        static SITE: TempDir = site();
    }
    let mut submissions = Vec::new();
    if let Some(fields) = form::fields(data) {
        let field = |name: &str| {
            let found = fields.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
        };
        submissions.push(Submission {
            article: "one".to_owned(),
            author: field("name").unwrap_or_default(),
            url: field("website"),
            mail: field("email"),
            body: field("comment").unwrap_or_default(),
            reply_to: field("reply_to"),
            ..Submission::default()
        });
    }
    let text = String::from_utf8_lossy(data);
    let mut report = Report::new();
    let read = input::read(&SourcePath::new("(standard input)"), &text, &Zone::UTC, &mut report);
    assert!(read.is_some() || report.has_errors(), "what cannot be read is told");
    can_be_told(report);
    submissions.extend(read.into_iter().flatten().take(4));
    SITE.with(|site| submissions.iter().for_each(|submission| is_filed(site.path(), submission)));
}

/// Returns a site with one article.
fn site() -> TempDir {
    let memory = Path::new("/dev/shm");
    let site = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    fs::write(site.path().join("site.yaml"), "title: A\nurl: https://example.com\ncomments: moderated\n")
        .unwrap();
    fs::write(site.path().join("content/2026-01-05-one.md"), "---\ntitle: One\n---\nText.\n").unwrap();
    site
}

/// Stores a comment, and reads it as a build does.
fn is_filed(root: &Path, submission: &Submission) {
    let submission = Submission { article: "one".to_owned(), ..submission.clone() };
    let now = Moment::parse("2026-11-22T12:00:00Z", &Zone::UTC).unwrap();
    let comments = root.join("content/comments");
    let _ = fs::remove_dir_all(&comments);
    let mut report = Report::new();
    let lock = ChangeLock::take(root).unwrap();
    let mut intake = Intake::on_a_server(root, || Ok([7; 6]), &now, &mut report).unwrap();
    let Ok(_) = intake.add(&submission, None, &lock, &now) else { return };
    let sources = steadfast::source::read(root, &mut report);
    let config = steadfast::config::parse(sources.config.as_deref(), None, &mut report).unwrap();
    let content = steadfast::content::parse(&sources.texts, &config, &mut report);
    assert!(!report.has_errors(), "{:?} gave {:?}", submission, report.sorted());
    let [comment] = content.comments.as_slice() else { panic!("{} files", content.comments.len()) };
    assert_ne!(comment.state, CommentState::Approved, "a stranger's comment waits");
    assert!(comment.by.is_none(), "a stranger signs as an author");
    let folder: Vec<_> = fs::read_dir(&comments).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(folder, ["one"], "a file outside its folder");
}
