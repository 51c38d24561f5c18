//! Reads the keys of one map. Each read marks its key as known and reports an invalid value.
//!
//! Reading continues after an error, so that one run finds all of them. [`Fields::finish`] ends it and reports the keys
//! that were not asked for. `names` decides which key an entry is; `values`, `lists` and `address_values` read the
//! types.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Located, Report, Span, codes};
use crate::keys::meaning::Meaning;
use crate::keys::scalars::type_name;
use crate::path::SourcePath;
use crate::yaml::quote::remedy;
use crate::yaml::{KeyLine, MapEntry, Node, NodeKind, line_at};

/// A reader of the keys of a map.
pub struct Fields<'t, 'r> {
    pub(super) file: &'t SourcePath,
    pub(super) whole: &'t str,
    pub(super) entries: &'t [MapEntry],
    /// The meaning of each entry's name.
    pub(super) meanings: Vec<Meaning>,
    /// Whether the site declares custom keys.
    pub(super) has_custom_keys: bool,
    /// The range to show for a missing key.
    missing_at: Range<usize>,
    /// The thing that the map describes, with its article: `an article`.
    pub(super) what: &'static str,
    /// Keys that were asked for.
    pub(super) known: Vec<&'t str>,
    /// Other names of keys, each with its key.
    pub(super) aliases: Vec<(&'static str, &'static str)>,
    /// Keys that authors try here, each with the help for it.
    pub(super) unknown_key_help: Vec<(&'static str, &'static str)>,
    pub(super) report: &'r mut Report,
}

impl<'t, 'r> Fields<'t, 'r> {
    /// Returns a reader of `node`, which describes `what` (`an article`). Returns `None` and reports an error if the
    /// node is not a map.
    pub fn new(
        file: &'t SourcePath,
        whole: &'t str,
        node: &'t Node,
        what: &'static str,
        report: &'r mut Report,
    ) -> Option<Fields<'t, 'r>> {
        if !matches!(node.kind, NodeKind::Map(_) | NodeKind::Null) {
            report.push(not_a_map(node, what).at(Span::new(file, whole, node.at.clone())));
            return None;
        }
        let fence = if whole.starts_with("---") { 0..3 } else { 0..0 };
        Some(Fields { missing_at: fence, ..Fields::nested(file, whole, node, what, report) })
    }

    /// Returns a reader of a nested map, such as an entry of [`Fields::maps`].
    pub fn inside(&mut self, node: &'t Node, what: &'static str) -> Fields<'t, '_> {
        Fields::nested(self.file, self.whole, node, what, self.report)
    }

    fn nested(
        file: &'t SourcePath,
        whole: &'t str,
        node: &'t Node,
        what: &'static str,
        report: &'r mut Report,
    ) -> Fields<'t, 'r> {
        Fields {
            file,
            whole,
            entries: node.entries(),
            meanings: vec![Meaning::Spelt; node.entries().len()],
            has_custom_keys: false,
            missing_at: node.at.clone(),
            what,
            known: Vec::new(),
            aliases: Vec::new(),
            unknown_key_help: Vec::new(),
            report,
        }
    }

    /// Declares unknown keys that authors try, each with the help for it.
    pub fn unknown_key_help(&mut self, unknown_key_help: &[(&'static str, &'static str)]) {
        self.unknown_key_help.extend_from_slice(unknown_key_help);
    }

    /// Returns the entry of a key, unless its value is null.
    pub fn non_null_entry(&mut self, key: &'t str) -> Option<&'t MapEntry> {
        self.entry(key).filter(|entry| entry.value.kind != NodeKind::Null)
    }

    /// Returns whether a key is missing, null or an empty text.
    pub fn is_absent(&mut self, key: &'t str) -> bool {
        self.non_null_entry(key)
            .is_none_or(|entry| matches!(&entry.value.kind, NodeKind::Text(text) if text.trim().is_empty()))
    }

    /// Returns the range of `part` in a text of one line, or the range of the whole text if the file writes it in
    /// another way.
    pub fn part_of(&self, text: &Located<String>, part: &str) -> Range<usize> {
        match self.whole[text.at.clone()].find(part) {
            Some(start) => text.at.start + start..text.at.start + start + part.len(),
            None => text.at.clone(),
        }
    }

    /// Returns all entries, in the order of the file.
    pub fn entries(&self) -> &'t [MapEntry] {
        self.entries
    }

    /// Reports a missing key. `line` is an example for the help.
    pub fn missing(&mut self, key: &'t str, line: &str) {
        let at = self.entry(key).map_or(self.missing_at.clone(), |entry| entry.key_at.clone());
        let message = format!("{} needs the key `{key}`", self.what);
        self.fault(
            Diagnostic::error(codes::MISSING_KEY, message).at(self.span(at)).help(remedy("add:", line)),
        );
    }

    /// Reports a diagnostic.
    pub fn fault(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }

    /// Returns the span of a byte range.
    pub fn span(&self, at: Range<usize>) -> Span {
        Span::new(self.file, self.whole, at)
    }

    /// Returns the text of a byte range in the file.
    pub fn written(&self, at: &Range<usize>) -> &'t str {
        self.whole.get(at.clone()).unwrap_or_default()
    }

    /// Returns the line of a value with another value in its place. If the line is long, or the value has more than one
    /// line, returns a line with only the key and the new value.
    pub(super) fn corrected(&self, at: &Range<usize>, key: &str, value: &str) -> String {
        let line = line_at(self.whole, at.start);
        if at.is_empty() || at.end > line.end || line.len() > 120 || self.whole[at.clone()].starts_with('*') {
            return format!("{key}: {value}");
        }
        let corrected =
            format!("{}{value}{}", &self.whole[line.start..at.start], &self.whole[at.end..line.end]);
        corrected.trim_end().to_owned()
    }

    /// Returns whether a value is alone on the line of its key.
    pub(super) fn is_alone_on_line(&self, at: &Range<usize>) -> bool {
        let line = &self.whole[line_at(self.whole, at.start)];
        let line = KeyLine::parse(line);
        !line.key.is_empty() && self.whole[at.clone()] == *line.value_without_comment()
    }

    /// Reports a value of the wrong type. `belongs` names the expected type.
    pub fn wrong_type(&mut self, key: &str, node: &Node, belongs: &str, help: String) {
        let message = format!("`{key}` takes {belongs}, but this is {}", type_name(node));
        self.fault(Diagnostic::error(codes::WRONG_TYPE, message).at(self.span(node.at.clone())).help(help));
    }
}

/// Returns the diagnostic of a text or list in the place of a map.
fn not_a_map(node: &Node, what: &str) -> Diagnostic {
    let message = format!("{what} is described by keys, but this is {}", type_name(node));
    let fault = Diagnostic::error(codes::WRONG_TYPE, message);
    if let NodeKind::Text(text) = &node.kind
        && let Some((key, value)) = text.split_once(':')
        && key.chars().all(|c| c.is_alphanumeric() || c == '_')
    {
        return fault.help(remedy("put a space between key and value:", &format!("{key}: {value}")));
    }
    if let NodeKind::List(_) = &node.kind {
        return fault.help("remove the hyphens before the keys");
    }
    fault.help(remedy(
        "write each key on a line of its own, with a space after the colon:",
        "title: A warm welcome",
    ))
}
