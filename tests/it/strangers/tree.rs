//! Parses HTML as browsers do, and returns its structure without the text.

use std::collections::BTreeSet;
use std::fmt::Write;

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_document, parse_fragment};
pub(crate) use markup5ever_rcdom::Handle as Tree;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// The elements that a comment's text may have, apart from links and numbered lists, which have attributes.
const PLAIN: [&str; 11] = ["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li"];

/// The maximum nesting of elements in a comment's text.
const DEEPEST: usize = 32;

/// Parses a page as a browser without scripts: with scripts, `noscript` would contain only text.
pub(crate) fn page(html: &str) -> Tree {
    parse_document(RcDom::default(), options()).one(html).document
}

/// Fails unless a fragment of HTML, as in a feed, contains only what a commenter's text may become.
pub(crate) fn is_a_strangers_piece(html: &str, what: &str) {
    let around = QualName::new(None, ns!(html), local_name!("div"));
    // The tree is destroyed when its root is dropped, so no part of it is returned.
    let document = parse_fragment(RcDom::default(), options(), around, Vec::new(), false).one(html).document;
    let root = document.children.borrow()[0].clone();
    is_a_strangers(&root, what);
}

fn options() -> ParseOpts {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    ParseOpts { tree_builder, ..ParseOpts::default() }
}

/// Returns an element's name and its attributes, sorted by name; nothing for text nodes and the like.
pub(crate) fn element(node: &Handle) -> Option<(String, Vec<(String, String)>)> {
    let NodeData::Element { name, attrs, .. } = &node.data else { return None };
    let attributes = attrs.borrow();
    let mut attributes: Vec<(String, String)> =
        attributes.iter().map(|each| (each.name.local.to_string(), each.value.to_string())).collect();
    attributes.sort();
    // An element of SVG or MathML is never allowed, whatever its name is.
    let known = if name.ns == ns!(html) { "" } else { "foreign:" };
    Some((format!("{known}{}", name.local), attributes))
}

/// Returns the value of an element's attribute.
pub(crate) fn attribute(node: &Handle, name: &str) -> Option<String> {
    element(node)?.1.into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

fn has_class(node: &Handle, class: &str) -> bool {
    attribute(node, "class").is_some_and(|classes| classes.split(' ').any(|each| each == class))
}

/// Returns every element of a tree in order, including its root.
pub(crate) fn elements(tree: &Handle) -> Vec<Handle> {
    let (mut found, mut stack) = (Vec::new(), vec![tree.clone()]);
    while let Some(node) = stack.pop() {
        stack.extend(node.children.borrow().iter().rev().cloned());
        if element(&node).is_some() {
            found.push(node);
        }
    }
    found
}

/// Returns the elements of a class.
pub(crate) fn of_class(tree: &Handle, class: &str) -> Vec<Handle> {
    elements(tree).into_iter().filter(|node| has_class(node, class)).collect()
}

/// Returns the text of a tree.
pub(crate) fn text(tree: &Handle) -> String {
    let (mut text, mut stack) = (String::new(), vec![tree.clone()]);
    while let Some(node) = stack.pop() {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(&contents.borrow());
        }
        stack.extend(node.children.borrow().iter().rev().cloned());
    }
    text
}

/// Returns everything in a page except its text and the inside of comments: elements, attributes and their values, one
/// element a line. The link of a commenter's name is checked, and then left out.
pub(crate) fn skeleton(page: &Handle) -> String {
    let (mut shown, mut stack) = (String::new(), vec![(page.clone(), 0)]);
    while let Some((node, depth)) = stack.pop() {
        if let NodeData::Comment { contents } = &node.data {
            writeln!(shown, "{:depth$}<!--{contents}-->", "").unwrap();
        }
        let mut inside_link = false;
        if let Some((mut name, mut attributes)) = element(&node) {
            let is_strangers = attribute(&node, "rel").is_some_and(|rel| rel.contains("ugc"));
            if has_class(&node, "p-name") && has_class(&node, "u-url") && name == "a" && is_strangers {
                let allowed = ["https", "http"];
                assert!(leads_to(&attribute(&node, "href").unwrap(), &allowed), "{attributes:?}");
                assert_eq!(attribute(&node, "rel").unwrap(), "nofollow ugc noopener");
                assert_eq!(attributes.len(), 3, "{attributes:?}");
                (name, attributes) = ("bdi".to_owned(), vec![("class".to_owned(), "p-name".to_owned())]);
                inside_link = true;
            }
            writeln!(shown, "{:depth$}{name} {attributes:?}", "").unwrap();
        }
        if inside_link {
            let inside: Vec<String> =
                elements(&node).iter().skip(1).map(|node| element(node).unwrap().0).collect();
            assert_eq!(inside, ["bdi"]);
        } else if !has_class(&node, "comment-body") {
            stack.extend(node.children.borrow().iter().rev().map(|child| (child.clone(), depth + 1)));
        }
    }
    shown
}

/// Fails unless all the content of an element is allowed in a commenter's text.
pub(crate) fn is_a_strangers(inside: &Handle, what: &str) {
    let mut stack: Vec<(Handle, usize, bool)> =
        inside.children.borrow().iter().map(|child| (child.clone(), 1, false)).collect();
    while let Some((node, depth, in_link)) = stack.pop() {
        assert!(depth <= DEEPEST, "{what}: too deep");
        let mut is_link = false;
        match (&node.data, element(&node)) {
            (NodeData::Text { contents }, _) => {
                let forbidden = |c: char| c.is_control() && c != '\n' && c != '\t' || turns(c);
                assert!(!contents.borrow().contains(forbidden), "{what}: {:?}", contents.borrow());
            }
            (_, Some((name, attributes))) => match (name.as_str(), attributes.as_slice()) {
                (name, []) if PLAIN.contains(&name) => {}
                ("ol", [(key, value)]) if key == "start" => assert!(value.parse::<u32>().is_ok(), "{what}"),
                ("a", [(href, address), (rel, value)]) => {
                    assert_eq!((href.as_str(), rel.as_str()), ("href", "rel"), "{what}");
                    assert_eq!(value, "nofollow ugc noopener", "{what}");
                    assert!(leads_to(address, &["https", "http", "mailto"]), "{what}: {address}");
                    assert!(!in_link, "{what}: a link within a link");
                    is_link = true;
                }
                other => panic!("{what}: {other:?}"),
            },
            _ => panic!("{what}: neither text nor an element"),
        }
        stack.extend(
            node.children.borrow().iter().map(|child| (child.clone(), depth + 1, in_link || is_link)),
        );
    }
}

/// Returns whether an address has one of the schemes for a browser, which ignores leading white space, and line ends
/// and tabs anywhere. Source: WHATWG URL Standard, section 4.4. Stricter: such characters are not allowed at all.
fn leads_to(address: &str, schemes: &[&str]) -> bool {
    let (scheme, _) = address.split_once(':').unwrap_or_default();
    schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known))
        && !address.contains(|c: char| c.is_control() || c.is_whitespace() || turns(c))
}

/// Returns whether a character changes the direction of the following text. Source: UAX 9, table 1.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Fails if two elements of a page have the same id.
pub(crate) fn has_each_id_once(page: &Handle, what: &str) {
    let mut seen = BTreeSet::new();
    for id in elements(page).iter().filter_map(|node| attribute(node, "id")) {
        assert!(seen.insert(id.clone()), "{what}: two of the id `{id}`");
    }
}

#[test]
fn what_is_not_a_strangers_is_seen() {
    let fails = |html: &str| std::panic::catch_unwind(|| is_a_strangers_piece(html, "")).is_err();
    assert!(!fails(
        "<p>a<br>\n<a href=\"https://a.example\" rel=\"nofollow ugc noopener\">b</a></p><ol start=\"2\"><li>c</ol>"
    ));
    for html in [
        "<p class=a>",
        "<b>a</b>",
        "<p><!-- a --></p>",
        "<a href=\"https://a.example\">b</a>",
        "<a href=\"java&Tab;script:x\" rel=\"nofollow ugc noopener\">b</a>",
        "<svg><p></p></svg>",
        "a\u{202e}b",
        "<ol start=a>",
    ] {
        assert!(fails(html), "{html}");
    }
    assert_eq!(skeleton(&page("<title>a</title><p x=y>b")).matches('\n').count(), 5);
}
