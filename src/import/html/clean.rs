//! Changes the tree of a text before it is converted: removes what must not be published, and brings the habits of blog
//! editors into one form.

use std::collections::BTreeSet;
use std::rc::Rc;

use htmd::Node;
use markup5ever_rcdom::NodeData;

use crate::import::home::Home;
use crate::import::html::pictures;
use crate::import::html::tree::{
    all, attribute, children, element, is_blank, retain_attributes, set_attribute, set_children, tag, text,
    text_of,
};
use crate::import::notes::Note;

/// Stands for the end of the excerpt until the text is converted.
pub(super) const MORE: char = '\u{e000}';

/// Stands for the end of a paragraph until the text is converted.
pub(super) const PARAGRAPH: char = '\u{e001}';

/// Elements that are removed with their content.
const REMOVED: [&str; 9] =
    ["base", "head", "link", "meta", "noscript", "script", "style", "template", "title"];

/// The parts of forms. The text between them stays.
const OF_FORMS: [&str; 6] = ["button", "input", "option", "output", "select", "textarea"];

/// Attributes that stay on elements that are written as HTML.
const KEPT_ATTRIBUTES: [&str; 36] = [
    "allow",
    "allowfullscreen",
    "alt",
    "cite",
    "class",
    "cols",
    "colspan",
    "controls",
    "data",
    "datetime",
    "dir",
    "headers",
    "height",
    "href",
    "id",
    "kind",
    "label",
    "lang",
    "loading",
    "name",
    "open",
    "poster",
    "preload",
    "rel",
    "reversed",
    "rowspan",
    "scope",
    "sizes",
    "span",
    "src",
    "srclang",
    "srcset",
    "start",
    "title",
    "type",
    "width",
];

/// Elements in which two line breaks end a paragraph.
const BLOCKS: [&str; 9] = ["article", "blockquote", "body", "center", "div", "main", "p", "section", "td"];

/// Cleans a tree. `home` is that of the old site.
pub(super) fn clean(root: &Rc<Node>, home: &Home, notes: &mut Vec<(Note, String)>) {
    let targets = targets(root);
    // From the inside to the outside: an element that replaces another takes what became of its content.
    for node in all(root).into_iter().rev() {
        let mut kept = Vec::new();
        for child in children(&node) {
            kept.extend(cleaned(&child, home, &targets, notes));
        }
        if BLOCKS.contains(&tag(&node)) {
            kept = with_paragraphs(&kept);
        }
        set_children(&node, kept);
    }
    notes.reverse();
}

/// Returns the ids that links of the text lead to.
fn targets(root: &Rc<Node>) -> BTreeSet<String> {
    let hrefs = all(root).into_iter().map(|node| attribute(&node, "href"));
    hrefs.filter_map(|href| href.strip_prefix('#').map(str::to_owned)).collect()
}

/// Returns what a node becomes.
fn cleaned(
    node: &Rc<Node>,
    home: &Home,
    targets: &BTreeSet<String>,
    notes: &mut Vec<(Note, String)>,
) -> Vec<Rc<Node>> {
    if let NodeData::Comment { contents } = &node.data {
        let first = contents.split_whitespace().next().unwrap_or_default();
        let is_more = first.eq_ignore_ascii_case("more");
        return if is_more { vec![text(&MORE.to_string())] } else { Vec::new() };
    }
    let name = tag(node).to_owned();
    if name.is_empty() {
        return vec![Rc::clone(node)];
    }
    if REMOVED.contains(&name.as_str()) {
        if name == "script" {
            notes.push((Note::LeftOut, "scripts in texts".to_owned()));
        }
        return Vec::new();
    }
    // The second link to the same file.
    if attribute(node, "class").contains("wp-block-file__button") {
        return Vec::new();
    }
    if OF_FORMS.contains(&name.as_str()) {
        notes.push((Note::LeftOut, "forms in texts".to_owned()));
        return Vec::new();
    }
    if name == "a" && attribute(node, "name") == "more" && children(node).iter().all(|child| is_blank(child))
    {
        return vec![text(&MORE.to_string())];
    }
    let is_aligned = ["align", "style"]
        .iter()
        .any(|key| attribute(node, key).contains("center") || attribute(node, key).contains("right"));
    if is_aligned && !text_of(node).trim().is_empty() && !attribute(node, "class").contains("tr-caption") {
        notes.push((Note::Changed, "centred or right-aligned text is like other text".to_owned()));
    }
    let style = if name == "span" { attribute(node, "style").to_ascii_lowercase() } else { String::new() };
    // An anchor without a link is there for links, also for those of other texts.
    let is_anchor = name == "a" && attribute(node, "href").is_empty();
    let is_wanted = |id: &String| {
        targets.contains(id) || is_anchor && !id.is_empty() && !id.starts_with('_') && !id.contains(' ')
    };
    let id = [attribute(node, "id"), attribute(node, "name")].into_iter().find(is_wanted);
    let is_heading = matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    if attribute(node, "src").trim_start().to_ascii_lowercase().starts_with("data:") {
        notes.push((Note::LeftOut, "pictures that are written into the text itself".to_owned()));
    }
    retain_attributes(node, |key, value| KEPT_ATTRIBUTES.contains(&key) && !is_script(key, value));
    for key in ["href", "src"] {
        let address = attribute(node, key);
        if key == "href" && name == "a" {
            // A picture keeps its whole address, by which its file is found.
            let own = home.link(&address).filter(|_| !pictures::is_picture(&address));
            set_attribute(node, key, &own.unwrap_or(address));
        } else if name == "img" {
            set_attribute(node, key, &pictures::original(&address));
        }
    }
    let node = with_emphasis(pictures::without_link_to_itself(node), &style);
    // A place that a link leads to. Headings keep their ids; other elements have none in Markdown.
    let is_empty_link = tag(&node) == "a" && !is_anchor && is_without_content(&node);
    if let Some(id) = id.filter(|_| !is_heading) {
        let anchor = text(&format!("{}{id}{}", ANCHOR.0, ANCHOR.1));
        if is_empty_link {
            return vec![anchor];
        }
        if matches!(tag(&node), "img" | "a") {
            return vec![anchor, node];
        }
        set_children(&node, std::iter::once(anchor).chain(children(&node)).collect());
    }
    if is_empty_link { Vec::new() } else { vec![node] }
}

/// Returns whether a link has nothing that readers could see.
fn is_without_content(link: &Rc<Node>) -> bool {
    text_of(link).trim().is_empty()
        && all(link).iter().skip(1).all(|node| matches!(tag(node), "" | "span" | "b" | "i"))
}

/// Stand for the start and the end of an anchor's id until the text is converted.
pub(super) const ANCHOR: (char, char) = ('\u{e002}', '\u{e003}');

/// Puts an element of emphasis in place of a style that looks like it.
fn with_emphasis(node: Rc<Node>, style: &str) -> Rc<Node> {
    let is_bold = style.contains("font-weight: bold") || style.contains("font-weight:bold");
    let mut node = node;
    for (name, is_it) in [("em", style.contains("italic")), ("strong", is_bold)] {
        if is_it {
            node = element(name, children(&node));
        }
    }
    node
}

/// Returns whether an attribute could run a script.
fn is_script(key: &str, value: &str) -> bool {
    let address: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
    key.starts_with("on")
        || key == "srcdoc"
        || address.contains(':') && matches!(scheme.as_str(), "javascript" | "vbscript" | "data")
}

/// Replaces two and more line breaks by the end of a paragraph.
fn with_paragraphs(nodes: &[Rc<Node>]) -> Vec<Rc<Node>> {
    let mut out: Vec<Rc<Node>> = Vec::with_capacity(nodes.len());
    let mut at = 0;
    while at < nodes.len() {
        let run = nodes[at..].iter().take_while(|node| tag(node) == "br" || is_blank(node)).count();
        let breaks = nodes[at..at + run].iter().filter(|node| tag(node) == "br").count();
        match (run, breaks) {
            (0, _) => {
                out.push(Rc::clone(&nodes[at]));
                at += 1;
            }
            (_, 2..) => {
                out.push(text(&PARAGRAPH.to_string()));
                at += run;
            }
            _ => {
                out.extend(nodes[at..at + run].iter().cloned());
                at += run;
            }
        }
    }
    out
}
