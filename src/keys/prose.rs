//! Values that readers see as they are written: what YAML would take away from them, or leave in them, by mistake.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, codes};
use crate::keys::fields::Fields;
use crate::keys::scalars::unquoted;
use crate::yaml::line_at;
use crate::yaml::quote::{quoted, remedy};
use crate::yaml::{Node, NodeKind};

impl<'t> Fields<'t, '_> {
    /// Looks at the values of keys whose values are free text. Reports what follows a ` #`, which YAML takes for a
    /// comment, and quotes that YAML takes for a part of the text.
    pub fn prose(&mut self, keys: &[&str]) {
        for key in keys {
            let Some(entry) = self.entry(key) else { continue };
            match &entry.value.kind {
                NodeKind::List(items) => {
                    for item in
                        items.iter().filter(|item| !matches!(item.kind, NodeKind::List(_) | NodeKind::Map(_)))
                    {
                        self.free_text(item, "");
                    }
                }
                NodeKind::Map(_) => {}
                _ => self.free_text(&entry.value, &entry.key),
            }
        }
    }

    /// Looks at one text, which is the value of `key` or an entry of a list.
    fn free_text(&mut self, node: &Node, key: &str) {
        let line = line_at(self.whole, node.at.start);
        match node.kind {
            NodeKind::Null => self.only_a_comment(node, line),
            _ if self.whole[node.at.clone()].starts_with(['"', '\'', '|', '>', '*', '&']) => {}
            _ => {
                self.comment_behind(node);
                self.typographic_quotes(node, key);
            }
        }
    }

    /// `title: Be their #1 choice`.
    fn comment_behind(&mut self, node: &Node) {
        let end = line_at(self.whole, node.at.end).end;
        let behind = &self.whole[node.at.end..end.max(node.at.end)];
        if !behind.starts_with([' ', '\t']) || !behind.trim_start().starts_with('#') {
            return;
        }
        let hash = end - behind.trim_start().len();
        let begin = line_at(self.whole, node.at.end).start.max(node.at.start);
        let text = self.whole[begin..end].trim_end();
        self.hash(
            hash..end,
            &format!("{}{}", &self.whole[line_at(self.whole, begin).start..begin], quoted(text)),
        );
    }

    /// `title: #1 choice`, `- #loyalty`: a value that is all comment, without a blank behind the sign.
    fn only_a_comment(&mut self, node: &Node, line: Range<usize>) {
        if !self.is_commented_out(node) {
            return;
        }
        let at = self.whole[node.at.start..line.end].find('#').map_or(line.end, |at| node.at.start + at);
        let value = self.whole[at..line.end].trim_end();
        self.hash(at..line.end, &format!("{}{}", &self.whole[line.start..at], quoted(value)));
    }

    /// Whether an empty value has a `#` and a word where a text belongs.
    pub(super) fn is_commented_out(&self, node: &Node) -> bool {
        let line = line_at(self.whole, node.at.start);
        let text = self.whole.get(node.at.start..line.end).unwrap_or_default();
        let Some((before, value)) = text.split_once('#') else { return false };
        let is_word = value.starts_with(|c: char| !c.is_whitespace() && c != '#');
        is_word && node.kind == NodeKind::Null && before.trim_end().ends_with([':', '-'])
    }

    fn hash(&mut self, at: Range<usize>, corrected: &str) {
        self.fault(
            Diagnostic::error(codes::HASH_IN_TEXT, "what follows the `#` is not read")
                .at(self.span(at))
                .why("a blank and `#` begin a comment in YAML, unless the text is in quotes")
                .help(remedy("put the text in quotes:", corrected)),
        );
    }

    /// `title: “A warm welcome”`: readers would see the quotes.
    fn typographic_quotes(&mut self, node: &Node, key: &str) {
        let text = &self.whole[node.at.clone()];
        let inner = unquoted(text);
        if inner == text || text.contains('\n') || key.is_empty() {
            return;
        }
        let (with, without) =
            (self.corrected(&node.at, key, &quoted(text)), self.corrected(&node.at, key, &quoted(inner)));
        let message = format!("the quotes around `{inner}` are taken for a part of the text");
        self.fault(
            Diagnostic::warning(codes::TYPOGRAPHIC_QUOTES, message)
                .at(self.span(node.at.clone()))
                .why("YAML knows only straight quotes")
                .help(remedy(
                    "write one of, without and with quotes for readers:",
                    &format!("{without}\n{with}"),
                )),
        );
    }
}
