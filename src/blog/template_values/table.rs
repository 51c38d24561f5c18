//! Reads `types.txt`: a line for each value with its kind, and the fields of a map indented below it. A test compares
//! the file with the values that templates see.
//!
//! A kind is a word, or a word in square brackets for a list. `?` marks a value that may be null.

use std::iter::Peekable;
use std::str::Lines;

use crate::blog::template_values::shapes::{Shape, Shapes, ValueKind};

/// The heading of the values that all pages have. The other headings are names of types, and file names of templates.
const FRAME: &str = "every page";

/// The kinds that contain no other values.
const WORDS: [(&str, ValueKind); 5] = [
    ("null", ValueKind::Unknown),
    ("truth", ValueKind::Bool),
    ("number", ValueKind::Number),
    ("text", ValueKind::Text),
    ("html", ValueKind::Html),
];

/// Reads the table that the program contains.
pub(super) fn read() -> Shapes {
    let mut shapes = Shapes::default();
    let mut lines = include_str!("types.txt").lines().peekable();
    while let Some(heading) = lines.next() {
        let values = fields(&mut lines, 1);
        if heading == FRAME {
            shapes.frame = values.into_iter().collect();
        } else if heading.contains('.') {
            shapes.templates.insert(heading.to_owned(), values);
        } else {
            shapes.named.insert(heading, Shape { optional: false, kind: ValueKind::Map(values) });
        }
    }
    shapes
}

/// Reads the next lines with this indentation.
fn fields(lines: &mut Peekable<Lines<'static>>, depth: usize) -> Vec<(String, Shape)> {
    let mut fields = Vec::new();
    while let Some(line) = lines.next_if(|line| line.starts_with(&INDENT.repeat(depth))) {
        let (name, kind) = line.trim_start().split_once(' ').unwrap_or((line, "null"));
        fields.push((name.to_owned(), shape(kind, lines, depth)));
    }
    fields
}

const INDENT: &str = "  ";

fn shape(word: &'static str, lines: &mut Peekable<Lines<'static>>, depth: usize) -> Shape {
    let (word, optional) = match word.strip_suffix('?') {
        Some(word) => (word, true),
        None => (word, false),
    };
    let inside = word.strip_prefix('[').and_then(|word| word.strip_suffix(']'));
    let kind = match (inside, WORDS.iter().find(|(known, _)| *known == word)) {
        (Some(inside), _) => ValueKind::List(Box::new(shape(inside, lines, depth))),
        (None, Some((_, kind))) => kind.clone(),
        (None, None) if word == "map" => ValueKind::Map(fields(lines, depth + 1)),
        (None, None) => ValueKind::Named(word),
    };
    Shape { optional, kind }
}

/// Returns the table as text.
#[cfg(test)]
pub(super) fn written(shapes: &Shapes) -> String {
    let mut text = String::new();
    for (name, shape) in &shapes.named {
        text.push_str(&format!("{name}\n"));
        write_fields(&mut text, shape, 1);
    }
    let frame = shapes.frame.clone().into_iter().collect();
    let templates = shapes.templates.iter().map(|(name, values)| (name.as_str(), values));
    for (name, values) in std::iter::once((FRAME, &frame)).chain(templates) {
        text.push_str(&format!("{name}\n"));
        write_fields(&mut text, &Shape { optional: false, kind: ValueKind::Map(values.clone()) }, 1);
    }
    text
}

#[cfg(test)]
fn write_fields(text: &mut String, shape: &Shape, depth: usize) {
    match &shape.kind {
        ValueKind::List(inside) => write_fields(text, inside, depth),
        ValueKind::Map(fields) => {
            for (name, shape) in fields {
                text.push_str(&format!("{}{name} {}\n", INDENT.repeat(depth), word(shape)));
                write_fields(text, shape, depth + 1);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
fn word(shape: &Shape) -> String {
    let mark = if shape.optional { "?" } else { "" };
    match &shape.kind {
        ValueKind::List(inside) => format!("[{}]{mark}", word(inside)),
        ValueKind::Map(_) => format!("map{mark}"),
        ValueKind::Named(name) => format!("{name}{mark}"),
        kind => {
            let word = WORDS.iter().find(|(_, known)| known == kind).map_or("", |(word, _)| word);
            format!("{word}{mark}")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{env, fs};

    use super::*;
    use crate::blog::template_values::{Types, blogs};

    #[test]
    fn the_table_is_what_templates_see() {
        let learned = Types::learn(&blogs()).shapes;
        if env::var_os("UPDATE_TYPES").is_some() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/blog/template_values/types.txt");
            fs::write(path, written(&learned)).unwrap();
        } else {
            let same = read() == learned;
            assert!(same, "types.txt is not what templates see: UPDATE_TYPES=1 cargo test the_table_is");
        }
    }
}
