//! Colours for code: which stretches of a text are comments, strings, keywords and so on.
//!
//! Knows nothing of Markdown or HTML. For each language there is a table, read by one of a few readers: one for
//! programming languages, the others for markup, stylesheets, data, shells and what is made of lines.
//!
//! # Why it is our own
//!
//! The collections of grammars that editors use describe a language by regular expressions, which nest and look back.
//! Some of these grammars never end on some lines, and a block of code must not be able to stop a build. Here nothing
//! can go back: every step takes at least one letter, what surrounds a place is a list of open brackets and
//! strings, and so the time is linear in the text, whatever it is. The price is that a table knows words and not
//! grammar: it tells a type from a variable by how it is written. For a sample in an article that is enough, and costs
//! neither a dependency nor time to load.

mod data;
mod extras;
mod languages;
mod lines;
mod markup;
mod reader;
mod scanner;
mod shell;
mod strings;
mod style;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

pub use languages::{Language, Named, all, named};

use crate::highlight::scanner::Scanner;

/// What a stretch of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A name in a tag or before a value; an annotation, an option of a command.
    Attribute,
    /// A remark.
    Comment,
    /// A value with a name of its own: `true`, `None`.
    Constant,
    /// A line that was taken out.
    Deleted,
    /// A part of a string that does not stand for itself.
    Escape,
    /// What is called, or defined to be called.
    Function,
    /// A heading of a text.
    Heading,
    /// A line that was added.
    Inserted,
    /// A word of the language.
    Keyword,
    /// A number.
    Number,
    /// What joins values.
    Operator,
    /// The name of a value in data and stylesheets.
    Property,
    /// A place in a file, between changes.
    Section,
    /// Text.
    String,
    /// Stressed words of a text.
    Strong,
    /// The name of an element.
    Tag,
    /// The name of a type.
    Type,
    /// A name that is marked as one: `$x`.
    Variable,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 18] = [
        Kind::Attribute,
        Kind::Comment,
        Kind::Constant,
        Kind::Deleted,
        Kind::Escape,
        Kind::Function,
        Kind::Heading,
        Kind::Inserted,
        Kind::Keyword,
        Kind::Number,
        Kind::Operator,
        Kind::Property,
        Kind::Section,
        Kind::String,
        Kind::Strong,
        Kind::Tag,
        Kind::Type,
        Kind::Variable,
    ];

    /// Its class in HTML. `static/theme/code.css` has a rule for each.
    pub fn class(self) -> &'static str {
        match self {
            Kind::Attribute => "a",
            Kind::Comment => "c",
            Kind::Constant => "l",
            Kind::Deleted => "x",
            Kind::Escape => "e",
            Kind::Function => "f",
            Kind::Heading => "h",
            Kind::Inserted => "y",
            Kind::Keyword => "k",
            Kind::Number => "n",
            Kind::Operator => "o",
            Kind::Property => "p",
            Kind::Section => "z",
            Kind::String => "s",
            Kind::Strong => "b",
            Kind::Tag => "g",
            Kind::Type => "t",
            Kind::Variable => "v",
        }
    }
}

/// A stretch of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it is; none where it is nothing in particular.
    pub kind: Option<Kind>,
    /// Its bytes.
    pub at: Range<usize>,
}

/// The stretches of a text, in order and without gaps.
pub fn runs(language: Language, code: &str) -> Vec<Run> {
    read(language, code).0
}

/// The same, with the number of bytes that were looked at.
fn read(language: Language, code: &str) -> (Vec<Run>, usize) {
    let mut scanner = Scanner::new(code);
    language.read(&mut scanner);
    scanner.finish()
}
