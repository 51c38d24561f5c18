//! Goes through the text of a programming language from word to word, with what surrounds the place in a list.

use crate::highlight::scanner::Scanner;
use crate::highlight::strings::Quote;
use crate::highlight::words::{Capitals, Extra, Nests, Words};
use crate::highlight::{Kind, strings};

/// What surrounds the place that is read, from the outside in.
#[derive(Clone, Copy)]
pub(super) enum Open {
    /// A `{` of the language.
    Brace,
    /// A `(` of the language, in code that a `)` ends.
    Round,
    /// Code in a string; the string goes on behind its end.
    Code(&'static Quote, &'static str),
    /// The tag of an element, behind its name.
    Tag,
    /// What an element holds.
    Children,
}

/// What the last word or mark was; it decides whether `/` divides and what a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// A beginning, an operator, an opening bracket, a keyword.
    Nothing,
    /// A keyword behind which a type is named.
    TypeFollows,
    /// A keyword behind which a function is named.
    FunctionFollows,
    /// A name, a value, a closing bracket.
    Value,
    /// A dot: what follows is no keyword.
    Dot,
    /// The end of a statement.
    End,
}

pub(super) struct Reader {
    pub(super) words: &'static Words,
    pub(super) open: Vec<Open>,
    pub(super) last: Last,
}

impl Reader {
    pub(super) fn new(words: &'static Words) -> Reader {
        Reader { words, open: Vec::new(), last: Last::End }
    }

    /// Takes at least one letter.
    pub(super) fn step(&mut self, scanner: &mut Scanner<'_>) {
        let Some(c) = scanner.peek() else { return };
        if matches!(self.open.last(), Some(Open::Children)) {
            return self.children(c, scanner);
        }
        if c.is_whitespace() {
            scanner.take_while(None, char::is_whitespace);
            return;
        }
        if self.comment(scanner) || self.extra(c, scanner) || self.string(scanner) {
            return;
        }
        if c.is_ascii_digit() {
            self.number(scanner);
        } else if self.words.is_letter(c) {
            self.word(scanner);
        } else {
            self.mark(c, scanner);
        }
    }

    /// Takes a comment that begins here.
    fn comment(&self, scanner: &mut Scanner<'_>) -> bool {
        let Some(block) = self.words.blocks.iter().find(|block| scanner.sees(block.open)) else {
            let is_line = self.words.comments.iter().any(|mark| scanner.sees(mark));
            if is_line {
                scanner.take_line(Some(Kind::Comment));
            }
            return is_line;
        };
        if block.nests == Nests::Never {
            scanner.take_between(Some(Kind::Comment), block.open, block.close);
            return true;
        }
        let mut depth = 0_usize;
        while !scanner.is_done() {
            if scanner.sees(block.open) {
                depth += 1;
                scanner.take(Some(Kind::Comment), block.open.len());
            } else if scanner.sees(block.close) {
                depth -= 1;
                scanner.take(Some(Kind::Comment), block.close.len());
                if depth == 0 {
                    break;
                }
            } else {
                scanner.take(Some(Kind::Comment), 1);
            }
        }
        true
    }

    /// Takes a string that begins here.
    fn string(&mut self, scanner: &mut Scanner<'_>) -> bool {
        let quotes = self.words.quotes;
        let Some(quote) = quotes.iter().find(|it| it.prefix.is_empty() && scanner.sees(it.open)) else {
            return false;
        };
        scanner.take(Some(Kind::String), quote.open.len());
        self.inside(quote, scanner);
        true
    }

    /// Takes what a string holds, up to its end or to code in it.
    fn inside(&mut self, quote: &'static Quote, scanner: &mut Scanner<'_>) {
        match strings::inside(quote, scanner) {
            Some(end) => {
                self.open.push(Open::Code(quote, end));
                self.last = Last::Nothing;
            }
            None => self.last = Last::Value,
        }
    }

    fn number(&mut self, scanner: &mut Scanner<'_>) {
        let is_hex = ["0x", "0X"].iter().any(|begin| scanner.sees(begin));
        let mut before = '0';
        let mut dots = 0;
        let rest = scanner.rest();
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
        scanner.take(Some(Kind::Number), end.map_or(rest.len(), |(at, _)| at));
        self.last = Last::Value;
    }

    fn word(&mut self, scanner: &mut Scanner<'_>) {
        let words = self.words;
        let length = scanner.length_of(|c| words.is_letter(c));
        let word = &scanner.rest()[..length];
        let behind = &scanner.rest()[length..];
        let prefixed = words
            .quotes
            .iter()
            .find(|it| !it.prefix.is_empty() && it.prefix.contains(&word) && behind.starts_with(it.open));
        if let Some(quote) = prefixed {
            scanner.take(Some(Kind::String), length + quote.open.len());
            return self.inside(quote, scanner);
        }
        let (kind, last) = self.kind(word, behind);
        let with_mark = kind == Some(Kind::Function) && behind.starts_with('!');
        scanner.take(kind, length + usize::from(with_mark));
        self.last = last;
    }

    /// What a word is, and what that means for the next one.
    fn kind(&self, word: &str, behind: &str) -> (Option<Kind>, Last) {
        let words = self.words;
        let next = behind.trim_start_matches(' ').chars().next();
        if words.has(&Extra::Directives) && self.last == Last::End {
            return (Some(Kind::Keyword), Last::Value);
        }
        let is_label = words.has(&Extra::Labels) && next == Some(':') && !behind.starts_with("::");
        if self.last != Last::Dot && !is_label {
            if words.holds(words.type_follows, word) {
                return (Some(Kind::Keyword), Last::TypeFollows);
            }
            if words.holds(words.function_follows, word) {
                return (Some(Kind::Keyword), Last::FunctionFollows);
            }
            if words.holds(words.keywords, word) {
                return (Some(Kind::Keyword), Last::Nothing);
            }
            if words.holds(words.constants, word) {
                return (Some(Kind::Constant), Last::Value);
            }
            if words.holds(words.types, word) {
                return (Some(Kind::Type), Last::Value);
            }
        }
        let is_macro = words.has(&Extra::Macros) && behind.starts_with('!') && !behind.starts_with("!=");
        let is_command = words.has(&Extra::Options) && word.contains('-');
        let is_called =
            behind.starts_with('(') || is_macro || is_command || words.holds(words.functions, word);
        let kind = if self.last == Last::TypeFollows {
            Some(Kind::Type)
        } else if self.last == Last::FunctionFollows || is_called {
            Some(Kind::Function)
        } else if words.capitals == Capitals::Types && word.starts_with(char::is_uppercase) {
            let is_loud = word.len() > 1 && !word.contains(char::is_lowercase);
            Some(if is_loud { Kind::Constant } else { Kind::Type })
        } else if is_label {
            Some(Kind::Property)
        } else {
            None
        };
        (kind, Last::Value)
    }

    /// Takes a bracket, an operator, or a mark with its name.
    fn mark(&mut self, c: char, scanner: &mut Scanner<'_>) {
        let words = self.words;
        if let Some((_, kind)) = words.marks.iter().find(|(mark, _)| *mark == c) {
            let is_name = scanner.second().is_some_and(|next| next.is_alphabetic() || next == '_');
            if is_name {
                scanner.take(Some(*kind), c.len_utf8());
                scanner.take_while(Some(*kind), |c| c.is_alphanumeric() || c == '_');
                self.last = Last::Value;
                return;
            }
        }
        if let Some(Open::Code(quote, end)) = self.closed(c) {
            scanner.take(Some(Kind::Escape), end.len());
            return self.inside(quote, scanner);
        }
        let is_operator =
            matches!(c, '+' | '-' | '*' | '/' | '%' | '=' | '<' | '>' | '!' | '&' | '|' | '^' | '~' | '?');
        self.last = match c {
            ')' | ']' => Last::Value,
            '.' => Last::Dot,
            ';' | '{' | '}' => Last::End,
            _ => Last::Nothing,
        };
        scanner.take(is_operator.then_some(Kind::Operator), c.len_utf8());
    }

    /// Notes a bracket; returns what it closes.
    fn closed(&mut self, bracket: char) -> Option<Open> {
        let top = self.open.last().copied();
        match (bracket, top) {
            ('{', _) => self.open.push(Open::Brace),
            ('(', Some(Open::Code(_, ")") | Open::Round)) => self.open.push(Open::Round),
            ('}', Some(Open::Brace | Open::Code(_, "}"))) | (')', Some(Open::Round | Open::Code(_, ")"))) => {
                return self.open.pop();
            }
            _ => {}
        }
        None
    }
}
