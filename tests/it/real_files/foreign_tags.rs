//! Tags of other generators' templates in texts.

use super::text::{article, faults_of, faulty_prose, prose};
use crate::driver::Folder;

#[test]
fn a_tag_is_told_and_shown_as_it_was_written() {
    for (tag, told) in [
        ("{% include \"x.html\" -- y %}", "{% include %}"),
        ("{{< figure src=\"a.png\" alt=\"it's\" >}}", "{{< figure >}}"),
        ("{{% note \"x\" %}}", "{{% note %}}"),
        ("{{ site.url }}", "{{ site.url }}"),
        ("{{ 'a' | url }}", "{{ 'a' | url }}"),
    ] {
        let faults = faults_of(&article("text", &format!("Text {tag} text.")));
        let message = format!(
            "warning[template-tag]: `{told}` is a tag of another generator, and readers see it as text"
        );
        assert!(faults.contains(&message), "{tag}: {faults}");
        let escaped = tag.replace('<', "&lt;").replace('>', "&gt;");
        assert!(faulty_prose(&format!("Text {tag} text.")).contains(&escaped), "{tag}");
    }
}

#[test]
fn nothing_is_made_typographic_between_the_tags_of_code() {
    let body = "{% highlight sh %}\necho \"x\" -- 'y'...\n{% endhighlight %}\n\nAfter \"it\".";
    let html = faulty_prose(body);
    assert!(html.contains("echo \"x\" -- 'y'...") && html.contains("After “it”."), "{html}");
    assert_eq!(faults_of(&article("text", body)).matches("warning[template-tag]").count(), 1);
}

#[test]
fn tags_in_code_are_examples() {
    let html = prose(
        "`{% include x %}` and `{{ x }}`\n\n```liquid\n{% raw %}{{ x }}{% endraw %}\n```\n\n    {{< x >}}\n",
    );
    assert!(html.contains("<code>{% include x %}</code>"), "{html}");
}

#[test]
fn marks_for_contents_are_taken_out() {
    for mark in ["[TOC]", "[[toc]]", "[[_TOC_]]", "{:toc}", "* TOC\n{:toc}", "- Contents\n{: toc .x}"] {
        let body = format!("{mark}\n\n## One\n\nText.");
        let html = faulty_prose(&body);
        assert!(!html.to_lowercase().contains("toc") && !html.contains("Contents"), "{mark}: {html}");
        let faults = faults_of(&article("text", &body));
        assert!(faults.contains("a mark for a table of contents, and was taken out"), "{mark}: {faults}");
    }
}

#[test]
fn notes_in_the_signs_of_a_template_are_not_published() {
    for note in [
        "{% comment %}secret{% endcomment %}",
        "{% comment %}\nsecret\n\n- secret > x\n{% endcomment %}",
        "{# secret #}",
        "{{/* secret */}}",
        "{/* secret */}",
        "{::comment}\nsecret\n\nsecret\n{:/comment}",
        "%%secret%%",
        "%%\nsecret\n\n- secret\n%%",
    ] {
        let body = format!("One.\n\n{note}\n\nTwo {note}.");
        let site = crate::driver::published(&article("text", &body));
        for (path, page) in site.pages() {
            assert!(!page.contains("secret"), "{note}: {path}");
        }
        assert!(!site.text("feed.json").contains("secret"), "{note}");
    }
}

#[test]
fn signs_of_per_cent_that_open_no_note_stay() {
    for text in
        ["From 5%% to 10%% of all.", "Write `%%d` and `%%s`.", "A %% b.", "```\n%% a %%\n```", "%%% a %%%"]
    {
        let html = prose(text);
        assert!(html.contains("%%"), "{text}: {html}");
    }
}

#[test]
fn links_of_a_wiki_are_told_and_shown_as_they_were_written() {
    let check = |text: &str, told: &str, help: &str| {
        let faults = faults_of(&article("text", text));
        assert!(faults.contains(&format!("warning[template-tag]: {told}")), "{text}: {faults}");
        assert!(faults.contains(help), "{text}: {faults}");
        assert!(faulty_prose(text).contains(text), "{text}");
    };
    let link = "`[[…]]` is a link in another program, and readers see it as text";
    check("See [[The \"first\" visit]].", link, "[The \"first\" visit](the-file.md)");
    check("See [[welcome|a warm welcome]].", link, "[a warm welcome](the-file.md)");
    let embedded = "`![[…]]` embeds a file in another program, and readers see it as text";
    check("![[till.jpg]]", embedded, "![What is on it](<till.jpg>)");
    for text in
        ["A source [[1]](https://e.example/).", "`[[x]]`", "[[x]]\n\n[x]: https://e.example/", "[[TOC]"]
    {
        prose(text);
    }
}

#[test]
fn tags_of_one_kind_are_told_together() {
    let site =
        Folder::new(&article("text", &"{% include a.html %}\n\n{{< figure src=\"b.png\" >}}\n\n".repeat(40)));
    let text = site.build(&[]).exits(0).stderr;
    assert_eq!(text.matches("warning[template-tag]").count(), 2, "{text}");
    assert!(text.contains("39 more like this"), "{text}");
}

#[test]
fn a_summary_does_not_begin_with_a_tag() {
    let (files, _) = crate::driver::build(
        crate::driver::sources(&article("text", "{% include toc.html %}\n\nThe text.")),
        &crate::driver::request(),
    );
    let page = std::str::from_utf8(&files["2026/01/a/index.html"]).unwrap();
    assert!(page.contains("<meta name=\"description\" content=\"The text.\""), "{page}");
}
