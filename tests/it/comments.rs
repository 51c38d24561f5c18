//! The comment section: its content for each policy, how comments are sent, and which are shown.

use crate::driver::{Published, published};
use crate::markup::{tags, text_of};
use crate::{driver, faults};

const PAGE: &str = "2026/01/hello/index.html";

/// Returns a site with these settings and one article with these lines of front matter.
fn site(settings: &str, front: &str) -> Published {
    published(&format!(
        "//- site.yaml\ntitle: A blog\nurl: https://example.com\n{settings}\n//- content/2026-01-05-hello.md\n---\ntitle: Hello & welcome\n{front}---\nText.\n"
    ))
}

fn section(settings: &str, front: &str) -> Option<String> {
    text_of(site(settings, front).main(PAGE), "<section id=\"site-comments\"")
}

#[test]
fn each_policy_says_who_may_comment() {
    let section = |policy| section(&format!("comments: {policy}"), "");
    assert_eq!(
        section("moderated").unwrap(),
        "No comments yet Post a comment Comments are read before they appear."
    );
    assert_eq!(
        section("members").unwrap(),
        "No comments yet Post a comment Only a member of this blog may post a comment."
    );
    assert_eq!(section("closed").unwrap(), "No comments yet Comments are closed.");
    assert_eq!(section("off"), None);
}

#[test]
fn an_article_may_have_a_policy_of_its_own() {
    assert_eq!(section("comments: moderated", "comments: off\n"), None);
    assert!(section("comments: off", "comments: members\n").unwrap().contains("Only a member of this blog"));
    assert!(section("comments: moderated", "comments: closed\n").unwrap().ends_with("Comments are closed."));
}

#[test]
fn only_the_key_by_marks_a_comment_as_the_authors() {
    let page = |line: &str| {
        let thread = THREAD.replace("author: Ben\n", &format!("author: Ann Lee\n{line}"));
        published(&thread).main(PAGE).matches("comment-by-author").count()
    };
    assert_eq!([page(""), page("by: ann\n"), page("by: Ann Lee\n")], [1, 2, 2]);
    faults::snapshot(
        "comment_by_nobody",
        &driver::faults(&THREAD.replace("author: Ben\n", "author: Ann Lee\nby: anne\n")),
    );
}

#[test]
fn a_mail_has_its_subject_filled_in() {
    let site = site("comments: {policy: moderated, mail: post@example.com}", "");
    let mail = tags(site.main(PAGE))
        .into_iter()
        .find_map(|tag| Some(tag.get("href")?.to_owned()).filter(|href| href.starts_with("mailto:")))
        .unwrap();
    assert!(mail.starts_with("mailto:post@example.com?subject="), "{mail}");
    let decoded = mail.replace("%20", " ").replace("%26", "&").replace("%3A", ":").replace("%2F", "/");
    assert!(decoded.contains("Hello & welcome"), "{decoded}");
    assert!(
        decoded.contains("https://example.com/2026/01/hello/")
            || decoded.contains("%2D")
            || decoded.contains("%2E"),
        "{decoded}"
    );
    assert!(!mail[7..].contains([' ', '"', '<']), "{mail}");
}

#[test]
fn a_form_is_sent_to_the_address_of_the_settings_and_nowhere_once_closed() {
    let settings = "comments: {policy: moderated, form: \"https://forms.example/post?x=1&y=2\"}";
    let open = site(settings, "");
    let form = tags(open.main(PAGE)).into_iter().find(|tag| tag.name == "form").unwrap();
    assert_eq!(
        (form.get("action"), form.get("method")),
        (Some("https://forms.example/post?x=1&y=2"), Some("post"))
    );
    let fields: Vec<String> =
        tags(open.main(PAGE)).iter().filter_map(|tag| Some(tag.get("name")?.to_owned())).collect();
    assert_eq!(fields, ["article", "site", "seconds", "name", "url", "comment", "subject"]);
    assert!(open.text("_headers").contains("form-action 'self' https://forms.example;"));
    assert!(!site(settings, "comments: closed\n").main(PAGE).contains("<form"));
}

/// An article with a thread of comments in every state.
const THREAD: &str = "\
//- site.yaml
title: A blog
url: https://example.com
comments: moderated
//- content/authors/ann.md
---
name: Ann Lee
---
//- content/2026-01-05-hello.md
---
title: Hello
authors: [ann]
---
//- content/comments/hello/a.md
---
state: approved
author: Ben
url: https://ben.example/
date: 2026-01-06 09:00
---
First **and** <b>best</b>. https://spam.example
//- content/comments/hello/b.md
---
state: approved
author: Ann Lee
by: ann
date: 2026-01-07
reply_to: a
---
Thank you, Ben.
//- content/comments/hello/c.md
---
state: approved
author: Cem
date: 2026-01-06 10:00
---
Second.
//- content/comments/hello/d.md
---
state: held
author: Dee Secret
url: https://dee.example/
date: 2026-01-08
held_because: first comment
received_from: mail
---
Held text.
//- content/comments/hello/e.md
---
state: approved
author: Eve
date: 2026-01-09
reply_to: d
---
An answer to one that is not shown.
";

#[test]
fn a_thread_shows_answers_below_what_they_answer() {
    let site = published(THREAD);
    let main = site.main(PAGE);
    assert_eq!(text_of(main, "<h2 id=\"site-comments-title\"").unwrap(), "3 comments");
    let order: Vec<(String, String)> = tags(main)
        .iter()
        .filter(|tag| tag.get("class").is_some_and(|class| class.starts_with("comment depth-")))
        .map(|tag| {
            (
                tag.get("id").unwrap().to_owned(),
                tag.get("class").unwrap().split(' ').nth(1).unwrap().to_owned(),
            )
        })
        .collect();
    let expected = [("a", "depth-0"), ("b", "depth-1"), ("c", "depth-0")];
    assert_eq!(order, expected.map(|(id, depth)| (id.to_owned(), depth.to_owned())));
    let answer = text_of(main, "<li id=\"b\"").unwrap();
    assert_eq!(answer, "Ann Lee Author in reply to Ben 7 January 2026 Thank you, Ben.");
}

#[test]
fn a_comment_is_a_strangers_text() {
    let site = published(THREAD);
    let main = site.main(PAGE);
    assert!(main.contains("First <strong>and</strong> &lt;b&gt;best&lt;/b&gt;."), "{main}");
    assert!(main.contains("href=\"https://ben.example/\" rel=\"nofollow ugc"), "{main}");
    assert!(main.contains("<a href=\"https://spam.example\" rel=\"nofollow ugc noopener\">"), "{main}");
}

#[test]
fn comments_are_counted_in_lists_and_have_feeds() {
    let site = published(THREAD);
    assert!(site.main("index.html").contains("href=\"/2026/01/hello/#site-comments\">3 comments</a>"));
    assert!(site.has("2026/01/hello/comments.xml") && site.has("comments/feed.xml"));
    let feed = site.text("comments/feed.xml");
    assert_eq!(feed.matches("<entry>").count(), 3);
    assert!(site.text("feed.xml").contains("thr:count=\"3\""));
    let bare = published("//- content/2026-01-05-a.md\n---\ntitle: A\n---\n");
    assert!(!bare.has("comments/feed.xml") && !bare.has("2026/01/a/comments.xml"));
}

#[test]
fn where_comments_are_off_nothing_of_them_is_published() {
    let site = published(&THREAD.replace("comments: moderated", "comments: off"));
    for (path, bytes) in &site.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Thank you, Ben") && !path.contains("comments"), "{path}");
        assert!(
            path.ends_with(".css") || !text.contains("#comments") && !text.contains("site-comments"),
            "{path}"
        );
    }
}

#[test]
fn what_is_not_approved_is_nowhere() {
    let site = published(THREAD);
    for (path, bytes) in &site.files {
        let text = String::from_utf8_lossy(bytes);
        for secret in ["Dee", "dee.example", "Held text", "first comment", "An answer to one"] {
            assert!(!text.contains(secret), "{path} holds `{secret}`");
        }
    }
}
