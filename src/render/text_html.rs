//! The author's texts as HTML, with ids that do not clash with those of the page around them.

use crate::config::Policy;
use crate::content::Text;
use crate::language::Language;
use crate::markdown;
use crate::markdown::{Highlighting, PlainText, Positions};
use crate::render::links::Links;
use crate::render::text_context::TextContext;
use crate::render::{frame_ids, images};
use crate::site::IndexedArticle;

/// Renders an article's text. Its headings do not get the ids of the article's comments.
pub(super) fn article(
    entry: &IndexedArticle,
    context: TextContext<'_>,
    positions: Positions,
) -> markdown::Html {
    let comments = entry.thread.iter().map(|shown| shown.comment.id.value.as_str());
    let reserved: Vec<&str> = context.ids.all().chain(comments).collect();
    let ids = Ids { reserved: &reserved, spare: old_ids(entry) };
    let language = context.site.languages.of(entry.article.language.as_deref());
    write(&entry.article.text, ids, language, positions, context)
}

/// Renders any other text: of a page, a series or an author.
pub(super) fn to_html(
    text: &Text,
    language: &Language,
    context: TextContext<'_>,
    positions: Positions,
) -> markdown::Html {
    let reserved: Vec<&str> = context.ids.all().collect();
    let ids = Ids { reserved: &reserved, spare: &frame_ids::OLD[..1] };
    write(text, ids, language, positions, context)
}

/// Returns the ids of older themes that an article's page keeps where nothing else on the page has them.
pub(super) fn old_ids(entry: &IndexedArticle) -> &'static [&'static str] {
    match entry.policy {
        Policy::Off => &frame_ids::OLD[..1],
        Policy::Closed => &frame_ids::OLD[..2],
        Policy::Moderated | Policy::Members => &frame_ids::OLD,
    }
}

/// The ids of the page around a text: those that headings must not have, and those that they may take.
#[derive(Clone, Copy)]
struct Ids<'a> {
    reserved: &'a [&'a str],
    spare: &'a [&'a str],
}

fn write(
    text: &Text,
    ids: Ids<'_>,
    language: &Language,
    positions: Positions,
    context: TextContext<'_>,
) -> markdown::Html {
    let TextContext { site, plan, assets, .. } = context;
    let whole = text.whole();
    let source = markdown::Source { file: &text.file, whole: &whole, body: text.body.clone() };
    let options = markdown::Options {
        quotes: Some(&language.quotes).filter(|_| site.config.markdown.smart_punctuation),
        reserved_ids: ids.reserved,
        spare_ids: ids.spare,
        heading_ids: site.config.markdown.heading_ids,
        labels: &language.labels,
        positions,
        highlighting: if site.config.markdown.highlight { Highlighting::On } else { Highlighting::Off },
        plain_text: if site.config.search { PlainText::Kept } else { PlainText::Omitted },
        sizes: images::sizes(site),
    };
    markdown::to_html(&source, &options, &Links { file: &text.file, site, plan, assets })
}
