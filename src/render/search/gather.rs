//! Gathers the documents of each word, and the weight of the word in each document.
//!
//! Pages are rendered on many threads. Each thread fills a [`Gathered`], and all of them are joined at the end. The
//! weight of a word depends on its document alone, so that a new article does not change the weights in the others.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use ahash::AHasher;

use crate::render::search::tokens::{Token, Tokens};

/// The texts of a document, in descending order of weight.
pub(super) struct Fields<'a> {
    pub(super) title: &'a str,
    /// Tags, categories, series and authors.
    pub(super) labels: Vec<&'a str>,
    pub(super) headings: Vec<&'a str>,
    /// The deck and the takeaways.
    pub(super) deck: Vec<&'a str>,
    pub(super) body: &'a str,
}

/// A document that contains a word: the number of the document, and in the four lowest bits the weight of the word.
pub(super) type Posting = u32;

/// The words of documents.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    places: HashMap<Box<str>, u32, BuildHasherDefault<AHasher>>,
    terms: Vec<Term>,
    /// The terms of the document that is being added, as indexes of `terms`.
    touched: Vec<u32>,
}

#[derive(Debug, Default)]
struct Term {
    postings: Vec<Posting>,
    /// The number of occurrences in the body of the document that is being added.
    count: u16,
    /// The other fields of that document that contain the term, as bits.
    fields: u8,
}

const TITLE: u8 = 1;
const LABELS: u8 = 2;
const HEADINGS: u8 = 4;
const DECK: u8 = 8;

/// The weight that a field adds to a word. All occurrences in the body together add less than one.
const WORTH: [(u8, f64); 4] = [(TITLE, 2.0), (LABELS, 1.7), (HEADINGS, 0.75), (DECK, 0.6)];

/// The maximum length of a word in bytes. Files store the length in one byte.
const LONGEST: usize = 255;

/// The constants of BM25, and the length of a usual text in words. It is not the average of the site, because the
/// average changes with each new article, which would change every weight.
const K1: f64 = 1.2;
const B: f64 = 0.6;
const USUAL_LENGTH: f64 = 500.0;

impl Gathered {
    /// Adds the words of a document. Each document must be added once.
    pub(super) fn add(&mut self, document: u32, fields: &Fields<'_>, tokens: &mut Tokens) {
        self.titled(fields.title, tokens);
        for (bit, texts) in [(LABELS, &fields.labels), (HEADINGS, &fields.headings), (DECK, &fields.deck)] {
            for text in texts {
                tokens.each(text, |token| self.term(token.text()).fields |= bit);
            }
        }
        let mut length = 0_u32;
        tokens.each(fields.body, |token| {
            length += u32::from(matches!(token, Token::Word(_)));
            let term = self.term(token.text());
            term.count = term.count.saturating_add(1);
        });
        self.close(document, length);
    }

    /// Adds the words of a title, and each pair of neighbours: `loyalty card` finds the article of that name first.
    fn titled(&mut self, title: &str, tokens: &mut Tokens) {
        let mut pair = String::new();
        tokens.each(title, |token| {
            self.term(token.text()).fields |= TITLE;
            let Token::Word(token) = token else { return };
            let first = pair.rfind(' ').map_or(0, |space| space + 1);
            pair.drain(..first);
            if !pair.is_empty() {
                pair.push(' ');
                pair.push_str(token);
                if pair.len() <= LONGEST {
                    self.term(&pair).fields |= TITLE;
                }
            } else {
                pair.push_str(token);
            }
        });
    }

    /// Returns a term, which is added if it is new.
    fn term(&mut self, token: &str) -> &mut Term {
        let at = match self.places.get(token) {
            Some(&at) => at,
            None => {
                let at = self.terms.len() as u32;
                self.places.insert(token.into(), at);
                self.terms.push(Term::default());
                at
            }
        };
        let term = &mut self.terms[at as usize];
        if term.count == 0 && term.fields == 0 {
            self.touched.push(at);
        }
        term
    }

    /// Turns the counts of a document into weights.
    fn close(&mut self, document: u32, length: u32) {
        let damping = K1 * (1.0 - B + B * f64::from(length) / USUAL_LENGTH);
        for at in self.touched.drain(..) {
            let term = &mut self.terms[at as usize];
            let count = f64::from(std::mem::take(&mut term.count));
            let fields = std::mem::take(&mut term.fields);
            let worth: f64 = WORTH.iter().filter(|(bit, _)| fields & bit != 0).map(|(_, worth)| worth).sum();
            term.postings.push(document << 4 | level(count / (count + damping) + worth));
        }
    }

    /// Adds the documents of a word.
    pub(super) fn add_word(&mut self, word: String, postings: Vec<Posting>) {
        let at = *self.places.entry(word.into_boxed_str()).or_insert(self.terms.len() as u32);
        match self.terms.get_mut(at as usize) {
            Some(term) => term.postings.extend(postings),
            None => self.terms.push(Term { postings, ..Term::default() }),
        }
    }

    /// Adds the words of other documents.
    pub(super) fn join(&mut self, other: Gathered) {
        if self.terms.is_empty() {
            *self = other;
            return;
        }
        let Gathered { places, mut terms, .. } = other;
        for (word, at) in places {
            let postings = std::mem::take(&mut terms[at as usize].postings);
            match self.places.get(&word) {
                Some(&here) => self.terms[here as usize].postings.extend(postings),
                None => {
                    self.places.insert(word, self.terms.len() as u32);
                    self.terms.push(Term { postings, ..Term::default() });
                }
            }
        }
    }

    /// Returns all words in the order of UTF-16, which JavaScript uses, each with its documents in ascending order.
    pub(super) fn sorted(mut self) -> Vec<(Box<str>, Vec<Posting>)> {
        let terms = &mut self.terms;
        let mut postings = |at: u32| {
            let mut postings = std::mem::take(&mut terms[at as usize].postings);
            postings.sort_unstable();
            postings
        };
        let mut words: Vec<_> = self.places.into_iter().map(|(word, at)| (word, postings(at))).collect();
        words.sort_unstable_by(|(a, _), (b, _)| in_utf16(a, b));
        words
    }
}

/// Encodes a weight in four bits. Level 0 is 0.2, and each level is a quarter more than the one below.
fn level(weight: f64) -> u32 {
    let mut level = 0;
    let mut next = 0.2 * 1.25;
    while level < 15 && weight >= next {
        level += 1;
        next *= 1.25;
    }
    level
}

/// Compares strings like JavaScript, by UTF-16. This differs from the order of UTF-8 only between characters of three
/// and four bytes.
fn in_utf16(a: &str, b: &str) -> std::cmp::Ordering {
    match a.bytes().zip(b.bytes()).find(|(a, b)| a != b) {
        Some((a_byte, b_byte)) if a_byte >= 0xee && b_byte >= 0xee => a.encode_utf16().cmp(b.encode_utf16()),
        _ => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_the_order_of_javascript() {
        let mut words = vec!["\u{20000}", "\u{fa0e}", "z", "zz", "é", "a b", "a", "ab"];
        words.sort_by(|a, b| in_utf16(a, b));
        assert_eq!(words, ["a", "a b", "ab", "z", "zz", "é", "\u{20000}", "\u{fa0e}"]);
    }

    #[test]
    fn a_title_weighs_more_than_a_heading_and_a_heading_more_than_the_text() {
        let mut gathered = Gathered::default();
        let fields = Fields {
            title: "Loyalty cards",
            labels: vec!["Habits"],
            headings: vec!["Patience"],
            deck: vec!["Stamps"],
            body: &"Twenty words of a text that has the length of an article, or near enough to be one. "
                .repeat(20),
        };
        gathered.add(7, &fields, &mut Tokens::default());
        let words = gathered.sorted();
        let weight = |wanted: &str| {
            let (_, postings) = words.iter().find(|(word, _)| **word == *wanted).unwrap();
            assert_eq!((postings.len(), postings[0] >> 4), (1, 7));
            postings[0] & 15
        };
        let order = ["cards", "habits", "patience", "stamps"].map(weight);
        assert!(order.is_sorted_by(|a, b| a > b), "{order:?}");
        assert_eq!(weight("loyalty cards"), weight("cards"));
    }

    #[test]
    fn documents_may_be_gathered_separately_and_in_any_order() {
        let part = |documents: &[u32]| {
            let mut gathered = Gathered::default();
            for document in documents {
                let title = format!("number {document}");
                let fields =
                    Fields { title: &title, labels: vec![], headings: vec![], deck: vec![], body: "text" };
                gathered.add(*document, &fields, &mut Tokens::default());
            }
            gathered
        };
        let mut joined = part(&[3, 1]);
        joined.join(part(&[2, 0]));
        assert_eq!(joined.sorted(), part(&[0, 1, 2, 3]).sorted());
    }
}
