//! Files for machines: sitemap, robots.txt, llms.txt, and what servers read.

use crate::content::Article;
use crate::path::OutPath;
use crate::plan::images::FOLDER as VARIANTS;
use crate::plan::{FeedScope, Output, Page, SITEMAP_LIMIT, SearchFile};
use crate::render::context::Context;
use crate::render::pages;
use crate::render::xml::Xml;
use crate::site::ArticleId;
use crate::view::page::Alternate;
use crate::view::site::media_type;

const OPEN_SEARCH: &str = "http://a9.com/-/spec/opensearch/1.1/";
const OPEN_SEARCH_TYPE: &str = "application/opensearchdescription+xml";
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// All pages that search engines should list, or the parts of the sitemap when there are too many for one file.
///
/// Source: sitemaps.org, "Protocol".
pub(super) fn sitemap(context: Context<'_>) -> String {
    let base = &context.site.config.base;
    let parts = context.plan.outputs().iter().filter(|(_, output)| matches!(output, Output::SitemapPart(_)));
    let parts: Vec<String> = parts.map(|(path, _)| base.absolute(&path.url())).collect();
    if parts.is_empty() {
        return url_set(context.plan.indexed(), context);
    }
    let mut xml = Xml::new();
    xml.element("sitemapindex", &[("xmlns", SITEMAP)], |xml| {
        for part in &parts {
            xml.element("sitemap", &[], |xml| xml.text("loc", &[], part));
        }
    });
    xml.finish()
}

/// One part of a large sitemap, from 1.
pub(super) fn sitemap_part(part: usize, context: Context<'_>) -> String {
    url_set(context.plan.indexed().skip((part - 1) * SITEMAP_LIMIT).take(SITEMAP_LIMIT), context)
}

fn url_set<'a>(pages: impl Iterator<Item = (&'a OutPath, Page)>, context: Context<'_>) -> String {
    let mut xml = Xml::new();
    let mut root = vec![("xmlns", SITEMAP)];
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

/// The addresses of a page in all its languages.
fn alternates(page: Page, context: Context<'_>) -> Vec<Alternate> {
    match page {
        Page::Article(id) => pages::article::alternates(id, context),
        _ => Vec::new(),
    }
}

/// When the text of a page last changed, where its author says so.
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

/// Source: RFC 9309; `Sitemap` is an extension of sitemaps.org.
pub(super) fn robots(context: Context<'_>) -> String {
    let sitemap = OutPath::parse("sitemap.xml").expect("a name of ours").url();
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", context.site.config.base.absolute(&sitemap))
}

/// An overview in Markdown for language models. Source: llmstxt.org.
pub(super) fn llms_txt(context: Context<'_>) -> String {
    let Context { site, plan, .. } = context;
    let line = |text: &str| text.replace(['[', ']'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = format!("# {}\n", line(&site.config.title));
    let about =
        if site.config.description.is_empty() { &site.config.tagline } else { &site.config.description };
    if !about.is_empty() {
        text.push_str(&format!("\n> {}\n", line(about)));
    }
    let mut section = |title: &str, entries: Vec<(String, String, String)>| {
        if entries.is_empty() {
            return;
        }
        text.push_str(&format!("\n## {title}\n\n"));
        for (title, url, note) in entries {
            let note = if note.is_empty() { String::new() } else { format!(": {}", line(&note)) };
            text.push_str(&format!("- [{}]({url}){note}\n", line(&title)));
        }
    };
    let articles = site.article_ids().map(|id| {
        let article = &site.article(id).article;
        let note = article.deck.clone().unwrap_or_else(|| article.summary.clone());
        (article.title.value.clone(), site.config.base.absolute(plan.article(id)), note)
    });
    section(context.language.text("articles"), articles.collect());
    let pages = site.pages.iter().map(|page| {
        (page.title.value.clone(), site.config.base.absolute(&page.url.value), page.summary.clone())
    });
    section("Optional", pages.collect());
    text
}

/// How a browser searches the site. Source: OpenSearch 1.1, draft 6.
pub(super) fn open_search(context: Context<'_>) -> String {
    let Context { site, plan, .. } = context;
    let config = &site.config;
    // The limits are those of the format.
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let about = if config.description.is_empty() { &config.title } else { &config.description };
    let page = config.base.absolute(&plan.page(Page::Search, site));
    let own = config.base.absolute(&plan.open_search());
    let mut xml = Xml::new();
    xml.element("OpenSearchDescription", &[("xmlns", OPEN_SEARCH)], |xml| {
        xml.text("ShortName", &[], &short(&config.title, 16));
        xml.text("LongName", &[], &short(&config.title, 48));
        xml.text("Description", &[], &short(about, 1024));
        xml.text("Language", &[], &config.language);
        xml.text("InputEncoding", &[], "UTF-8");
        let results = format!("{page}?q={{searchTerms}}");
        xml.empty("Url", &[("type", "text/html"), ("template", &results)]);
        let this = [("type", OPEN_SEARCH_TYPE), ("rel", "self"), ("template", own.as_str())];
        xml.empty("Url", &this);
    });
    xml.finish()
}

/// `_redirects`: one line for each former address, with and without the slash at its end.
///
/// Sources: the documentation of Netlify, Cloudflare Pages and GitLab Pages. The code stands on each line because their
/// defaults differ, and addresses are encoded because some of them match bytes. In a rule `*` stands for anything, and
/// `:name` for one segment; none of the hosts has a way to quote them but the encoding of addresses.
pub(super) fn redirects(context: Context<'_>) -> String {
    let base = &context.site.config.base;
    let mut text = String::new();
    for redirect in context.plan.redirects() {
        let [from, to] = [&redirect.from, &redirect.to].map(|url| without_patterns(&base.href(url)));
        if let Some(bare) = from.strip_suffix('/').filter(|bare| !bare.is_empty()) {
            text.push_str(&format!("{bare} {to} 301\n"));
        }
        text.push_str(&format!("{from} {to} 301\n"));
    }
    text
}

/// An encoded address in which no character means more than itself to a server.
fn without_patterns(address: &str) -> String {
    address.replace('*', "%2A").replace(':', "%3A")
}

/// `_headers`: a policy under which no page can run or load anything of another site, and long caching for files whose
/// name changes with their content, the media types of feeds. Sources: the documentation of Netlify and Cloudflare Pages.
pub(super) fn headers(context: Context<'_>) -> String {
    let base = &context.site.config.base;
    let config = &context.site.config;
    let policy = config.security.policy(config.foreign_form(), "'none'");
    let path = base.path();
    let mut text = format!(
        "{path}/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\
         {path}/theme/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    );
    if let Some(files) = context.plan.search() {
        // What lies in this folder is asked for with its version.
        let one = base.href(&context.plan.search_file(SearchFile::Words(files.words - 1)));
        let folder = one.rsplit_once('/').map_or(one.as_str(), |(folder, _)| folder);
        let lists = base.href(&context.plan.open_search());
        text.push_str(&format!(
            "{folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n{lists}\n  Content-Type: {OPEN_SEARCH_TYPE}\n"
        ));
    }
    if context.plan.has_variants() {
        text.push_str(&format!(
            "{path}/{VARIANTS}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    for format in &context.site.config.feeds.formats {
        let feed = base.href(&context.plan.feed(FeedScope::Site, *format, context.site));
        text.push_str(&format!("{feed}\n  Content-Type: {}; charset=utf-8\n", media_type(*format)));
    }
    text
}
