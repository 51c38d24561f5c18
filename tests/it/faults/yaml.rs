//! The checks around the library that reads YAML: for every text, the result is small and lies in the text.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use steadfast::diagnostic::Report;
use steadfast::path::SourcePath;
use steadfast::yaml;
use steadfast::yaml::{Node, NodeKind};

/// The most bytes of YAML that are read. The result has at most as many values, and four times as much text.
const LARGEST: usize = 64 * 1024;
/// The maximum nesting of lists and maps.
const DEEPEST: usize = 32;

/// The size of a tree.
#[derive(Debug, Default)]
struct Size {
    depth: usize,
    values: usize,
    text: usize,
}

fn measure(node: &Node, depth: usize, end: usize, size: &mut Size) {
    size.depth = size.depth.max(depth);
    size.values += 1;
    assert!(node.at.start <= node.at.end && node.at.end <= end, "{node:?} lies outside the text");
    match &node.kind {
        NodeKind::List(items) => items.iter().for_each(|item| measure(item, depth + 1, end, size)),
        NodeKind::Map(entries) => {
            for entry in entries {
                size.text += entry.key.len();
                measure(&entry.value, depth + 1, end, size);
            }
        }
        NodeKind::Text(text) => size.text += text.len(),
        _ => {}
    }
}

/// Reads a text, and checks the result against the limits.
fn is_bounded(text: &str) {
    let mut report = Report::new();
    let read = yaml::parse(&SourcePath::new("a.md"), text, 0..text.len(), &mut report);
    assert!(read.is_some() || report.has_errors(), "a text that cannot be read is told");
    assert!(read.is_none() || text.len() <= LARGEST, "more is read than the limit");
    let mut size = Size::default();
    read.iter().for_each(|node| measure(node, 0, text.len(), &mut size));
    assert!(size.depth <= DEEPEST + 1 && size.values <= LARGEST && size.text <= 4 * LARGEST, "{size:?}");
}

const PIECES: &[&str] = &[
    "a: ", "b: ", "\n", "  ", "- ", "[", "]", "{", "}", ", ", "\"", "'", "&x ", "*x", "&y ", "*y", "!t ",
    "<<: ", "|\n", ">\n", "? ", "---\n", "...\n", "# ", "%", "\t", "x", "é", "1", "~", "\\", "long ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_read_as_yaml_is_small_and_lies_in_its_text(pieces in vec(select(PIECES), 0..80)) {
        is_bounded(&pieces.concat());
    }

    #[test]
    fn values_that_repeat_each_other_stay_within_the_limits(levels in 1..40_usize, width in 1..12_usize, text in 1..2000_usize) {
        let mut yaml = format!("a0: &a0 {}\n", "x".repeat(text));
        for level in 1..levels {
            let repeated = vec![format!("*a{}", level - 1); width].join(", ");
            yaml.push_str(&format!("a{level}: &a{level} [{repeated}]\n"));
        }
        is_bounded(&yaml);
    }
}

#[test]
fn yaml_of_any_length_and_depth_is_read_or_refused_at_once() {
    for text in [
        "a: b\n".repeat(20_000),
        format!("a: {}", "x".repeat(LARGEST)),
        format!("a: {}b{}", "[".repeat(DEEPEST), "]".repeat(DEEPEST)),
        format!("a: {}b{}", "[".repeat(DEEPEST - 1), "]".repeat(DEEPEST - 1)),
        (0..300).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        "- ".repeat(30_000),
    ] {
        is_bounded(&text);
    }
}
