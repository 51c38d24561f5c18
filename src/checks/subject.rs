//! What is checked: the blog, and its texts with their parts.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::blog::Blog;
use crate::content::{Comment, FrontMatter, Text, front_matter};
use crate::date::Moment;
use crate::diagnostic::Span;
use crate::markdown;
use crate::markdown::{Passage, PassageKind, Source, TextParts};
use crate::site::IndexedArticle;

/// What is checked.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The blog.
    pub blog: &'a Blog,
    /// The moment of the check.
    pub now: &'a Moment,
    /// The text of `site.yaml`.
    pub settings: Option<&'a str>,
    /// All comments, also those that are not shown.
    pub comments: &'a [Arc<Comment>],
    /// The texts of articles and pages that are shown.
    pub texts: Vec<CheckedText<'a>>,
}

/// A text with its parts.
#[derive(Debug)]
pub struct CheckedText<'a> {
    /// The text.
    pub text: &'a Text,
    /// The whole file.
    pub whole: Arc<str>,
    /// The language without its region: `en`.
    pub language: &'a str,
    /// The article, unless it is a page.
    pub article: Option<&'a IndexedArticle>,
    /// The parts of its Markdown.
    pub parts: TextParts,
}

impl<'a> Subject<'a> {
    /// Returns the texts of a blog that are shown, with their parts.
    pub fn texts(blog: &'a Blog) -> Vec<CheckedText<'a>> {
        let site = &blog.site;
        let articles = site
            .articles
            .iter()
            .map(|entry| (&entry.article.text, entry.article.language.as_deref(), Some(entry.as_ref())));
        let pages = site.pages.iter().map(|page| (&page.text, page.language.as_deref(), None));
        let texts: Vec<_> = articles.chain(pages).collect();
        texts
            .into_par_iter()
            .map(|(text, language, article)| {
                let whole = text.whole();
                let source = Source { file: &text.file, whole: &whole, body: text.body.clone() };
                let parts = markdown::text_parts(&source);
                let language = site.languages.of(language).code.split('-').next().unwrap_or_default();
                CheckedText { text, whole, language, article, parts }
            })
            .collect()
    }

    /// Returns whether an article or page that is not shown yet has a word in its front matter.
    pub(super) fn is_expected(&self, word: &str) -> bool {
        self.blog.site.withheld.iter().any(|withheld| {
            let whole = withheld.text.whole();
            whole.get(..withheld.text.body.start).is_some_and(|front| front.contains(word))
        })
    }

    /// Returns the number of days since a moment.
    pub(super) fn days_since(&self, moment: &Moment) -> i64 {
        (self.now.unix() - moment.unix()) / (24 * 60 * 60)
    }
}

impl CheckedText<'_> {
    /// Returns the span of a byte range.
    pub(super) fn span(&self, at: Range<usize>) -> Span {
        Span::new(&self.text.file, &self.whole, at)
    }

    /// Returns the passages in the author's own words, without headings.
    pub(super) fn own_passages(&self) -> impl Iterator<Item = &Passage> {
        self.parts.passages.iter().filter(|passage| passage.kind == PassageKind::Text)
    }

    /// Returns the moment at which somebody has last looked after the text.
    pub(super) fn last_seen(&self) -> Option<&Moment> {
        let article = &self.article?.article;
        [Some(&article.date), article.updated.as_ref(), article.reviewed.as_ref()].into_iter().flatten().max()
    }
}

/// Returns the range of a key and of its value in a file. `None` if the key is not there.
pub(super) fn key_place(text: &Text, whole: &str, key: &str) -> Option<Range<usize>> {
    let FrontMatter { node, .. } = front_matter(&text.file, whole)?;
    let entry = node.entries().iter().find(|entry| entry.key == key)?;
    Some(entry.value.at.clone())
}
