//! Straight quotation marks, apostrophes and inch marks, in every language of the program.

use crate::driver::{Published, published};

/// Returns the page of an article in a language.
fn page(language: &str, body: &str) -> String {
    let site: Published = published(&format!(
        "//- content/2026-01-05-a.md\n---\ntitle: T\nlanguage: {language}\n---\n{body}\n"
    ));
    site.main("2026/01/a/index.html").to_owned()
}

#[track_caller]
fn check(language: &str, body: &str, expected: &str) {
    let page = page(language, body);
    assert!(page.contains(expected), "{body}: {expected}\n{page}");
}

#[test]
fn quotes_are_those_of_the_texts_language() {
    check("de", "Er sagt \"ja\" und 'nein'.", "<p>Er sagt „ja“ und ‚nein‘.</p>");
    check("fr", "Il dit \"oui\".", "<p>Il dit «\u{a0}oui\u{a0}».</p>");
    check("es", "Dice \"sí\".", "<p>Dice «sí».</p>");
    check("ja", "彼は\"はい\"と言った。", "<p>彼は「はい」と言った。</p>");
    check("ar", "قال \"نعم\" ثم", "<p>قال «نعم» ثم</p>");
    check("en", "He says \"yes\" and 'no'.", "<p>He says “yes” and ‘no’.</p>");
    check("de-CH", "Er sagt \"ja\".", "<p>Er sagt «ja».</p>");
}

#[test]
fn a_site_changes_the_quotes_of_its_language() {
    let site = published(
        "//- languages/de.yaml\nquotes: [\"»\", \"«\", \"›\", \"‹\"]\n//- content/2026-01-05-a.md\n---\ntitle: \"\\\"Ja\\\" und 'nein'\"\nlanguage: de\n---\nEr sagt \"ja\".\n",
    );
    let main = site.main("2026/01/a/index.html");
    assert!(main.contains("<p>Er sagt »ja«.</p>") && main.contains("»Ja« und ›nein‹"), "{main}");
}

#[test]
fn a_mark_behind_a_number_or_at_the_end_never_opens() {
    check("en", "A 24\" monitor, \"good\".", "A 24\" monitor, “good”.");
    check("en", "He is 6'2\" and \"tall\".", "He is 6'2\" and “tall”.");
    check("en", "A 5\" x 7\" card", "A 5\" x 7\" card");
    check("en", "and he left.\"", "and he left.”");
    check("en", "f\"{x}\" then \"y\"", "f”{x}” then “y”");
    check("en", "“typed\" end", "“typed” end");
    check("de", "Ein 24\" Monitor", "Ein 24\" Monitor");
}

#[test]
fn quotes_reach_over_markup() {
    check("en", "(\"*Yes*\") and *\"no\"*", "(“<em>Yes</em>”) and <em>“no”</em>");
    check("en", "**\"Bold\"**\\\n\"next\"", "<strong>“Bold”</strong><br>\n“next”");
    check("en", "\"`code`\" and it's \"[a link](https://a.example/)\"", "“<code>code</code>” and it’s “<a");
    check("de", "Sie sagte: \"Er meinte 'nein'\" - *\"doch\"*", "„Er meinte ‚nein‘“ - <em>„doch“</em>");
    check("en", "\"'No,' he said\"---\"'yes'\"", "“‘No,’ he said”—“‘yes’”");
}

#[test]
fn apostrophes_are_no_quotes() {
    check(
        "en",
        "Don't, the '90s, rock 'n' roll, the dogs' bones, 'tis",
        "Don’t, the ’90s, rock ’n’ roll, the dogs’ bones, ’tis",
    );
    check("fr", "l'été d'\"avant\"", "l’été d’«\u{a0}avant\u{a0}»");
    check("de", "Hab's, 'ne", "Hab’s, ’ne");
}
