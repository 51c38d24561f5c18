//! Gives each value of a tree its place, by walking the tree and its text together.
//!
//! The YAML crate says where faults are, not where values are. Since the tree is known to be right, the walk only has
//! to find in the text what must be there next. Where the two do not fit, what is left gets the place of what holds it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::yaml::node::{MapEntry, Node, NodeKind};
use crate::yaml::scanner::{NodeStyle, Scanner};

/// Locates every value of the tree that was read from `text[yaml]`. Gives the first tag that is none of YAML's own: the
/// YAML crate passes over those of lists and maps, and over all that begin with `!!`.
pub(super) fn locate(text: &str, yaml: Range<usize>, node: &mut Node) -> Option<Range<usize>> {
    let mut walk =
        SpanWalk { scan: Scanner { text, at: yaml.start }, anchors: BTreeMap::new(), foreign_tag: None };
    walk.beginning();
    let context = NodeContext { indent: None, style: NodeStyle::Block };
    if walk.node(node, context).is_none() || node.at == UNPLACED {
        node.at = yaml;
    }
    inherit(node);
    walk.foreign_tag
}

/// The tags of the types that a value has anyway. Source: YAML 1.2.2, chapter 10.
const OWN_TAGS: [&str; 7] = ["!!bool", "!!float", "!!int", "!!map", "!!null", "!!seq", "!!str"];

/// The place of a value that is not located.
const UNPLACED: Range<usize> = 0..0;

/// Gives values without a place that of what holds them.
fn inherit(node: &mut Node) {
    let at = node.at.clone();
    let held: Vec<&mut Node> = match &mut node.kind {
        NodeKind::List(items) => items.iter_mut().collect(),
        NodeKind::Map(entries) => entries.iter_mut().map(|entry| inherit_key(entry, &at)).collect(),
        _ => Vec::new(),
    };
    for child in held {
        if child.at == UNPLACED {
            child.at = at.clone();
        }
        inherit(child);
    }
}

fn inherit_key<'e>(entry: &'e mut MapEntry, at: &Range<usize>) -> &'e mut Node {
    if entry.key_at == UNPLACED {
        entry.key_at = at.clone();
    }
    &mut entry.value
}

/// What stands context a value.
#[derive(Clone, Copy)]
struct NodeContext {
    /// The indentation of what holds it; none at the top.
    indent: Option<usize>,
    style: NodeStyle,
}

struct SpanWalk<'t> {
    scan: Scanner<'t>,
    /// Where the values lie that aliases repeat.
    anchors: BTreeMap<&'t str, Range<usize>>,
    /// The first tag that is none of YAML's own.
    foreign_tag: Option<Range<usize>>,
}

impl<'t> SpanWalk<'t> {
    /// Steps over directives and the line that begins a document.
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

    /// Locates one value; `None` when the text is not what the tree says.
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

    /// Steps over blanks, anchors and tags; gives the anchor's name.
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
                    if !OWN_TAGS.contains(&&self.scan.text[tag.clone()]) {
                        self.foreign_tag.get_or_insert(tag);
                    }
                }
                _ => return anchor,
            }
        }
    }

    /// A value that is nothing: it may be written `~` or `null`, or not at all.
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

    /// Locates a key. A plain key that is not a text is kept as it is written.
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

    /// Steps over a plain text of one or more lines, which must say what the tree says.
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

/// Whether a plain word is a number, a truth value or nothing, so that it may differ from what was read.
fn is_typed(word: &str) -> bool {
    let first = word.trim_start_matches(['+', '-', '.']);
    first.starts_with(|c: char| c.is_ascii_digit())
        || ["true", "false", "null", "~", "inf", "nan"].iter().any(|known| first.eq_ignore_ascii_case(known))
}

/// Keeps a number or truth value as its author wrote it.
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
