//! `steadfast import --check-addresses`: the addresses of an old site.

use crate::driver::Folder;

fn site() -> Folder {
    Folder::new(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\nredirects:\n  /label/habits: /tags/habits/\n\
         //- content/2026-01-05-café.md\n---\ntitle: Hello\ntags: [Habits]\naliases: [/old.html]\n---\nText\n",
    )
}

#[test]
fn a_site_that_has_all_addresses_passes() {
    let site = site();
    site.write(
        "old.xml",
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\
         <url><loc>https://quay.example/</loc></url><url><loc>https://quay.example/2026/01/caf%C3%A9/</loc></url>\
         <url><loc>http://quay.example/2026/01/caf%C3%A9</loc></url><url><loc>https://quay.example/old.html</loc></url>\
         <url><loc>https://quay.example/label/habits?m=1</loc></url><url><loc>https://quay.example/feed.xml</loc></url></urlset>",
    );
    let run = site.run(&["import", "--check-addresses", "old.xml"]).exits(0);
    assert!(run.stdout.contains("each of the 6 addresses"), "{}", run.stdout);
}

#[test]
fn missing_addresses_are_listed_with_a_guess() {
    let site = site();
    site.write("old.txt", "https://quay.example/2026/01/cafe/\n/nowhere/at/all.html\n/old.html\n");
    let run = site.run(&["import", "--check-addresses", "old.txt"]).exits(1);
    assert!(run.stdout.contains("2 of 3 addresses"), "{}", run.stdout);
    assert!(run.stdout.contains("/nowhere/at/all.html") && run.stdout.contains("help:"), "{}", run.stdout);
}

#[test]
fn guesses_are_lines_to_paste() {
    let site = site();
    site.write("old.txt", "/topics/habits/\n/old.html\n");
    let run = site.run(&["import", "--check-addresses", "old.txt"]).exits(1);
    assert!(run.stdout.contains("\nredirects:\n  \"/topics/habits/\": /tags/habits/\n"), "{}", run.stdout);
}

#[test]
fn a_list_without_addresses_is_refused() {
    let site = site();
    for (text, expected) in [
        ("", "holds no addresses"),
        ("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"></urlset>", "holds no addresses"),
        (
            "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>https://a.example/b.xml</loc>\
             </sitemap></sitemapindex>",
            "1 other sitemap",
        ),
        ("<urlset", "cannot be read as XML"),
    ] {
        site.write("old.xml", text);
        let message = site.run(&["import", "--check-addresses", "old.xml"]).exits(1).stderr;
        assert!(message.contains(expected), "{message}");
    }
}
