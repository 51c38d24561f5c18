//! What one load leaves for the next.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::blog::Blog;
use crate::config::Config;
use crate::content::{Article, Comment, Content, ContentCache};
use crate::diagnostic::Diagnostic;
use crate::path::SourcePath;
use crate::site::Selection;
use crate::source::{Asset, Font, Template};

/// What one load leaves for the next, which then reads again only what differs.
///
/// Each part is the remembered result of a pure function beside its whole input, so that a blog is the same with a
/// memory and without.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) content: ContentCache,
    pub(super) last: Option<Made>,
}

impl Memory {
    /// All comments that can be read, in the order of their files.
    pub fn comments(&self) -> Vec<Arc<Comment>> {
        self.content.comments().cloned().collect()
    }
}

/// Everything that a blog is made of.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) config: Config,
    pub(super) content: Content,
    pub(super) selection: Selection,
    /// The site's own language files.
    pub(super) languages: BTreeMap<SourcePath, Arc<str>>,
    pub(super) assets: Arc<BTreeMap<SourcePath, Asset>>,
    pub(super) fonts: BTreeMap<SourcePath, Arc<Font>>,
    pub(super) templates: BTreeMap<String, Template>,
}

/// A blog beside everything that it was made of.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) given: Given,
    pub(super) blog: Blog,
    /// What was found while it was made.
    pub(super) faults: Vec<Diagnostic>,
}

impl Made {
    /// The blog of what is given now, when that differs in texts of articles alone. Index, plan and shared values know
    /// of a text only where it stands, so they are still those that would be made.
    pub(super) fn with_texts_of(&self, given: &Given) -> Option<Blog> {
        let Given { config, content, selection, languages, assets, fonts, templates } = given;
        let texts = content.other_texts(&self.given.content)?;
        let same = self.given.config == *config
            && self.holds_at(selection)
            && self.given.languages == *languages
            && self.given.assets == *assets
            && self.given.fonts == *fonts
            && self.given.templates == *templates
            && !texts.iter().any(|article| self.shows_lines_of(article));
        if same { self.blog.with_texts(texts) } else { None }
    }

    /// Whether the same articles are shown, and the same reviews due.
    fn holds_at(&self, selection: &Selection) -> bool {
        let Selection { now, also } = selection;
        let ends = self.blog.site.same_until().is_some_and(|end| end <= now);
        self.given.selection.also == *also && self.given.selection.now <= *now && !ends
    }

    /// Whether a fault quotes an article's file: the line may be another one now.
    fn shows_lines_of(&self, article: &Article) -> bool {
        let spans = |fault: &Diagnostic| fault.spans().any(|span| span.file == article.text.file);
        self.faults.iter().any(spans)
    }
}
