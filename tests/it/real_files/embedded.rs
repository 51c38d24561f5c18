//! Content that pages embed from other sites, and the policy that allows it.

use crate::driver::{Folder, faults, published};

fn settings(more: &str) -> String {
    format!("//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n{more}")
}

fn article(text: &str) -> String {
    format!("//- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\n{text}\n")
}

/// Returns the lines for `site.yaml` in the first message.
fn lines(told: &str) -> String {
    let (_, lines) = told.split_once("allow it in `site.yaml`:\n").unwrap_or_else(|| panic!("{told}"));
    lines
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .map(|line| format!("{}\n", &line[10..]))
        .collect()
}

#[test]
fn what_the_policy_blocks_is_told_with_lines_that_allow_it() {
    for (html, list) in [
        ("<iframe src=\"https://www.youtube.com/embed/x\"></iframe>", "frames: [https://www.youtube.com]"),
        ("<script async src=\"https://stats.example/s.js\"></script>", "scripts: [https://stats.example]"),
        ("<script>start()</script>", "scripts: [inline]"),
        ("<p onclick=\"x()\">a</p>", "scripts: [inline]"),
        ("<form action=\"https://list.example/add\"></form>", "forms: [https://list.example]"),
        ("<p style=\"color: red\">a</p>", "styles: [inline]"),
        ("<link rel=stylesheet href=\"https://css.example/a.css\">", "styles: [https://css.example]"),
        ("<video src=\"http://old.example/a.mp4\"></video>", "media: [http://old.example]"),
        ("<img src=\"http://old.example/a.png\">", "images: [http://old.example]"),
        ("![a](http://old.example/a.png)", "images: [http://old.example]"),
        ("<embed src=\"https://play.example/a\">", "objects: [https://play.example]"),
    ] {
        let told = faults(&format!("{}{}", settings(""), article(html)));
        assert!(told.starts_with("warning[blocked]") && !told.contains("error["), "{html} {told}");
        assert!(told.contains("content/2026-01-05-hello.md:4:"), "{told}");
        if list.starts_with("frames") {
            crate::faults::snapshot("blocked", &told);
        }
        let lines = lines(&told);
        assert!(lines.contains(list), "{html} {lines}");
        published(&format!("{}{}", settings(&lines), article(html)));
    }
}

#[test]
fn lines_that_allow_more_keep_what_is_allowed() {
    let more = "security: {frames: [https://a.example], scripts: [inline]}\n";
    let text = "<iframe src=\"https://a.example/x\"></iframe><iframe src=\"//b.example/y\"></iframe>";
    let told = faults(&format!("{}{}", settings(more), article(text)));
    assert_eq!(told.matches("warning[blocked]").count(), 1, "{told}");
    assert_eq!(
        lines(&told),
        "security:\n  frames: [https://a.example, https://b.example]\n  scripts: [inline]\n"
    );
}

#[test]
fn templates_and_front_matter_are_looked_at_too() {
    let template = "//- templates/parts/footer.html\n<footer></footer>\n<script src=\"https://stats.example/{{ site.title }}.js\"></script>\n";
    let told = faults(&format!("{}{}{template}", settings(""), article("Text.")));
    assert!(
        told.contains("templates/parts/footer.html:2:14")
            && told.contains("scripts: [https://stats.example]"),
        "{told}"
    );
    let picture = article("Text.").replace("title: Hello", "title: Hello\nimage: http://old.example/a.png");
    let told = faults(&format!("{}{picture}", settings("")));
    assert!(told.contains("warning[blocked]") && told.contains("hello.md:3:8"), "{told}");
}

#[test]
fn what_is_allowed_is_not_told() {
    let text = "<iframe src=\"/inside/\"></iframe><object data=\"/inside/\"></object><img src=\"https://a.example/x.png\"><video src=\"https://a.example/x.mp4\"></video>\
                <script type=\"application/ld+json\">{}</script><form action=\"https://forms.example/other\"></form>\n\n`<script>x</script>`";
    let more = "comments: {form: https://forms.example/post}\n";
    let page = "//- content/pages/inside.md\n---\ntitle: Inside\n---\nText.\n";
    published(&format!("{}{}{page}", settings(more), article(text)));
    let frame = "<iframe src=\"https://www.youtube.com/embed/x\"></iframe>";
    published(&format!("{}{}", settings("output: {headers_file: false}\n"), article(frame)));
    let own = "//- static/_headers\n/*\n  X: y\n";
    published(&format!("{}{}{own}", settings(""), article(frame)));
}

#[test]
fn the_policy_is_made_of_the_settings() {
    let policy = |more: &str| {
        let site = published(&format!("{}{}", settings(more), article("Text.")));
        let text = site.text("_headers");
        text.split_once("Content-Security-Policy: ").unwrap().1.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        policy(""),
        "default-src 'self'; img-src 'self' https: data:; media-src 'self' https:; object-src 'self'; base-uri 'self'; \
         form-action 'self'; frame-ancestors 'none'"
    );
    let more = "comments: {form: https://forms.example/post}\nsecurity:\n  frames: [https://v.example, '*.w.example']\n  \
                scripts: [https://s.example]\n  connect: https://s.example\n  styles: [inline]\n  forms: [https://f.example]\n";
    assert_eq!(
        policy(more),
        "default-src 'self'; img-src 'self' https: data:; media-src 'self' https:; object-src 'self'; base-uri 'self'; \
         frame-src 'self' https://v.example *.w.example; script-src 'self' https://s.example; connect-src 'self' https://s.example; \
         style-src 'self' 'unsafe-inline'; form-action 'self' https://f.example https://forms.example; frame-ancestors 'none'"
    );
}

#[test]
fn a_source_that_is_no_host_is_refused() {
    for list in [
        "frames: ['a b.example']",
        "scripts: ['https://a.example; object-src *']",
        "frames: [youtube]",
        "farmes: [a.example]",
    ] {
        let told = faults(&format!("{}{}", settings(&format!("security: {{{list}}}\n")), article("Text.")));
        assert!(told.starts_with("error["), "{list} {told}");
    }
}

#[test]
fn a_strict_build_stops_at_what_would_be_blocked() {
    let folder =
        Folder::new(&format!("{}{}", settings(""), article("<iframe src=\"https://a.example/\"></iframe>")));
    folder.build(&["--strict"]).exits(1);
    folder.build(&[]).exits(0);
}
