//! Diagnostics in SARIF 2.1.0, the format in which services such as GitHub's code scanning read the results of checks.
//!
//! Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::diagnostic::codes::Code;
use crate::diagnostic::record::{Diagnostic, Severity};
use crate::diagnostic::span::Span;

/// The characters of a path that are encoded in a URI.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns the document with one run. `folder` is the site's folder relative to the root of the repository, empty or with a
/// trailing slash.
pub fn document(found: &[Diagnostic], folder: &str) -> String {
    let codes: BTreeMap<&str, Code> = found.iter().map(|found| (found.code.name, found.code)).collect();
    let index = |name: &str| codes.keys().position(|known| *known == name);
    let rules: Vec<Value> = codes.values().map(rule).collect();
    let results: Vec<Value> = found
        .iter()
        .map(|found| {
            let related = found.related.iter().map(|(span, what)| {
                let mut location = location(span, folder);
                location["message"] = json!({ "text": what });
                location
            });
            json!({
                "ruleId": found.code.name,
                "ruleIndex": index(found.code.name),
                "level": level(found.severity),
                "message": { "text": text(found) },
                "locations": found.span.iter().map(|span| location(span, folder)).collect::<Vec<_>>(),
                "relatedLocations": related.collect::<Vec<_>>(),
            })
        })
        .collect();
    let driver = json!({ "name": "steadfast", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    });
    format!("{document:#}\n")
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.name,
        "shortDescription": { "text": code.about },
        "fullDescription": { "text": code.about },
        "help": { "text": code.explanation },
    })
}

/// Returns the message with its reason and help, each on a line.
fn text(found: &Diagnostic) -> String {
    let parts = [Some(&found.message), found.why.as_ref(), found.help.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn location(span: &Span, folder: &str) -> Value {
    let uri = format!("{folder}{}", span.file);
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": utf8_percent_encode(&uri, PATH).to_string() },
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endColumn": span.column + span.width,
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;
    use crate::path::SourcePath;

    #[test]
    fn a_document_has_rules_results_and_places() {
        let (a, b) = (SourcePath::new("content/a b.md"), SourcePath::new("content/é.md"));
        let found = [
            Diagnostic::warning(codes::DEAD_LINK, "there is no `x`").help("write `y`"),
            Diagnostic::error(codes::DUPLICATE_PATH, "two articles would be written to `/hello/`")
                .at(Span::new(&a, "één\ntwee drie\nvier", 12..16))
                .why("one of them would be lost")
                .also(Span::file(&b), "the other article"),
        ];
        insta::assert_snapshot!(document(&found, "blog/"));
    }
}
