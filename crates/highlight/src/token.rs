//! Tokens: the parts into which a text is split, and their kinds.

use std::ops::Range;

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// The name of an attribute in a tag; an annotation; an option of a command.
    Attribute,
    /// A comment.
    Comment,
    /// A constant, such as `true`, `None` or `MAX`.
    Constant,
    /// A line that a change removes.
    Deleted,
    /// An escape, a placeholder or the mark of code in a string; a regular expression.
    Escape,
    /// A function or a macro that is called or defined; a command.
    Function,
    /// A heading in Markdown.
    Heading,
    /// A line that a change adds.
    Inserted,
    /// A keyword.
    Keyword,
    /// A number.
    Number,
    /// An operator.
    Operator,
    /// The name of a value in data and stylesheets.
    Property,
    /// A section header, a fence, a prompt, the marks of a template, the header of a change.
    Section,
    /// A string.
    String,
    /// Emphasised words in Markdown.
    Strong,
    /// A tag of markup, without its attributes; an element in a selector.
    Tag,
    /// A type, a lifetime, an anchor of YAML.
    Type,
    /// A variable that is marked as one, such as `$x`.
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

    /// Returns a class name for HTML: one letter, different for each kind.
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

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its kind; `None` for text without a colour.
    pub kind: Option<TokenKind>,
    /// Its bytes in the text; whitespace after the token is included.
    pub range: Range<usize>,
}
