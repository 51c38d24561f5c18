//! The position in a text, and the tokens found so far.
//!
//! Nothing can go back, and every step takes at least one character: a reader that takes until nothing is left comes to
//! an end. A reader looks only a few bytes ahead, or takes next what it looked at; the tests count these bytes.

use crate::token::{Token, TokenKind};

/// How far a reader may look for an end that may be missing, in bytes: beyond, it takes what it sees for something else.
const FAR: usize = 400;

/// A text with a place in it.
pub(crate) struct Cursor<'a> {
    /// Up to where it is to be read.
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    /// Bytes that were looked at, also those that were looked at again.
    looked: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0, tokens: Vec::new(), looked: 0 }
    }

    /// What was found, and how many bytes were looked at for it.
    pub(crate) fn finish(self) -> (Vec<Token>, usize) {
        (self.tokens, self.looked)
    }

    /// What is left.
    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at == self.text.len()
    }

    /// The letter here.
    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The letter behind the one here.
    pub(crate) fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    /// The letter before this place.
    pub(crate) fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    pub(crate) fn sees(&self, word: &str) -> bool {
        self.rest().starts_with(word)
    }

    /// Whether a line begins here.
    pub(crate) fn at_line_start(&self) -> bool {
        matches!(self.before(), None | Some('\n'))
    }

    /// Whether only white space is before this place on its line.
    pub(crate) fn is_first_on_line(&mut self) -> bool {
        let before = self.text[..self.at].trim_end_matches([' ', '\t']);
        self.looked += self.at - before.len();
        before.is_empty() || before.ends_with('\n')
    }

    /// How many spaces the line of this place begins with.
    pub(crate) fn indent(&mut self) -> usize {
        let line = self.text[..self.at].rsplit('\n').next().unwrap_or_default();
        self.looked += line.len();
        line.len() - line.trim_start_matches(' ').len()
    }

    /// Takes so many bytes: one letter at the least, whole letters, and no more than there are.
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
            // White space has no colour of its own.
            Some(last) if last.kind == kind || is_space && last.kind.is_some() => last.range.end = end,
            _ => self.tokens.push(Token { kind, range: start..end }),
        }
    }

    /// Takes letters as long as they are such; returns them.
    pub(crate) fn take_while(&mut self, kind: Option<TokenKind>, is_part: impl Fn(char) -> bool) -> &'a str {
        let length = self.length_of(is_part);
        let taken = &self.rest()[..length];
        if length > 0 {
            self.take(kind, length);
        }
        taken
    }

    /// How many bytes of such letters are here. The caller takes them.
    pub(crate) fn length_of(&mut self, is_part: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.looked += length;
        length
    }

    /// The rest of this line, without its end. The caller takes them.
    pub(crate) fn line(&mut self) -> &'a str {
        let length = self.length_of(|c| c != '\n');
        &self.rest()[..length]
    }

    /// Takes the rest of the line, without its end.
    pub(crate) fn take_line(&mut self, kind: Option<TokenKind>) {
        self.take_while(kind, |c| c != '\n');
    }

    /// How far it is to the next `end`, or to the end of the text. The caller takes them.
    pub(crate) fn length_to(&mut self, end: &str) -> usize {
        let length = self.rest().find(end).unwrap_or(self.rest().len());
        self.looked += length;
        length
    }

    /// Takes up to the next `end` or to the end of the text; `end` itself is left.
    pub(crate) fn take_until(&mut self, kind: Option<TokenKind>, end: &str) {
        let length = self.length_to(end);
        if length > 0 {
            self.take(kind, length);
        }
    }

    /// Takes the next `begin` and all up to behind the `end` that follows.
    pub(crate) fn take_between(&mut self, kind: Option<TokenKind>, begin: &str, end: &str) {
        self.take(kind, begin.len());
        self.take_until(kind, end);
        if !self.is_done() {
            self.take(kind, end.len());
        }
    }

    /// Where on this line, and not far away, the first letter is that answers; told each letter with its place.
    pub(crate) fn find_near(&mut self, mut is_it: impl FnMut(usize, char) -> bool) -> Option<usize> {
        let letters = self.rest().char_indices().take_while(|(at, c)| *at < FAR && *c != '\n');
        let found = letters.map(|(at, c)| (at, is_it(at, c))).find(|(_, it)| *it).map(|(at, _)| at);
        self.looked += FAR;
        found
    }

    /// Has the next bytes read as a text of their own.
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
