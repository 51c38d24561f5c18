//! The data of one page: the values for its template, and the diagnostics, anchors and links of its text.

use tera::Value;

use crate::content::Text;
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::path::SourcePath;
use crate::render::anchors::Anchors;
use crate::render::pages::head::Head;
use crate::render::rendered::TextLinks;
use crate::render::search::SearchText;

/// Values for a template, by name.
pub(crate) type Values = Vec<(&'static str, Value)>;

/// The ids of every page's main part, with that of older themes. Links from other pages may name them.
const OF_EVERY_PAGE: [&str; 2] = ["content", "site-content"];

/// The data of one page.
pub(super) struct PageData {
    pub(super) head: Head,
    pub(super) values: Values,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) text_links: Option<TextLinks>,
    pub(super) search_text: Option<SearchText>,
    /// The source file of the page; none for lists.
    pub(super) file: Option<SourcePath>,
}

impl PageData {
    pub(super) fn new(head: Head, values: Values) -> PageData {
        PageData { head, values, diagnostics: Vec::new(), text_links: None, search_text: None, file: None }
    }

    /// Adds the diagnostics, anchors and links of the page's rendered text.
    pub(super) fn add_text(&mut self, text: &Text, body: &markdown::Html) {
        self.add_text_between(text, body, []);
    }

    /// Adds a rendered text, and the ids of other parts of the page that links may name.
    pub(super) fn add_text_between<'a>(
        &mut self,
        text: &Text,
        body: &markdown::Html,
        others: impl IntoIterator<Item = &'a str>,
    ) {
        self.head.view.has_code = body.has_code;
        self.head
            .view
            .old_ids
            .retain(|id| body.anchors.binary_search_by(|known| known.as_str().cmp(id)).is_err());
        self.diagnostics.extend(body.diagnostics.iter().cloned());
        let mut anchors = Anchors::default();
        anchors.extend(body.anchors.iter().map(String::as_str).chain(OF_EVERY_PAGE));
        anchors.extend(others);
        anchors.shrink();
        let links = body.links.iter().filter(|link| link.anchor.is_some()).cloned().collect();
        self.text_links = Some(TextLinks { text: text.clone(), anchors, links });
        self.file = Some(text.file.clone());
    }
}
