//! What a text is cut into.

use std::ops::Range;

/// What a stretch of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
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

impl TokenKind {
    /// Every kind.
    pub const ALL: [TokenKind; 18] = [
        TokenKind::Attribute,
        TokenKind::Comment,
        TokenKind::Constant,
        TokenKind::Deleted,
        TokenKind::Escape,
        TokenKind::Function,
        TokenKind::Heading,
        TokenKind::Inserted,
        TokenKind::Keyword,
        TokenKind::Number,
        TokenKind::Operator,
        TokenKind::Property,
        TokenKind::Section,
        TokenKind::String,
        TokenKind::Strong,
        TokenKind::Tag,
        TokenKind::Type,
        TokenKind::Variable,
    ];

    /// Its class in HTML. `static/theme/code.css` has a rule for each.
    pub fn class(self) -> &'static str {
        match self {
            TokenKind::Attribute => "a",
            TokenKind::Comment => "c",
            TokenKind::Constant => "l",
            TokenKind::Deleted => "x",
            TokenKind::Escape => "e",
            TokenKind::Function => "f",
            TokenKind::Heading => "h",
            TokenKind::Inserted => "y",
            TokenKind::Keyword => "k",
            TokenKind::Number => "n",
            TokenKind::Operator => "o",
            TokenKind::Property => "p",
            TokenKind::Section => "z",
            TokenKind::String => "s",
            TokenKind::Strong => "b",
            TokenKind::Tag => "g",
            TokenKind::Type => "t",
            TokenKind::Variable => "v",
        }
    }
}

/// A stretch of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is; none where it is nothing in particular.
    pub kind: Option<TokenKind>,
    /// Its bytes.
    pub range: Range<usize>,
}
