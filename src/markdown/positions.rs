//! Source positions of blocks for previews: `data-source="content/hello.md:12"`.

use crate::markdown::options::Positions;
use crate::markdown::writer::Writer;
use crate::markup::escape;

impl Writer<'_> {
    /// Adds the line of the event at `at` to the first element written since `from`.
    pub(super) fn mark_position(&mut self, from: usize, at: usize) {
        if self.options.positions == Positions::Hidden {
            return;
        }
        let written = self.out.get(from..).unwrap_or_default();
        let starts_tag = |place: &usize| written[place + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        let Some(tag) = written.match_indices('<').map(|(place, _)| place).find(starts_tag) else { return };
        let name = written[tag + 1..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
        let start = self.source.body.start + self.events[at].1.start;
        let mut attribute = String::from(" data-source=\"");
        escape::attribute(&mut attribute, self.source.file.as_str());
        attribute.push_str(&format!(":{}\"", self.lines.line(start)));
        self.out.insert_str(from + tag + 1 + name, &attribute);
    }
}
