//! Parses the YAML of a file: checks the limits, builds the tree, adds the spans, rejects duplicate keys.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::path::SourcePath;
use crate::yaml::node::{Node, NodeKind};
use crate::yaml::{diagnostics, limits, lookalikes, read, spans};

/// Parses the range `yaml` of a file. Returns `None` if it is not readable. All errors are reported.
///
/// YAML that is empty or has only comments is [`NodeKind::Null`]. If a key is duplicated, the tree has both values.
pub fn parse(file: &SourcePath, whole: &str, yaml: Range<usize>, report: &mut Report) -> Option<Node> {
    if let Err(fault) = limits::check(file, whole, &yaml) {
        report.push(fault);
        return None;
    }
    let text = lookalikes::replace_lookalikes(&whole[yaml.clone()]);
    let mut node = match read::read(&text) {
        Ok(node) => node,
        Err(fault) => {
            report.extend(diagnostics::all_errors(file, whole, &yaml, &text, fault));
            return None;
        }
    };
    let padded = padded(&text, yaml.start);
    if let Some(tag) = spans::locate(&padded, yaml, &mut node) {
        report.push(diagnostics::unknown_tag(&padded, tag.clone()).at(Span::new(file, whole, tag)));
        return None;
    }
    report_rejected_keys(file, whole, &node, report);
    Some(node)
}

/// Returns the YAML with `start` bytes before it, so that its offsets are those of the file.
fn padded<'a>(text: &'a Cow<'a, str>, start: usize) -> Cow<'a, str> {
    if start == 0 {
        return Cow::Borrowed(text.as_ref());
    }
    let mut padded = " ".repeat(start - 1);
    padded.push('\n');
    padded.push_str(text);
    Cow::Owned(padded)
}

/// The maximum number of duplicate keys that are reported. A file with more is damaged.
const MOST_DUPLICATES: usize = 100;

/// Reports duplicate keys and merge keys.
fn report_rejected_keys(file: &SourcePath, whole: &str, node: &Node, report: &mut Report) {
    if let NodeKind::List(items) = &node.kind {
        for item in items {
            report_rejected_keys(file, whole, item, report);
        }
    }
    let place = |at: &Range<usize>| Span::new(file, whole, at.clone());
    let mut seen = BTreeMap::new();
    let mut twice = 0;
    for entry in node.entries() {
        if entry.key == "<<" {
            report.push(
                Diagnostic::error(codes::YAML_SYNTAX, "merge keys (`<<`) are not read")
                    .at(place(&entry.key_at))
                    .help("write the keys out here"),
            );
        } else if let Some(first) = seen.insert(entry.key.as_str(), &entry.key_at) {
            twice += 1;
            if twice <= MOST_DUPLICATES {
                report.push(
                    Diagnostic::error(codes::DUPLICATE_KEY, format!("the key `{}` stands twice", entry.key))
                        .at(place(&entry.key_at))
                        .also(place(first), "it stands here first")
                        .help("remove one of the two lines"),
                );
            }
        }
        report_rejected_keys(file, whole, &entry.value, report);
    }
}
