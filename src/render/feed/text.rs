//! An article's text as feeds carry it: escaped once, since several feeds hold it.

use std::sync::Arc;

use crate::config::FeedFormat;
use crate::markup::escape;

/// The most bytes of a text in feeds; of a longer one they have the summary. A text stands in the feeds of all its tags,
/// in each format: one of 16 MiB with 200 tags would fill gigabytes.
const LONGEST: usize = 256 * 1024;

/// The text in the forms that the formats of a site need.
#[derive(Clone, Debug)]
pub struct FeedText {
    html: Option<Arc<str>>,
    xml: Option<Arc<str>>,
}

impl FeedText {
    /// Takes HTML with whole addresses. One that is too long stands in no feed.
    pub(crate) fn new(html: String, formats: &[FeedFormat]) -> FeedText {
        if html.len() > LONGEST {
            return FeedText { html: None, xml: None };
        }
        let is_json = |format: &FeedFormat| *format == FeedFormat::Json;
        let xml = formats.iter().any(|format| !is_json(format)).then(|| {
            // Tags and attributes grow by about this much.
            let mut escaped = String::with_capacity(html.len() + html.len() / 8);
            escape::xml(&mut escaped, &html);
            escaped.into()
        });
        FeedText { html: formats.iter().any(is_json).then(|| html.into()), xml }
    }

    /// The text as a format has it: escaped for the two that are XML.
    pub(super) fn of(&self, format: FeedFormat) -> Option<Arc<str>> {
        match format {
            FeedFormat::Atom | FeedFormat::Rss => self.xml.clone(),
            FeedFormat::Json => self.html.clone(),
        }
    }
}
