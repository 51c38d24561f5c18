//! Sets the byte range of each value by walking the tree and its text together.
//!
//! The YAML crate reports the positions of errors, not of values. The tree is known to be correct, so the walk only has
//! to find the next value in the text. Where tree and text do not match, the remaining values get the range of their
//! parent.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::yaml::node::{MapEntry, Node, NodeKind};
use crate::yaml::scanner::{NodeStyle, Scanner};

/// Sets the range of every value in the tree that was parsed from `text[yaml]`. Returns the first tag that is not one
/// of YAML's core tags: the YAML crate ignores tags of lists and maps, and all that begin with `!!`.
pub(super) fn locate(text: &str, yaml: Range<usize>, node: &mut Node) -> Option<Range<usize>> {
    let mut walk =
        SpanWalk { scan: Scanner { text, at: yaml.start }, anchors: BTreeMap::new(), unknown_tag: None };
    walk.beginning();
    let context = NodeContext { indent: None, style: NodeStyle::Block };
    if walk.node(node, context).is_none() || node.at == NO_RANGE {
        node.at = yaml;
    }
    inherit(node);
    walk.unknown_tag
}

/// The tags of the core types, which change nothing. Source: YAML 1.2.2, chapter 10.
const CORE_TAGS: [&str; 7] = ["!!bool", "!!float", "!!int", "!!map", "!!null", "!!seq", "!!str"];

/// The range of a value that was not found.
const NO_RANGE: Range<usize> = 0..0;

/// Sets the range of values that were not found to that of their parent.
fn inherit(node: &mut Node) {
    let at = node.at.clone();
    let held: Vec<&mut Node> = match &mut node.kind {
        NodeKind::List(items) => items.iter_mut().collect(),
        NodeKind::Map(entries) => entries.iter_mut().map(|entry| inherit_key(entry, &at)).collect(),
        _ => Vec::new(),
    };
    for child in held {
        if child.at == NO_RANGE {
            child.at = at.clone();
        }
        inherit(child);
    }
}

fn inherit_key<'e>(entry: &'e mut MapEntry, at: &Range<usize>) -> &'e mut Node {
    if entry.key_at == NO_RANGE {
        entry.key_at = at.clone();
    }
    &mut entry.value
}

/// The context of a value.
#[derive(Clone, Copy)]
struct NodeContext {
    /// The indentation of the parent; `None` at the top.
    indent: Option<usize>,
    style: NodeStyle,
}

struct SpanWalk<'t> {
    scan: Scanner<'t>,
    /// The ranges of the anchored values, by anchor.
    anchors: BTreeMap<&'t str, Range<usize>>,
    /// The first tag that is not one of YAML's core tags.
    unknown_tag: Option<Range<usize>>,
}

impl<'t> SpanWalk<'t> {
    /// Skips directives and the line that begins a document.
    fn beginning(&mut self) {
        self.scan.skip();
        while self.scan.rest().starts_with('%') {
            self.scan.at += self.scan.rest().find('\n').unwrap_or(self.scan.rest().len());
            self.scan.skip();
        }
        if self.scan.rest().starts_with("---") {
            self.scan.at += 3;
        }
    }

    /// Sets the range of one value. Returns `None` if the text does not match the tree.
    fn node(&mut self, node: &mut Node, context: NodeContext) -> Option<()> {
        if node.kind == NodeKind::Null {
            self.null(node);
            return Some(());
        }
        let anchor = self.properties();
        if self.scan.peek() == Some(b'*') {
            let name = self.scan.word();
            let original = self.anchors.get(&self.scan.text[name.start + 1..name.end]).cloned();
            if let Some(original) = original {
                keep_written(node, &self.scan.text[original]);
            }
            node.at = name;
            return Some(());
        }
        match (&mut node.kind, self.scan.peek()?) {
            (NodeKind::Map(entries), b'{') => {
                let start = self.scan.at;
                node.at = start..start + 1;
                self.flow_map(entries)?;
                node.at.end = self.scan.at;
            }
            (NodeKind::Map(entries), _) => {
                let start = self.scan.at;
                node.at = start..start + 1;
                self.block_map(entries, context.style)?;
                node.at.end = self.scan.at;
            }
            (NodeKind::List(items), b'[') => {
                let start = self.scan.at;
                node.at = start..start + 1;
                self.flow_list(items)?;
                node.at.end = self.scan.at;
            }
            (NodeKind::List(items), _) => {
                let start = self.scan.at;
                node.at = start..start + 1;
                self.block_list(items)?;
                node.at.end = self.scan.at;
            }
            (_, first) => self.scalar(node, first, context)?,
        }
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, node.at.clone());
        }
        Some(())
    }

    /// Skips whitespace, anchors and tags. Returns the name of the anchor.
    fn properties(&mut self) -> Option<&'t str> {
        let mut anchor = None;
        loop {
            self.scan.skip();
            match self.scan.peek() {
                Some(b'&') => {
                    let word = self.scan.word();
                    anchor = Some(&self.scan.text[word.start + 1..word.end]);
                }
                Some(b'!') => {
                    let tag = self.scan.word();
                    if !CORE_TAGS.contains(&&self.scan.text[tag.clone()]) {
                        self.unknown_tag.get_or_insert(tag);
                    }
                }
                _ => return anchor,
            }
        }
    }

    /// Sets the range of a null, which may be written `~` or `null`, or not at all.
    fn null(&mut self, node: &mut Node) {
        let before = self.scan.at;
        self.properties();
        let word = self.scan.plain(NodeStyle::Flow);
        let text = &self.scan.text[word.clone()];
        let is_key = self.scan.rest().trim_start().starts_with(':');
        let is_alias = text.starts_with('*') && !self.scan.text[before..word.start].contains('\n');
        let is_null = matches!(text, "~" | "null" | "Null" | "NULL") && !is_key;
        if is_null || is_alias {
            node.at = word;
        } else {
            self.scan.at = before;
        }
    }

    fn block_map(&mut self, entries: &mut [MapEntry], style: NodeStyle) -> Option<()> {
        let indent = Some(self.scan.column());
        for entry in entries {
            self.scan.skip();
            self.key(entry, style)?;
            self.scan.skip();
            self.scan.take(b':')?;
            entry.value.at = entry.key_at.clone();
            self.node(&mut entry.value, NodeContext { indent, style })?;
        }
        Some(())
    }

    fn flow_map(&mut self, entries: &mut [MapEntry]) -> Option<()> {
        self.scan.take(b'{')?;
        for entry in entries {
            self.scan.skip_commas();
            self.key(entry, NodeStyle::Flow)?;
            self.scan.skip();
            entry.value.at = entry.key_at.clone();
            if self.scan.take(b':').is_some() {
                self.node(&mut entry.value, NodeContext { indent: None, style: NodeStyle::Flow })?;
            }
        }
        self.scan.skip_commas();
        self.scan.take(b'}')
    }

    fn flow_list(&mut self, items: &mut [Node]) -> Option<()> {
        self.scan.take(b'[')?;
        for item in items {
            self.scan.skip_commas();
            item.at = self.scan.at..self.scan.at + 1;
            self.node(item, NodeContext { indent: None, style: NodeStyle::Flow })?;
        }
        self.scan.skip_commas();
        self.scan.take(b']')
    }

    fn block_list(&mut self, items: &mut [Node]) -> Option<()> {
        let indent = Some(self.scan.column());
        for item in items {
            self.scan.skip();
            item.at = self.scan.at..self.scan.at + 1;
            self.scan.take(b'-')?;
            self.node(item, NodeContext { indent, style: NodeStyle::Block })?;
        }
        Some(())
    }

    /// Sets the range of a key. A plain key that is not a string is kept as it is written.
    fn key(&mut self, entry: &mut MapEntry, style: NodeStyle) -> Option<()> {
        if self.scan.rest().starts_with("? ") {
            self.scan.at += 1;
        }
        self.properties();
        match self.scan.peek()? {
            b'"' | b'\'' => entry.key_at = self.scan.quoted()?,
            b'*' => entry.key_at = self.scan.word(),
            _ => {
                let at = self.scan.plain(style);
                let written = &self.scan.text[at.clone()];
                if written != entry.key {
                    if !is_typed(written) {
                        return None;
                    }
                    written.clone_into(&mut entry.key);
                }
                entry.key_at = at;
            }
        }
        Some(())
    }

    fn scalar(&mut self, node: &mut Node, first: u8, context: NodeContext) -> Option<()> {
        node.at = match first {
            b'"' | b'\'' => self.scan.quoted()?,
            b'|' | b'>' if context.style == NodeStyle::Block => self.scan.literal(context.indent),
            _ => match &node.kind {
                NodeKind::Text(text) => self.plain_text(text, context.style)?,
                _ => {
                    let at = self.scan.plain(context.style);
                    keep_written(node, &self.scan.text[at.clone()]);
                    at
                }
            },
        };
        Some(())
    }

    /// Skips a plain scalar of one or more lines, which must match `text`.
    fn plain_text(&mut self, text: &str, style: NodeStyle) -> Option<Range<usize>> {
        let start = self.scan.at;
        let mut expected = text;
        loop {
            let line = self.scan.plain(style);
            for word in self.scan.text[line].split_ascii_whitespace() {
                expected = expected.trim_start_matches([' ', '\t', '\n']).strip_prefix(word)?;
            }
            let end = self.scan.at;
            if expected.is_empty() {
                return Some(start..end);
            }
            self.scan.skip();
            if self.scan.at == end {
                return None;
            }
        }
    }
}

/// Returns whether a plain scalar is a number, a boolean or null, so that it may differ from the parsed value.
fn is_typed(word: &str) -> bool {
    let first = word.trim_start_matches(['+', '-', '.']);
    first.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false", "null", "~", "inf", "nan"].iter().any(|known| first.eq_ignore_ascii_case(known))
}

/// Keeps a number or boolean as its author wrote it.
fn keep_written(node: &mut Node, text: &str) {
    if let NodeKind::Bool { written, .. } | NodeKind::Number { written, .. } = &mut node.kind
        && is_typed(text)
    {
        text.clone_into(written);
    }
}

#[cfg(test)]
#[path = "spans_tests.rs"]
mod tests;
