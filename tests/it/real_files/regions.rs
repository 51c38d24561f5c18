//! English by region.

use crate::driver::published;

#[test]
fn english_is_that_of_the_region() {
    let check = |language: &str, day: &str, dark: &str| {
        let site = published(&format!(
            "//- site.yaml\ntitle: A\nurl: https://quay.example\nlanguage: {language}\nsocial_cards: false\n//- content/2001-09-01-a.md\n---\ntitle: A\n---\nText.\n"
        ));
        let page = site.text("2001/09/a/index.html");
        assert!(page.contains(&format!(">{day}</time>")), "{language} {day}: {page}");
        assert!(page.contains(dark), "{language} {dark}: {page}");
    };
    check("en-US", "September 1, 2001", "Dark colors");
    check("en-us", "September 1, 2001", "Dark colors");
    check("en-PH", "September 1, 2001", "Dark colors");
    check("en-CA", "September 1, 2001", "Dark colours");
    check("en-GB", "1 September 2001", "Dark colours");
    check("en-AU", "1 September 2001", "Dark colours");
    check("en", "1 September 2001", "Dark colours");
}

#[test]
fn a_site_changes_the_english_of_its_region() {
    let site = published(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\nlanguage: en-US\nsocial_cards: false\n//- languages/en-US.yaml\ntexts: {dark: Lights off}\n//- content/2001-09-01-a.md\n---\ntitle: A\n---\nText.\n",
    );
    let page = site.text("2001/09/a/index.html");
    assert!(page.contains("Lights off") && page.contains(">September 1, 2001</time>"), "{page}");
}
