//! Writes an element that Markdown cannot express as HTML, on lines without empty ones between them.

use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

use crate::import::html::tree::tag;
use crate::markup::escape;

/// Elements without content and end tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Returns an element with its content as HTML.
pub(super) fn element(node: &Rc<Node>) -> String {
    let mut html = String::new();
    write(node, &mut html);
    let lines = html.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the start tag of an element.
pub(super) fn start_tag(node: &Rc<Node>) -> String {
    let mut html = format!("<{}", tag(node));
    if let NodeData::Element { attrs, .. } = &node.data {
        for attribute in attrs.borrow().iter() {
            html.push_str(&format!(" {}=\"", attribute.name.local));
            escape::xml(&mut html, &attribute.value);
            html.push('"');
        }
    }
    html.push('>');
    html
}

fn write(node: &Rc<Node>, html: &mut String) {
    match &node.data {
        NodeData::Text { contents } => escape::xml(html, &contents.borrow()),
        NodeData::Element { .. } => {
            html.push_str(&start_tag(node));
            if VOID.contains(&tag(node)) {
                return;
            }
            node.children.borrow().iter().for_each(|child| write(child, html));
            html.push_str(&format!("</{}>", tag(node)));
        }
        NodeData::Document
        | NodeData::Doctype { .. }
        | NodeData::Comment { .. }
        | NodeData::ProcessingInstruction { .. } => {
            node.children.borrow().iter().for_each(|child| write(child, html));
        }
    }
}
