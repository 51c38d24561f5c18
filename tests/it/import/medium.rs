//! The archive of Medium: texts, drafts, and responses.

use crate::import::helpers::{archive, builds_and_stays, imported, with};

fn text(title: &str, deck: &str, body: &str, footer: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title></head><body><article class=\"h-entry\"><header><h1 class=\"p-name\">{title}</h1></header>\
         {deck}<section data-field=\"body\" class=\"e-content\">{body}</section><footer>{footer}</footer></article></body></html>"
    )
}

fn section(inner: &str) -> String {
    format!(
        "<section name=\"a\" class=\"section section--body\"><div class=\"section-divider\"><hr class=\"section-divider\"></div>\
         <div class=\"section-content\"><div class=\"section-inner sectionLayout--insetColumn\">{inner}</div></div></section>"
    )
}

const TITLE: &str = "<h3 name=\"1\" id=\"1\" class=\"graf graf--h3 graf--leading graf--title\">A warm welcome</h3>\
<h4 class=\"graf graf--h4 graf--subtitle\">For all</h4>";

#[test]
fn an_archive_becomes_a_site_that_builds() {
    let footer = |address: &str| {
        format!(
            "<p>By <a href=\"https://medium.com/@ann\" class=\"p-author h-card\">Ann &amp; Bo</a> on <a href=\"https://medium.com/p/3f2a\">\
             <time class=\"dt-published\" datetime=\"2019-01-02T10:00:00.000Z\">January 2, 2019</time></a>.</p>\
             <p><a href=\"{address}\" class=\"p-canonical\">Canonical link</a></p>"
        )
    };
    let deck = "<section data-field=\"subtitle\" class=\"p-summary\">For all</section>";
    let body = section(&format!(
        "{TITLE}<p name=\"2\" id=\"2\" class=\"graf graf--p\">Say <em class=\"markup--em\">hello</em>.</p>"
    )) + &section("<h3 class=\"graf graf--h3\">Next</h3><p class=\"graf graf--p\">Ask.</p>");
    let files = [
        ("README.html", "<html></html>".to_owned()),
        (
            "posts/2019-01-02_A-warm-welcome-3f2a.html",
            text("A warm welcome", deck, &body, &footer("https://talk.quay.example/a-warm-welcome-3f2a")),
        ),
        (
            "posts/2019-01-03_On-Medium-aa11.html",
            text("On Medium", "", &body, &footer("https://medium.com/@ann/on-medium-aa11")),
        ),
        (
            "posts/2019-01-04_I-agree-bb22.html",
            text("I agree", "", &section("<p>I agree.</p>"), &footer("https://medium.com/@ann/bb22")),
        ),
        (
            "posts/draft_Later-cc33.html",
            text(
                "Later",
                "",
                &body,
                "<p><a href=\"https://medium.com/p/cc33\" class=\"p-canonical\">View original.</a></p>",
            ),
        ),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let folder = with("medium.zip", archive(&files));
    insta::assert_snapshot!(imported(&folder, "medium.zip"));
    builds_and_stays(&folder, "medium.zip");
}
