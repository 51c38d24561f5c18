//! Pages that are not articles but have a text: standalone pages, and the page for missing addresses.

use std::sync::Arc;

use tera::Value;

use crate::plan::Page;
use crate::render::context::Context;
use crate::render::pages::cards::listed;
use crate::render::pages::head::Head;
use crate::render::pages::page_data::PageData;
use crate::render::search::SearchText;
use crate::render::text_html;
use crate::render::values::{value, with_html};
use crate::view::{Date, article};
use crate::{content, markdown};

pub(super) fn standalone(place: usize, context: Context<'_>) -> PageData {
    let site = context.site;
    let page = &site.pages[place];
    let body = Arc::new(standalone_body(place, context));
    let mut head = Head::new("page", &page.title.value, Page::Standalone(place), context);
    head.describe(page.description.as_deref().unwrap_or(&page.summary));
    let mut data = PageData::new(head, vec![("content", content_value(page, &body, context))]);
    data.add_text(&page.text, &body);
    data.search_text = Some(SearchText { page: Page::Standalone(place), body });
    data
}

/// Returns the value `content`: the text of a page with its title, date and table of contents.
fn content_value(page: &content::Page, body: &markdown::Html, context: Context<'_>) -> Value {
    let content = serde_json::json!({
        "title": page.title.value,
        "updated": page.updated.as_ref().map(|moment| Date::new(moment, context.language)),
        "contents": article::contents(&body.headings),
    });
    with_html(value(&content), "body", &body.html)
}

/// Returns the page for missing addresses: the site's own text, if it has one, and the newest articles.
pub(super) fn not_found(context: Context<'_>) -> PageData {
    let Context { site, language, positions, .. } = context;
    let newest = context.cards(listed(Page::NotFound, site));
    let Some(page) = &site.not_found else {
        let head = Head::new("not-found", language.text("not_found"), Page::NotFound, context);
        return PageData::new(head, vec![("content", Value::none()), ("articles", newest)]);
    };
    let body = text_html::to_html(&page.text, language, context.of_text(), positions);
    let mut head = Head::new("not-found", &page.title.value, Page::NotFound, context);
    head.describe(page.description.as_deref().unwrap_or(&page.summary));
    let mut data =
        PageData::new(head, vec![("content", content_value(page, &body, context)), ("articles", newest)]);
    data.add_text(&page.text, &body);
    data
}

/// Returns the text of a standalone page as HTML.
pub(crate) fn standalone_body(place: usize, context: Context<'_>) -> markdown::Html {
    let Context { site, language, positions, .. } = context;
    text_html::to_html(&site.pages[place].text, language, context.of_text(), positions)
}
