//! `steadfast comments`: the queue, decisions and undo, replies, and comments from standard input.

mod received;

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::driver::{Folder, NOW, Run};
use crate::faults::snapshot;

pub(crate) const SITE: &str = "\
//- site.yaml
title: A blog
url: https://example.com
comments: moderated
//- content/authors/nadia.md
---
name: Nadia Rahmani
---
//- content/2026-01-05-hello.md
---
title: Hello & welcome
authors: [nadia]
aliases: [/old/hello.html]
---
The first paragraph of the article.
//- content/2026-02-05-second.md
---
title: Second
---
Text.
//- content/comments/hello/a.md
---
id: c-20260106-11aa
state: approved
author: Ben
date: 2026-01-06 09:00
---
First **and** best.
//- content/comments/hello/b.md
---
id: c-20260107-22bb
reply_to: c-20260106-11aa
# mine
state: held # for now
held_because: first comment
author: Cem
date: 2026-01-07
---
Second.
state: held
//- content/comments/hello/d.md
---
id: c-20260108-33cc
state: held
author: Dee
date: 2026-01-08
---
Third.
//- content/comments/second/c-1.md
---
state: spam
author: Eve
date: 2026-02-09
---
Buy.
//- content/comments/second/d.md
---
id: c-20260108-33cc
state: held
author: Fay
date: 2026-02-10
---
Fourth.
";

/// Runs `steadfast comments` at [`NOW`].
pub(crate) fn comments(site: &Folder, arguments: &[&str]) -> Run {
    site.run(&[&["comments", "--now", NOW], arguments].concat())
}

/// Runs the same with a text on standard input.
pub(crate) fn comments_given(site: &Folder, arguments: &[&str], input: &str) -> Run {
    let mut command = site.command(&[&["comments", "--now", NOW], arguments].concat());
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap().into()
}

const B: &str = "content/comments/hello/b.md";

#[test]
fn the_list_is_in_order_of_time_and_can_be_narrowed() {
    let site = Folder::new(SITE);
    snapshot("comments_list", &comments(&site, &["list"]).exits(0).stdout);
    let held = comments(&site, &["list", "--state", "held", "--article", "hello"]).exits(0).stdout;
    assert_eq!(held.lines().count(), 3, "{held}");
    let by_address = comments(&site, &["list", "--article", "https://old.example/old/hello.html"]).exits(0);
    assert!(by_address.stdout.ends_with("3 comments: 2 held, 1 approved\n"), "{}", by_address.stdout);
    let json = comments(&site, &["list", "--format", "json"]).exits(0).stdout;
    let first: Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(first["id"], "c-20260106-11aa");
    assert_eq!(first["comment"], "First **and** best.");
    assert_eq!(json.lines().count(), 5);
    assert_eq!(comments(&site, &["export"]).exits(0).stdout, json);
    snapshot("comments_unknown_article", &comments(&site, &["list", "--article", "helo"]).exits(1).stderr);
}

#[test]
fn a_broken_comment_is_told_and_hides_no_other() {
    let site = Folder::new(SITE);
    site.write("content/comments/hello/z.md", "---\nstate: hold\nauthor: X\ndate: 2026-01-01\n---\nA\n");
    let run = comments(&site, &["list"]).exits(1);
    assert!(run.stdout.ends_with("5 comments: 3 held, 1 approved, 1 spam\n"), "{}", run.stdout);
    assert!(run.stderr.contains("content/comments/hello/z.md:2:8"), "{}", run.stderr);
    comments(&site, &["approve", "c-20260107"]).exits(0);
}

#[test]
fn a_decision_changes_two_lines_and_undo_restores_every_byte() {
    let site = Folder::new(SITE);
    let before = site.files("content");
    let run = comments(&site, &["approve", "c-20260107"]).exits(0);
    assert_eq!(run.stdout, "hello/c-20260107-22bb: held → approved (Cem: Second. state: held)\n");
    assert_eq!(
        site.read(B),
        "---\nid: c-20260107-22bb\nreply_to: c-20260106-11aa\n# mine\nstate: approved # for now\n\
         decided: 2026-11-22T12:00:00Z\nheld_because: first comment\nauthor: Cem\ndate: 2026-01-07\n---\nSecond.\n\
         state: held\n"
    );
    let again = comments(&site, &["approve", "c-20260107"]).exits(0);
    assert!(again.stdout.contains("is approved already"), "{}", again.stdout);
    comments(&site, &["spam", "c-20260107", "second/c-2", "hello/c-20260108"]).exits(0);
    let first = comments(&site, &["undo"]).exits(0);
    assert_eq!(first.stdout.lines().count(), 3, "{}", first.stdout);
    assert!(site.read(B).contains("state: approved # for now"));
    let second = comments(&site, &["undo"]).exits(0);
    assert_eq!(second.stdout, "hello/c-20260107-22bb: approved → held (Cem: Second. state: held)\n");
    assert_eq!(site.files("content"), before);
    assert_eq!(comments(&site, &["undo"]).exits(0).stdout, "there is nothing to take back\n");
}

#[test]
fn one_decision_among_others_can_be_taken_back() {
    let site = Folder::new(SITE);
    comments(&site, &["reject", "c-20260107"]).exits(0);
    comments(&site, &["approve", "hello/c-20260108"]).exits(0);
    comments(&site, &["undo", "c-20260107"]).exits(0);
    assert!(site.read(B).contains("state: held # for now"));
    assert!(site.read("content/comments/hello/d.md").contains("state: approved\n"));
    comments(&site, &["undo"]).exits(0);
    assert!(site.read("content/comments/hello/d.md").contains("state: held\n"));
}

#[test]
fn what_was_decided_otherwise_by_hand_is_not_taken_back() {
    let site = Folder::new(SITE);
    comments(&site, &["approve", "c-20260107"]).exits(0);
    let by_hand = site.read(B).replace("state: approved", "state: spam");
    site.write(B, &by_hand);
    snapshot("comments_changed_by_hand", &comments(&site, &["undo"]).exits(1).stderr);
    assert_eq!(site.read(B), by_hand);
}

#[test]
fn all_ids_are_found_or_none_is_decided() {
    let site = Folder::new(SITE);
    let before = site.files("content");
    let run = comments(
        &site,
        &["approve", "c-20260107", "c-2026", "c-20260108-33cc", "hello/c-20260107-22bc", "x"],
    );
    snapshot("comments_unknown_ids", &run.exits(1).stderr);
    assert_eq!(site.files("content"), before);
    comments(&site, &["approve"]).exits(2);
    comments(&site, &["approve", ""]).exits(1);
}

#[test]
fn a_comment_is_shown_without_what_a_terminal_obeys() {
    let site = Folder::new(SITE);
    site.write(
        "content/comments/hello/e.md",
        "---\nid: evil\nstate: held\nauthor: \"E\\e]0;x\\ave\"\ndate: 2026-01-09\n---\nA\u{1b}[2Jb\u{202e}c\n",
    );
    for arguments in [&["show", "evil"][..], &["list"]] {
        let run = comments(&site, arguments).exits(0);
        assert!(!run.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", run.stdout);
    }
    snapshot("comments_show", &comments(&site, &["show", "c-20260107"]).exits(0).stdout);
}

#[test]
fn an_answer_is_signed_in_a_way_that_strangers_cannot_copy() {
    let site = Folder::new(SITE);
    let run = comments(&site, &["reply", "c-20260107", "Thank you, *Cem*."]).exits(0);
    assert!(run.stderr.contains("note: `c-20260107-22bb` is held"), "{}", run.stderr);
    let file = run.stdout.lines().nth(1).unwrap().trim().to_owned();
    let id = file.rsplit(['-', '.']).nth(1).unwrap().to_owned();
    assert_eq!(
        site.read(&file),
        format!(
            "---\nid: c-20261122-{id}\nreply_to: c-20260107-22bb\nstate: approved\nauthor: Nadia Rahmani\nby: nadia\n\
             date: 2026-11-22T12:00:00Z\ndecided: 2026-11-22T12:00:00Z\n---\n\nThank you, *Cem*.\n"
        )
    );
    comments(&site, &["approve", "c-20260107"]).exits(0);
    let forged = r#"{"article": "hello", "name": "Nadia Rahmani", "comment": "Me too", "reply_to": "c-20260106-11aa"}"#;
    comments_given(&site, &["add", "--state", "approved"], forged).exits(0);
    site.build(&[]).exits(0);
    let page = site.read("public/2026/01/hello/index.html");
    assert_eq!(page.matches("comment-by-author").count(), 1, "{page}");
    assert!(page.matches("Nadia Rahmani</").count() >= 2, "{page}");
    snapshot(
        "comments_reply_faults",
        &(comments(&site, &["reply", "c-20260107", "Hi", "--as", "nadja"]).exits(1).stderr
            + &comments(&site, &["reply", "second/c-1", "Hi"]).exits(1).stderr
            + &comments(&site, &["reply", "c-20260107", " "]).exits(1).stderr),
    );
}

#[test]
fn counts_are_by_state_month_and_article() {
    let site = Folder::new(SITE);
    snapshot("comments_stats", &comments(&site, &["stats"]).exits(0).stdout);
    let stats: Value =
        serde_json::from_str(&comments(&site, &["stats", "--format", "json"]).exits(0).stdout).unwrap();
    assert_eq!(stats["states"]["held"], 3);
    assert_eq!(stats["articles"]["second"], 2);
}

#[test]
fn a_new_site_keeps_private_data_out_of_its_repository() {
    let site = Folder::empty();
    site.run(&["init"]).exits(0);
    assert!(site.read(".gitignore").lines().any(|line| line == "/.steadfast-private/"));
}

#[test]
fn a_review_goes_through_what_waits_with_one_key_each() {
    let site = Folder::new(SITE);
    let run = comments_given(&site, &["review"], "?\na\ns\nu\nn\nw Thank you, Fay\n").exits(0);
    snapshot("comments_review", &run.stdout);
    assert!(site.read(B).contains("state: approved"));
    assert!(site.read("content/comments/hello/d.md").contains("state: held"));
    assert!(site.read("content/comments/second/d.md").contains("state: held"), "nobody could answer");
    let run = comments_given(&site, &["review", "--article", "hello"], "w Thank you, Dee\nr\n").exits(0);
    assert!(run.stdout.ends_with("1 approved; no comment waits\n"), "{}", run.stdout);
    assert!(site.files("content/comments/hello").values().any(|file| file.ends_with(
        b"by: nadia\ndate: 2026-11-22T12:00:00Z\ndecided: 2026-11-22T12:00:00Z\n---\n\nThank you, Dee\n"
    )));
    assert_eq!(
        comments_given(&site, &["review", "--article", "hello"], "").exits(0).stdout,
        "no comment waits\n"
    );
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_nothing_is_decided() {
    let site = Folder::new(SITE);
    site.write(".steadfast-private", "a file in place of the folder");
    let before = site.read(B);
    snapshot("comments_not_written", &comments(&site, &["approve", "c-20260107"]).exits(1).stderr);
    assert_eq!(site.read(B), before);
}

#[test]
fn decisions_at_the_same_time_are_all_made() {
    let site = Folder::new(SITE);
    for number in 0..8 {
        let text = format!("---\nid: x{number}\nstate: held\nauthor: Ann\ndate: 2026-01-09\n---\nText.\n");
        site.write(&format!("content/comments/hello/x{number}.md"), text);
    }
    let approve = |id: String| {
        site.command(&["comments", "--now", NOW, "approve", &id]).stdout(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = (0..8).map(|number| approve(format!("x{number}"))).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    for _ in 0..8 {
        assert_eq!(comments(&site, &["undo"]).exits(0).stdout.lines().count(), 1);
    }
    assert!(comments(&site, &["list", "--state", "approved"]).stdout.ends_with("1 comment: 1 approved\n"));
}
