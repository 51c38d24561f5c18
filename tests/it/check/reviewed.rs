//! `steadfast reviewed`: writes two keys, and nothing else.

use crate::driver::{Folder, NOW, Run};

const SITE: &str = "\
//- content/articles/2025-01-05-a.md
---
title: A
tags: [Till, tea] # a comment
review_by: 2026-01-05   # every year
---
Text.
//- content/articles/2025-01-06-b.md
---
# The first line.
title: B
tags: [tea]
---
Text.
//- content/pages/about.md
---
title: About
---
Text.
";

fn reviewed(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["reviewed", "--now", NOW], arguments].concat())
}

#[test]
fn a_review_is_noted_and_nothing_else_changes() {
    let folder = Folder::new(SITE);
    let path = "content/articles/2025-01-05-a.md";
    let before = folder.files("");
    let shown = reviewed(&folder, &[path, "--next", "1y", "--dry-run"]).exits(0);
    assert!(folder.files("") == before, "a trial run wrote a file");
    insta::assert_snapshot!("reviewed_dry_run", shown.stdout);
    let run = reviewed(&folder, &[path, "--next", "1y"]).exits(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("1 article, reviewed on 2026-11-22\n", ""));
    assert_eq!(
        folder.read(path),
        "---\ntitle: A\ntags: [Till, tea] # a comment\nreview_by: 2027-11-22   # every year\nreviewed: 2026-11-22\n---\nText.\n"
    );
    let after = folder.files("");
    let run = reviewed(&folder, &[path, "--next", "1y"]).exits(0);
    assert_eq!(run.stdout, "nothing to change: all of this is noted already\n");
    assert!(folder.files("") == after);
    folder.build(&["--strict"]).exits(0);
}

#[test]
fn all_articles_with_a_tag_are_noted() {
    let folder = Folder::new(SITE);
    let run = reviewed(&folder, &["--tag", "Tea", "--next", "2028-01-31"]).exits(0);
    assert_eq!(run.stdout, "2 articles, reviewed on 2026-11-22\n");
    assert_eq!(
        folder.read("content/articles/2025-01-06-b.md"),
        "---\n# The first line.\ntitle: B\ntags: [tea]\nreviewed: 2026-11-22\nreview_by: 2028-01-31\n---\nText.\n"
    );
}

#[test]
fn a_name_without_an_article_changes_nothing() {
    let folder = Folder::new(SITE);
    let before = folder.files("");
    let run = reviewed(&folder, &["content/articles/2025-01-05-a.md", "content/articles/2025-01-06-bb.md"])
        .exits(1);
    assert!(run.stderr.contains("did you mean `content/articles/2025-01-06-b.md`?"), "{}", run.stderr);
    reviewed(&folder, &["content/pages/about.md"]).exits(1);
    reviewed(&folder, &["--tag", "tee"]).exits(1);
    reviewed(&folder, &["--next", "1y"]).exits(2);
    reviewed(&folder, &["content/articles/2025-01-05-a.md", "--next", "soon"]).exits(2);
    assert!(folder.files("") == before);
}

#[test]
fn a_review_that_stays_due_is_named() {
    let folder = Folder::new(SITE);
    let run = reviewed(&folder, &["content/articles/2025-01-05-a.md"]).exits(0);
    assert!(run.stderr.contains("the date of the next review has passed"), "{}", run.stderr);
}
