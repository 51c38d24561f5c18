//! Comments with hostile texts in every field. Pages and feeds are parsed as by a browser and a feed reader, and must
//! have the same structure as with harmless comments.

mod files;
#[cfg(feature = "intake")]
mod sent;
mod texts;
mod threads;
pub(crate) mod tree;
mod vectors;

use std::fmt::Write;

use roxmltree::Document;
use serde_json::Value;

use crate::driver::Files;
use crate::strangers::tree::{
    attribute, elements, has_each_id_once, is_a_strangers, is_a_strangers_piece, of_class, page, skeleton,
    text, turns,
};

/// Fails unless the output, except for the texts of its comments, equals the output with harmless comments.
fn is_the_same_but_for_texts(hostile: &Files, harmless: &Files) {
    assert_eq!(hostile.keys().collect::<Vec<_>>(), harmless.keys().collect::<Vec<_>>());
    for (path, bytes) in hostile {
        let [one, other] = [bytes, &harmless[path]].map(|bytes| std::str::from_utf8(bytes));
        match path.rsplit('.').next().unwrap() {
            "html" => pages(one.unwrap(), other.unwrap(), path),
            "xml" => assert_eq!(feed(one.unwrap(), path), feed(other.unwrap(), path), "{path}"),
            "json" => drop(serde_json::from_str::<Value>(one.unwrap()).unwrap()),
            _ => {}
        }
    }
}

fn pages(hostile: &str, harmless: &str, path: &str) {
    let (hostile, harmless) = (page(hostile), page(harmless));
    let (one, other) = (skeleton(&hostile), skeleton(&harmless));
    if let Some((one, other)) = one.lines().zip(other.lines()).find(|(one, other)| one != other) {
        panic!("{path}:\n{one}\n{other}");
    }
    assert_eq!(one.lines().count(), other.lines().count(), "{path}");
    has_each_id_once(&hostile, path);
    for body in of_class(&hostile, "comment-body") {
        is_a_strangers(&body, path);
    }
    for name in of_class(&hostile, "comment-author") {
        assert!(!text(&name).contains(turns), "{path}: {}", text(&name));
        assert!(elements(&name).iter().any(|inner| tree::element(inner).unwrap().0 == "bdi"), "{path}");
    }
    assert_eq!(structured(&hostile, path), structured(&harmless, path), "{path}");
}

/// Returns the structured data of a page without its texts.
fn structured(page: &tree::Tree, path: &str) -> String {
    let is_data = |node: &tree::Tree| attribute(node, "type").as_deref() == Some("application/ld+json");
    let scripts = elements(page).into_iter().filter(is_data);
    let mut shape = String::new();
    for script in scripts {
        let data: Value =
            serde_json::from_str(&text(&script)).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        shape_of(&data, &mut shape);
    }
    shape
}

/// Returns the names in a JSON value, without the address of a commenter's site.
fn shape_of(data: &Value, shape: &mut String) {
    match data {
        Value::Object(object) => {
            for (key, value) in object {
                let is_person = object.get("@type").is_some_and(|kind| kind == "Person");
                if !(is_person && key == "url") {
                    write!(shape, "{key}(").unwrap();
                    shape_of(value, shape);
                    shape.push(')');
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|each| shape_of(each, shape)),
        _ => shape.push('.'),
    }
}

/// Returns the elements of an XML file with the names of their attributes, without the addresses of commenters' sites.
/// The HTML inside is parsed too.
fn feed(xml: &str, path: &str) -> String {
    let document = Document::parse(xml).unwrap_or_else(|fault| panic!("{path}: {fault}"));
    let mut shape = String::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        if name == "uri" {
            let address = node.text().unwrap_or_default();
            assert!(address.starts_with("http://") || address.starts_with("https://"), "{path}: {address}");
            continue;
        }
        let attributes: Vec<&str> = node.attributes().map(|attribute| attribute.name()).collect();
        writeln!(shape, "{name} {attributes:?}").unwrap();
        if name == "content" && path.contains("comments") {
            is_a_strangers_piece(node.text().unwrap_or_default(), path);
        }
    }
    shape
}

/// Fails if a terminal would interpret part of the output.
fn is_harmless_in_a_terminal(said: &str) {
    let bad = said.char_indices().find(|(_, c)| c.is_control() && *c != '\n' && *c != '\t' || turns(*c));
    if let Some((at, c)) = bad {
        panic!("{c:?} in {:?}", said[..at].lines().last().unwrap_or_default());
    }
}
