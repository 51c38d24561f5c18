//! Renders the outputs of the plan to bytes. Does not use disk or network; every address comes from the plan.

mod anchors;
mod article_images;
mod blocked_embeds;
mod body;
mod context;
mod dead_links;
mod feed;
mod frame_ids;
mod functions;
mod hosting;
mod image_paths;
mod images;
mod inputs;
mod keys;
mod language_functions;
mod links;
mod llms_txt;
pub mod lookups;
mod opensearch;
pub mod outline;
mod page_limits;
mod pages;
mod rendered;
mod robots;
pub mod running_templates;
pub mod search;
mod shared_values;
mod sitemap;
mod structured_data;
mod template_faults;
mod template_names;
mod template_tags;
mod template_texts;
mod template_tokens;
mod templates;
mod text_context;
mod text_html;
mod theme_faults;
mod unpublished_targets;
mod unread_files;
mod values;
pub mod visible;
mod xml;

pub use anchors::Anchors;
pub use body::{feed_text, other_body, page_body};
pub use context::{Bodies, Context, Variables};
pub use feed::{FeedText, in_feeds};
pub use inputs::Inputs;
pub use keys::Keys;
pub use pages::empty_page;
pub use rendered::{Bytes, Rendered, TextLinks};
pub use shared_values::Shared;
pub use template_faults::each_once;
pub use templates::{Templates, rendering};

use crate::plan::Output;

/// Renders one output.
pub fn render(output: &Output, context: Context<'_>) -> Rendered {
    match output {
        Output::Page(page) => pages::render(*page, context),
        Output::Redirect(target) => pages::redirect(target, context),
        Output::Feed(scope, format) => Rendered::from_bytes(feed::articles(*scope, *format, context)),
        Output::CommentFeed(scope) => Rendered::from_bytes(feed::comments(*scope, context)),
        Output::Sitemap => Rendered::from_bytes(sitemap::sitemap(context)),
        Output::SitemapPart(part) => Rendered::from_bytes(sitemap::part(*part, context)),
        Output::Robots => Rendered::from_bytes(robots::robots(context)),
        Output::LlmsTxt => Rendered::from_bytes(llms_txt::llms_txt(context)),
        Output::Redirects => Rendered::from_bytes(hosting::redirects(context)),
        Output::OpenSearch => Rendered::from_bytes(opensearch::description(context)),
        Output::Search(file) => Rendered::from_bytes(search::file(*file, context)),
        Output::Headers => Rendered::from_bytes(hosting::headers(context)),
        Output::Look => Rendered::from_bytes(context.site.config.theme.look.stylesheet().unwrap_or_default()),
        Output::Asset(file) => Rendered::without_text(Bytes::Copied(file.clone())),
        Output::Picture(variant) => Rendered::without_text(Bytes::Drawn(variant.clone())),
        Output::SocialCard(card) => Rendered::without_text(Bytes::Card(*card)),
    }
}
