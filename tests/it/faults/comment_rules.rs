//! Rules for comments against senders who know them.

use crate::driver::Folder;
use crate::intake::Taking;
use crate::moderation::comments_given;

const SITE: &str = "\
//- site.yaml
title: A blog
url: https://example.com
comments:
  policy: moderated
  form: /comments/post
  rules:
    publish: approved_before
    publish_per_hour: 3
//- content/2026-01-05-hello.md
---
title: Hello
---
Text.
//- content/comments/hello/1.md
---
id: c-1
state: approved
author: Ann
date: 2026-01-06
---
First.
//- .steadfast-private/.gitignore
*
//- .steadfast-private/mail.jsonl
{\"comment\":\"hello/c-1\",\"mail\":\"ann@example.com\"}
";

/// How many comments have a state.
fn count(site: &Folder, state: &str) -> usize {
    let line = format!("state: {state}\n");
    let files = site.files("content/comments/hello");
    files.values().filter(|text| String::from_utf8_lossy(text).contains(&line)).count()
}

#[test]
fn a_known_reader_is_published_so_often_within_an_hour_and_waits_then() {
    let site = Folder::new(SITE);
    let send = |taking: &Taking, text: &str| {
        let form = format!("article=hello&name=Ann&mail=ann%40example.com&comment={text}");
        assert_eq!(taking.post(&form), Some(303));
    };
    let taking = Taking::start(&site, &["--port", "0", "--max-held", "2"]);
    ["One", "Two", "Three", "Four"].iter().for_each(|text| send(&taking, text));
    assert_eq!((count(&site, "approved"), count(&site, "held")), (1 + 3, 1));
    let why = "held_because: 3 comments appeared at once within an hour\n";
    let waits = |text: &Vec<u8>| String::from_utf8_lossy(text).contains(why);
    assert_eq!(site.files("content/comments/hello").values().filter(|text| waits(text)).count(), 1);
    // A new start forgets nothing, and the limit of those that wait holds for these too.
    drop(taking);
    let taking = Taking::start(&site, &["--port", "0", "--max-held", "2"]);
    send(&taking, "Five");
    assert_eq!((count(&site, "approved"), count(&site, "held")), (1 + 3, 2));
    let form = "article=hello&name=Ann&mail=ann%40example.com&comment=Six";
    assert_eq!(taking.post(form), Some(503));
}

#[test]
fn the_commands_know_the_same_limit_and_it_ends_after_an_hour() {
    let site = Folder::new(SITE);
    let of = |text: &str| {
        format!(r#"{{"article": "hello", "name": "Ann", "mail": "ann@example.com", "comment": "{text}"}}"#)
    };
    for text in ["One", "Two", "Three"] {
        let said = comments_given(&site, &["add"], &of(text)).exits(0).stdout;
        assert!(said.contains(": approved (a comment of this name"), "{said}");
    }
    let said = comments_given(&site, &["test", "-"], &of("Four")).exits(0).stdout;
    assert!(
        said.contains("→ publish            held      3 comments appeared at once within an hour"),
        "{said}"
    );
    site.write("four.json", of("Four"));
    let file = site.path("four.json");
    let later = ["comments", "--now", "2026-11-22T13:00:01Z", "test", file.to_str().unwrap()];
    let later = site.run(&later).exits(0);
    assert!(later.stdout.contains("It would be approved"), "{}", later.stdout);
}

#[test]
fn a_limit_of_what_no_rule_publishes_is_named() {
    let fixture = "//- site.yaml\ntitle: A blog\nurl: https://example.com\nsocial_cards: false\ncomments:\n  form: /post\n  rules:\n    publish_per_hour: 3\n";
    super::snapshot("comment_rule_publish_per_hour", &crate::driver::faults(fixture));
    assert_eq!(
        crate::driver::faults(&fixture.replace("publish_per", "publish: approved_before\n    publish_per")),
        ""
    );
}
