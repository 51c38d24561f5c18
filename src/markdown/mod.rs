//! Converts Markdown to HTML. This is the only module that knows the Markdown parser.
//!
//! [`to_html`] is for the author's own texts. They may hold raw HTML, which is trusted: it passes through with its
//! scripts and `on…=` handlers, and only its links are changed. Commenters' texts go through [`untrusted`]. The
//! caller's [`Resolve`] decides what links and images mean; this module knows no articles and no sites.
//!
//! The dialect is CommonMark with tables, task lists, strikethrough, footnotes, definition lists, heading ids and
//! classes, bare URLs as links, and callouts. `{{ x }}` and other template tags are text. In scripts without spaces, a
//! line break between letters is ignored, and emphasis works beside letters. The page has its own `h1`, so `# Heading`
//! in a body becomes `h2`; other levels stay.
//!
//! Whatever the input, nothing here panics, recurses for each level of nesting, or takes more than linear time.

mod autolink;
mod blocks;
mod callout_kinds;
mod callouts;
mod code;
#[cfg_attr(not(feature = "highlight"), path = "no_code_languages.rs")]
mod code_languages;
mod code_ranges;
mod destinations;
mod dispatch;
mod embeds;
mod events;
mod excerpt;
mod feed;
mod fence_info;
mod figures;
mod footnote_index;
mod footnotes;
mod foreign_syntax;
pub mod heading_ids;
mod headings;
mod html;
mod ids;
mod labels;
mod lines;
mod links;
mod options;
mod passage;
mod plain_text;
mod positions;
mod quotes;
mod raw_html;
mod read_more;
mod resolve;
mod script;
mod source;
mod source_syntax;
mod spaces_in_urls;
mod srcset;
mod summary;
mod survey;
mod table_state;
mod tables;
#[cfg(test)]
mod tests;
mod text_parts;
mod typography;
pub mod untrusted;
mod word_count;
mod writer;

pub use code_ranges::CodeRanges;
pub use destinations::{Form, destinations, rewrite_links, written_as};
pub use embeds::{Embed, EmbedKind, embeds};
pub use excerpt::{excerpt, leading_heading};
pub use feed::for_feed;
pub use heading_ids::HeadingIds;
pub use html::{Heading, Html, InternalLink};
pub use labels::{Affixes, Labels};
pub use options::{Highlighting, Options, PlainText, Positions};
pub use passage::{Passage, PassageKind};
pub use quotes::Quotes;
pub use resolve::{ImageTarget, LinkTarget, Resolve};
pub use script::is_unspaced;
pub use source::Source;
use source_syntax::ParserInput;
pub use summary::sentences;
pub use text_parts::{HeadingPart, ImagePart, TextParts, text_parts};
pub use typography::{typeset, typeset_title};
pub use word_count::count_words;

/// Converts an author's text to HTML.
pub fn to_html(source: &Source<'_>, options: &Options<'_>, resolve: &dyn Resolve) -> Html {
    let flags = if options.quotes.is_some() { events::ARTICLE_SMART } else { events::ARTICLE };
    let body = source.body();
    let input = ParserInput::of_author(body);
    let mut events = events::read(input.events(flags), events::DEEPEST);
    if let Some(quotes) = options.quotes {
        typography::set_quotes(&mut events.list, body, quotes);
    }
    writer::Writer::new(source, options, resolve, &input, &events).finish()
}
