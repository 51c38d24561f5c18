//! Braces at the end of a heading, and attributes of kramdown and Pandoc.

use super::text::{article, faults_of, faulty_prose, prose};

#[test]
fn braces_at_the_end_of_a_heading_that_give_no_attribute_are_text() {
    for text in
        ["Use of {braces}", "getset(key) {block}", "X { /*#id*/ }", "A {#if x}", "Empty {}", "The set {a, b}"]
    {
        let html = prose(&format!("## {text}\n\nText.\n\n{text}\n---\n"));
        assert_eq!(html.matches(&format!(">{text}</h2>")).count(), 2, "{html}");
    }
}

#[test]
fn ids_and_classes_of_headings_are_read() {
    let html = prose(
        "## One {#first .wide}\n\n## Six {/* #sixth */}\n\n## Two {: #second}\n\n## Three {lang=en}\n\n## Four\n{: #fourth}\n\nFive {:#fifth}\n====\n",
    );
    for id in ["first", "second", "sixth", "three", "fourth", "fifth"] {
        assert!(html.contains(&format!(" id=\"{id}\"")), "{id}: {html}");
    }
    assert!(!html.contains('{') && html.contains("wide"), "{html}");
}

#[test]
fn attributes_of_other_programs_are_taken_out_with_a_warning() {
    let body = "Para.\n{: .center}\n\n![x](https://e.org/a.png){: width=\"300\"}\n\n[x](https://e.org/){target=\"_blank\"} and *y*{:.z} end.\n";
    let html = faulty_prose(body);
    assert!(!html.contains('{') && !html.contains("center") && !html.contains("300"), "{html}");
    assert!(html.contains("<p>Para.</p>") && html.contains("<em>y</em> end."), "{html}");
    let faults = faults_of(&article("text", body));
    for list in ["{: .center}", "{: width=\"300\"}", "{target=\"_blank\"}", "{:.z}"] {
        assert!(
            faults.contains(&format!("warning[template-tag]: `{list}` is an attribute list")),
            "{list}: {faults}"
        );
    }
    let code = prose("`{: .center}` and\n\n```\nx\n{: .center}\n```\n\n    {:toc}\n");
    assert_eq!(code.matches("{: .center}").count(), 2, "{code}");
    assert!(code.contains("{:toc}"), "{code}");
}

#[test]
fn a_fence_names_its_language_as_pandoc_and_kramdown_write_it() {
    let html = prose("``` {.python .numberLines}\nx = 1\n```\n\n~~~\ny = 2\n~~~\n{: .language-ruby}\n");
    for language in ["python", "ruby"] {
        assert!(html.contains(&format!("class=\"language-{language}\"")), "{html}");
    }
    assert!(!html.contains("{:"), "{html}");
}
