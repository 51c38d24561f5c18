//! The rules: what each makes of a comment, and what holds for any.

use proptest::prelude::*;

use super::*;
use crate::config;
use crate::date::Zone;
use crate::diagnostic::Report;

/// The verdict at some moment.
fn decide(comment: &Submission, history: &History, rules: &CommentRules) -> Verdict {
    super::decide(comment, history, rules, &now())
}

fn now() -> Moment {
    Moment::parse("2026-11-22T12:00:00Z", &Zone::UTC).unwrap()
}

fn rules(yaml: &str) -> CommentRules {
    let text = format!("title: A\nurl: https://example.com\ncomments:\n  rules: {yaml}\n");
    let mut report = Report::new();
    let config = config::parse(Some(&text), None, &mut report).unwrap();
    assert!(!report.has_errors(), "{report:?}");
    config.comments.rules
}

fn comment(body: &str) -> Submission {
    Submission { author: "Ann".to_owned(), body: body.to_owned(), ..Submission::default() }
}

fn history() -> History {
    let mut history = History::of_authors(["Nadia Rahmani"]);
    history.add_approved("Ann", "ann@example.com");
    history.add_text("Buy this  now");
    history
}

#[track_caller]
fn check(yaml: &str, comment: &Submission, expected: &str) {
    let verdict = decide(comment, &history(), &rules(yaml));
    assert_eq!(format!("{}: {}", verdict.state.as_str(), verdict.because), expected);
}

#[test]
fn a_name_or_word_is_known_in_every_spelling_that_looks_like_it() {
    for name in [
        "Nadia\u{200b} Rahmani",
        "\u{202e}Nadia Rahmani",
        "\u{ff2e}adia Rahmani",
        "N\u{430}dia R\u{430}hmani",
        "nadia  RAHMANI",
        "Nadia\u{ad} Rahmani",
    ] {
        let submission = Submission { author: name.to_owned(), ..comment("Hi") };
        let verdict = decide(&submission, &history(), &rules("{publish: approved_before}"));
        let found = verdict.findings.iter().find(|finding| finding.rule == "author's name").unwrap();
        assert_eq!(found.state, Some(CommentState::Held), "{name:?}");
    }
    for text in ["c\u{430}sino", "\u{ff43}\u{ff41}\u{ff53}ino", "cas\u{200d}ino", "CASIN\u{41e}"] {
        let verdict = decide(&comment(text), &history(), &rules("{spam: {words: [casino]}}"));
        assert_eq!(verdict.state, CommentState::Spam, "{text:?}");
    }
    // Words of another script are found too, and others are not taken for them.
    let russian = rules("{spam: {words: [\u{43a}\u{430}\u{437}\u{438}\u{43d}\u{43e}]}}");
    let state = |text: &str| decide(&comment(text), &history(), &russian).state;
    assert_eq!(state("\u{41a}\u{410}\u{417}\u{418}\u{41d}\u{41e}"), CommentState::Spam);
    assert_eq!(state("\u{43a}\u{430}\u{441}\u{441}\u{430}"), CommentState::Held);
}

#[test]
fn addresses_without_a_scheme_are_links_and_names_of_files_are_none() {
    let count = |body: &str| {
        let verdict = decide(&comment(body), &history(), &rules("{hold: {links: 0}}"));
        let found = verdict.findings.iter().find(|finding| finding.rule == "hold.links").unwrap();
        found.what.split(' ').next().unwrap().to_owned()
    };
    for text in [
        "EXAMPLE.COM",
        "ｅxample．com",
        "cas\u{200b}ino.ru",
        "сasino。com",
        "buy at cheap-pills.example.com now",
        "(casino.ru/win)",
        "see www.x.test.",
        "xn--80ak6aa92e.com!",
    ] {
        assert_eq!(count(text), "1", "{text}");
    }
    for text in ["main.rs and e.g. this", "It was done.In fact", "3.5 to 4.0", "node.js", ".com", "a..com"] {
        assert_eq!(count(text), "0", "{text}");
    }
    assert_eq!(count("https://a.com http://b.com c.com"), "3");
}

#[test]
fn each_rule_decides_and_says_so() {
    check("{}", &comment("Hello"), "held: every comment is read first");
    check(
        "{hold: {links: 1}}",
        &comment("https://a.org www.b.org [c](http://c.org)"),
        "held: 3 links, more than 1",
    );
    check("{spam: {links: 0}}", &comment("see <a href='http://x.org'>x</a>"), "spam: 1 link, more than 0");
    check("{spam: {words: [casino]}}", &comment("A *Casino*!"), "spam: the word “casino”");
    check(
        "{spam: {words: [cas, free money]}}",
        &comment("casino, FREE  money"),
        "spam: the word “free money”",
    );
    check("{hold: {characters: 3}}", &comment("äöüß"), "held: 4 characters, more than 3");
    check("{spam: {repeated: true}}", &comment("buy this now\n"), "spam: the same text came before");
    let old = Submission { article_days: Some(400), ..comment("Hi") };
    check("{hold: {article_days: 365}}", &old, "held: the article is 400 days old, more than 365");
    let fast = Submission { seconds: Some(1), ..comment("Hi") };
    check("{spam: {seconds: 2}}", &fast, "spam: filled in within 1 second, less than 2");
    let trap = Submission { trap: Some("x".to_owned()), ..comment("Hi") };
    check("{}", &trap, "spam: a field that people do not see was filled in");
}

#[test]
fn only_name_and_address_together_are_known_again_and_a_hold_goes_before_them() {
    let of = |author: &str, mail: Option<&str>| Submission {
        author: author.to_owned(),
        mail: mail.map(str::to_owned),
        ..comment("Hello")
    };
    let known = "approved: a comment of this name and address was approved before";
    let first = "held: the first comment of this name and address";
    let publish = "{publish: approved_before}";
    check(publish, &of(" ann ", Some("Ann@Example.com ")), known);
    check(publish, &of("Ann", Some("other@example.com")), first);
    check(publish, &of("Ben", Some("ann@example.com")), first);
    check(publish, &of("Ann", None), first);
    check("{}", &of("Ann", Some("ann@example.com")), "held: every comment is read first");
    check(
        "{publish: approved_before, hold: {characters: 2, links: 1}}",
        &of("Ann", Some("ann@example.com")),
        "held: 5 characters, more than 2",
    );
}

#[test]
fn who_signs_with_an_authors_name_waits() {
    let mut history = history();
    history.add_approved("nadia rahmani", "x@example.com");
    let comment = Submission {
        author: "Nadia  RAHMANI".to_owned(),
        mail: Some("x@example.com".to_owned()),
        ..comment("Hello")
    };
    let verdict = decide(&comment, &history, &rules("{publish: approved_before}"));
    assert_eq!(verdict.state, CommentState::Held);
    assert!(verdict.because.contains("somebody who writes here"), "{}", verdict.because);
}

proptest! {
    #[test]
    fn nothing_is_published_that_a_rule_holds_and_each_verdict_names_its_rule(
        author in "(Ann|Ben|Nadia Rahmani)",
        mail in proptest::option::of("(ann|ben)@example.com"),
        body in "(casino |https://a.org |hello |<b>|\n){0,8}",
        trap in proptest::option::of("x?"),
        seconds in proptest::option::of(0..9u32),
        days in proptest::option::of(0..900i64),
        publish in "(nothing|approved_before)",
        hold in "(links: [0-3]|words: \\[casino\\]|characters: [1-9]|seconds: [0-6]|article_days: 365|repeated: true)",
        spam in "(links: [4-6]|words: \\[hello\\]|characters: [2-9]0|seconds: [0-3]|article_days: 800|repeated: true)",
    ) {
        let text = format!("title: A\nurl: https://example.com\ncomments:\n  rules: {{publish: {publish}, hold: {{{hold}}}, spam: {{{spam}}}}}\n");
        let rules = config::parse(Some(&text), None, &mut Report::new()).unwrap().comments.rules;
        let comment = Submission { author, mail, trap, seconds, article_days: days, ..comment(&body) };
        let verdict = decide(&comment, &history(), &rules);
        prop_assert!(!verdict.because.is_empty());
        prop_assert_ne!(verdict.state, CommentState::Rejected);
        let says = |state| verdict.findings.iter().any(|finding| finding.rule != checks::DEFAULT && finding.state == Some(state));
        let expected = if says(CommentState::Spam) {
            CommentState::Spam
        } else if says(CommentState::Held) || !says(CommentState::Approved) {
            CommentState::Held
        } else {
            CommentState::Approved
        };
        prop_assert_eq!(verdict.state, expected);
        if verdict.state == CommentState::Approved {
            prop_assert!(publish == "approved_before" && comment.author == "Ann");
            prop_assert_eq!(comment.mail.as_deref(), Some("ann@example.com"));
        }
    }
}
