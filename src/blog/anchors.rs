//! Checks links to places in other pages, which is possible only after all pages are rendered.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::path::OutPath;
use crate::render::TextLinks;

/// Returns a warning for each link to a heading that its page does not have. `texts` are the pages with the links by path;
/// `anchors_of` returns the anchors of a page that is not among them.
pub fn dead_anchors(
    texts: &BTreeMap<&OutPath, &TextLinks>,
    anchors_of: impl Fn(&OutPath) -> Option<TextLinks>,
) -> Vec<Diagnostic> {
    let mut others: HashMap<OutPath, Option<TextLinks>> = HashMap::new();
    let mut dead = Vec::new();
    for from in texts.values() {
        for link in &from.links {
            let Some(anchor) = &link.anchor else { continue };
            let path = link.url.out_path();
            let to = match texts.get(&path) {
                Some(to) => Some(*to),
                None => others.entry(path).or_insert_with_key(|path| anchors_of(path)).as_ref(),
            };
            let Some(to) = to else { continue };
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
