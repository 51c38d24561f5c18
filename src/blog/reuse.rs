//! Reuses results of the last load: the parse of files that have not changed; the templates; and, after edits of articles'
//! texts alone, index and plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::blog::blog::Blog;
use crate::config::Config;
use crate::content::{Article, Comment, Content, ParseCache};
use crate::diagnostic::{Diagnostic, codes};
use crate::path::SourcePath;
use crate::plan;
use crate::site::Selection;
use crate::source::{Asset, Font, Template};

/// The last load, and the parse of each file. The next load does only what differs.
///
/// Each cached result is stored beside the whole input of the function that made it, so a blog is the same with a cache and
/// without.
#[derive(Debug, Default)]
pub struct LoadCache {
    pub(super) content: ParseCache,
    pub(super) last: Option<LastLoad>,
}

impl LoadCache {
    /// Returns all comments that can be read, in the order of their files.
    pub fn comments(&self) -> Vec<Arc<Comment>> {
        self.content.comments().cloned().collect()
    }
}

/// The inputs of a load, after the parse of settings and content.
#[derive(Debug)]
pub(super) struct LoadInputs {
    pub(super) config: Config,
    pub(super) content: Content,
    pub(super) selection: Selection,
    /// The addresses that were published.
    pub(super) ledger: Option<Arc<str>>,
    /// The site's own language files.
    pub(super) languages: BTreeMap<SourcePath, Arc<str>>,
    pub(super) assets: Arc<BTreeMap<SourcePath, Asset>>,
    pub(super) fonts: BTreeMap<SourcePath, Arc<Font>>,
    pub(super) templates: BTreeMap<String, Template>,
}

/// A blog beside the inputs that it was made of.
#[derive(Debug)]
pub(super) struct LastLoad {
    pub(super) inputs: LoadInputs,
    pub(super) blog: Blog,
    /// The diagnostics of the load.
    pub(super) faults: Vec<Diagnostic>,
}

impl LastLoad {
    /// Returns the blog of new inputs if they differ only in texts of articles. Index, plan and shared values hold no
    /// texts, so a load would make the same ones.
    pub(super) fn with_texts_of(&self, inputs: &LoadInputs) -> Option<Blog> {
        let LoadInputs { config, content, selection, ledger, languages, assets, fonts, templates } = inputs;
        let texts = changed_texts(&self.inputs.content, content)?;
        let same = self.inputs.config == *config
            && self.holds_at(selection)
            && self.inputs.ledger == *ledger
            // Which page has taken the place of a lost address depends on the texts.
            && !self.faults.iter().any(|fault| fault.code == codes::LOST_ADDRESS)
            && self.inputs.languages == *languages
            && self.inputs.assets == *assets
            && self.inputs.fonts == *fonts
            && self.inputs.templates == *templates
            && !texts.iter().any(|article| self.shows_lines_of(article));
        if same { self.blog.with_texts(texts) } else { None }
    }

    /// Returns whether the same articles are shown at another moment, and the same reviews are due.
    fn holds_at(&self, selection: &Selection) -> bool {
        let Selection { now, also } = selection;
        let ends = self.blog.site.same_until().is_some_and(|end| end <= now);
        self.inputs.selection.also == *also && self.inputs.selection.now <= *now && !ends
    }

    /// Returns whether a diagnostic quotes an article's file, whose lines may have changed.
    fn shows_lines_of(&self, article: &Article) -> bool {
        let spans = |fault: &Diagnostic| fault.spans().any(|span| span.file == article.text.file);
        self.faults.iter().any(spans)
    }
}

impl Blog {
    /// Returns the blog with new texts of articles that have not changed otherwise. Returns `None` if the plan would differ:
    /// texts decide which images are resized, and how many files the search index has.
    fn with_texts(&self, texts: Vec<Arc<Article>>) -> Option<Blog> {
        if texts.is_empty() {
            return Some(self.clone());
        }
        let (site, shared) = (Arc::new(self.site.with_texts(texts)), self.shared.without_cached_cards());
        let same_plan = plan::search_files(&site) == self.plan.search()
            && plan::name_the_same_files(&self.site, &site, &self.assets);
        same_plan.then(|| Blog { site, shared, search: Arc::default(), ..self.clone() })
    }

    /// Returns whether both blogs have the same outputs, settings and templates. Then an unchanged text has the same
    /// diagnostics in both.
    pub fn has_addresses_of(&self, other: &Blog) -> bool {
        let (a, b) = (&self.site, &other.site);
        Arc::ptr_eq(&self.templates, &other.templates)
            && a.config == b.config
            && a.languages == b.languages
            && a.withheld == b.withheld
            && a.unread == b.unread
            && self.plan == other.plan
            && self.assets == other.assets
    }
}

/// Returns the articles that have new texts, if nothing else differs between two parses; `None` otherwise. Values are compared
/// by their addresses in memory: a file that was not parsed again keeps its own.
fn changed_texts(before: &Content, now: &Content) -> Option<Vec<Arc<Article>>> {
    let Content { articles, pages, authors, series, comments, unread } = before;
    let others_are_same = are_same(&now.pages, pages)
        && are_same(&now.authors, authors)
        && are_same(&now.series, series)
        && are_same(&now.comments, comments)
        && now.unread == *unread
        && now.articles.len() == articles.len();
    if !others_are_same {
        return None;
    }
    let changed = now.articles.iter().zip(articles).filter(|(now, before)| !Arc::ptr_eq(now, before));
    changed.map(|(now, before)| differ_only_in_text(now, before).then(|| Arc::clone(now))).collect()
}

fn are_same<T>(a: &[Arc<T>], b: &[Arc<T>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
}

/// Returns whether two articles differ only in the file's text and in what it alone decides: the summary and the number of
/// words. No address and no order in a list depends on these.
fn differ_only_in_text(now: &Article, before: &Article) -> bool {
    let (text, summary) = (before.text.clone(), before.summary.clone());
    now.text.file == before.text.file
        // One moment may be another day in another zone.
        && now.date.iso_day() == before.date.iso_day()
        && Article { text, summary, words: before.words, ..now.clone() } == *before
}
