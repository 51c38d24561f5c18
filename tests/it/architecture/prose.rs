//! Phrases that must not come back: each has a plainer word.

use super::files;

/// A phrase, and what to write in its place.
const PHRASES: [(&str, &str); 22] = [
    ("held against", "checked against"),
    ("took its watch along", "the OS drops the watch"),
    ("what is other than", "what differs from"),
    ("cannot be foretold", "is unpredictable"),
    ("is let go of", "is dropped"),
    ("are let go of", "are dropped"),
    ("whoever", "who, or the role: an author, a reader"),
    ("has moved in", "is renamed into place"),
    ("is the affair of", "is done by"),
    ("is the client's affair", "is up to the client"),
    ("so that never", "so that … never"),
    ("nobody listens", "there are no subscribers"),
    ("wants some", "implies them"),
    ("is no fault", "is not an error"),
    ("for want of", "because there is no"),
    ("stand over", "cover"),
    ("is told", "gets a message, or is reported"),
    ("so as to", "to"),
    ("stranger", "a commenter, or what is unknown"),
    ("made anew", "made again"),
    ("for good", "permanently"),
    ("stands at", "is at"),
];

#[test]
fn comments_are_plain_english() {
    let mut found = Vec::new();
    let rust = files("src", ".rs").into_iter().chain(files("crates", ".rs")).chain(files("tests/it", ".rs"));
    for (path, text) in rust.filter(|(path, _)| !path.ends_with("architecture/prose.rs")) {
        for (number, line) in (1..).zip(text.lines()) {
            let Some((_, comment)) = line.split_once("//") else { continue };
            let comment = comment.to_lowercase();
            let hits = PHRASES.iter().filter(|(phrase, _)| comment.contains(phrase));
            found.extend(hits.map(|(phrase, plain)| format!("{path}:{number}: `{phrase}`: {plain}")));
        }
    }
    assert!(found.is_empty(), "write it in plain English:\n{}", found.join("\n"));
}
