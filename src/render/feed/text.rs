//! The text of an article for feeds. It is escaped once, because several feeds contain it.

use std::sync::Arc;

use crate::config::FeedFormat;
use crate::markup::escape;

/// The maximum size in bytes of a text in feeds. Feeds have only the summary of a longer one: each text is in the feeds
/// of all its tags, in each format, so a text of 16 MiB with 200 tags would fill gigabytes.
const LONGEST: usize = 256 * 1024;

/// A text in the forms that the feed formats of a site need.
#[derive(Clone, Debug)]
pub struct FeedText {
    html: Option<Arc<str>>,
    xml: Option<Arc<str>>,
}

impl FeedText {
    /// Takes HTML with absolute addresses. A text that is too long is kept out of feeds.
    pub(crate) fn new(html: String, formats: &[FeedFormat]) -> FeedText {
        if html.len() > LONGEST {
            return FeedText { html: None, xml: None };
        }
        let is_json = |format: &FeedFormat| *format == FeedFormat::Json;
        let xml = formats.iter().any(|format| !is_json(format)).then(|| {
            // Escaping tags and attributes adds about this much.
            let mut escaped = String::with_capacity(html.len() + html.len() / 8);
            escape::xml(&mut escaped, &html);
            escaped.into()
        });
        FeedText { html: formats.iter().any(is_json).then(|| html.into()), xml }
    }

    /// Returns the text for a format, escaped for those that are XML.
    pub(super) fn for_format(&self, format: FeedFormat) -> Option<Arc<str>> {
        match format {
            FeedFormat::Atom | FeedFormat::Rss => self.xml.clone(),
            FeedFormat::Json => self.html.clone(),
        }
    }
}
