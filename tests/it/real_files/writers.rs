//! Files as writers' tools and keyboards make them: each is read as its author meant it, or gives one message.

use crate::driver::Folder;

const SETTINGS: &str = "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n";

/// The files of tools, for an article “A warm welcome” of 5 January 2026.
const READ: [(&str, &str); 16] = [
    ("dashes of a phone", "—\ntitle: A warm welcome\ndate: 2026-01-05\n—\n\nText.\n"),
    ("dashes of a Mac", "—-\ntitle: A warm welcome\ndate: 2026-01-05\n—-\n\nText.\n"),
    ("dashes of a word processor", "–-\ntitle: A warm welcome\ndate: 2026-01-05\n–-\n\nText.\n"),
    ("a dash that closes", "---\ntitle: A warm welcome\ndate: 2026-01-05\n—\n\nText.\n"),
    (
        "blanks of a web page",
        "---\ntitle:\u{a0}A warm welcome\ndate:\u{a0}2026-01-05\ntags:\n\u{a0}\u{a0}- one\n\u{a0}\u{a0}- two\n---\n\nText.\n",
    ),
    ("wide colons and blanks", "---\ntitle：A warm welcome\ndate：　2026-01-05\n---\n\nText.\n"),
    (
        "two marks of byte order",
        "\u{feff}\u{feff}---\ntitle: A warm welcome\ndate: 2026-01-05\n---\n\nText.\n",
    ),
    ("a sign that cannot be seen", "\u{200b}---\ntitle: A warm welcome\ndate: 2026-01-05\n---\n\nText.\n"),
    ("blank lines above", "\n\n---\ntitle: A warm welcome\ndate: 2026-01-05\n---\n\nText.\n"),
    ("ends of lines of old Macs", "---\rtitle: A warm welcome\rdate: 2026-01-05\r---\r\rText.\r"),
    ("ends of lines of two systems", "---\r\ntitle: A warm welcome\ndate: 2026-01-05\r\n---\n\r\nText.\r\n"),
    ("tabs behind the colons", "---\ntitle:\tA warm welcome\ndate:\t2026-01-05\n---\n\nText.\n"),
    (
        "quotes of a phone around words",
        "---\ntitle: A warm welcome\ndate: “2026-01-05”\ntags: [‘one’, “two”]\ndraft: “false”\n---\n\nText.\n",
    ),
    ("capitals", "---\nTITLE: A warm welcome\nDATE: 2026-01-05\nDraft: FALSE\n---\n\nText.\n"),
    (
        "properties of Obsidian",
        "---\ncreated: 2026-01-05T10:00\nmodified: 2026-01-06T11:00\ntags:\n  - \"#one\"\n  - two\npublish: true\n---\n# A warm welcome\n\nText.\n",
    ),
    (
        "keys of Astro",
        "---\ntitle: 'A warm welcome'\npubDate: '2026-01-05'\nupdatedDate: '2026-01-06'\nlang: en\ndraft: 'false'\n---\n\nText.\n",
    ),
];

#[test]
fn what_writers_tools_write_is_read() {
    for (tool, text) in READ {
        let site = Folder::new(SETTINGS);
        site.write("content/note.md", text);
        let run = site.build(&["--strict"]).exits(0);
        assert_eq!(run.stderr, "", "{tool}");
        let page = site.read("public/2026/01/note/index.html");
        assert!(page.contains("<h1") && page.contains("A warm welcome"), "{tool}");
        assert!(page.contains("Text."), "{tool}");
        assert!(!page.contains('“'), "{tool}");
    }
}

/// Files that are not articles yet, each with the beginning of the only message and a line that it offers.
const TOLD: [(&str, &str, &str, &str); 8] = [
    (
        "a header of MultiMarkdown, as Scrivener and iA Writer export it",
        "Title: A warm welcome\nAuthor: Ann Lee\nDate: 5 January 2026\nKeywords: one, two\n\nText.\n",
        "these lines are no front matter",
        "date: 2026-01-05",
    ),
    (
        "a header in bold",
        "**Title:** A warm welcome\n**Date:** January 5, 2026\n\nText.\n",
        "these lines are no front matter",
        "date: 2026-01-05",
    ),
    (
        "properties of Notion",
        "# A warm welcome\n\nDate: January 5, 2026\nTags: one, two\nStatus: Draft\n\nText.\n",
        "the lines below the heading are no front matter",
        "status: Draft",
    ),
    (
        "Markdown of Google Docs",
        "\\---\n\ntitle: A warm welcome\n\ndate: 2026-01-05\n\n\\---\n\nText.\n",
        "the hyphens around the front matter have a backslash before them",
        "title: A warm welcome",
    ),
    (
        "an answer of a chat, pasted with its fences",
        "```markdown\n---\ntitle: A warm welcome\ndate: 2026-01-05\n---\n```\n\nText.\n",
        "the front matter stands in a block of code",
        "title: A warm welcome",
    ),
    (
        "rules of asterisks",
        "* * *\n\ntitle: A warm welcome\ndate: 2026-01-05\n\n* * *\n\nText.\n",
        "the front matter stands between lines of `* * *`",
        "title: A warm welcome",
    ),
    (
        "a title in quotes before a colon",
        "---\ntitle: “It’s here”: what we learned\ndate: 2026-01-05\n---\n\nText.\n",
        "the value of `title` holds a colon and is not in quotes",
        "title: \"“It’s here”: what we learned\"",
    ),
    (
        "a number sign in a title",
        "---\ntitle: A café’s #1 rule\ndate: 2026-01-05\n---\n\nText.\n",
        "what follows the `#` is not read",
        "title: \"A café’s #1 rule\"",
    ),
];

#[test]
fn what_cannot_be_read_is_told_once_with_the_text_to_paste() {
    for (tool, text, message, line) in TOLD {
        let site = Folder::new(SETTINGS);
        site.write("content/2026-01-05-note.md", text);
        let run = site.build(&[]).exits(1);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{tool}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("]: {message}")), "{tool}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("\n          {line}\n")), "{tool}: {}", run.stderr);
    }
}

#[test]
fn a_text_that_begins_like_a_header_stays_a_text() {
    for text in [
        "# A warm welcome\n\nOne thing: it works.\n",
        "# A warm welcome\n\n---\n\nNote: we open at nine.\n\n---\n\nText.\n",
        "# A warm welcome\n\n***\n\nText.\n\n***\n",
        "# A warm welcome\n\n{ not json }\n",
    ] {
        let site = Folder::new(SETTINGS);
        site.write("content/2026-01-05-note.md", text);
        let run = site.build(&["--strict"]).exits(0);
        assert_eq!(run.stderr, "", "{text}");
    }
}
