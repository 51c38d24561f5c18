//! The text of an article as HTML, for its page and for feeds.

use std::sync::Arc;

use crate::content::Text;
use crate::markdown;
use crate::markdown::Positions;
use crate::plan::Page;
use crate::render::context::Context;
use crate::render::feed::{FeedText, lead};
use crate::render::text_html;
use crate::site::ArticleId;

/// Returns an article's text as HTML, for its page.
pub fn page_body(id: ArticleId, context: Context<'_>) -> Arc<markdown::Html> {
    let Context { site, bodies, .. } = context;
    match (bodies.pages.get(&id), context.positions) {
        (Some(body), Positions::Hidden) => Arc::clone(body),
        (_, positions) => Arc::new(text_html::article(site.article(id), context.of_text(), positions)),
    }
}

/// Returns another text as HTML, in the language of the site.
pub fn other_body(text: &Text, context: Context<'_>) -> markdown::Html {
    text_html::to_html(text, context.language, context.of_text(), Positions::Hidden)
}

/// Returns an article's text as HTML, for feeds.
pub(super) fn feed_body(id: ArticleId, context: Context<'_>) -> FeedText {
    match context.bodies.feeds.get(&id) {
        Some(body) => body.clone(),
        None => {
            let page = page_body(id, Context { positions: Positions::Hidden, ..context });
            feed_text(id, &page, context)
        }
    }
}

/// Makes the text for feeds of an article whose text is rendered for its page.
pub fn feed_text(id: ArticleId, page: &markdown::Html, context: Context<'_>) -> FeedText {
    let base = &context.site.config.base;
    let url = context.plan.absolute(Page::Article(id));
    let mut feed = markdown::for_feed(&lead(id, context), base.origin(), &url);
    feed.push_str(&markdown::for_feed(&page.html, base.origin(), &url));
    FeedText::new(feed, &context.site.config.feeds.formats)
}
