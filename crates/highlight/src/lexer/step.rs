//! The steps of the lexer: comments, strings, numbers, words and marks.

use crate::cursor::Cursor;
use crate::grammar::{Capitals, Feature, Nests, StringLiteral};
use crate::lexer::state::{Context, Lexer, Previous};
use crate::lexer::strings;
use crate::token::TokenKind;

impl Lexer {
    /// Takes at least one character.
    pub(crate) fn step(&mut self, cursor: &mut Cursor<'_>) {
        let Some(c) = cursor.peek() else { return };
        if matches!(self.contexts.last(), Some(Context::Children)) {
            return self.children(c, cursor);
        }
        if c.is_whitespace() {
            cursor.take_while(None, char::is_whitespace);
            return;
        }
        if self.comment(cursor) || self.feature(c, cursor) || self.string(cursor) {
            return;
        }
        if c.is_ascii_digit() {
            self.number(cursor);
        } else if self.grammar.is_name_character(c) {
            self.word(cursor);
        } else {
            self.mark(c, cursor);
        }
    }

    /// Takes a comment, if one begins here. Returns whether it did.
    fn comment(&self, cursor: &mut Cursor<'_>) -> bool {
        let Some(block) = self.grammar.block_comments.iter().find(|block| cursor.sees(block.open)) else {
            let is_line = self.grammar.line_comments.iter().any(|mark| cursor.sees(mark));
            if is_line {
                cursor.take_line(Some(TokenKind::Comment));
            }
            return is_line;
        };
        if block.nests == Nests::Never {
            cursor.take_between(Some(TokenKind::Comment), block.open, block.close);
            return true;
        }
        let mut depth = 0_usize;
        while !cursor.is_done() {
            if cursor.sees(block.open) {
                depth += 1;
                cursor.take(Some(TokenKind::Comment), block.open.len());
            } else if cursor.sees(block.close) {
                depth -= 1;
                cursor.take(Some(TokenKind::Comment), block.close.len());
                if depth == 0 {
                    break;
                }
            } else {
                cursor.take(Some(TokenKind::Comment), 1);
            }
        }
        true
    }

    /// Takes a string, if one begins here. Returns whether it did.
    fn string(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let quotes = self.grammar.strings;
        let Some(quote) = quotes.iter().find(|it| it.prefix.is_empty() && cursor.sees(it.open)) else {
            return false;
        };
        cursor.take(Some(TokenKind::String), quote.open.len());
        self.inside(quote, cursor);
        true
    }

    /// Takes the rest of a string, up to its end or to code in it.
    fn inside(&mut self, quote: &'static StringLiteral, cursor: &mut Cursor<'_>) {
        match strings::inside(quote, cursor) {
            Some(end) => {
                self.contexts.push(Context::Code(quote, end));
                self.previous = Previous::Nothing;
            }
            None => self.previous = Previous::Value,
        }
    }

    fn number(&mut self, cursor: &mut Cursor<'_>) {
        let is_hex = ["0x", "0X"].iter().any(|begin| cursor.sees(begin));
        let mut before = '0';
        let mut dots = 0;
        let rest = cursor.rest();
        let end = rest.char_indices().find(|(at, c)| {
            let goes_on = match c {
                '.' => {
                    dots += 1;
                    dots == 1 && rest[at + 1..].starts_with(|next: char| next.is_ascii_digit())
                }
                '+' | '-' => matches!(before, 'e' | 'E') && !is_hex,
                c => c.is_ascii_alphanumeric() || matches!(c, '_' | '%'),
            };
            before = *c;
            !goes_on
        });
        cursor.take(Some(TokenKind::Number), end.map_or(rest.len(), |(at, _)| at));
        self.previous = Previous::Value;
    }

    fn word(&mut self, cursor: &mut Cursor<'_>) {
        let grammar = self.grammar;
        let length = cursor.length_of(|c| grammar.is_name_character(c));
        let word = &cursor.rest()[..length];
        let behind = &cursor.rest()[length..];
        let prefixed = grammar
            .strings
            .iter()
            .find(|it| !it.prefix.is_empty() && it.prefix.contains(&word) && behind.starts_with(it.open));
        if let Some(quote) = prefixed {
            cursor.take(Some(TokenKind::String), length + quote.open.len());
            return self.inside(quote, cursor);
        }
        let (kind, last) = self.kind(word, behind);
        let with_mark = kind == Some(TokenKind::Function) && behind.starts_with('!');
        cursor.take(kind, length + usize::from(with_mark));
        self.previous = last;
    }

    /// Returns the kind of a word, and what the word means for the next one. `behind` is the text after it.
    fn kind(&self, word: &str, behind: &str) -> (Option<TokenKind>, Previous) {
        let grammar = self.grammar;
        let next = behind.trim_start_matches(' ').chars().next();
        if grammar.has(&Feature::Directives) && self.previous == Previous::End {
            return (Some(TokenKind::Keyword), Previous::Value);
        }
        let is_label = grammar.has(&Feature::Labels) && next == Some(':') && !behind.starts_with("::");
        if self.previous != Previous::Dot && !is_label {
            if grammar.contains(grammar.type_follows, word) {
                return (Some(TokenKind::Keyword), Previous::TypeFollows);
            }
            if grammar.contains(grammar.function_follows, word) {
                return (Some(TokenKind::Keyword), Previous::FunctionFollows);
            }
            if grammar.contains(grammar.keywords, word) {
                return (Some(TokenKind::Keyword), Previous::Nothing);
            }
            if grammar.contains(grammar.constants, word) {
                return (Some(TokenKind::Constant), Previous::Value);
            }
            if grammar.contains(grammar.types, word) {
                return (Some(TokenKind::Type), Previous::Value);
            }
        }
        let is_macro = grammar.has(&Feature::Macros) && behind.starts_with('!') && !behind.starts_with("!=");
        let is_command = grammar.has(&Feature::Options) && word.contains('-');
        let is_called =
            behind.starts_with('(') || is_macro || is_command || grammar.contains(grammar.functions, word);
        let kind = if self.previous == Previous::TypeFollows {
            Some(TokenKind::Type)
        } else if self.previous == Previous::FunctionFollows || is_called {
            Some(TokenKind::Function)
        } else if grammar.capitals == Capitals::Types && word.starts_with(char::is_uppercase) {
            let is_upper = word.len() > 1 && !word.contains(char::is_lowercase);
            Some(if is_upper { TokenKind::Constant } else { TokenKind::Type })
        } else if is_label {
            Some(TokenKind::Property)
        } else {
            None
        };
        (kind, Previous::Value)
    }

    /// Takes a bracket, an operator, or a sigil with its name.
    fn mark(&mut self, c: char, cursor: &mut Cursor<'_>) {
        let grammar = self.grammar;
        if let Some((_, kind)) = grammar.sigils.iter().find(|(mark, _)| *mark == c) {
            let is_name = cursor.second().is_some_and(|next| next.is_alphabetic() || next == '_');
            if is_name {
                cursor.take(Some(*kind), c.len_utf8());
                cursor.take_while(Some(*kind), |c| c.is_alphanumeric() || c == '_');
                self.previous = Previous::Value;
                return;
            }
        }
        if let Some(Context::Code(quote, end)) = self.closed(c) {
            cursor.take(Some(TokenKind::Escape), end.len());
            return self.inside(quote, cursor);
        }
        let is_operator =
            matches!(c, '+' | '-' | '*' | '/' | '%' | '=' | '<' | '>' | '!' | '&' | '|' | '^' | '~' | '?');
        self.previous = match c {
            ')' | ']' => Previous::Value,
            '.' => Previous::Dot,
            ';' | '{' | '}' => Previous::End,
            _ => Previous::Nothing,
        };
        cursor.take(is_operator.then_some(TokenKind::Operator), c.len_utf8());
    }

    /// Opens or closes a context, if the character is a bracket. Returns the context that it closes.
    fn closed(&mut self, bracket: char) -> Option<Context> {
        let top = self.contexts.last().copied();
        match (bracket, top) {
            ('{', _) => self.contexts.push(Context::Brace),
            ('(', Some(Context::Code(_, ")") | Context::Round)) => self.contexts.push(Context::Round),
            ('}', Some(Context::Brace | Context::Code(_, "}")))
            | (')', Some(Context::Round | Context::Code(_, ")"))) => {
                return self.contexts.pop();
            }
            _ => {}
        }
        None
    }
}
