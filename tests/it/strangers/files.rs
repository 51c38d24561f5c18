//! Hostile values in comments' files, as an import or a hand may have written them.

use std::fmt::Write;

use crate::driver::Folder;
use crate::strangers::is_harmless_in_a_terminal;
use crate::strangers::is_the_same_but_for_texts;
use crate::strangers::vectors;

const SETTINGS: &str =
    "title: A blog\nurl: https://example.com\ncomments: {policy: moderated, form: /comments/post}\n";

/// A comment's fields that may hold anything.
#[derive(Clone, Copy)]
struct Fields<'a> {
    author: &'a str,
    url: &'a str,
    body: &'a str,
    reply_to: &'a str,
    by: &'a str,
    note: &'a str,
}

const HARMLESS: Fields<'static> = Fields {
    author: "Ann",
    url: "https://ann.example/",
    body: "Thank you.",
    reply_to: "nobody",
    by: "nobody",
    note: "a note",
};

impl Fields<'_> {
    fn file(self) -> String {
        let Fields { author, url, body, reply_to, by, note } = self;
        let mut text = "---\nstate: approved\ndate: 2026-01-07\n".to_owned();
        for (key, value) in [
            ("author", author),
            ("url", url),
            ("reply_to", reply_to),
            ("by", by),
            ("held_because", note),
            ("received_from", note),
            ("source_id", note),
        ] {
            writeln!(text, "{key}: {}", quoted(value)).unwrap();
        }
        format!("{text}---\n{body}\n")
    }
}

/// A text in double quotes as YAML has it, everything that might mean something written as a number.
fn quoted(text: &str) -> String {
    let sign = |c: char| match c {
        ' ' | '0'..='9' | 'A'..='Z' | 'a'..='z' => c.to_string(),
        c => format!("\\U{:08x}", c as u32),
    };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}

/// The texts that can be written into a file: those that YAML and our files refuse everywhere are tested below.
fn texts() -> Vec<String> {
    vectors::all().map(str::to_owned).chain(vectors::long()).collect()
}

/// A site with an article for each field, which has a comment for each text in that field, and one for all fields.
fn site(of: impl for<'a> Fn(&'a str, Fields<'a>, usize) -> Fields<'a>) -> Folder {
    let site = Folder::empty();
    site.write("site.yaml", SETTINGS);
    for field in 0..FIELDS.len() {
        site.write(
            &format!("content/2026-01-0{}-{}.md", field + 1, FIELDS[field]),
            format!("---\ntitle: On {}\n---\nText.\n", FIELDS[field]),
        );
        for (at, text) in texts().iter().enumerate() {
            let file = of(text, HARMLESS, field).file();
            site.write(&format!("content/comments/{}/c-{at:03}.md", FIELDS[field]), file);
        }
    }
    site
}

const FIELDS: [&str; 7] = ["author", "url", "body", "reply", "by", "note", "all"];

fn hostile<'a>(text: &'a str, harmless: Fields<'a>, field: usize) -> Fields<'a> {
    match FIELDS[field] {
        "author" => Fields { author: text, ..harmless },
        "url" => Fields { url: text, ..harmless },
        "body" => Fields { body: text, ..harmless },
        "reply" => Fields { reply_to: text, ..harmless },
        "by" => Fields { by: text, ..harmless },
        "note" => Fields { note: text, ..harmless },
        _ => Fields { author: text, url: text, body: text, reply_to: text, by: text, note: text },
    }
}

#[test]
fn no_field_of_a_comment_makes_an_element_or_an_attribute() {
    let (hostile, harmless) = (site(hostile), site(|_, harmless, _| harmless));
    let said = hostile.build(&[]).exits(0).stderr;
    is_harmless_in_a_terminal(&said);
    harmless.build(&[]).exits(0);
    is_the_same_but_for_texts(&hostile.public(), &harmless.public());
    for arguments in [
        &["comments", "list"][..],
        &["comments", "export"],
        &["comments", "stats"],
        &["comments", "show", "all/c-003"],
    ] {
        let run = hostile.run(arguments).exits(0);
        is_harmless_in_a_terminal(&run.stdout);
        is_harmless_in_a_terminal(&run.stderr);
    }
}

/// Keys whose values are the program's: anything else is a fault with a place, and nothing is published.
#[test]
fn no_value_that_a_key_does_not_take_is_published_or_ends_in_a_panic() {
    for (key, line) in [
        ("id", "state: approved\ndate: 2026-01-07\n"),
        ("date", "state: approved\n"),
        ("state", "date: 2026-01-07\n"),
        ("decided", "state: approved\ndate: 2026-01-07\n"),
        ("article", "state: approved\ndate: 2026-01-07\n"),
    ] {
        let site = Folder::empty();
        site.write("site.yaml", SETTINGS);
        site.write("content/2026-01-05-hello.md", "---\ntitle: Hello\n---\nText.\n");
        // Control characters and blanks at the ends are no part of any value.
        let fits = |text: &String| {
            let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            key == "id" && text.replace(char::is_control, " ").trim().chars().all(sign)
        };
        let texts: Vec<String> = texts().into_iter().filter(|text| !fits(text)).collect();
        for (at, text) in texts.iter().enumerate() {
            let file = format!("---\n{line}author: Ann\n{key}: {}\n---\nThank you.\n", quoted(text));
            site.write(&format!("content/comments/hello/c-{at:03}.md"), file);
        }
        let said = site.build(&[]).exits(1).stderr;
        is_harmless_in_a_terminal(&said);
        for at in 0..texts.len() {
            assert!(said.contains(&format!("content/comments/hello/c-{at:03}.md")), "{key}: {:?}", texts[at]);
        }
        assert!(site.public().is_empty());
        is_harmless_in_a_terminal(&site.run(&["comments", "list"]).exits(1).stderr);
    }
}

#[test]
fn bytes_that_are_no_text_are_named_and_the_others_are_listed() {
    let site = Folder::empty();
    site.write("site.yaml", SETTINGS);
    site.write("content/2026-01-05-hello.md", "---\ntitle: Hello\n---\nText.\n");
    site.write("content/comments/hello/good.md", HARMLESS.file());
    let broken: [&[u8]; 8] = [
        b"\xff\xfe",
        b"\xc0\xbc",                 // `<`, longer than it may be
        b"\xed\xa0\x80",             // half of a surrogate pair
        b"\xed\xa0\xbd\xed\xb8\x80", // a pair of them
        b"\xf4\x90\x80\x80",         // beyond U+10FFFF
        b"\xe2\x82",                 // cut short
        b"\x80",
        b"<\xf0\x28\x8c\x28script>",
    ];
    for (at, bytes) in broken.iter().enumerate() {
        let text = HARMLESS.file();
        let file = [text.as_bytes(), bytes].concat();
        site.write(&format!("content/comments/hello/c-{at}.md"), file);
    }
    let built = site.build(&[]).exits(1);
    let listed = site.run(&["comments", "list"]).exits(1);
    assert!(
        listed.stdout.contains("good") && listed.stdout.ends_with("1 comment: 1 approved\n"),
        "{}",
        listed.stdout
    );
    for at in 0..broken.len() {
        let file = format!("content/comments/hello/c-{at}.md");
        assert!(built.stderr.contains(&file) && listed.stderr.contains(&file), "{file}");
    }
    is_harmless_in_a_terminal(&listed.stderr);
}
