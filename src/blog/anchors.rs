//! Checks links to places in other pages, which is possible only after all pages are rendered.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::path::OutPath;
use crate::render::TextLinks;

/// Returns a warning for each link to a heading that its page does not have.
pub fn dead_anchors<'a>(
    texts: impl Iterator<Item = (&'a OutPath, &'a TextLinks)> + Clone,
) -> Vec<Diagnostic> {
    let by_path: HashMap<&OutPath, &TextLinks> = texts.clone().collect();
    let mut dead = Vec::new();
    for (_, from) in texts {
        for link in &from.links {
            let (Some(anchor), Some(to)) = (&link.anchor, by_path.get(&link.url.out_path())) else {
                continue;
            };
            if anchor.is_empty() || to.anchors.has(anchor) {
                continue;
            }
            let message = format!("`{}` has no heading or note `#{anchor}`", to.text.file);
            let fault = Diagnostic::warning(codes::DEAD_ANCHOR, message).at(from.text.span(link.at.clone()));
            let fault = match nearest(anchor, to.anchors.all()) {
                Some(meant) => fault.help(format!("did you mean `#{meant}`?")),
                None => fault.help("link to the page alone, or give the heading this id: `## Heading {#id}`"),
            };
            dead.push(fault);
        }
    }
    dead
}
