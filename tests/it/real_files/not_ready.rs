//! Sites with unchanged values of `init` and `new`: a strict build does not publish them.

use crate::driver::Folder;

#[test]
fn a_site_as_init_made_it_builds_with_warnings_and_is_not_published_strictly() {
    let site = Folder::empty();
    site.run(&["init"]).exits(0);
    let run = site.run(&["build"]).exits(0);
    for waits in [
        "`example.com` belongs to nobody",
        "no mail reaches this address",
        "`name` is still `Your Name`",
        "`organisation` is still `Your Business`",
    ] {
        assert!(run.stderr.contains(&format!("warning[not-ready]: {waits}")), "{waits}: {}", run.stderr);
    }
    let strict = site.run(&["build", "--strict", "--output", "strict"]).exits(1);
    assert_eq!(strict.stderr.matches("error[not-ready]").count(), 4, "{}", strict.stderr);
    assert!(site.files("strict").is_empty());
}

#[test]
fn a_site_whose_placeholders_are_filled_in_is_published_strictly() {
    let site = Folder::empty();
    site.run(&["init"]).exits(0);
    let settings = site.read("site.yaml").replace("https://example.com", "https://quay.example");
    site.write("site.yaml", settings.replace("comments@example.com", "comments@quay.example"));
    let profile = site.read("content/authors/me.md").replace("Your Name", "Ann Lee");
    site.write("content/authors/me.md", profile.replace("Your Business", "Quay"));
    let run = site.run(&["build", "--strict"]).exits(0);
    assert_eq!(run.stderr, "");
}

#[test]
fn a_new_article_is_a_draft_until_its_author_removes_the_line() {
    let site = Folder::new("//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n");
    site.run(&["new", "--now", "2026-11-20T09:00:00Z", "Thank you"]).exits(0);
    let file = "content/articles/2026-11-20-thank-you.md";
    assert!(site.read(file).contains("\ndraft: true\n"), "{}", site.read(file));
    site.build(&["--strict"]).exits(0);
    assert!(!site.public().keys().any(|path| path.contains("thank-you")));
    site.write(file, site.read(file).replace("draft: true\n", ""));
    let run = site.build(&["--strict"]).exits(1);
    assert!(run.stderr.contains("error[not-ready]: this article has no text"), "{}", run.stderr);
    site.write(file, site.read(file) + "Say it.\n");
    site.build(&["--strict"]).exits(0);
}

#[test]
fn an_article_without_text_is_told_and_a_draft_is_not() {
    let site = Folder::new(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n\
         //- content/a.md\n---\ntitle: A\ndate: 2026-01-05\n---\n\n\n\
         //- content/b.md\n---\ntitle: B\ndate: 2026-01-05\ndraft: true\n---\n",
    );
    let run = site.build(&[]).exits(0);
    assert_eq!(
        run.stderr.matches("warning[not-ready]: this article has no text").count(),
        1,
        "{}",
        run.stderr
    );
}
