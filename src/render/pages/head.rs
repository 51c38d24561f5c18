//! The value `page`, which describes the page itself: title, address, breadcrumb, structured data.

use tera::Value;

use crate::language::script::locale;
use crate::path::{Href, Url};
use crate::plan::{FeedScope, Page};
use crate::render::context::Context;
use crate::render::{frame_ids, structured_data};
use crate::social_cards;
use crate::view::Link;
use crate::view::page::{PageView, SharedImage};
use crate::view::site::feeds;

/// The value `page` while it is built.
pub(super) struct Head {
    pub(super) view: PageView<Value>,
}

impl Head {
    /// Returns the head of a page one step below the home page.
    pub(super) fn new(kind: &'static str, title: &str, page: Page, context: Context<'_>) -> Head {
        let plan = context.plan;
        let mut head = Head {
            view: PageView {
                kind,
                title: title.to_owned(),
                description: String::new(),
                language: context.language.code.clone(),
                direction: context.language.direction.as_str(),
                locale: locale(&context.language.code),
                url: (page != Page::NotFound).then(|| plan.absolute(page)),
                indexed: page.is_indexed(),
                image: site_image(context),
                article: None,
                alternates: Vec::new(),
                breadcrumb: Vec::new(),
                feeds: Vec::new(),
                prev: None,
                next: None,
                has_code: false,
                old_ids: frame_ids::OLD.into_iter().filter(|id| !context.templates.ids().has(id)).collect(),
                json_ld: Value::safe_string(""),
            },
        };
        head.step(context.language.text("home"), Page::Home(1), context);
        if page != Page::Home(1) {
            head.view.breadcrumb.push(Link { title: title.to_owned(), href: plan.href(page) });
        }
        head
    }

    /// Inserts a step before the last one of the breadcrumb.
    pub(super) fn via(mut self, title: &str, page: Page, context: Context<'_>) -> Head {
        let last = self.view.breadcrumb.pop();
        self.step(title, page, context);
        self.view.breadcrumb.extend(last);
        self
    }

    fn step(&mut self, title: &str, page: Page, context: Context<'_>) {
        let href = context.plan.href(page);
        self.view.breadcrumb.push(Link { title: title.to_owned(), href });
    }

    /// Sets the description. It is cut between words after 300 characters.
    pub(super) fn describe(&mut self, text: &str) {
        let short = text
            .char_indices()
            .nth(300)
            .map_or(text, |(at, _)| text[..at].rsplit_once(' ').map_or(&text[..at], |(words, _)| words));
        let ellipsis = if short.len() < text.len() { "…" } else { "" };
        self.view.description = format!("{short}{ellipsis}");
    }

    /// Adds the feeds of a list.
    pub(super) fn announce(&mut self, scope: FeedScope, title: &str, context: Context<'_>) {
        let title = format!("{}: {title}", context.site.config.title);
        self.view.feeds.extend(feeds(scope, &title, context.site, context.plan));
    }

    /// Adds the page as structured data.
    pub(super) fn add_json_ld(&mut self, page: Page, context: Context<'_>) {
        self.view.json_ld = Value::safe_string(&structured_data::graph(page, &self.view, context));
    }
}

/// Returns the social card at an address as an image for shared links.
pub(super) fn card(url: &Url, says: &str, context: Context<'_>) -> SharedImage {
    SharedImage {
        url: context.site.config.base.absolute(url),
        alt: says.to_owned(),
        width: Some(social_cards::WIDTH),
        height: Some(social_cards::HEIGHT),
    }
}

/// Returns the image for pages without one: the site's image in the settings, or the site's social card.
fn site_image(context: Context<'_>) -> Option<SharedImage> {
    let config = &context.site.config;
    let Some(src) = config.image.as_ref().map(|image| &image.value) else {
        let says = match config.tagline.as_str() {
            "" => config.title.clone(),
            tagline => format!("{}: {tagline}", config.title),
        };
        return context.plan.site_card().map(|url| card(url, &says, context));
    };
    let url = if Href::of(src) == Href::Root {
        format!("{}{}{src}", context.site.config.base.origin(), context.site.config.base.path())
    } else {
        src.clone()
    };
    Some(SharedImage { url, alt: String::new(), width: None, height: None })
}
