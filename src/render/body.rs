//! The text of an article as HTML, for its page and for feeds.

use std::sync::Arc;

use crate::markdown;
use crate::markdown::Positions;
use crate::plan::Page;
use crate::render::context::{Body, Context};
use crate::render::feed::{FeedText, lead};
use crate::render::text_html;
use crate::site::ArticleId;

/// Returns an article's text as HTML, for its page and for feeds.
pub fn body(id: ArticleId, context: Context<'_>) -> Body {
    match context.bodies.get(&id) {
        Some(body) => body.clone(),
        None => {
            let page = page_body(id, Context { positions: Positions::Hidden, ..context });
            let base = &context.site.config.base;
            let url = context.plan.absolute(Page::Article(id));
            let mut feed = markdown::for_feed(&lead(id, context), base.origin(), &url);
            feed.push_str(&markdown::for_feed(&page.html, base.origin(), &url));
            Body { page, feed: FeedText::new(feed, &context.site.config.feeds.formats) }
        }
    }
}

/// Returns an article's text as HTML, for its page alone.
pub(super) fn page_body(id: ArticleId, context: Context<'_>) -> Arc<markdown::Html> {
    let Context { site, bodies, .. } = context;
    match (bodies.get(&id), context.positions) {
        (Some(body), Positions::Hidden) => Arc::clone(&body.page),
        (_, positions) => Arc::new(text_html::article(site.article(id), context.of_text(), positions)),
    }
}
