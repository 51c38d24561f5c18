//! Hostile values in comments' files, as an import or an editor may have written them.

use std::fmt::Write;

use crate::driver::Folder;
use crate::strangers::{is_harmless_in_a_terminal, is_the_same_but_for_texts, vectors};

const SETTINGS: &str =
    "title: A blog\nurl: https://example.com\ncomments: {policy: moderated, form: /comments/post}\n";

/// The fields of a comment that may have any text.
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
    reply_to: "",
    by: "",
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
            if !value.is_empty() {
                writeln!(text, "{key}: {}", quoted(value)).unwrap();
            }
        }
        format!("{text}---\n{body}\n")
    }
}

/// Returns a text in double quotes for YAML, with every special character as a number.
fn quoted(text: &str) -> String {
    let sign = |c: char| match c {
        ' ' | '0'..='9' | 'A'..='Z' | 'a'..='z' => c.to_string(),
        c => format!("\\U{:08x}", c as u32),
    };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}

/// The texts that can be written into a file. Those that YAML and comment files always refuse are tested below.
fn texts() -> Vec<String> {
    vectors::all().map(str::to_owned).chain(vectors::long()).collect()
}

/// Returns a site with two articles. Each has a comment for each text: in one the text is in every field; in the other
/// all other fields are harmless, so that the name is inside a link.
fn site(all: impl Fn(&str) -> String, some: impl Fn(&str) -> String) -> Folder {
    let site = Folder::empty();
    site.write("site.yaml", SETTINGS);
    site.write("content/2026-01-05-all.md", "---\ntitle: On all\n---\nText.\n");
    site.write("content/2026-01-06-some.md", "---\ntitle: On some\n---\nText.\n");
    for (at, text) in texts().iter().enumerate() {
        site.write(&format!("content/comments/all/c-{at:03}.md"), all(text));
        site.write(&format!("content/comments/some/c-{at:03}.md"), some(text));
    }
    site
}

#[test]
fn no_field_of_a_comment_makes_an_element_or_an_attribute() {
    let all = |text: &str| {
        Fields { author: text, url: text, body: text, reply_to: text, by: text, note: text }.file()
    };
    let some = |text: &str| Fields { author: text, body: text, note: text, ..HARMLESS }.file();
    let (hostile, harmless) = (site(all, some), site(|_| HARMLESS.file(), |_| HARMLESS.file()));
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

/// Keys whose values the program defines: any other value is an error with a place, and nothing is published.
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
        // Control characters and white space at the ends are not part of any value.
        let fits = |text: &String| {
            let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            key == "id" && text.replace(char::is_control, " ").trim().chars().all(sign)
        };
        let texts: Vec<String> = texts().into_iter().filter(|text| !fits(text)).collect();
        for (at, text) in texts.iter().enumerate() {
            let file = format!("---\n{line}author: Ann\n{key}: {}\n---\nThank you.\n", quoted(text));
            site.write(&format!("content/comments/hello/c-{at:03}.md"), file);
        }
        let said = site.build(&["--all"]).exits(1).stderr;
        is_harmless_in_a_terminal(&said);
        for (at, text) in texts.iter().enumerate() {
            assert!(said.contains(&format!("content/comments/hello/c-{at:03}.md")), "{key}: {:?}", text);
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
