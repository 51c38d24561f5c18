//! The first pass over the events, for what must be known before anything is written.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, codes};
use crate::folding::composed;
use crate::markdown::footnote_index::label_at;
use crate::markdown::raw_html;
use crate::markdown::writer::Writer;

impl Writer<'_> {
    /// Collects footnote definitions and ids, and reports problems that only the events show.
    pub(super) fn survey(&mut self) {
        let mut open = Vec::new();
        for (at, (event, range)) in self.events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => open.push((label, at)),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, start)) = open.pop() {
                        self.define_footnote(label, start, at + 1);
                    }
                }
                Event::Start(Tag::Heading { id, .. }) => {
                    if let Some(id) = id.as_deref().or_else(|| self.id_below(range.end)) {
                        let id = composed(id);
                        let given = self.ids.give(&id);
                        if given != id {
                            self.report_taken_id(&id, range.clone());
                        }
                        self.explicit_ids.insert(at, given);
                    }
                }
                Event::Html(html) | Event::InlineHtml(html) => raw_html::ids(html, |id| self.ids.reserve(id)),
                Event::Text(text) if matches!(text.as_ref(), "[" | "![") => {
                    let bracket = range.end - 1;
                    self.space_in_destination(bracket);
                    if let Some(label) = label_at(self.body, bracket) {
                        self.report_undefined_footnote(label, bracket);
                    }
                }
                _ => {}
            }
        }
        self.report_foreign();
        if let Some(range) = self.too_deep.take() {
            let start = self.source.body.start;
            self.report(
                Diagnostic::error(codes::TOO_DEEP, "this text nests too deeply")
                    .why("quotes, lists and emphasis may stand inside each other, but not this deep")
                    .help("remove some of the `>`, the indentation, or the `*` before this place"),
                start + range.start..start + range.end,
            );
        }
    }
}
