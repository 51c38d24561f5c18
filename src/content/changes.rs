//! Which articles changed only in their text. Such edits are by far the most frequent, and change no list.

use std::sync::Arc;

use crate::content::article::Article;
use crate::content::parse::Content;

impl Content {
    /// The articles that are other ones than `before`, when they differ in their text alone and nothing else differs at
    /// all; `None` otherwise.
    ///
    /// Values are the same when they are one in memory: a file that was not read again keeps its own.
    pub fn other_texts(&self, before: &Content) -> Option<Vec<Arc<Article>>> {
        let Content { articles, pages, authors, series, comments, unread } = before;
        let all_else = are_one(&self.pages, pages)
            && are_one(&self.authors, authors)
            && are_one(&self.series, series)
            && are_one(&self.comments, comments)
            && self.unread == *unread
            && self.articles.len() == articles.len();
        if !all_else {
            return None;
        }
        let pairs = self.articles.iter().zip(articles).filter(|(now, before)| !Arc::ptr_eq(now, before));
        pairs.map(|(now, before)| now.differs_in_text_alone(before).then(|| Arc::clone(now))).collect()
    }
}

fn are_one<T>(a: &[Arc<T>], b: &[Arc<T>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
}

impl Article {
    /// Whether all is the same but the file's text and what only it decides: the summary, and the number of words. No
    /// page's address and no place in a list depends on these.
    fn differs_in_text_alone(&self, other: &Article) -> bool {
        let (text, summary) = (other.text.clone(), other.summary.clone());
        self.text.file == other.text.file
            // One moment may be another day elsewhere.
            && self.date.iso_day() == other.date.iso_day()
            && Article { text, summary, words: other.words, ..self.clone() } == *other
    }
}
