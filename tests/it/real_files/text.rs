//! A site with one article, for tests of texts.

use crate::driver::published;

/// Returns a site whose only article has this text.
pub(crate) fn article(language: &str, body: &str) -> String {
    let language = if language == "text" { "en-GB" } else { language };
    format!(
        "//- site.yaml\ntitle: A site\nurl: https://quay.example\nlanguage: {language}\nsocial_cards: false\n\
         feeds:\n  content: full\n//- content/articles/2026-01-05-a.md\n---\ntitle: Title\n---\n{body}\n"
    )
}

/// Returns the article's text as HTML; there must be no messages.
pub(crate) fn prose(body: &str) -> String {
    prose_in("text", body)
}

/// The same in a language.
pub(crate) fn prose_in(language: &str, body: &str) -> String {
    part(published(&article(language, body)).text("2026/01/a/index.html"))
}

/// Returns the article's text; there may be messages.
pub(crate) fn faulty_prose(body: &str) -> String {
    let (files, _) =
        crate::driver::build(crate::driver::sources(&article("text", body)), &crate::driver::request());
    part(std::str::from_utf8(&files["2026/01/a/index.html"]).unwrap())
}

fn part(page: &str) -> String {
    let prose = page.split_once("<div class=\"prose e-content\">").unwrap().1;
    prose.split_once("</article>").unwrap().0.to_owned()
}

/// Returns the messages for a site.
pub(crate) fn faults_of(site: &str) -> String {
    crate::driver::faults(site)
}
