//! XML taken apart record by record, so that the tree of one record is in memory and not that of the whole export.
//!
//! The only user of quick-xml. Names go by the address of their namespace: an export may bind any prefix to it.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion, escape};

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::path::SourcePath;

/// How deeply a record may nest: exports have four levels.
const DEEPEST: usize = 64;

/// An element with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    namespace: String,
    name: String,
    /// Without the namespace: no export has two attributes that differ in it alone.
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The children of a name, in a namespace whose address begins so.
    pub(super) fn children<'e>(
        &'e self,
        namespace: &'e str,
        name: &'e str,
    ) -> impl Iterator<Item = &'e Element> + 'e {
        let is_it = move |child: &&Element| child.name == name && child.namespace.starts_with(namespace);
        self.children.iter().filter(is_it)
    }

    /// The text of the first such child, trimmed; empty when there is none.
    pub(super) fn text_of(&self, namespace: &str, name: &str) -> &str {
        self.children
            .iter()
            .find(|child| child.name == name && child.namespace.starts_with(namespace))
            .map_or("", Element::text)
    }

    /// Its own text, trimmed.
    pub(super) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The value of an attribute; empty when it has none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }
}

/// The name of the root element; none where the text does not begin as XML does.
pub(super) fn root(text: &str) -> Option<String> {
    let mut reader = NsReader::from_str(text);
    // What is no XML often begins well; its names tell what it is all the same.
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                return Some(start.local_name().as_ref().to_owned());
            }
            Ok(Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_)) => {}
            Ok(Event::Text(text)) if text.xml10_content().trim().is_empty() => {}
            _ => return None,
        }
    }
}

/// Hands out every element whose name is one of `names`, in the order of the file.
pub(super) fn records(
    file: &SourcePath,
    text: &str,
    names: &[&str],
    mut take: impl FnMut(Element),
) -> Result<(), Diagnostic> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let (mut elements, mut depth) = (0, 0_usize);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let (namespace, event) = match reader.read_resolved_event() {
            Ok((ResolveResult::Bound(namespace), event)) => (one_scheme(namespace.0), event),
            Ok((_, event)) => (String::new(), event),
            Err(reason) => return Err(broken(file, text, at, &reason.to_string())),
        };
        match event {
            Event::Start(start) => {
                elements += 1;
                depth += 1;
                let is_record = names.contains(&start.local_name().as_ref());
                if open.len() > DEEPEST {
                    return Err(broken(file, text, at, "it nests too deeply"));
                }
                if is_record || !open.is_empty() {
                    open.push(element(namespace, &start));
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if let Some(done) = open.pop() {
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => take(done),
                    }
                }
            }
            Event::Text(part) => add(&mut open, &part.xml10_content()),
            Event::CData(part) => add(&mut open, &part.xml10_content()),
            Event::GeneralRef(reference) => add(&mut open, &resolved(&reference)),
            Event::Eof if elements == 0 => return Err(broken(file, text, 0, "it holds no element")),
            Event::Eof if depth > 0 => return Err(broken(file, text, at, "it ends too early")),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// A namespace by its address with `http:`: some exporters write `https:`, and mean the same.
fn one_scheme(namespace: &str) -> String {
    match namespace.strip_prefix("https://") {
        Some(rest) => format!("http://{rest}"),
        None => namespace.to_owned(),
    }
}

fn add(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn element(namespace: String, start: &BytesStart<'_>) -> Element {
    let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
        (attribute.key.local_name().as_ref().to_owned(), value)
    };
    Element {
        namespace,
        name: start.local_name().as_ref().to_owned(),
        attributes: start.attributes().flatten().map(attribute).collect(),
        ..Element::default()
    }
}

/// What a reference stands for. One that XML does not know stays as it is written: it may be HTML's.
fn resolved(reference: &BytesRef<'_>) -> String {
    let name = reference.xml10_content();
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => escape::resolve_xml_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned),
    }
}

fn broken(file: &SourcePath, text: &str, at: usize, reason: &str) -> Diagnostic {
    Diagnostic::error(codes::BAD_INPUT, format!("`{file}` cannot be read as XML: {reason}"))
        .at(Span::new(file, text, at..at + 1))
        .help("give the file as it was exported")
}
