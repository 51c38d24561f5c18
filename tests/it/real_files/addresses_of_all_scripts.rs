//! Hosts and slugs with letters outside of ASCII.

use crate::driver;
use crate::driver::published;

fn article(more: &str) -> String {
    format!(
        "//- site.yaml\ntitle: A\nurl: https://bücher.example/blog\nsocial_cards: false\n//- content/2026-01-05-a.md\n---\ntitle: A\n{more}---\nText.\n"
    )
}

#[test]
fn a_host_of_any_script_is_written_for_programs() {
    let site = published(&article(""));
    for file in ["sitemap.xml", "feed.xml", "robots.txt", "llms.txt", "2026/01/a/index.html"] {
        let text = site.text(file);
        assert!(
            text.contains("https://xn--bcher-kva.example/blog/") && !text.contains("bücher"),
            "{file}: {text}"
        );
    }
}

#[test]
fn a_slug_that_no_server_or_disk_takes_is_refused() {
    for slug in ["a:b", "a*b", "<a>", "a|b", "'\"a\"'", ".a", "con", "lpt1", "50%"] {
        let faults = driver::faults(&article(&format!("slug: {slug}\n")));
        assert!(faults.starts_with("error[bad-path]"), "{slug}: {faults}");
        // The help works.
        let (_, help) = faults.split_once("= help: write:\n").unwrap();
        let line = help.lines().find(|line| line.trim_start().starts_with("slug:")).unwrap().trim();
        assert_eq!(driver::faults(&article(&format!("{line}\n"))), "", "{slug}: {line}");
    }
}

#[test]
fn a_slug_from_a_browser_is_decoded() {
    assert!(published(&article("slug: a%20b\n")).has("2026/01/a b/index.html"));
    assert!(published(&article("slug: caf%C3%A9\n")).has("2026/01/café/index.html"));
}

#[test]
fn an_old_address_is_kept_and_encoded() {
    let site = published(&article("url: /a:b/x*/\"q\"/\n"));
    assert!(site.has("a:b/x*/\"q\"/index.html"));
    assert!(site.text("sitemap.xml").contains("/a:b/x*/%22q%22/"), "{}", site.text("sitemap.xml"));
}
