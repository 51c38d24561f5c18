//! What came before: who was approved, what was written, who writes here.

use std::collections::HashSet;

use crate::content::Comment;
use crate::content::CommentState;
use crate::digest::Digest;
use crate::folding;

/// What the rules know of the comments that are there.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Name and mail address, folded, of approved comments, as a digest.
    approved: HashSet<Digest>,
    /// Texts without their white space and case, as half a digest.
    texts: HashSet<[u8; 16]>,
    /// The folded names of those who write here.
    authors: HashSet<String>,
}

impl History {
    /// A site's history before its first comment, with the names of those who write articles.
    pub fn of_authors<'a>(names: impl IntoIterator<Item = &'a str>) -> History {
        History { authors: names.into_iter().map(folded).collect(), ..History::default() }
    }

    /// Adds a comment with the mail address of its author, if that was kept.
    pub fn add(&mut self, comment: &Comment, mail: Option<&str>) {
        self.add_text(comment.text.body());
        if let (CommentState::Approved, Some(mail)) = (comment.state, mail) {
            self.add_approved(&comment.author, mail);
        }
    }

    /// Adds somebody of whom a comment was approved.
    pub fn add_approved(&mut self, name: &str, mail: &str) {
        self.approved.insert(person(name, mail));
    }

    /// Adds a text that has come.
    pub fn add_text(&mut self, body: &str) {
        self.texts.insert(text(body));
    }

    /// Whether a comment of this name and address was approved.
    pub(super) fn is_approved(&self, name: &str, mail: &str) -> bool {
        self.approved.contains(&person(name, mail))
    }

    /// Whether this text has come before.
    pub(super) fn has_text(&self, body: &str) -> bool {
        self.texts.contains(&text(body))
    }

    /// Whether somebody of this name writes articles here.
    pub(super) fn is_author(&self, name: &str) -> bool {
        self.authors.contains(&folded(name))
    }
}

/// A text without what a reader does not tell apart: case, what cannot be seen, forms of one letter, and letters of other
/// scripts that look like Latin ones.
pub(super) fn folded(text: &str) -> String {
    let plain = folding::folded(text);
    if plain.is_ascii() {
        return plain;
    }
    plain.chars().map(alike).collect()
}

/// The Latin letter that a small letter of another script looks like, itself or as a capital. Source: Unicode's
/// `confusables.txt`, of which these are the letters that stand in place of others in names and words.
fn alike(c: char) -> char {
    match c {
        'а' | 'α' | 'ɑ' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'ɡ' => 'g',
        'н' | 'һ' | 'η' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' | 'μ' => 'm',
        'ո' => 'n',
        'о' | 'ο' | 'օ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ζ' => 'z',
        c => c,
    }
}

fn person(name: &str, mail: &str) -> Digest {
    Digest::of(format!("{}\n{}", folded(name), mail.trim().to_lowercase()).as_bytes())
}

fn text(body: &str) -> [u8; 16] {
    Digest::of(folded(body).as_bytes()).half()
}
