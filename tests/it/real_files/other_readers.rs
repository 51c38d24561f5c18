//! Articles in reader views and feed readers, and code on right-to-left pages.

use super::text::{article, prose};
use crate::driver::published;

#[test]
fn headings_and_callouts_are_written_so_that_reader_views_keep_them() {
    let html = prose("## About the comments\n\nText.\n\n> [!NOTE]\n> Mind.\n");
    assert!(
        html.contains("<header class=\"heading\"><h2 id=\"about-the-comments\" class=\"article-heading\">"),
        "{html}"
    );
    assert!(
        !html.contains("<aside") && html.contains("<div class=\"callout callout-note\" role=\"note\""),
        "{html}"
    );
}

#[test]
fn takeaways_belong_to_the_text() {
    let site = article("text", "Text.").replace("title: Title\n", "title: Title\ntakeaways: [First point]\n");
    let page = published(&site).text("2026/01/a/index.html").to_owned();
    let text = page.split_once("prose e-content\">").unwrap().1;
    assert!(text.split_once("Text.").unwrap().0.contains("First point"), "{page}");
}

#[test]
fn a_feed_shows_which_tasks_are_done() {
    let site = published(&article("text", "> [!CHECKLIST]\n> - [ ] open\n> - [x] done\n"));
    for feed in ["feed.json", "feed.xml", "rss.xml"] {
        let feed = site.text(feed);
        assert!(feed.contains("☐ open") && feed.contains("☑ done") && !feed.contains("checkbox"), "{feed}");
    }
    assert!(site.text("2026/01/a/index.html").contains("type=\"checkbox\""));
}

#[test]
fn code_is_written_from_left_to_right_on_every_page() {
    let site = published(&article("ar", "`fn main() {}`\n\n```rust\nfn main() {}\n```\n"));
    let sheets = site.files.keys().filter(|path| path.ends_with(".css"));
    let style: String = sheets.map(|path| site.text(path)).collect();
    let style = style.replace([' ', '\n'], "");
    assert!(style.contains("pre,code,kbd,samp{direction:ltr;unicode-bidi:isolate"), "{style}");
}
