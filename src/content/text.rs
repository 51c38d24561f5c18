//! A Markdown text and the file around it.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use crate::diagnostic::Span;
use crate::path::SourcePath;

/// A Markdown text with its file, which messages point into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The file.
    pub file: SourcePath,
    whole: Whole,
    /// The byte range of the Markdown after the front matter.
    pub body: Range<usize>,
}

/// Reads the text of a file again. Returns an empty text if the file has another text by now; the function itself keeps the fault.
pub type Reread = Arc<dyn Fn(&SourcePath) -> Arc<str> + Send + Sync>;

/// The text of a file: in memory, or read again each time.
#[derive(Clone)]
enum Whole {
    Kept(Arc<str>),
    Released(Reread),
}

/// The Markdown of a text.
#[derive(Debug)]
pub struct Body {
    whole: Arc<str>,
    at: Range<usize>,
}

impl Deref for Body {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.at.clone()).unwrap_or_default()
    }
}

impl Text {
    /// Returns the text of a file, whose Markdown has the byte range `body`.
    pub fn new(file: &SourcePath, whole: &Arc<str>, body: Range<usize>) -> Text {
        Text { file: file.clone(), whole: Whole::Kept(Arc::clone(whole)), body }
    }

    /// Returns the whole file with its front matter. Lines end with `\n`.
    pub fn whole(&self) -> Arc<str> {
        match &self.whole {
            Whole::Kept(text) => Arc::clone(text),
            Whole::Released(read) => read(&self.file),
        }
    }

    /// Returns the Markdown.
    pub fn body(&self) -> Body {
        Body { whole: self.whole(), at: self.body.clone() }
    }

    /// Returns the span of a byte range.
    pub fn span(&self, at: Range<usize>) -> Span {
        Span::new(&self.file, &self.whole(), at)
    }

    /// Returns whether two texts are one text in memory.
    pub fn is_shared_with(&self, other: &Text) -> bool {
        matches!((&self.whole, &other.whole), (Whole::Kept(a), Whole::Kept(b)) if Arc::ptr_eq(a, b))
    }

    /// Frees the memory of the text. From now on `read` reads it.
    pub fn release(&mut self, read: &Reread) {
        self.whole = Whole::Released(Arc::clone(read));
    }
}

impl PartialEq for Whole {
    fn eq(&self, other: &Whole) -> bool {
        match (self, other) {
            (Whole::Kept(a), Whole::Kept(b)) => a == b,
            (Whole::Released(a), Whole::Released(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl Eq for Whole {}

impl fmt::Debug for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Whole::Kept(text) => text.fmt(f),
            Whole::Released(_) => f.write_str("released"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_released_text_is_read_again_when_it_is_needed() {
        let (file, whole) = (SourcePath::new("content/a.md"), Arc::from("---\ntitle: A\n---\nEarn.\n"));
        let kept = Text::new(&file, &whole, 17..whole.len());
        let mut released = kept.clone();
        let read: Reread = Arc::new(|file| {
            assert_eq!(file.as_str(), "content/a.md");
            "---\ntitle: A\n---\nEarn.\n".into()
        });
        released.release(&read);
        assert_eq!(released.whole(), kept.whole());
        assert_eq!((&*released.body(), released.span(4..9)), ("Earn.\n", kept.span(4..9)));
        assert!(!released.is_shared_with(&kept));
    }

    #[test]
    fn a_released_text_that_is_gone_is_empty() {
        let whole = Arc::from("---\ntitle: A\n---\nEarn.\n");
        let mut text = Text::new(&SourcePath::new("content/a.md"), &whole, 17..whole.len());
        text.release(&(Arc::new(|_: &SourcePath| Arc::from("")) as Reread));
        assert_eq!((&*text.body(), text.span(4..9).excerpt.as_str()), ("", ""));
    }
}
