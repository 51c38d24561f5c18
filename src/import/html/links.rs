//! Links around blocks, which Markdown does not have: cards of other pages, linked headings.

use std::rc::Rc;

use htmd::Node;

use crate::import::html::tree::{all, children, find, is_blank, replace, set_children, tag, text, text_of};

/// Elements that a link in Markdown cannot hold.
const BLOCKS: [&str; 15] = [
    "article",
    "blockquote",
    "div",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "p",
    "section",
    "table",
];

/// What stands between the texts of a card.
const BETWEEN: &str = " – ";

/// Puts links around the text of blocks in place of links around blocks.
pub(super) fn put_inside(root: &Rc<Node>) {
    for link in all(root).into_iter().filter(|node| tag(node) == "a") {
        if !all(&link).iter().any(|node| BLOCKS.contains(&tag(node))) {
            continue;
        }
        let inner: Vec<Rc<Node>> = children(&link).into_iter().filter(|child| !is_blank(child)).collect();
        match &inner[..] {
            [heading] if tag(heading).starts_with('h') && BLOCKS.contains(&tag(heading)) => {
                replace(&link, heading);
                set_children(&link, children(heading));
                set_children(heading, vec![Rc::clone(&link)]);
            }
            _ => set_children(&link, of_card(&link)),
        }
    }
}

/// Returns the texts of a link, each block's with a mark before it; the picture, if there is no text.
fn of_card(link: &Rc<Node>) -> Vec<Rc<Node>> {
    let mut texts = vec![String::new()];
    for node in all(link) {
        if BLOCKS.contains(&tag(&node)) {
            texts.push(String::new());
        } else if tag(&node).is_empty() && children(&node).is_empty() {
            texts.iter_mut().next_back().into_iter().for_each(|last| last.push_str(&text_of(&node)));
        }
    }
    let words = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let texts: Vec<String> = texts.iter().map(words).filter(|text| !text.is_empty()).collect();
    match (texts.is_empty(), find(link, "img")) {
        (true, Some(image)) => vec![image],
        _ => vec![text(&texts.join(BETWEEN))],
    }
}
