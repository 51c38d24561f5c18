//! Texts of the author as HTML, and the ids of the pages around them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Policy;
use crate::content::Text;
use crate::language::Language;
use crate::markdown;
use crate::markdown::{Highlighting, PlainText, Positions};
use crate::path::SourcePath;
use crate::plan::{Page, Plan};
use crate::render::context::{Body, Context};
use crate::render::feed::FeedText;
use crate::render::frame_ids::FrameIds;
use crate::render::links::Links;
use crate::render::{feed, frame_ids, images};
use crate::site::{ArticleId, Entry, Site};
use crate::source::Asset;

/// What stands around a text: the site that its links are looked for in, and the ids of the page's frame.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) site: &'a Site,
    pub(super) plan: &'a Plan,
    pub(super) assets: &'a BTreeMap<SourcePath, Asset>,
    pub(super) ids: &'a FrameIds,
}

/// Writes an article's text as HTML; its headings leave the ids of its comments free.
pub(super) fn article(entry: &Entry, around: Around<'_>, positions: Positions) -> markdown::Html {
    let comments = entry.thread.iter().map(|shown| shown.comment.id.value.as_str());
    let reserved: Vec<&str> = around.ids.all().chain(comments).collect();
    let ids = Ids { reserved: &reserved, spare: old_ids(entry) };
    let language = around.site.languages.of(entry.article.language.as_deref());
    write(&entry.article.text, ids, language, positions, around)
}

/// Writes any other text of the author's as HTML.
pub(super) fn to_html(
    text: &Text,
    language: &Language,
    around: Around<'_>,
    positions: Positions,
) -> markdown::Html {
    let reserved: Vec<&str> = around.ids.all().collect();
    let ids = Ids { reserved: &reserved, spare: &frame_ids::OLD[..1] };
    write(text, ids, language, positions, around)
}

/// The old ids that an article's page has, as far as nothing else on it has taken them.
pub(super) fn old_ids(entry: &Entry) -> &'static [&'static str] {
    match entry.policy {
        Policy::Off => &frame_ids::OLD[..1],
        Policy::Closed => &frame_ids::OLD[..2],
        Policy::Moderated | Policy::Members => &frame_ids::OLD,
    }
}

/// The ids of the page around a text.
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
    around: Around<'_>,
) -> markdown::Html {
    let Around { site, plan, assets, .. } = around;
    let source = markdown::Source { file: &text.file, whole: &text.whole, body: text.body.clone() };
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

/// The articles whose text stands in a feed beside their own page: those worth keeping in [`Context::bodies`].
pub fn in_feeds(site: &Site) -> Vec<ArticleId> {
    feed::all_entries(site)
}

/// Writes an article's text as HTML, for its page and for feeds.
pub fn body(id: ArticleId, context: Context<'_>) -> Body {
    match context.bodies.get(&id) {
        Some(body) => body.clone(),
        None => {
            let page = page_body(id, Context { positions: Positions::Hidden, ..context });
            let base = &context.site.config.base;
            let url = context.plan.absolute(Page::Article(id));
            let mut feed = markdown::for_feed(&feed::lead(id, context), base.origin(), &url);
            feed.push_str(&markdown::for_feed(&page.html, base.origin(), &url));
            Body { page, feed: FeedText::new(feed, &context.site.config.feeds.formats) }
        }
    }
}

/// Writes an article's text as HTML, for its page alone.
pub(super) fn page_body(id: ArticleId, context: Context<'_>) -> Arc<markdown::Html> {
    let Context { site, bodies, .. } = context;
    match (bodies.get(&id), context.positions) {
        (Some(body), Positions::Hidden) => Arc::clone(&body.page),
        (_, positions) => Arc::new(article(site.article(id), context.around(), positions)),
    }
}
