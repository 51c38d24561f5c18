//! Finds footnotes: a number that links to a note, and a note that links back. Editors mark them in different ways.

use std::collections::BTreeMap;
use std::rc::Rc;

use htmd::Node;

use crate::import::html::tree::{
    all, attribute, children, element, is_blank, parent, remove, replace, tag, text, text_of,
};

/// Stand for the start and the end of a footnote's label until the text is converted.
pub(super) const LABEL: (char, char) = ('\u{e004}', '\u{e005}');

/// The element that stands for a note. Its text begins with its label.
pub(super) const NOTE: &str = "x-footnote";

/// Elements that can be a note, if the link back stands in one.
const NOTES: [&str; 6] = ["p", "li", "div", "aside", "dd", "section"];

/// Puts marks in place of the numbers, and elements of their own in place of the notes.
pub(super) fn mark(root: &Rc<Node>) {
    let nodes = all(root);
    let by_id: BTreeMap<String, &Rc<Node>> =
        nodes.iter().rev().flat_map(|node| ids(node).into_iter().map(move |id| (id, node))).collect();
    let mut notes: Vec<(Rc<Node>, Rc<Node>)> = Vec::new();
    let mut numbers = Vec::new();
    for (at, link) in nodes.iter().enumerate().filter(|(_, node)| is_number(node)) {
        if notes.iter().any(|(_, back)| Rc::ptr_eq(back, link)) {
            continue;
        }
        let Some(target) = attribute(link, "href").strip_prefix('#').and_then(|id| by_id.get(id).copied())
        else {
            continue;
        };
        let Some((note, back)) = note_and_back(target, link) else { continue };
        if nodes[..at].iter().any(|node| Rc::ptr_eq(node, &back)) {
            continue;
        }
        let known = notes.iter().position(|(known, _)| Rc::ptr_eq(known, &note));
        let number = known.unwrap_or(notes.len());
        if known.is_none() {
            notes.push((note, back));
        }
        numbers.push((Rc::clone(link), number + 1));
    }
    for (link, number) in numbers {
        replace(&around(&link), &text(&label(number)));
    }
    for (at, (note, back)) in notes.iter().enumerate() {
        remove(&around(back));
        let inner = std::iter::once(text(&label(at + 1))).chain(children(note)).collect();
        let list = parent(note);
        replace(note, &element(NOTE, inner));
        if let Some(list) = list.filter(|list| matches!(tag(list), "ol" | "ul" | "dl")) {
            let inner = children(&list);
            if inner.iter().all(|child| tag(child) == NOTE || is_blank(child)) {
                replace(&list, &element("div", inner));
            }
        }
    }
}

fn label(number: usize) -> String {
    format!("{}{number}{}", LABEL.0, LABEL.1)
}

/// Returns the ids and names of an element.
fn ids(node: &Node) -> Vec<String> {
    ["id", "name"].iter().map(|key| attribute(node, key)).filter(|id| !id.is_empty()).collect()
}

/// Returns whether a node is a link with a number or a mark such as `*`, as footnotes have.
fn is_number(node: &Rc<Node>) -> bool {
    if tag(node) != "a" || !attribute(node, "href").starts_with('#') {
        return false;
    }
    let written = text_of(node);
    let mark = written.trim().trim_matches(['[', ']', '(', ')']);
    let is_in_sup = parent(node).is_some_and(|parent| tag(&parent) == "sup")
        || children(node).iter().any(|child| tag(child) == "sup");
    let is_mark = mark.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§'));
    !mark.is_empty() && mark.chars().count() <= 4 && (is_mark || is_in_sup)
}

/// Returns the element of a note, and the link in it that leads back.
fn note_and_back(target: &Rc<Node>, link: &Rc<Node>) -> Option<(Rc<Node>, Rc<Node>)> {
    let around = around(link);
    let mut origins = ids(link);
    origins.extend(ids(&around));
    origins.extend(parent(&around).map(|parent| ids(&parent)).unwrap_or_default());
    let leads_back = |node: &Rc<Node>| {
        let href = attribute(node, "href");
        tag(node) == "a" && href.strip_prefix('#').is_some_and(|id| origins.iter().any(|origin| origin == id))
    };
    let back = all(target).into_iter().find(|node| leads_back(node));
    // An empty anchor stands before the link.
    let back = back.or_else(|| all(&parent(target)?).into_iter().find(|node| leads_back(node)))?;
    let mut note = Rc::clone(if Rc::ptr_eq(target, &back) || text_of(target).trim().is_empty() {
        &back
    } else {
        target
    });
    while !NOTES.contains(&tag(&note)) {
        note = parent(&note)?;
    }
    let has_link = all(&note).iter().any(|node| Rc::ptr_eq(node, link));
    (!has_link && !Rc::ptr_eq(&back, link)).then_some((note, back))
}

/// Returns the `<sup>` around a link that holds nothing else, or the link.
fn around(link: &Rc<Node>) -> Rc<Node> {
    let holder = parent(link).filter(|parent| tag(parent) == "sup");
    let holder =
        holder.filter(|parent| children(parent).iter().filter(|child| !is_blank(child)).count() == 1);
    holder.unwrap_or_else(|| Rc::clone(link))
}
