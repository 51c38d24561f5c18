//! Which line of which file a block comes from, for previews: `data-source="content/hello.md:12"`.

use crate::markdown::Positions;
use crate::markdown::writer::Writer;
use crate::markup::escape;

/// Where each line of a text begins.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// The lines of a whole file; nothing is looked for where no positions are wanted.
    pub(super) fn of(whole: &str, positions: Positions) -> Lines {
        match positions {
            Positions::Hidden => Lines(Vec::new()),
            Positions::Shown => Lines(whole.match_indices('\n').map(|(at, _)| at + 1).collect()),
        }
    }

    /// The line of a byte, from 1.
    fn line(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at) + 1
    }
}

impl Writer<'_> {
    /// Gives the first element written since `from` the line of the event at `at`.
    pub(super) fn mark(&mut self, from: usize, at: usize) {
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
