//! `steadfast theme` and `steadfast explain template`: which files are copied, which are not overwritten, and the
//! output.

use std::fs;

use serde_json::Value;

use crate::driver::Folder;

const SITE: &str = "\
//- site.yaml
title: A blog
url: https://example.com
fields:
  audience: text
//- content/2026-01-05-hello.md
---
title: Hello
audience: owners
---
Text.
";

#[test]
fn a_file_is_copied_once_and_a_site_with_it_is_built_as_before() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let before = site.public();
    let run = site.run(&["theme", "eject", "article.html", "card.html", "style.css"]).exits(0);
    assert!(run.stdout.starts_with(
        "wrote static/theme/style.css\nwrote templates/article.html\nwrote templates/parts/card.html\n"
    ));
    assert!(run.stdout.contains("`steadfast explain template article.html`"), "{}", run.stdout);
    site.build(&[]).exits(0);
    assert_eq!(site.public(), before);

    site.write("templates/article.html", "mine");
    let again = site.run(&["theme", "eject", "header.html", "article.html"]).exits(1);
    assert!(again.stderr.contains("the site has templates/article.html already; nothing was written"));
    assert!(!site.path("templates/parts/header.html").exists());
    assert_eq!(site.read("templates/article.html"), "mine");
    site.run(&["theme", "eject", "article.html", "--force"]).exits(0);
    assert!(site.read("templates/article.html").contains("{% extends \"base.html\" %}"));
}

#[test]
fn all_files_are_copied_at_once_and_none_is_left_out() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let before = site.public();
    let run = site.run(&["theme", "eject", "--all"]).exits(0);
    let written = run.stdout.lines().filter(|line| line.starts_with("wrote ")).count();
    assert_eq!(written, steadfast::theme::files().len());
    assert_eq!(
        ["languages", "static", "templates"].map(|folder| site.files(folder).len()).iter().sum::<usize>(),
        written
    );
    site.build(&[]).exits(0);
    assert_eq!(site.public(), before);
    site.run(&["theme", "eject", "--all"]).exits(1);
}

#[test]
fn a_misspelt_file_gets_a_guess_and_nothing_is_written() {
    let site = Folder::new(SITE);
    let run = site.run(&["theme", "eject", "articel.html", "base.html"]).exits(2);
    assert_eq!(
        run.stderr,
        "error: the theme has no file `articel.html`\n  help: did you mean `article.html`?\n"
    );
    let run = site.run(&["theme", "diff", "weather"]).exits(2);
    assert!(run.stderr.contains("`steadfast theme eject` lists the theme's files"), "{}", run.stderr);
    assert!(!site.path("templates").exists() && !site.path("theme.lock").exists());
    Folder::empty().run(&["theme", "eject", "base.html"]).exits(1);
    Folder::empty().run(&["theme", "diff"]).exits(1);
}

#[test]
fn the_list_has_every_file_with_what_it_is_for_and_marks_the_sites_own() {
    let site = Folder::new(SITE);
    let list = |site: &Folder| site.run(&["theme", "eject"]).exits(0).stdout;
    for (path, _) in steadfast::theme::files() {
        let text = list(&site);
        let line = text.lines().find(|line| line.contains(&format!("  {path} "))).unwrap();
        assert!(line.chars().count() <= 80, "{line}");
        assert!(
            line.trim_start().split_once("  ").unwrap().1.trim().len() > 8,
            "{path} does not say what it is for"
        );
    }
    site.write("templates/article.html", "{% extends \"theme/article.html\" %}");
    assert!(list(&site).contains("\n* templates/article.html "));
    assert!(list(&site).contains("\n  templates/base.html "));
}

#[test]
fn differences_tell_the_authors_changes_from_those_of_a_later_theme() {
    let site = Folder::new(SITE);
    let summary = |site: &Folder| site.run(&["theme", "diff"]).exits(0).stdout;
    assert_eq!(summary(&site), "This site uses the theme as it is.\n");
    site.run(&["theme", "eject", "terms.html", "term.html", "home.html", "page.html"]).exits(0);
    site.write("templates/404.html", "{% extends \"theme/404.html\" %}");
    let changed = site.read("templates/term.html") + "{# mine #}\n";
    site.write("templates/term.html", changed);
    // The state after a copy from an earlier theme with other files.
    let earlier = |lock: &mut Value, path: &str, text: &str| {
        site.write(path, text);
        lock["files"][path]["version"] = "0.0.9".into();
        lock["files"][path]["digest"] = steadfast::digest::Digest::of(b"earlier").to_string().into();
    };
    let mut lock: Value = serde_json::from_str(&site.read("theme.lock")).unwrap();
    earlier(&mut lock, "templates/home.html", "earlier");
    earlier(&mut lock, "templates/page.html", "earlier, and changed");
    site.write("theme.lock", lock.to_string());
    let said = summary(&site);
    let of = |path: &str| {
        said.lines().find(|line| line.contains(path)).unwrap().split_once("  ").unwrap().1.trim()
    };
    assert_eq!(of("terms.html"), "a copy, the same as the theme's, from 0.1.0");
    assert_eq!(of("term.html"), "changed by you, from 0.1.0 (+1 -0)");
    assert!(
        of("home.html")
            .starts_with("an untouched copy of an earlier theme's: eject it anew with --force, from 0.0.9")
    );
    assert!(of("page.html").starts_with("changed by you, and the theme's has changed since, from 0.0.9"));
    assert!(of("404.html").starts_with("extends the theme's, and so follows it"));
    let lines = site.run(&["theme", "diff", "term.html"]).exits(0).stdout;
    assert!(lines.starts_with("--- theme 0.1.0/templates/term.html\n+++ templates/term.html\n@@"), "{lines}");
    assert!(lines.contains("\n+{# mine #}\n"), "{lines}");
    let listed = site.run(&["theme", "eject"]).exits(0).stdout;
    assert!(
        listed.contains("\n! templates/home.html ") && listed.contains("\n* templates/term.html "),
        "{listed}"
    );
    site.write("theme.lock", "{");
    let broken = site.run(&["theme", "diff"]).exits(1);
    assert!(
        broken.stderr.contains("`theme.lock` is not what `steadfast theme eject` wrote"),
        "{}",
        broken.stderr
    );
}

#[test]
fn a_template_is_explained_with_values_of_the_newest_article() {
    let site = Folder::new(SITE);
    let text = site.run(&["explain", "template", "templates/article.html"]).exits(0).stdout;
    assert!(text.starts_with("article.html: An article.\n"), "{text}");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Examples are from content/2026-01-05-hello.md."), "{text}");
    for line in [
        "  article.title            text            \"Hello\"",
        "  article.fields.audience  text            \"owners\"",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(text.contains("    <card article={map} [level=\"2\"] [lead=false] [within=\"\"]/>\n"), "{text}");

    let part = site.run(&["explain", "template", "parts/byline.html"]).exits(0).stdout;
    assert!(
        part.contains("It takes part in writing article.html.") && part.contains("article.authors"),
        "{part}"
    );
    let library = site.run(&["explain", "template", "parts/bio.html"]).exits(0).stdout;
    assert!(library.contains("Its components see what they are given"), "{library}");
}

#[test]
fn what_cannot_be_explained_is_said_and_the_kinds_of_faults_still_are() {
    let site = Folder::new(SITE);
    let run = site.run(&["explain", "template", "articel.html"]).exits(2);
    assert!(run.stderr.starts_with(
        "error: there is no template `articel.html`\n  help: did you mean `article.html`?\n  the templates are: 404.html, "
    ));
    assert!(site.run(&["explain", "missing-date"]).exits(0).stdout.starts_with("missing-date: "));
    assert!(site.run(&["explain", "article.html"]).exits(2).stderr.contains("explain template article.html"));
    site.run(&["explain", "template", "article.html", "--root", "nowhere"]).exits(1);

    // An explanation is needed most if a site has errors.
    site.write("templates/own.html", "{{ article.title | upcase }}{% block mine %}{% endblock mine %}");
    let run = site.run(&["explain", "template", "own.html", "--format", "json"]).exits(0);
    assert!(run.stderr.starts_with("note: this site cannot be read at present"), "{}", run.stderr);
    let said: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(said["origin"], "site");
    assert_eq!(said["examples"]["from"], "built in");
    assert_eq!(said["blocks"][0]["blocks"][0], "mine");
    assert!(said["values"].as_array().unwrap().iter().any(|row| row["name"] == "article.title"));
    fs::remove_file(site.path("templates/own.html")).unwrap();
}
