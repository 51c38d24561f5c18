//! Texts that no author wrote: each reader of folders ends with an account, and nothing panics.

use crate::driver::{Folder, NOW};

/// Parts of texts that readers look for, whole and cut.
const PARTS: [&str; 58] = [
    "{{< ",
    ">}}",
    "{{% note %}}",
    "{{% /note %}}",
    "{{</* ",
    "*/>}}",
    "{{ name(",
    ") }}",
    "{% q() %}",
    "{% end %}",
    "{{< ref \"",
    "\"",
    "'",
    "`",
    "```",
    "~~~~",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "> ",
    "- ",
    "1. ",
    "](",
    "]: ",
    "![",
    "[",
    "@/x.md",
    "|filename|",
    "{filename}",
    "{static}",
    "<Tabs",
    "<TabItem label={",
    "</Tabs>",
    "/>",
    ">",
    "<img src={",
    "}}",
    "{",
    "style={{",
    "import A from 'b'\n",
    "export const x = {\n",
    ":::note[",
    ":::",
    "::::tip",
    "é",
    "日本",
    "\u{1f389}",
    "\u{0}",
    "\\",
    "{/* truncate */}",
    "[TOC]",
    "    :::python\n",
    "# ",
    "src=\"a.png\"",
    "figure",
    "youtube",
    "---\n",
];

/// The settings of each system, the folder of its texts, and the front matter of each text.
const SYSTEMS: [[&str; 5]; 6] = [
    ["hugo", "hugo.toml", "title = \"x\"", "content/posts", "---\ntitle: x\ndate: 2020-01-02\n---\n"],
    [
        "zola",
        "config.toml",
        "base_url = \"https://quay.example\"",
        "content/blog",
        "+++\ndate = 2020-01-02\n+++\n",
    ],
    ["docusaurus", "docusaurus.config.js", "title: 'x'", "blog", "---\ntitle: x\ndate: 2020-01-02\n---\n"],
    [
        "astro",
        "astro.config.mjs",
        "site: 'x",
        "src/content/blog",
        "---\ntitle: x\npubDate: 2020-01-02\n---\n",
    ],
    ["pelican", "pelicanconf.py", "SITENAME = 'x", "content", "Title: x\nDate: 2020-01-02\n\n"],
    ["pelican", "pelicanconf.py", "PATH = '.'", "texts", ""],
];

#[test]
fn hostile_texts_end_with_an_account() {
    let mut state = 7_u64;
    let mut next = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % most
    };
    for [system, file, settings, folder, front] in SYSTEMS {
        let old = Folder::empty();
        old.write(&format!("old/{file}"), settings);
        for number in 0..120 {
            let text: String = (0..next(24)).map(|_| PARTS[next(PARTS.len())]).collect();
            let name =
                ["", "2020-01-02-", "日本語の名前-", "index/../", "é"][next(4)].replace("index/../", "a b ");
            let front = if next(9) == 0 { "" } else { front };
            old.write(&format!("old/{folder}/{name}{number}.md"), format!("{front}{text}"));
        }
        let run = old.run(&["import", "old", "--from", system, "--root", "new", "--now", NOW]);
        assert_eq!(run.code, Some(0), "{system}: {}", run.stderr);
        let counted: usize =
            run.stdout.lines().filter_map(|line| line.trim().split(' ').next()?.parse::<usize>().ok()).sum();
        assert!(counted >= 240, "{system}: each text is counted: {}", run.stdout);
    }
}
