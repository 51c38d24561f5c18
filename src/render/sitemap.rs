//! The sitemap, `sitemap.xml`. Source: sitemaps.org, "Protocol".

use crate::content::Article;
use crate::path::OutPath;
use crate::plan::{Output, Page, SITEMAP_LIMIT};
use crate::render::context::Context;
use crate::render::pages;
use crate::render::xml::Xml;
use crate::site::ArticleId;
use crate::view::page::Alternate;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Returns the sitemap of all pages that search engines should list, or an index of its parts where one file cannot
/// hold them all.
pub(super) fn sitemap(context: Context<'_>) -> String {
    let base = &context.site.config.base;
    let parts = context.plan.outputs().iter().filter(|(_, output)| matches!(output, Output::SitemapPart(_)));
    let parts: Vec<String> = parts.map(|(path, _)| base.absolute(&path.url())).collect();
    if parts.is_empty() {
        return url_set(context.plan.indexed(), context);
    }
    let mut xml = Xml::new();
    xml.element("sitemapindex", &[("xmlns", NAMESPACE)], |xml| {
        for part in &parts {
            xml.element("sitemap", &[], |xml| xml.text("loc", &[], part));
        }
    });
    xml.finish()
}

/// Returns one part of a large sitemap. Parts count from 1.
pub(super) fn part(part: usize, context: Context<'_>) -> String {
    url_set(context.plan.indexed().skip((part - 1) * SITEMAP_LIMIT).take(SITEMAP_LIMIT), context)
}

fn url_set<'a>(pages: impl Iterator<Item = (&'a OutPath, Page)>, context: Context<'_>) -> String {
    let mut xml = Xml::new();
    let mut root = vec![("xmlns", NAMESPACE)];
    if context.site.articles.iter().any(|entry| entry.versions.is_some()) {
        root.push(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    }
    xml.element("urlset", &root, |xml| {
        for (path, page) in pages {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &context.site.config.base.absolute(&path.url()));
                if let Some(changed) = last_change(page, context) {
                    xml.text("lastmod", &[], &changed);
                }
                for Alternate { language, url, .. } in alternates(page, context) {
                    let link = [("rel", "alternate"), ("hreflang", &language), ("href", &url)];
                    xml.empty("xhtml:link", &link);
                }
            });
        }
    });
    xml.finish()
}

/// Returns the addresses of a page in all its languages.
fn alternates(page: Page, context: Context<'_>) -> Vec<Alternate> {
    match page {
        Page::Article(id) => pages::alternates(id, context),
        _ => Vec::new(),
    }
}

/// Returns when the text of a page last changed, as far as its author says so.
fn last_change(page: Page, context: Context<'_>) -> Option<String> {
    let site = context.site;
    let of_article = |article: &Article| article.updated.as_ref().unwrap_or(&article.date).clone();
    let newest = |ids: &[ArticleId]| ids.iter().map(|id| of_article(&site.article(*id).article)).max();
    let moment = match page {
        Page::Article(id) => Some(of_article(&site.article(id).article)),
        Page::Standalone(place) => site.pages[place].updated.clone(),
        Page::Tag(id, _) => newest(&site.tag(id).articles),
        Page::Category(id, _) => newest(&site.category(id).articles),
        Page::Series(id) => newest(&site.one_series(id).written().collect::<Vec<_>>()),
        Page::Home(_) => newest(&site.article_ids().take(site.config.page_size).collect::<Vec<_>>()),
        _ => None,
    };
    moment.map(|moment| moment.rfc3339())
}
