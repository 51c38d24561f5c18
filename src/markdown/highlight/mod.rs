//! Colours for code: which stretches of a text are comments, strings, keywords and so on.
//!
//! Grammars are loaded when the first block in a known language is written, and what was found in a block is
//! remembered by its digest: the same block stands in a page and its preview, and often in several articles. Without
//! the feature `highlight` no language is known, and all code is plain.

#[cfg(feature = "highlight")]
mod classes;
#[cfg(feature = "highlight")]
mod grammars;
#[cfg(not(feature = "highlight"))]
#[path = "none.rs"]
mod grammars;

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::OnceLock;
use std::sync::PoisonError;

use crate::digest::Digest;
use crate::markdown::highlight::grammars::Grammars;

/// A stretch of code with the class of its element; none where it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) class: Option<&'static str>,
    /// The bytes of the code.
    pub(super) at: Range<usize>,
}

/// A language as the text names it.
pub(super) enum Language {
    /// One with a grammar, by the grammar's name.
    Known(String),
    /// One without, with the name that was probably meant.
    Unknown(Option<String>),
    /// A name for text that is no code.
    Plain,
}

/// Finds the colours of code. Shared by all threads; what it remembers is the result of a pure function.
#[derive(Default)]
pub struct Highlighter {
    grammars: OnceLock<Grammars>,
    known: Mutex<HashMap<Digest, Arc<[Run]>>>,
}

/// The most blocks that are remembered: a preview may run for weeks.
const MOST_KNOWN: usize = 10_000;
/// Blocks and lines beyond these stay plain: grammars are slow on what no person has written.
const LONGEST_BLOCK: usize = 200_000;
const LONGEST_LINE: usize = 2_000;

/// Names for text that is no code, or is drawn by other programs.
const PLAIN: [&str; 10] =
    ["", "console", "math", "mermaid", "none", "output", "plain", "plaintext", "text", "txt"];

impl Highlighter {
    /// What a name in a text means.
    pub(super) fn language(&self, name: &str) -> Language {
        if PLAIN.iter().any(|plain| plain.eq_ignore_ascii_case(name)) {
            return Language::Plain;
        }
        let grammars = self.grammars();
        match grammars.find(name) {
            Some(language) => Language::Known(language.to_owned()),
            None => Language::Unknown(grammars.nearest(name)),
        }
    }

    /// What a language is called by readers.
    pub(super) fn label(language: &str) -> &str {
        match language {
            "Bourne Again Shell (bash)" => "Shell",
            _ => language.split(" (").next().unwrap_or(language),
        }
    }

    /// The stretches of a block in a language that [`Highlighter::language`] has named.
    pub(super) fn runs(&self, language: &str, code: &str) -> Arc<[Run]> {
        if code.len() > LONGEST_BLOCK {
            return Arc::from([Run { class: None, at: 0..code.len() }]);
        }
        let digest = Digest::of(format!("{language}\n{code}").as_bytes());
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(runs) = known().get(&digest) {
            return Arc::clone(runs);
        }
        let runs: Arc<[Run]> = self.grammars().runs(language, code, LONGEST_LINE).into();
        let mut known = known();
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(digest, Arc::clone(&runs));
        runs
    }

    fn grammars(&self) -> &Grammars {
        self.grammars.get_or_init(Grammars::load)
    }
}

impl fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Highlighter").field("is_loaded", &self.grammars.get().is_some()).finish()
    }
}
