//! The files `_redirects` and `_headers`, which hosts read to configure their servers.
//!
//! Sources: the documentation of Netlify, Cloudflare Pages and GitLab Pages.

use crate::plan::images::FOLDER as VARIANTS;
use crate::plan::{FeedScope, Page, SearchFile};
use crate::render::context::Context;
use crate::render::opensearch;
use crate::view::site::media_type;

/// Returns `_redirects`: one line for each former address, with and without its trailing slash.
///
/// Each line has the status code, because the defaults of the hosts differ. Addresses are percent-encoded, because some
/// hosts compare bytes. In a rule, `*` matches anything and `:name` matches one segment; percent-encoding is the only
/// way to write these characters literally. Addresses that are gone have the status 410; hosts that do not know it leave the line
/// out, and answer 404.
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
    let missing = context.plan.href(Page::NotFound);
    for path in context.plan.gone() {
        let from = without_patterns(&base.href(&path.url()));
        if let Some(bare) = from.strip_suffix('/').filter(|bare| !bare.is_empty()) {
            text.push_str(&format!("{bare} {missing} 410\n"));
        }
        text.push_str(&format!("{from} {missing} 410\n"));
    }
    text
}

/// Encodes the characters of an address that are patterns in a rule.
fn without_patterns(address: &str) -> String {
    address.replace('*', "%2A").replace(':', "%3A")
}

/// Returns `_headers`: the content security policy, long caching for files whose address changes with their content,
/// and the media types of feeds.
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
        // Requests for the files of this folder carry a version.
        let one = base.href(&context.plan.search_file(SearchFile::Words(files.words - 1)));
        let folder = one.rsplit_once('/').map_or(one.as_str(), |(folder, _)| folder);
        let description = base.href(&context.plan.open_search());
        text.push_str(&format!(
            "{folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n{description}\n  Content-Type: {}\n",
            opensearch::MEDIA_TYPE
        ));
    }
    if context.plan.has_variants() {
        text.push_str(&format!(
            "{path}/{VARIANTS}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    for format in &context.site.config.feeds.formats {
        let feed = base.href(&context.plan.feed(FeedScope::Site, *format));
        text.push_str(&format!("{feed}\n  Content-Type: {}; charset=utf-8\n", media_type(*format)));
    }
    text
}
