//! Lines that begin with colons: emoji codes, callouts of Docusaurus and others, definitions.

use super::text::{article, faults_of, prose};

#[test]
fn a_colon_before_a_word_defines_nothing() {
    let html = prose("Para.\n\n:bulb: tip\n\nTerm\n:) smile\n\n> Said.\n>\n> :eyes: see\n");
    assert!(!html.contains("<dl>"), "{html}");
    for text in ["<p>Para.</p>\n<p>:bulb: tip</p>", "Term\n:) smile", "<p>:eyes: see</p>"] {
        assert!(html.contains(text), "{text}: {html}");
    }
    let html = prose("Regular\n: Somebody who comes back\n\nGuest\n:   Somebody new\n");
    assert_eq!(html.matches("<dd>").count(), 2, "{html}");
}

#[test]
fn colons_in_code_stay() {
    let html = prose("```\nx\n\n:note:\n:::tip\n\n:::\n```\n");
    assert!(html.contains("x\n\n:note:\n:::tip\n\n:::\n</code>"), "{html}");
}

#[test]
fn three_colons_make_a_callout() {
    for (kind, class, title) in [
        ("note", "note", "Note"),
        ("tip", "tip", "Tip"),
        ("info", "note", "Note"),
        ("caution", "caution", "Caution"),
        ("warning", "warning", "Warning"),
        ("danger", "caution", "Caution"),
    ] {
        for open in [format!(":::{kind}"), format!("::: {kind}"), format!("::: {{.{kind}}}")] {
            let html = prose(&format!("Before.\n\n{open}\n\nInside *it*.\n\n- a\n- b\n:::\n\nAfter.\n"));
            let callout = html.split_once(&format!("callout callout-{class}\"")).expect(&open).1;
            let (inside, after) = callout.split_once("</div>").unwrap();
            assert!(inside.contains(&format!(">{title}</p>\n<p>Inside <em>it</em>.</p>\n<ul>")), "{html}");
            assert!(after.contains("<p>After.</p>") && !html.contains(":::"), "{html}");
        }
    }
}

#[test]
fn a_callout_has_a_title_and_may_hold_another() {
    let html = prose("1. One\n\n   :::note Mind the *gap*\n   Text.\n   :::\n\n2. Two\n");
    assert!(html.contains("Mind the <em>gap</em></p>\n<p>Text.</p>\n</div>\n</li>"), "{html}");
    let html = prose("::::warning[Outer]\n\n:::tip{title=\"Inner\"}\nA\n:::\n\nB\n::::\n\nC\n");
    assert!(
        html.contains(">Outer</p>")
            && html.contains(">Inner</p>\n<p>A</p>\n</div>\n<p>B</p>\n</div>\n<p>C</p>"),
        "{html}"
    );
}

#[test]
fn a_callout_without_an_end_ends_with_the_text() {
    let html = prose("> :::note\n> In the quote.\n\nOutside.\n");
    assert!(html.contains("<p>In the quote.</p>\n</div>\n</blockquote>\n<p>Outside.</p>"), "{html}");
}

#[test]
fn an_unknown_kind_stays_text_and_is_told() {
    let faults = faults_of(&article("text", ":::notte\n\nText.\n\n:::\n"));
    assert!(faults.contains("warning[unknown-callout]: there is no callout `:::notte`"), "{faults}");
    assert!(faults.contains("did you mean `:::note`?"), "{faults}");
}
