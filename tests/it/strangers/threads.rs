//! Very long threads.

use std::fmt::Write;

use crate::driver::published;
use crate::strangers::tree;
use crate::strangers::tree::{attribute, elements, has_each_id_once, of_class};

/// Returns an article whose comments each answer the one before.
fn chain(comments: usize) -> String {
    let mut site = "//- site.yaml\ntitle: A blog\nurl: https://example.com\ncomments: {policy: moderated, form: /post}\n\
                    //- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\nText.\n"
        .to_owned();
    for at in 0..comments {
        let parent = at.checked_sub(1).map(|parent| format!("reply_to: c-{parent}\n")).unwrap_or_default();
        write!(
            site,
            "//- content/comments/hello/c-{at}.md\n---\nstate: approved\nauthor: Ann\ndate: 2026-01-07\n{parent}---\nHi.\n"
        )
        .unwrap();
    }
    site
}

#[test]
fn an_answer_to_an_answer_thousands_of_times_nests_no_deeper_than_six() {
    const COMMENTS: usize = 4000;
    let site = published(&chain(COMMENTS));
    let page = tree::page(site.text("2026/01/hello/index.html"));
    has_each_id_once(&page, "the page");
    let comments = of_class(&page, "h-cite");
    assert_eq!(comments.len(), COMMENTS);
    let depth = |node: &tree::Tree| attribute(node, "class").unwrap().split(' ').nth(1).unwrap().to_owned();
    assert_eq!(depth(&comments[3]), "depth-3");
    assert!(comments.iter().skip(5).all(|comment| depth(comment) == "depth-5"));
    // The comments are siblings, not nested in each other.
    assert!(comments.iter().all(|comment| of_class(comment, "h-cite").len() == 1));
    let folded = elements(&page).into_iter().filter(|node| tree::element(node).unwrap().0 == "details");
    assert_eq!(folded.filter(|node| attribute(node, "class").as_deref() == Some("more-comments")).count(), 1);
}
