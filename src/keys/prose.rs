//! Checks free text that readers see: characters that YAML drops, or keeps, by mistake.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, codes};
use crate::keys::fields::Fields;
use crate::keys::scalars::unquoted;
use crate::yaml::quote::{quoted, remedy};
use crate::yaml::{Node, NodeKind, line_at};

impl<'t> Fields<'t, '_> {
    /// Checks the values of keys with free text. Reports text after ` #`, which is a comment in YAML, and typographic
    /// quotes, which are part of the text in YAML.
    pub fn prose(&mut self, keys: &[&'t str]) {
        for key in keys {
            let Some(entry) = self.entry(key) else { continue };
            match &entry.value.kind {
                NodeKind::List(items) => {
                    for item in
                        items.iter().filter(|item| !matches!(item.kind, NodeKind::List(_) | NodeKind::Map(_)))
                    {
                        self.check_text(item, "");
                    }
                }
                NodeKind::Map(_) => {}
                _ => self.check_text(&entry.value, &entry.key),
            }
        }
    }

    /// Checks one text, which is the value of `key` or an entry of a list.
    fn check_text(&mut self, node: &Node, key: &str) {
        let line = line_at(self.whole, node.at.start);
        match node.kind {
            NodeKind::Null => self.only_a_comment(node, line),
            _ if self.whole[node.at.clone()].starts_with(['"', '\'', '|', '>', '*', '&']) => {}
            _ => {
                self.trailing_comment(node);
                self.typographic_quotes(node, key);
            }
        }
    }

    /// Reports `title: Be their #1 choice`.
    fn trailing_comment(&mut self, node: &Node) {
        let end = line_at(self.whole, node.at.end).end;
        let behind = &self.whole[node.at.end..end.max(node.at.end)];
        if !behind.starts_with([' ', '\t']) || !behind.trim_start().starts_with('#') {
            return;
        }
        let hash = end - behind.trim_start().len();
        let begin = line_at(self.whole, node.at.end).start.max(node.at.start);
        let text = self.whole[begin..end].trim_end();
        self.report_hash(
            hash..end,
            &format!("{}{}", &self.whole[line_at(self.whole, begin).start..begin], quoted(text)),
        );
    }

    /// Reports `title: #1 choice` and `- #loyalty`: a value that is only a comment, without a space after the `#`.
    fn only_a_comment(&mut self, node: &Node, line: Range<usize>) {
        if !self.is_commented_out(node) {
            return;
        }
        let at = self.whole[node.at.start..line.end].find('#').map_or(line.end, |at| node.at.start + at);
        let value = self.whole[at..line.end].trim_end();
        self.report_hash(at..line.end, &format!("{}{}", &self.whole[line.start..at], quoted(value)));
    }

    /// Returns whether a null has a `#` and a word in the place of the value.
    pub(super) fn is_commented_out(&self, node: &Node) -> bool {
        let line = line_at(self.whole, node.at.start);
        let text = self.whole.get(node.at.start..line.end).unwrap_or_default();
        let Some((before, value)) = text.split_once('#') else { return false };
        let is_word = value.starts_with(|c: char| !c.is_whitespace() && c != '#');
        is_word && node.kind == NodeKind::Null && before.trim_end().ends_with([':', '-'])
    }

    fn report_hash(&mut self, at: Range<usize>, corrected: &str) {
        self.fault(
            Diagnostic::error(codes::HASH_IN_TEXT, "what follows the `#` is not read")
                .at(self.span(at))
                .why("a blank and `#` begin a comment in YAML, unless the text is in quotes")
                .help(remedy("put the text in quotes:", corrected)),
        );
    }

    /// Reports `title: “A warm welcome”`: readers would see the quotes.
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
