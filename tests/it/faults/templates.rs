//! The messages for a template of the site that fails, from `tests/corpus/templates`: one error in each file.

use std::fs;
use std::path::Path;

use super::snapshot;
use crate::driver;

/// Returns a site with one template and one article, which names the template if it is not one of the theme's.
fn site(name: &str, template: &str) -> String {
    let own = if name.starts_with("own") { format!("template: {name}\n") } else { String::new() };
    format!(
        "//- content/2026-01-05-hello.md\n---\ntitle: Hello\n{own}---\nText.\n//- templates/{name}\n{template}"
    )
}

#[test]
fn every_template_of_the_corpus_fails_with_its_place_and_the_page_that_was_rendered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/templates");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    paths.sort();
    for path in paths {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        // `err_unknown_field.article.html` is the site's `article.html`.
        let (what, name) = stem.split_once('.').unwrap();
        let name = format!("{}.html", name.replace('~', "/"));
        let faults = driver::faults(&site(&name, &fs::read_to_string(&path).unwrap()));
        assert_eq!(what.starts_with("err"), !faults.is_empty(), "{stem}: {faults}");
        insta::with_settings!({
            snapshot_path => "../../corpus/templates/snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(what, faults);
        });
    }
}

#[test]
fn a_template_that_the_site_does_not_have_is_named_with_the_nearest() {
    let faults = driver::faults(
        "\
//- content/2026-01-05-hello.md
---
title: Hello
template: articel.html
---
//- content/pages/about.md
---
title: About
template: wide
---
",
    );
    snapshot("unknown_template", &faults);
}

#[test]
fn a_page_that_would_never_end_is_stopped() {
    let numbers = "{% for a in [1,2,3,4,5,6,7,8,9,10,11,12] %}".repeat(3);
    let template = format!("{numbers}{}{}", "x".repeat(64 * 1024), "{% endfor %}".repeat(3));
    let faults = driver::faults(&site("own.html", &template));
    assert!(faults.contains("the page would have more than 64 MiB"), "{faults}");
    assert!(faults.contains("`own.html` for `content/2026-01-05-hello.md`"), "{faults}");
}
