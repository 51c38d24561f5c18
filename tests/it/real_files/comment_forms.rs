//! The form for comments and the intake: who may send, which fields there are, and what happens to a text that is not
//! kept.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::driver::{Folder, faults, published};
use crate::intake::{SITE, Taking};
use crate::moderation::comments;

/// Sends a form with these header lines, and returns the complete answer.
fn send(taking: &Taking, lines: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(&taking.host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let request = format!(
        "POST /comments/post HTTP/1.1\r\nHost: example.com\r\n{lines}Connection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

const OURS: &str = "Origin: https://example.com\r\n";

#[test]
fn a_browser_that_hides_where_it_comes_from_can_send_a_comment() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0"]);
    // The site's page has the field that says which site the form belongs to.
    site.build(&[]).exits(0);
    let page = String::from_utf8(site.public()["2026/01/hello/index.html"].clone()).unwrap();
    assert!(page.contains("name=\"site\" value=\"https://example.com/\""), "{page}");
    for (number, (lines, more, expected)) in [
        ("Origin: null\r\nSec-Fetch-Site: same-origin\r\n", "", "303"),
        ("Referer: https://example.com/2026/01/hello/\r\n", "", "303"),
        ("", "&site=https%3A%2F%2Fexample.com%2F", "303"),
        ("Origin: null\r\n", "&site=https%3A%2F%2Fexample.com%2F", "303"),
        ("", "", "403"),
        ("Origin: null\r\nSec-Fetch-Site: cross-site\r\n", "&site=https%3A%2F%2Fexample.com%2F", "403"),
        ("Origin: https://evil.example\r\n", "&site=https%3A%2F%2Fexample.com%2F", "403"),
        ("Referer: https://evil.example/\r\n", "&site=https%3A%2F%2Fexample.com%2F", "403"),
    ]
    .into_iter()
    .enumerate()
    {
        let answer = send(&taking, lines, &format!("article=hello&name=Ann&comment=Number+{number}{more}"));
        assert_eq!(status(&answer), expected, "{lines:?} {more}: {answer}");
    }
}

#[test]
fn a_text_as_long_as_the_form_allows_is_taken_in_every_script() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0"]);
    for letter in ["%E6%96%87", "%F0%9F%98%80", "a"] {
        let body = format!("article=hello&name=Ann&comment={}", letter.repeat(10_000));
        assert_eq!(status(&send(&taking, OURS, &body)), "303", "{letter}");
    }
    let body = format!("article=hello&name=Ann&comment={}", "a".repeat(10_001));
    let answer = send(&taking, OURS, &body);
    assert_eq!(status(&answer), "422");
    assert!(answer.contains(&"a".repeat(10_001)), "the text is lost");
}

#[test]
fn a_refusal_has_the_site_s_own_look_and_gives_the_text_back() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0", "--max-held", "1"]);
    let answer = send(
        &taking,
        OURS,
        "article=hello&name=&comment=Two+%3Cb%3Elines%0D%0Aof+text&url=https%3A%2F%2Fann.example%2F",
    );
    assert_eq!(status(&answer), "422");
    for part in [
        "<link rel=\"stylesheet\" href=\"https://example.com/theme/style",
        "class=\"site-header",
        "A blog",
        "<h1 class=\"list-title\">Your comment was not kept</h1>",
        "Your name is missing.",
        "Two &lt;b&gt;lines\r\nof text</textarea>",
        "value=\"https://ann.example/\"",
        "<a href=\"https://example.com/2026/01/hello/#",
        "Hello &amp; welcome",
    ] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
    assert!(!answer.contains("=\"/"), "an address of the host that the form is sent to: {answer}");
    // When it is sent again with the name, it is kept.
    assert_eq!(
        status(&send(&taking, OURS, "article=hello&name=Ann&comment=Two+%3Cb%3Elines%0D%0Aof+text")),
        "303"
    );
    let full = send(&taking, OURS, "article=hello&name=Ann&comment=Much+work");
    assert_eq!(status(&full), "503");
    assert!(full.contains("Much work</textarea>") && full.contains("<button type=\"submit\">"), "{full}");
    // If the comment cannot be kept at all, the reader can copy it.
    let closed = send(&taking, OURS, "article=2026-01-06-quiet&name=Ann&comment=Much+work");
    assert_eq!(status(&closed), "403");
    assert!(closed.contains("readonly>\nMuch work</textarea>") && !closed.contains("<form id="), "{closed}");
    // Nothing of a form that another site has sent is shown on this one.
    let foreign = send(&taking, "Origin: https://evil.example\r\n", "article=hello&name=&comment=Buy+this");
    assert!(!foreign.contains("Buy this"), "{foreign}");
}

#[test]
fn what_is_not_kept_uses_up_nobody_else_s_allowance() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0", "--in-all", "2", "--trusted-proxy", "127.0.0.1"]);
    let from = |client: usize, body: &str| {
        let lines = format!("{OURS}X-Forwarded-For: caf\u{e9}, 192.0.{client}.7:4711\r\n");
        status(&send(&taking, &lines, body)).to_owned()
    };
    for client in 0..10 {
        assert_eq!(from(client, "article=hello&name=&comment=Hi"), "422");
        assert_eq!(from(client, "article=none&name=Ann&comment=Hi"), "422");
    }
    assert_eq!(from(20, "article=hello&name=Ann&comment=One"), "303");
    assert_eq!(
        from(20, "article=hello&name=Ann&comment=One"),
        "303",
        "the same once more is no other comment"
    );
    assert_eq!(from(21, "article=hello&name=Ann&comment=Two"), "303");
    assert_eq!(from(22, "article=hello&name=Ann&comment=Three"), "429");
}

#[test]
fn a_reader_whose_text_comes_too_soon_gets_it_back() {
    let site = Folder::new(SITE);
    let taking = Taking::start(&site, &["--port", "0", "--in-all", "1"]);
    assert_eq!(status(&send(&taking, OURS, "article=hello&name=Ann&comment=One")), "303");
    let answer = send(&taking, OURS, "article=hello&name=Ann&comment=Long+work&reply_to=c-1");
    assert_eq!(status(&answer), "429");
    assert!(
        answer.contains("Long work</textarea>") && answer.contains("name=\"reply_to\" value=\"c-1\""),
        "{answer}"
    );
}

const APPROVED_BEFORE: &str = "\
//- site.yaml
title: A blog
url: https://example.com
comments: {policy: moderated, form: /comments/post, rules: {publish: approved_before}}
//- content/2026-01-05-hello.md
---
title: Hello
---
Text.
";

#[test]
fn a_form_asks_for_the_mail_address_by_which_a_rule_knows_commenters() {
    let site = published(APPROVED_BEFORE);
    let form = site.main("2026/01/hello/index.html");
    assert!(form.contains("type=\"email\" name=\"mail\"") && form.contains("Never published."), "{form}");
    assert!(!form.contains("name=\"mail\" autocomplete=\"email\" maxlength=\"300\" required"), "{form}");
    let without = APPROVED_BEFORE.replace(", rules: {publish: approved_before}", "");
    assert!(!published(&without).main("2026/01/hello/index.html").contains("name=\"mail\""));
}

#[test]
fn the_second_comment_of_a_known_reader_appears_at_once() {
    let site = Folder::new(APPROVED_BEFORE);
    let taking = Taking::start(&site, &["--port", "0"]);
    let comment = |text: &str| {
        send(&taking, OURS, &format!("article=hello&name=Ann&mail=ann%40example.com&comment={text}"))
    };
    assert_eq!(status(&comment("First")), "303");
    let held = comments(&site, &["list", "--state", "held", "--format", "json"]).exits(0).stdout;
    let id = serde_json::from_str::<serde_json::Value>(&held).unwrap()["id"].as_str().unwrap().to_owned();
    comments(&site, &["approve", &id]).exits(0);
    drop(taking);
    let taking = Taking::start(&site, &["--port", "0"]);
    let second = send(&taking, OURS, "article=hello&name=Ann&mail=ann%40example.com&comment=Second");
    assert_eq!(status(&second), "303");
    assert_eq!(
        comments(&site, &["list", "--state", "approved"]).exits(0).stdout.matches("approved ").count(),
        2
    );
    for (path, text) in site.files("content/comments") {
        assert!(!String::from_utf8_lossy(&text).contains("ann@example.com"), "{path}");
    }
}

#[test]
fn a_rule_that_can_decide_nothing_is_named() {
    let site = |comments: &str| {
        faults(&format!(
            "//- site.yaml\ntitle: A blog\nurl: https://example.com\nsocial_cards: false\ncomments:\n  {comments}\n"
        ))
    };
    let told = site("mail: a@example.com\n  rules:\n    spam: {seconds: 2}");
    assert!(told.contains("warning[comment-rule]: `seconds: 2` can decide nothing"), "{told}");
    assert!(told.contains("here comments come by mail"), "{told}");
    let told = site("form: /post\n  rules:\n    hold: {characters: 20000}");
    assert!(told.contains("warning[comment-rule]: `characters: 20000` can decide nothing"), "{told}");
    let told = site("form: /post\n  rules:\n    spam: {seconds: 2, characters: 9000, words: [casino]}");
    assert_eq!(told, "");
}

#[test]
fn a_form_of_the_site_s_own_without_the_field_that_a_rule_needs_is_named() {
    let own = "<form action=\"{{ comments.form }}\" method=\"post\">\n<textarea name=\"comment\"></textarea>MORE\n</form>\n";
    let site = |more: &str| {
        let form = own.replace("MORE", more);
        faults(&format!("{APPROVED_BEFORE}//- templates/parts/comment-form.html\n{form}"))
    };
    let told = site("");
    assert!(told.contains("warning[comment-rule]: `publish: approved_before` can publish nothing"), "{told}");
    assert!(told.contains("--> templates/parts/comment-form.html:1:1"), "{told}");
    let line = told.lines().find(|line| line.trim().starts_with("<input")).unwrap().trim();
    assert_eq!(site(line), "");
}

#[test]
fn whom_to_answer_is_chosen_in_the_form_by_name() {
    let fixture = format!(
        "{SITE}//- content/comments/hello/2.md\n---\nid: c-2\nstate: approved\nauthor: Gül <b>\ndate: 2026-01-07 09:00\nreply_to: c-1\n---\nSecond.\n"
    );
    let site = published(
        &fixture.replace("url: https://example.com", "url: https://example.com\nsocial_cards: false"),
    );
    let main = site.main("2026/01/hello/index.html");
    let form = main.split("<form").nth(1).unwrap();
    assert!(form.contains("<select id=\"site-comment-reply\" name=\"reply_to\">"), "{form}");
    assert!(form.contains("<option value=\"\">The article</option>"), "{form}");
    assert!(form.contains("<option value=\"c-1\" dir=\"auto\">Ben, 6 January 2026</option>"), "{form}");
    assert!(
        form.contains("<option value=\"c-2\" dir=\"auto\">Gül &lt;b&gt;, 7 January 2026</option>"),
        "{form}"
    );
    assert!(!main.contains("type=\"radio\""), "{main}");
    let link = "<a href=\"#site-comment-reply\" data-comment=\"c-1\">Reply to <bdi>Ben</bdi></a>";
    assert!(main.contains(link), "{main}");
}

#[test]
fn one_comment_is_shown_to_programs_with_its_mail_address() {
    let site = Folder::new(APPROVED_BEFORE);
    let sent = r#"{"article": "hello", "author": "Ann", "mail": "ann@example.com", "comment": "Hi", "site": "https://example.com/"}"#;
    site.write("sent.json", sent);
    let taking = Taking::start(&site, &["--port", "0"]);
    send(&taking, OURS, "article=hello&name=Ann&mail=ann%40example.com&comment=Hi");
    let list = comments(&site, &["list", "--format", "json"]).exits(0).stdout;
    let id = serde_json::from_str::<serde_json::Value>(&list).unwrap()["id"].as_str().unwrap().to_owned();
    let shown = comments(&site, &["show", &id, "--format", "json"]).exits(0).stdout;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["mail"], "ann@example.com");
    for other in [list, comments(&site, &["export"]).exits(0).stdout] {
        assert!(!other.contains("ann@example.com"), "{other}");
    }
    // The fields of the form that a service passes on are accepted, including the site.
    comments(&site, &["test", "sent.json"]).exits(0);
}
