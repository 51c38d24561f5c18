//! Rules for comments against senders who know the rules.

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

/// Counts the comments in a state.
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
    // A restart forgets nothing, and the limit of waiting comments applies to these too.
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

/// Returns the decision of each rule about comments, given as name and text, by the names of the deciding rules.
fn verdicts(words: &str, comments: &[(&str, &str)]) -> Vec<String> {
    let settings = format!(
        "//- site.yaml\ntitle: A blog\nurl: https://example.com\nauthor: Nadia Rahmani\ncomments:\n  policy: moderated\n  rules:\n    spam: {{words: [{words}]}}\n"
    );
    let site = Folder::new(&format!(
        "{settings}//- content/2026-01-05-hello.md\n---\ntitle: Hello\nauthor: Nadia Rahmani\n---\nText.\n"
    ));
    let of = |(name, text): &(&str, &str)| {
        serde_json::json!({"article": "hello", "name": name, "comment": text}).to_string()
    };
    let given: Vec<String> = comments.iter().map(of).collect();
    let said = comments_given(&site, &["test", "-"], &given.join("\n")).exits(0).stdout;
    let decides = |line: &str| line.strip_prefix("→ ")?.split_whitespace().next().map(str::to_owned);
    said.lines().filter_map(decides).collect()
}

#[test]
fn a_word_is_found_in_every_spelling_that_readers_take_for_it() {
    let spellings = [
        "casino",
        "CASINO",
        "cas\u{200b}ino",                 // zero width
        "c\u{200d}a\u{2060}s\u{feff}ino", // joiners
        "ca\u{ad}sino",                   // soft hyphen
        "\u{202d}casino\u{202c}",         // direction
        "\u{2066}cas\u{2069}ino",         // isolates
        "ｃａｓｉｎｏ",                   // full width
        "саsinо",                         // Cyrillic
        "СASІNО",                         // Cyrillic capitals
        "cαsιnο",                         // Greek
        "CΑSΙΝΟ",                         // Greek capitals
        "𝐜𝐚𝐬𝐢𝐧𝐨",                         // mathematical
        "𝒸𝒶𝓈𝒾𝓃ℴ",
        "ⓒⓐⓢⓘⓝⓞ",                      // circled
        "c\u{301}a\u{336}s\u{323}ino", // marks
        "cásíñø",
        "caꜱıno",          // other Latin letters
        "ca\u{1}sino",     // control
        "cas\u{e0061}ino", // tags
        "ca**si**no",      // Markdown
        "cas\u{fe0f}ino",  // variation selector
        "the саѕіոо here", // from end to end in other scripts
    ];
    let comments: Vec<(&str, &str)> = spellings.iter().map(|spelling| ("Ann", *spelling)).collect();
    let verdicts = verdicts("casino", &comments);
    let missed: Vec<_> = spellings.iter().zip(&verdicts).filter(|(_, rule)| *rule != "spam.words").collect();
    assert!(missed.is_empty() && verdicts.len() == spellings.len(), "{missed:?}");
}

#[test]
fn an_author_s_name_is_known_in_every_spelling_that_readers_take_for_it() {
    let names = [
        "Nadia Rahmani",
        "nadia  RAHMANI",
        "Nadia\u{200b} Rahmani",
        "\u{202e}Nadia Rahmani",
        "Ｎadia Rahmani",
        "Nаdia Rаhmаni",
        "Νadia Rahmani",
        "𝗡𝗮𝗱𝗶𝗮 Rahmani",
        "Nadia\u{ad} Rahmani",
        "Nádia Rahmani",
        "Nadia\u{a0}Rahmani",
        "Nad\u{131}a Rahman\u{456}",
    ];
    let comments: Vec<(&str, &str)> = names.iter().map(|name| (*name, "Hi")).collect();
    assert_eq!(verdicts("casino", &comments), vec!["author's"; names.len()]);
}

#[test]
fn texts_of_other_scripts_are_not_taken_for_latin_ones() {
    let russian = [
        "Открой рот и не ешь так много.",
        "Хор пел, а кот спал. Сор из избы.",
        "Мы ходили в казино? Нет, на рынок!",
    ];
    let greek = ["Η τιμή είναι καλή και το νερό ζεστό.", "Πού είναι το λιμάνι; Εκεί, κοντά στο ρολόι."];
    let others = [
        "גם אני אוהב את זה",
        "هذا مقال مفيد جدا",
        "とても役に立ちました",
        "यह बहुत अच्छा है",
        "มีประโยชน์มาก",
        "Köşede çok güzel bir kafe var",
    ];
    let texts = [russian.as_slice(), greek.as_slice(), others.as_slice()].concat();
    let comments: Vec<(&str, &str)> = texts.iter().map(|text| ("Ann", *text)).collect();
    // Latin words that look like words of these texts, or like parts of them.
    let words = "pot, xop, kot, cop, mbi, to, vepo, kai, h, lo, ol, kafa";
    let wrong: Vec<_> =
        verdicts(words, &comments).into_iter().zip(texts).filter(|(rule, _)| rule != "otherwise").collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    // Words of the text's own script are found, in any case and with Latin letters between theirs.
    let own = [("Ann", "Лучшее КАЗИНО!"), ("Ann", "лучшее кaзинo"), ("Ann", "казан"), ("Ann", "το ΚΑΖΙΝΟ")];
    let found = verdicts("казино, καζίνο, καζινο", &own);
    assert_eq!(found, ["spam.words", "spam.words", "otherwise", "spam.words"]);
}
