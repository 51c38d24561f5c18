//! Reads and changes the tree of a text in HTML.

use std::cell::RefCell;
use std::rc::Rc;

use htmd::Node;
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName, ns};
use markup5ever_rcdom::NodeData;

/// Returns the name of an element; empty for other nodes.
pub(super) fn tag(node: &Node) -> &str {
    match &node.data {
        NodeData::Element { name, .. } => &name.local,
        _ => "",
    }
}

/// Returns the value of an attribute; empty if there is none.
pub(super) fn attribute(node: &Node, name: &str) -> String {
    let NodeData::Element { attrs, .. } = &node.data else { return String::new() };
    let attrs = attrs.borrow();
    attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map_or_else(String::new, |attribute| attribute.value.to_string())
}

/// Sets an attribute that the element has.
pub(super) fn set_attribute(node: &Node, name: &str, value: &str) {
    let NodeData::Element { attrs, .. } = &node.data else { return };
    for attribute in attrs.borrow_mut().iter_mut().filter(|attribute| &*attribute.name.local == name) {
        attribute.value = StrTendril::from(value);
    }
}

/// Removes the attributes that a function refuses. Returns the number of removed ones.
pub(super) fn retain_attributes(node: &Node, keep: impl Fn(&str, &str) -> bool) -> usize {
    let NodeData::Element { attrs, .. } = &node.data else { return 0 };
    let mut attrs = attrs.borrow_mut();
    let before = attrs.len();
    attrs.retain(|attribute| keep(&attribute.name.local, &attribute.value));
    before - attrs.len()
}

/// Returns the children of a node.
pub(super) fn children(node: &Node) -> Vec<Rc<Node>> {
    node.children.borrow().clone()
}

/// Replaces the children of a node. Those of another node are moved: a node that is dropped empties all below it.
pub(super) fn set_children(node: &Rc<Node>, children: Vec<Rc<Node>>) {
    for child in &children {
        if let Some(other) = parent(child).filter(|other| !Rc::ptr_eq(other, node)) {
            other.children.borrow_mut().retain(|known| !Rc::ptr_eq(known, child));
        }
        child.parent.set(Some(Rc::downgrade(node)));
    }
    *node.children.borrow_mut() = children;
}

/// Returns the node that contains another.
pub(super) fn parent(node: &Node) -> Option<Rc<Node>> {
    let parent = node.parent.take();
    node.parent.set(parent.clone());
    parent?.upgrade()
}

/// Puts a node in place of another.
pub(super) fn replace(node: &Rc<Node>, by: &Rc<Node>) {
    let Some(holder) = parent(node) else { return };
    let put = |child: Rc<Node>| if Rc::ptr_eq(&child, node) { Rc::clone(by) } else { child };
    set_children(&holder, children(&holder).into_iter().map(put).collect());
}

/// Removes a node.
pub(super) fn remove(node: &Rc<Node>) {
    let Some(holder) = parent(node) else { return };
    set_children(&holder, children(&holder).into_iter().filter(|child| !Rc::ptr_eq(child, node)).collect());
}

/// Makes a node with text.
pub(super) fn text(text: &str) -> Rc<Node> {
    Node::new(NodeData::Text { contents: StrTendril::from(text).into() })
}

/// Makes an element with some children.
pub(super) fn element(name: &str, children: Vec<Rc<Node>>) -> Rc<Node> {
    let node = Node::new(NodeData::Element {
        name: QualName::new(None, ns!(html), LocalName::from(name)),
        attrs: RefCell::default(),
        template_contents: RefCell::default(),
        mathml_annotation_xml_integration_point: false,
    });
    set_children(&node, children);
    node
}

/// Returns whether a node is text without anything to read.
pub(super) fn is_blank(node: &Node) -> bool {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().chars().all(char::is_whitespace),
        NodeData::Comment { .. } => true,
        _ => false,
    }
}

/// Returns all text below a node.
pub(super) fn text_of(node: &Rc<Node>) -> String {
    let (mut text, mut open) = (String::new(), vec![Rc::clone(node)]);
    while let Some(node) = open.pop() {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(&contents.borrow());
        }
        open.extend(children(&node).into_iter().rev());
    }
    text
}

/// Returns all nodes below a node, in the order of the text.
pub(super) fn all(node: &Rc<Node>) -> Vec<Rc<Node>> {
    let (mut found, mut open) = (Vec::new(), vec![Rc::clone(node)]);
    while let Some(node) = open.pop() {
        open.extend(children(&node).into_iter().rev());
        found.push(node);
    }
    found
}

/// Returns the first element of this name below a node.
pub(super) fn find(node: &Rc<Node>, name: &str) -> Option<Rc<Node>> {
    all(node).into_iter().skip(1).find(|node| tag(node) == name)
}

/// Returns the greatest number of elements within one another.
pub(super) fn depth(node: &Rc<Node>) -> usize {
    let (mut deepest, mut open) = (0, vec![(Rc::clone(node), 0)]);
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        open.extend(children(&node).into_iter().map(|child| (child, depth + 1)));
    }
    deepest
}
