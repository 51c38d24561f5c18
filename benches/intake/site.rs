//! The site that receives comments, and the comments in it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io, thread};

pub(crate) const ARTICLES: usize = 20;

/// The name of the commenters of those comments; a number follows.
pub(crate) const KEPT: &str = "Reader ";

/// Writes a site with this many comments.
pub(crate) fn lay_out(site: &Path, kept: usize) -> io::Result<()> {
    fs::create_dir_all(site.join("content"))?;
    let settings =
        "title: A blog\nurl: https://example.com\ncomments: {policy: moderated, form: /comments/post}\n";
    fs::write(site.join("site.yaml"), settings)?;
    for article in 0..ARTICLES {
        let file = site.join(format!("content/2026-01-05-a-{article}.md"));
        fs::write(file, "---\ntitle: A\n---\nText.\n")?;
        fs::create_dir_all(comments_of(site, article))?;
    }
    keep(site, kept)
}

/// Returns the folder of an article's comments.
pub(crate) fn comments_of(site: &Path, article: usize) -> PathBuf {
    site.join(format!("content/comments/a-{article}"))
}

fn keep(site: &Path, kept: usize) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let write = |worker: usize| {
        (worker..kept).step_by(workers).try_for_each(|number| {
            let day =
                format!("{}{:02}{:02}", 2010 + number % 16, 1 + number / 16 % 12, 1 + number / 192 % 28);
            let name = format!("{day}T101112Z-{number:012x}.md");
            fs::write(comments_of(site, number % ARTICLES).join(name), comment(number, &day))
        })
    };
    thread::scope(|scope| {
        let write = &write;
        let writing: Vec<_> = (0..workers).map(|worker| scope.spawn(move || write(worker))).collect();
        writing.into_iter().try_for_each(|worker| worker.join().map_err(|_| io::ErrorKind::Other)?)
    })
}

/// Returns a comment as the intake would have written it: eight of ten are approved.
fn comment(number: usize, day: &str) -> String {
    let state = ["held", "spam"].get(number % 10).unwrap_or(&"approved");
    let (year, month, day_of_month) = (&day[..4], &day[4..6], &day[6..]);
    let mut text = format!("---\nid: c-{day}-{number:012x}\nstate: {state}\nauthor: {KEPT}{number}\n");
    let _ = write!(
        text,
        "date: {year}-{month}-{day_of_month}T10:11:12Z\nreceived_from: form\nsource_id: \"form:{number:032x}\"\n"
    );
    let _ = write!(text, "---\n\n{}\n", kept_text(number));
    text
}

/// Returns the text of such a comment.
pub(crate) fn kept_text(number: usize) -> String {
    format!("This is what reader {number} had to say about it.")
}
