//! `steadfast comments add` and `test`: comments from standard input, their private data, and the rules that decide.

use super::{SITE, comments, comments_given};
use crate::driver::Folder;
use crate::faults::snapshot;

#[test]
fn what_comes_in_waits_and_its_address_stays_private() {
    let site = Folder::new(SITE);
    let given = r#"{"article": "/old/hello.html", "name": "Gül", "mail": "guel@example.com", "url": "javascript:x",
        "comment": "Hello\n---\nstate: approved\n", "date": "2026-03-01T10:00:00+02:00", "source_id": "mail-1",
        "received_from": "mail"}"#;
    let run = comments_given(&site, &["add"], given).exits(0);
    let file = run.stdout.lines().nth(1).unwrap().trim().to_owned();
    assert!(file.starts_with("content/comments/hello/20260301T080000Z-"), "{file}");
    let text = site.read(&file);
    assert!(text.contains("\nstate: held\nheld_because: every comment is read first\nauthor: Gül\ndate: 2026-03-01T10:00:00+02:00\n"), "{text}");
    assert!(!text.contains("guel") && !text.contains("javascript"), "{text}");
    assert!(text.ends_with("\n---\n\nHello\n---\nstate: approved\n"), "{text}");
    assert!(site.read(".steadfast-private/mail.jsonl").contains("guel@example.com"));
    assert_eq!(site.read(".steadfast-private/.gitignore"), "*\n");
    let id = text.lines().nth(1).unwrap().strip_prefix("id: ").unwrap().to_owned();
    assert!(comments(&site, &["show", &id]).exits(0).stdout.contains("guel@example.com"));
    let again = comments_given(&site, &["add"], given).exits(0);
    assert!(again.stdout.starts_with("came before"), "{}", again.stdout);
    site.build(&["--drafts"]).exits(0);
    for (path, bytes) in site.files("public") {
        assert!(!String::from_utf8_lossy(&bytes).contains("guel"), "{path}");
    }
}

#[test]
fn addresses_are_not_kept_where_the_site_does_not_want_them() {
    let site =
        Folder::new(&SITE.replace("comments: moderated", "comments: {policy: moderated, private: false}"));
    let given = "---\narticle: second\nauthor: Gül\nmail: guel@example.com\n---\nHello\n";
    comments_given(&site, &["add"], given).exits(0);
    for (path, bytes) in site.files(".") {
        assert!(!String::from_utf8_lossy(&bytes).contains("guel"), "{path}");
    }
}

#[test]
fn everything_wrong_with_what_comes_in_is_said_at_once() {
    let site = Folder::new(SITE);
    let before = site.files("content");
    let faults: String = [
        r#"{"article": "hello", "nmae": "X", "comment": {"a": 1}, "state": "approved", "by": "nadia", "date": "soon"}"#,
        "{\"article\": \"hello\",\n \"name\": oops}",
        "Just a mail.",
        "---\narticle: hello\nname: Ann\nstate: approved\nid: x\n---\n\n",
        r#"{"article": "helo", "name": "X", "comment": "Y"} {"article": "hello", "name": "X", "comment": "Y"}"#,
        r#"{"article": "hello", "name": "X", "comment": "Y", "reply_to": "c-20260107-22bc"}"#,
    ]
    .iter()
    .map(|given| comments_given(&site, &["add"], given).exits(1).stderr)
    .collect();
    snapshot("comments_add_faults", &faults);
    assert_eq!(site.files("content"), before);
}

#[test]
fn rules_decide_and_a_test_says_which() {
    let rules = "comments:\n  policy: moderated\n  rules:\n    publish: approved_before\n    hold: {links: 1}\n    spam: {words: [casino], seconds: 2}\n";
    let site = Folder::new(&SITE.replace("comments: moderated\n", rules));
    let first =
        r#"{"article": "second", "name": "Gül", "mail": "g@example.com", "comment": "Hello", "seconds": 9}"#;
    let run = comments_given(&site, &["add"], first).exits(0);
    assert!(run.stdout.contains(": held (the first comment of this name and address)"), "{}", run.stdout);
    let id = run.stdout.split(':').next().unwrap().to_owned();
    comments(&site, &["approve", &id]).exits(0);
    let second = first.replace("Hello", "Hello again");
    snapshot("comments_test", &comments_given(&site, &["test", "-"], &second).exits(0).stdout);
    let run = comments_given(&site, &["add"], &second).exits(0);
    assert!(run.stdout.contains(": approved (a comment of this name"), "{}", run.stdout);
    let third = first.replace("Hello", "A casino: https://a.org https://b.org");
    snapshot("comments_test_spam", &comments_given(&site, &["test", "-"], &third).exits(0).stdout);
    let run = comments_given(&site, &["add"], &third).exits(0);
    assert!(run.stdout.contains(": spam (the word “casino”)"), "{}", run.stdout);
}
