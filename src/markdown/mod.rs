//! From Markdown to HTML: the only module that knows the Markdown parser.
//!
//! [`to_html`] is for the author's own texts. They may hold raw HTML, which is trusted: it passes through with its
//! scripts and `on…=` handlers, and only its links are looked at. A stranger's text goes through [`untrusted`].
//! What a link or picture means is decided by the caller's [`Resolve`]; this module knows no articles and no sites.
//!
//! The dialect is CommonMark with tables, task lists, strikethrough, footnotes, definition lists, heading ids and
//! classes, bare URLs as links, and callouts. `{{ x }}` and other template tags are text. A line's end between letters of
//! scripts without spaces is nothing, and such letters may stand beside emphasis. A page has its own `h1`, so
//! `# Heading` in a body is written as `h2`; other levels stay as they are.
//!
//! Nothing here panics, calls itself for each level of nesting, or takes more than linear time, whatever the input.

mod autolink;
mod blocks;
mod callouts;
mod code;
#[cfg_attr(not(feature = "highlight"), path = "no_code_languages.rs")]
mod code_languages;
#[cfg(test)]
mod code_tests;
mod embeds;
mod events;
mod excerpt;
mod feed;
mod fence_info;
mod figures;
mod footnotes;
mod foreign_syntax;
pub mod heading_ids;
mod headings;
mod ids;
mod labels;
mod links;
mod plain_text;
mod positions;
mod quotes;
mod raw_html;
mod read_more;
mod script;
mod source_syntax;
mod spaces_in_urls;
mod srcset;
mod summary;
mod tables;
#[cfg(test)]
mod tests;
mod typography;
pub mod untrusted;
mod word_count;
mod writer;

pub use embeds::{Embed, EmbedKind, embeds};
pub use excerpt::{excerpt, leading_heading};
pub use feed::for_feed;
pub use heading_ids::HeadingIds;
pub use labels::{Affixes, Labels};
pub use quotes::Quotes;
pub use script::is_unspaced;
pub use typography::{typeset, typeset_title};
pub use word_count::count_words;

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::images::Choice;
use crate::path::{SourcePath, Url};

/// The Markdown of one file, with the file around it, which messages point into.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The file.
    pub file: &'a SourcePath,
    /// The whole text of the file.
    pub whole: &'a str,
    /// The bytes of the Markdown in it.
    pub body: Range<usize>,
}

impl<'a> Source<'a> {
    /// The Markdown alone; nothing when the range does not fit the file.
    fn body(&self) -> &'a str {
        self.whole.get(self.body.clone()).unwrap_or_default()
    }
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The marks that straight quotes become; `--` and `...` become dashes and dots. None leaves all as it is typed.
    pub quotes: Option<&'a Quotes>,
    /// The ids that the page around the text uses; nothing in the text gets one of them.
    pub reserved_ids: &'a [&'a str],
    /// Ids that the page has where the text takes none of them.
    pub spare_ids: &'a [&'a str],
    /// How headings get their ids.
    pub heading_ids: HeadingIds,
    /// The interface texts in the language of the page.
    pub labels: &'a Labels,
    /// Whether blocks name their lines.
    pub positions: Positions,
    /// Whether blocks of code have colours.
    pub highlighting: Highlighting,
    /// Whether the text is kept without its markup too.
    pub plain_text: PlainText,
    /// How wide pictures are shown, for `sizes=`.
    pub sizes: &'a str,
}

/// Whether blocks of code are highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Highlighting {
    /// Tokens get classes for colours.
    On,
    /// The code is written as it is.
    Off,
}

/// Whether [`Html::plain`] is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainText {
    /// The search index needs it.
    Kept,
    /// It stays empty.
    Omitted,
}

/// Whether block elements carry `data-source="FILE:LINE"`, by which a preview finds the text of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Positions {
    /// As in a site that is published.
    Hidden,
    /// As in a preview.
    Shown,
}

/// What decides where links and pictures lead.
///
/// It is asked about every destination but `#anchor`, `mailto:`, `tel:`, those that would run a script, and those
/// that hold `{{` or `{%`.
pub trait Resolve {
    /// What a link's destination means.
    fn link(&self, destination: &str) -> LinkTarget;
    /// What the address of a picture, video or sound means.
    fn image(&self, destination: &str) -> ImageTarget;
    /// What is wrong with embedding something; `address` is none for what stands in the page itself.
    fn embed(&self, what: EmbedKind, address: Option<&str>) -> Option<Box<Diagnostic>> {
        let _ = (what, address);
        None
    }
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    /// To an output of this site.
    Internal {
        /// The value of `href`, encoded, with the anchor.
        href: String,
        /// The address linked to.
        url: Url,
        /// The id behind the `#`, decoded.
        anchor: Option<String>,
    },
    /// To another site.
    External(String),
    /// To a part of the same host that this site does not make: written as it stands. It may be a fault all the same.
    Kept {
        /// The value of `href`.
        href: String,
        /// What is probably wrong with it; gets its place.
        fault: Option<Box<Diagnostic>>,
    },
    /// Nowhere: the text is kept, and the fault gets its place. In raw HTML it is only a warning.
    Missing(Box<Diagnostic>),
}

/// Where a picture is.
#[derive(Clone, Debug, PartialEq)]
pub enum ImageTarget {
    /// In this site.
    Local {
        /// The value of `src`, encoded.
        src: String,
        /// Width and height in pixels, so that the page does not jump while it loads.
        dimensions: Option<(u32, u32)>,
        /// The picture's address.
        url: Url,
        /// The same picture in several sizes. Raw HTML gets none.
        choice: Option<Box<Choice>>,
    },
    /// On another site.
    External(String),
    /// On the same host, and not made by this site as far as can be seen: written as it stands, and the fault gets its
    /// place.
    Doubtful(String, Box<Diagnostic>),
    /// Nowhere: its text is shown instead, and the fault gets its place.
    Missing(Box<Diagnostic>),
}

/// A text as HTML, and what was learned while writing it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Html {
    /// The HTML, to be put into a page's main part.
    pub html: String,
    /// The headings in their order.
    pub headings: Vec<Heading>,
    /// Every id in the HTML, sorted.
    pub anchors: Vec<String>,
    /// The links to pages and files of this site.
    pub links: Vec<InternalLink>,
    /// The pictures, videos and sounds of this site, in their order.
    pub images: Vec<Url>,
    /// Whether it holds code that the stylesheet for code is for: with colours, a caption or marked lines.
    pub has_code: bool,
    /// The text without its markup, each block on lines of its own: what a reader sees, without the words that the
    /// program adds. Empty unless [`PlainText::Kept`].
    pub plain: String,
    /// What is wrong with the text; of each severity at most 100 are kept.
    pub diagnostics: Vec<Diagnostic>,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its id.
    pub id: String,
    /// Its text without markup, not escaped.
    pub text: String,
}

/// A link to an output of this site, whose anchor only the caller can check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternalLink {
    /// The address linked to.
    pub url: Url,
    /// The id behind the `#`.
    pub anchor: Option<String>,
    /// The bytes of the file that hold the destination, or the link.
    pub at: Range<usize>,
}

/// Writes the author's text as HTML.
pub fn to_html(source: &Source<'_>, options: &Options<'_>, resolve: &dyn Resolve) -> Html {
    let flags = if options.quotes.is_some() { events::ARTICLE_SMART } else { events::ARTICLE };
    let body = source.body();
    let reading = source_syntax::ParserInput::of_author(body);
    let mut events = events::read(reading.events(flags), events::DEEPEST);
    if let Some(quotes) = options.quotes {
        typography::set_quotes(&mut events.list, body, quotes);
    }
    writer::Writer::new(source, options, resolve, &reading, &events).finish()
}
