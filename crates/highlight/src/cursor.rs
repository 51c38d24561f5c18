//! The position in a text that is being read, and the tokens found so far.
//!
//! The position only moves forward, and `take` moves it by at least one character: a loop that takes until the text is
//! done always ends. A lookahead is either limited to a few bytes, or the bytes are taken right after it; the tests
//! count the bytes that were looked at.

use crate::token::{Token, TokenKind};

/// The longest search for an end that may be missing, in bytes. Without an end in this range, the text is read as
/// something else.
const FAR: usize = 400;

/// A text with a position in it.
pub(crate) struct Cursor<'a> {
    /// The text from its start to the end of the part that is read.
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    /// The number of bytes that were looked at; a byte counts each time.
    looked: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0, tokens: Vec::new(), looked: 0 }
    }

    /// Returns the tokens, and the number of bytes that were looked at.
    pub(crate) fn finish(self) -> (Vec<Token>, usize) {
        (self.tokens, self.looked)
    }

    /// Returns the text from the current position.
    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at == self.text.len()
    }

    /// Returns the current character.
    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns the character after the current one.
    pub(crate) fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    /// Returns the character before the current position.
    pub(crate) fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    pub(crate) fn sees(&self, word: &str) -> bool {
        self.rest().starts_with(word)
    }

    /// Returns whether a line begins at the current position.
    pub(crate) fn at_line_start(&self) -> bool {
        matches!(self.before(), None | Some('\n'))
    }

    /// Returns whether the line has only spaces and tabs before the current position.
    pub(crate) fn is_first_on_line(&mut self) -> bool {
        let before = self.text[..self.at].trim_end_matches([' ', '\t']);
        self.looked += self.at - before.len();
        before.is_empty() || before.ends_with('\n')
    }

    /// Returns the number of spaces at the start of the current line, up to the current position.
    pub(crate) fn indent(&mut self) -> usize {
        let line = self.text[..self.at].rsplit('\n').next().unwrap_or_default();
        self.looked += line.len();
        line.len() - line.trim_start_matches(' ').len()
    }

    /// Takes `length` bytes as a token: at least one character, only whole characters, and no more than are left.
    pub(crate) fn take(&mut self, kind: Option<TokenKind>, length: usize) {
        let start = self.at;
        let mut end = start.saturating_add(length.max(1)).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        self.at = end;
        self.looked += end - start;
        if end == start {
            return;
        }
        let is_space = kind.is_none() && self.text[start..end].trim().is_empty();
        match self.tokens.last_mut() {
            // Whitespace has no colour: it joins the token before it.
            Some(last) if last.kind == kind || is_space && last.kind.is_some() => last.range.end = end,
            _ => self.tokens.push(Token { kind, range: start..end }),
        }
    }

    /// Takes characters as long as `is_part` accepts them. Returns them.
    pub(crate) fn take_while(&mut self, kind: Option<TokenKind>, is_part: impl Fn(char) -> bool) -> &'a str {
        let length = self.length_of(is_part);
        let taken = &self.rest()[..length];
        if length > 0 {
            self.take(kind, length);
        }
        taken
    }

    /// Returns the length in bytes of the characters that `is_part` accepts. The caller must take them.
    pub(crate) fn length_of(&mut self, is_part: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.looked += length;
        length
    }

    /// Returns the rest of the line, without its end. The caller must take it.
    pub(crate) fn line(&mut self) -> &'a str {
        let length = self.length_of(|c| c != '\n');
        &self.rest()[..length]
    }

    /// Takes the rest of the line, without its end.
    pub(crate) fn take_line(&mut self, kind: Option<TokenKind>) {
        self.take_while(kind, |c| c != '\n');
    }

    /// Returns the distance to the next `end`, or to the end of the text, in bytes. The caller must take them.
    pub(crate) fn length_to(&mut self, end: &str) -> usize {
        let length = self.rest().find(end).unwrap_or(self.rest().len());
        self.looked += length;
        length
    }

    /// Takes the text up to the next `end`, without `end`, or up to the end of the text.
    pub(crate) fn take_until(&mut self, kind: Option<TokenKind>, end: &str) {
        let length = self.length_to(end);
        if length > 0 {
            self.take(kind, length);
        }
    }

    /// Takes the length of `begin`, then the text through the next `end`. The caller has checked that `begin` is here.
    pub(crate) fn take_between(&mut self, kind: Option<TokenKind>, begin: &str, end: &str) {
        self.take(kind, begin.len());
        self.take_until(kind, end);
        if !self.is_done() {
            self.take(kind, end.len());
        }
    }

    /// Returns the distance in bytes to the first character that `is_it` accepts, on this line and less than [`FAR`]
    /// bytes away. `is_it` is given the distance of each character, and the character.
    pub(crate) fn find_near(&mut self, mut is_it: impl FnMut(usize, char) -> bool) -> Option<usize> {
        let characters = self.rest().char_indices().take_while(|(at, c)| *at < FAR && *c != '\n');
        let found = characters.map(|(at, c)| (at, is_it(at, c))).find(|(_, it)| *it).map(|(at, _)| at);
        self.looked += FAR;
        found
    }

    /// Lets `read` read the next `length` bytes as if the text ended after them.
    pub(crate) fn within(&mut self, length: usize, read: impl FnOnce(&mut Cursor<'a>)) {
        let whole = self.text;
        let end = self.at.saturating_add(length).min(whole.len());
        self.text = &whole[..end];
        read(self);
        if !self.is_done() {
            self.take(None, end - self.at);
        }
        self.text = whole;
    }
}
