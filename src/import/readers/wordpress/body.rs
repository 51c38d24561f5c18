//! Makes Markdown of the text of a post.

use crate::import::html::Converted;
use crate::import::html::to_markdown;
use crate::import::readers::wordpress::context::Context;
use crate::import::readers::wordpress::library::Library;
use crate::import::readers::wordpress::{autop, blocks, marks, old_links, shortcodes};

/// The text of a post.
#[derive(Clone, Copy, Debug)]
pub(super) struct Body<'l> {
    pub(super) library: &'l Library,
    /// The id of the post.
    pub(super) post: &'l str,
    /// The texts of its footnotes: a list in JSON.
    pub(super) footnotes: &'l str,
}

impl Body<'_> {
    /// Converts a text.
    pub(super) fn markdown(self, text: &str) -> Converted {
        let Body { library, post, footnotes } = self;
        let mut context = Context::new(library, post, footnotes);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let has_blocks = text.contains("<!-- wp:");
        let text = shortcodes::convert(&text, &mut context);
        let mut markdown = String::new();
        for (number, part) in marks::parts(&text, &mut context).iter().enumerate() {
            let html = match has_blocks {
                true => blocks::convert(part, &mut context),
                false => autop::paragraphs(part, &mut context),
            };
            let html = old_links::current(&html, library);
            let converted = to_markdown(&html, &format!("{}/", library.facts.url));
            context.notes.extend(converted.notes);
            if number > 0 {
                markdown.push_str("\n\n<!-- more -->\n\n");
            }
            markdown.push_str(converted.markdown.trim_matches('\n'));
        }
        Converted { markdown, notes: context.notes }
    }
}
