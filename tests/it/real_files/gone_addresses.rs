//! Addresses that the last build had and this one does not: the account lists them.

use crate::driver::Folder;

const ANN: &str = "---\ntitle: Ann's text\nauthors: [Ann]\ntags: [habits]\n---\nText.\n";
const BEN: &str = "---\ntitle: Ben's text\n---\nText.\n";

fn site() -> Folder {
    let site = Folder::new("");
    site.write("content/2026-01-05-one.md", ANN);
    site.write("content/2026-02-05-two.md", BEN);
    site.build(&[]).exits(0);
    site
}

fn remove(site: &Folder, file: &str) {
    std::fs::remove_file(site.path(file)).unwrap();
}

#[test]
fn addresses_that_are_gone_since_the_last_build_are_counted_with_three_examples() {
    let site = site();
    remove(&site, "content/2026-01-05-one.md");
    let run = site.build(&[]).exits(0);
    let line = run.stdout.lines().find(|line| line.contains("of the last build are gone")).unwrap();
    // The article, its author and tag with their lists, and its month.
    let (count, rest) = line.split_once(" addresses of the last build are gone, such as ").unwrap();
    assert!(count.parse::<usize>().unwrap() >= 6, "{line}");
    let (named, rest) = rest.split_once(" (`--all` lists them); ").unwrap();
    assert!(named.split(", ").count() == 3 && named.contains("/2026/01/one/"), "{line}");
    assert!(rest.starts_with("an article with `aliases: [/2026/01/"), "{line}");
    let again = site.build(&[]).exits(0);
    assert!(!again.stdout.contains("gone"), "{}", again.stdout);
}

#[test]
fn all_lists_each_address_that_is_gone() {
    let site = site();
    remove(&site, "content/2026-01-05-one.md");
    let run = site.build(&["--all"]).exits(0);
    for address in
        ["/2026/01/one/", "/authors/ann/", "/tags/habits/", "/authors/", "/tags/", "/archive/2026/01/"]
    {
        assert!(run.stdout.contains(&format!("\n  {address}\n")), "{address}: {}", run.stdout);
    }
    assert!(!run.stdout.contains("feed.xml"), "{}", run.stdout);
}

#[test]
fn programs_get_each_address_that_is_gone() {
    let site = site();
    remove(&site, "content/2026-01-05-one.md");
    let run = site.build(&["--format", "json"]).exits(0);
    let account: serde_json::Value = serde_json::from_str(run.stdout.lines().last().unwrap()).unwrap();
    let gone: Vec<&str> =
        account["account"]["gone"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert!(
        gone.contains(&"/2026/01/one/") && gone.contains(&"/tags/habits/") && gone.len() >= 6,
        "{gone:?}"
    );
}

#[test]
fn an_address_that_is_led_on_is_not_gone() {
    for settings in ["", "output: {redirect_pages: false}\n"] {
        let site = Folder::new(&format!(
            "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n{settings}"
        ));
        site.write("content/2026-02-05-two.md", BEN);
        site.build(&[]).exits(0);
        site.write(
            "content/2026-02-05-two.md",
            BEN.replace("title:", "slug: deux\naliases: [/2026/02/two/]\ntitle:"),
        );
        let run = site.build(&[]).exits(0);
        assert!(!run.stdout.contains("gone"), "{}", run.stdout);
    }
}

#[test]
fn an_article_that_becomes_a_draft_takes_its_address_along() {
    let site = site();
    site.write("content/2026-02-05-two.md", BEN.replace("title:", "draft: true\ntitle:"));
    let run = site.build(&[]).exits(0);
    let line = run.stdout.lines().find(|line| line.contains("of the last build are gone: ")).unwrap();
    assert!(line.contains("/2026/02/two/") && line.contains("/archive/2026/02/"), "{line}");
    assert!(line.ends_with("leads readers on"), "{line}");
}

#[test]
fn a_file_that_is_gone_counts_and_pictures_in_other_sizes_do_not() {
    let site = Folder::new("//- static/report.pdf\nx\n");
    site.build(&[]).exits(0);
    remove(&site, "static/report.pdf");
    let run = site.build(&[]).exits(0);
    assert!(run.stdout.contains("1 address of the last build is gone: /report.pdf; "), "{}", run.stdout);
}

#[test]
fn the_list_of_an_earlier_version_is_understood() {
    let site = Folder::new("");
    site.build(&[]).exits(0);
    let list = site.read("public/.steadfast/manifest");
    let digest = list.split("  ").next().unwrap();
    site.write("public/.steadfast/manifest", format!("{list}{digest}  old/page/index.html\n"));
    std::fs::remove_file(site.path("public/.steadfast/inputs")).ok();
    let run = site.build(&[]).exits(0);
    assert!(run.stdout.contains("1 address of the last build is gone: /old/page/; "), "{}", run.stdout);
}
