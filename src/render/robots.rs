//! `robots.txt`. Source: RFC 9309; `Sitemap` is an extension by sitemaps.org.

use crate::path::OutPath;
use crate::render::context::Context;

/// Returns a `robots.txt` that allows everything and names the sitemap.
pub(super) fn robots(context: Context<'_>) -> String {
    let sitemap = OutPath::parse("sitemap.xml").expect("a name of ours").url();
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", context.site.config.base.absolute(&sitemap))
}
