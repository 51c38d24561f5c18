//! The ranges of values: in a sample of all notations, in generated maps, and in arbitrary text.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Report;
use crate::path::SourcePath;
use crate::yaml::parse;

/// Returns every key and value with the text of its range.
fn places(text: &str) -> Vec<String> {
    fn list(node: &Node, text: &str, found: &mut Vec<String>) {
        let at = &text[node.at.clone()];
        match &node.kind {
            NodeKind::Map(entries) => {
                for entry in entries {
                    found.push(format!("{} @ {}", entry.key, &text[entry.key_at.clone()]));
                    list(&entry.value, text, found);
                }
            }
            NodeKind::List(items) => items.iter().for_each(|item| list(item, text, found)),
            NodeKind::Null => found.push(format!("null @ {at}")),
            NodeKind::Bool { written, .. } | NodeKind::Number { written, .. } | NodeKind::Text(written) => {
                found.push(format!("{written} @ {at}"));
            }
        }
    }
    let mut found = Vec::new();
    let node = parse(&SourcePath::new("x.yaml"), text, 0..text.len(), &mut Report::new()).unwrap();
    list(&node, text, &mut found);
    found
}

#[test]
fn every_value_is_found_where_it_stands() {
    let text = "\
# comment: no
title: 1.10 # why
\"quoted key\": 'it''s'
tags:
- a
-   b c
  d
-
list: [x, \"y, z\", {k: 2024, e}, [~]]
empty:
literal: |
  line: one

  two
folded:
  - >-
    text
  - key: yes
    other: True
same: &name 0x10
again: *name
plain: several
  words # here

last: null
";
    insta::assert_snapshot!(places(text).join("\n"));
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,8}",
        "[a-z]{1,4} [a-z]{1,4}",
        "[0-9]{1,4}",
        "\"[a-z: ,#]{0,9}\"",
        "'[a-z:\\[ ]{0,9}'"
    ]
}

proptest! {
    #[test]
    fn a_generated_map_is_located(entries in prop::collection::vec((scalar(), prop::collection::vec(scalar(), 0..3), 0..4_u8), 1..8)) {
        let mut text = String::new();
        let mut written = Vec::new();
        for (index, (value, items, shape)) in entries.iter().enumerate() {
            match shape {
                0 => {
                    text.push_str(&format!("KEY{index}:  {value}  # note\n"));
                    written.push(value.clone());
                }
                1 => {
                    text.push_str(&format!("KEY{index}: [{}]\n", items.join(", ")));
                    written.extend(items.iter().cloned());
                }
                2 => {
                    text.push_str(&format!("KEY{index}:\n  INNER: {value}\n\n"));
                    written.push(value.clone());
                }
                _ => {
                    text.push_str(&format!("KEY{index}:\n{}", if items.is_empty() { "  ~\n" } else { "" }));
                    if items.is_empty() {
                        written.push("~".to_owned());
                    }
                    for item in items {
                        text.push_str(&format!("- {item}\n"));
                        written.push(item.clone());
                    }
                }
            }
        }
        let found: Vec<String> = places(&text)
            .into_iter()
            .filter_map(|place| place.split_once(" @ ").map(|(_, at)| at.to_owned()))
            .filter(|at| !at.starts_with("KEY") && at != "INNER")
            .collect();
        prop_assert_eq!(found, written, "{}", text);
    }

    #[test]
    fn no_text_ends_in_a_panic(text in "([-a:'\"\\[\\]{}|>&*!#%@,~? \n\té\u{0}]|title: |- ){0,40}") {
        let mut report = Report::new();
        parse(&SourcePath::new("x.yaml"), &text, 0..text.len(), &mut report);
        let whole = format!("---\n{text}---\n");
        parse(&SourcePath::new("x.md"), &whole, 4..4 + text.len(), &mut report);
    }
}
