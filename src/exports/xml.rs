//! Reads XML record by record: only one record is in memory, and of it only the elements that the caller asks for, because the
//! posts of an export are larger than their comments.
//!
//! The only user of quick-xml. Elements are identified by the address of their namespace: an export may choose any prefix.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion, escape};

use crate::diagnostic::{Diagnostic, codes};
use crate::exports::export_file::{ExportFile, not_utf8};
use crate::exports::size::Size;

/// The deepest level of a record. Exports have four.
const DEEPEST: usize = 64;

/// The bytes of the buffer that stay reserved between two texts.
const BUFFER: usize = 1024 * 1024;

/// The most elements in a record.
const MOST: usize = 10_000;

/// The elements that a caller asks for, by their local names.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'s> {
    /// The elements that are passed to the caller.
    pub records: &'s [&'s str],
    /// Elements of a record that are passed on by themselves, before their record: a record may have any number of them.
    pub parts: &'s [&'s str],
    /// The elements that are kept in records and parts. Others are skipped with their content.
    pub kept: &'s [&'s str],
    /// The most bytes of text in an element. A longer text is dropped.
    pub longest: usize,
}

/// An element with its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    namespace: String,
    name: String,
    /// By local names: no export has two attributes that differ only in their namespace.
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
    text: String,
    size: Size,
}

impl Element {
    /// Returns its local name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns whether the address of its namespace begins with `namespace`.
    pub fn is_in(&self, namespace: &str) -> bool {
        self.namespace.starts_with(namespace)
    }

    /// Returns the children with this name, in a namespace whose address begins with `namespace`.
    pub fn children<'e>(
        &'e self,
        namespace: &'e str,
        name: &'e str,
    ) -> impl Iterator<Item = &'e Element> + 'e {
        let is_it = move |child: &&Element| child.name == name && child.namespace.starts_with(namespace);
        self.children.iter().filter(is_it)
    }

    /// Returns the trimmed text of the first such child; empty if there is none.
    pub fn text_of(&self, namespace: &str, name: &str) -> &str {
        self.children
            .iter()
            .find(|child| child.name == name && child.namespace.starts_with(namespace))
            .map_or("", Element::text)
    }

    /// Returns whether the text of the first such child is complete.
    pub fn size_of(&self, namespace: &str, name: &str) -> Size {
        self.children(namespace, name).next().map_or(Size::Fits, |child| child.size)
    }

    /// Returns its own text, trimmed.
    pub fn text(&self) -> &str {
        self.text.trim()
    }

    /// Returns the number of bytes of all its texts.
    pub fn bytes(&self) -> usize {
        self.text.len() + self.children.iter().map(Element::bytes).sum::<usize>()
    }

    /// Returns the value of an attribute; empty if there is none.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }
}

/// Returns the name of the root element, or `None` if the text does not begin like XML.
pub fn root(text: &str) -> Option<String> {
    let mut reader = NsReader::from_str(text);
    // HTML often begins like XML with wrong end tags. The name of its root is still useful.
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

/// Returns the characters of a character reference of HTML, by its name: `é` for `eacute`.
pub fn html_entity(name: &str) -> Option<&'static str> {
    escape::resolve_html5_entity(name)
}

/// Passes the records of an export and their parts to `take`, in the order of the file.
pub fn records(
    export: &ExportFile,
    shape: Shape<'_>,
    mut take: impl FnMut(Element) -> Result<(), Diagnostic>,
) -> Result<(), Diagnostic> {
    let units = export.units();
    let left = units.left();
    let mut reader = NsReader::from_reader(units);
    reader.config_mut().expand_empty_elements = true;
    let mut open = Open::default();
    let (mut elements, mut depth, mut buffer) = (0_usize, 0_usize, Vec::new());
    loop {
        let at = reader.buffer_position();
        left.begin();
        buffer.clear();
        buffer.shrink_to(BUFFER);
        let (namespace, event) = match reader.read_resolved_event_into(&mut buffer) {
            Ok((ResolveResult::Bound(namespace), event)) => (Some(namespace.0), event),
            Ok((_, event)) => (None, event),
            Err(quick_xml::Error::Encoding(_)) => return Err(not_utf8(&export.name)),
            Err(quick_xml::Error::Io(reason)) => return Err(broken(export, at, &reason.to_string())),
            Err(reason) => return Err(broken(export, at, &reason.to_string())),
        };
        match event {
            Event::Start(start) => {
                elements += 1;
                depth += 1;
                open.begin(namespace, &start, shape).map_err(|reason| broken(export, at, reason))?;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if let Some(done) = open.end(shape) {
                    take(done)?;
                }
            }
            Event::Text(part) => open.add(&part.xml10_content(), shape),
            Event::CData(part) => open.add(&part.xml10_content(), shape),
            Event::GeneralRef(reference) => open.add(&resolved(&reference), shape),
            Event::Eof if elements == 0 => return Err(broken(export, 0, "it holds no element")),
            Event::Eof if depth > 0 => return Err(broken(export, at, "it ends too early")),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The open elements, from the record inwards.
#[derive(Debug, Default)]
struct Open {
    kept: Vec<Element>,
    /// The number of open elements that are skipped, within the last of `kept`.
    others: usize,
    /// The number of elements in the record so far.
    count: usize,
}

impl Open {
    fn begin(
        &mut self,
        namespace: Option<&str>,
        start: &BytesStart<'_>,
        shape: Shape<'_>,
    ) -> Result<(), &'static str> {
        let name = start.local_name();
        let name = name.as_ref();
        let is_kept = match self.kept.is_empty() {
            true => shape.records.contains(&name),
            false => self.others == 0 && (shape.kept.contains(&name) || shape.parts.contains(&name)),
        };
        if self.kept.len() + self.others > DEEPEST {
            return Err("it nests too deeply");
        }
        if is_kept {
            self.count += 1;
            if self.count > MOST {
                return Err("one entry of it has more than 10,000 elements");
            }
            self.kept.push(element(namespace.map(one_scheme).unwrap_or_default(), start));
        } else if !self.kept.is_empty() {
            self.others += 1;
        }
        Ok(())
    }

    /// Closes an element, and returns it if it goes to the caller.
    fn end(&mut self, shape: Shape<'_>) -> Option<Element> {
        if self.others > 0 {
            self.others -= 1;
            return None;
        }
        let done = self.kept.pop()?;
        match self.kept.last_mut() {
            Some(_) if shape.parts.contains(&done.name.as_str()) => {
                self.count = self.kept.len();
                return Some(done);
            }
            Some(parent) => parent.children.push(done),
            None => {
                self.count = 0;
                return Some(done);
            }
        }
        None
    }

    fn add(&mut self, text: &str, shape: Shape<'_>) {
        let Some(element) = self.kept.last_mut().filter(|_| self.others == 0) else { return };
        // What is too long is dropped as a whole: a text with a gap would look complete.
        match element.size == Size::TooLarge || element.text.len() + text.len() > shape.longest {
            true => {
                element.size = Size::TooLarge;
                element.text = String::new();
            }
            false => element.text.push_str(text),
        }
    }
}

/// Returns the address of a namespace with `http:`. Some exporters write `https:` for the same namespace.
fn one_scheme(namespace: &str) -> String {
    match namespace.strip_prefix("https://") {
        Some(rest) => format!("http://{rest}"),
        None => namespace.to_owned(),
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

/// Decodes a character reference. One that XML does not define stays as it is: it may be HTML's.
fn resolved(reference: &BytesRef<'_>) -> String {
    let name = reference.xml10_content();
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => escape::resolve_xml_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned),
    }
}

fn broken(export: &ExportFile, at: u64, reason: &str) -> Diagnostic {
    let message = format!("`{}` cannot be read as XML: {reason}", export.name);
    let fault = Diagnostic::error(codes::BAD_INPUT, message).help("give the file as it was exported");
    export.fault_at(at, fault)
}
