//! Texts that made a parser slow.

use crate::markdown::tests::written;
use crate::markdown::{count_words, excerpt, for_feed, leading_heading, untrusted};

/// Texts that made a parser slow or overflowed its stack.
fn bombs() -> Vec<String> {
    let repeated = [
        ">",
        "> ",
        "[",
        "]",
        "![",
        "[![",
        "*",
        "**a ",
        "_a ",
        "`",
        "``` ",
        "~~",
        "- ",
        "1. ",
        "* - ",
        "[^1]",
        "[a](",
        "[a](<b",
        "<",
        "<a ",
        "<a href=\"",
        "<!--",
        "<!A ",
        "<?",
        "&",
        "&#",
        "\\",
        "|",
        "a|",
        "# ",
        "#\n",
        "[!NOTE]",
        "> [!NOTE]\n> ",
        "www.",
        "http://",
        "https://a.b)",
        "www._",
        "'",
        "\"",
        "...",
        "--",
        "(",
        "[a]: b\n",
        "[a][b]",
        "- [ ] ",
        "{#a}",
        "\t",
        "a\n: b\n",
        ": ",
        "a **a *a ",
        "[a](b)",
        "\u{0}",
        "é",
        "<div>\n",
        "<script>",
        "</",
        "{{",
        "<b id=a>",
        "| a\n|-\n",
        "x\n=\n",
    ];
    let mut texts: Vec<String> = repeated.iter().map(|part| part.repeat(20_000 / part.len())).collect();
    texts.push((0..500).map(|level| format!("{}- a\n", " ".repeat(2 * level % 400))).collect());
    texts.push((0..2000).map(|n| format!("[^{n}]: x[^{}]\n\n", n + 1)).collect::<String>() + "[^0]");
    texts.push("[^a]: ".to_owned() + &"[^b]: ".repeat(3000) + "\n\n[^a] [^b]");
    texts.push(format!("{}\n{}\n{}", "|a".repeat(2000), "|-".repeat(2000), "|b\n".repeat(2000)));
    texts.push(format!("[a]: /{}\n\n{}", "x".repeat(5000), "[a] ".repeat(3000)));
    texts.push(format!("{}x\n{}", "> ".repeat(2000), "y\n".repeat(5000)));
    texts.push("*a_ ".repeat(5000) + &"[x](#y) ".repeat(2000));
    texts
}

#[test]
fn every_text_takes_linear_time() {
    for text in bombs() {
        let html = written("a.md", &text);
        assert!(html.diagnostics.len() <= 200);
        excerpt(&text);
        leading_heading(&text);
        count_words(&text);
        untrusted::to_html(&text);
        untrusted::plain(&text);
        for_feed(&html.html, "https://e.org", "https://e.org/a/");
    }
}
