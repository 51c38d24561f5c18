//! Parses all texts of `content/` into [`Content`].

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::config::Config;
use crate::content::article::Article;
use crate::content::author::Author;
use crate::content::comment::Comment;
use crate::content::opened_file::Presence;
use crate::content::page::Page;
use crate::content::series::Series;
use crate::content::{
    article_front_matter, author, comment, comment_front_matter, opened_file, page, series,
};
use crate::diagnostic::{Diagnostic, Report};
use crate::path::SourcePath;

/// All of `content/`, each type sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Articles: every Markdown file that is not one of the others.
    pub articles: Vec<Arc<Article>>,
    /// Standalone pages, from `content/pages/`.
    pub pages: Vec<Arc<Page>>,
    /// Profiles, from `content/authors/`.
    pub authors: Vec<Arc<Author>>,
    /// Series, from `content/series/`.
    pub series: Vec<Arc<Series>>,
    /// Comments, from `content/comments/ARTICLE/`.
    pub comments: Vec<Arc<Comment>>,
    /// Files with reported errors that have no value. References to them are not reported again.
    pub unread: Vec<SourcePath>,
}

/// The value of one file.
#[derive(Clone, Debug)]
enum ContentItem {
    Article(Arc<Article>),
    Page(Arc<Page>),
    Author(Arc<Author>),
    Series(Arc<Series>),
    Comment(Arc<Comment>),
}

/// The parse of each file. A file whose text has not changed is not parsed again.
#[derive(Debug, Default)]
pub struct ParseCache {
    /// The settings that the files were parsed with.
    config: Option<Config>,
    files: BTreeMap<SourcePath, ParsedFile>,
}

/// The parse of one file.
#[derive(Debug)]
struct ParsedFile {
    text: Arc<str>,
    item: Option<ContentItem>,
    faults: Vec<Diagnostic>,
}

impl ParseCache {
    /// Returns the comments, sorted by file.
    pub fn comments(&self) -> impl Iterator<Item = &Arc<Comment>> {
        self.files.values().filter_map(|file| match &file.item {
            Some(ContentItem::Comment(comment)) => Some(comment),
            _ => None,
        })
    }
}

/// Parses every text. A file with an error is only named in the result; all its diagnostics are in the report.
pub fn parse(texts: &BTreeMap<SourcePath, Arc<str>>, config: &Config, report: &mut Report) -> Content {
    parse_with_cache(&mut ParseCache::default(), texts, config, report)
}

/// Parses the texts that differ from those in the cache. The result is that of [`parse`].
pub fn parse_with_cache(
    cache: &mut ParseCache,
    texts: &BTreeMap<SourcePath, Arc<str>>,
    config: &Config,
    report: &mut Report,
) -> Content {
    if cache.config.as_ref() != Some(config) {
        *cache = ParseCache { config: Some(config.clone()), files: BTreeMap::new() };
    }
    let files = &mut cache.files;
    let is_known = |file: &SourcePath, text: &Arc<str>| {
        files.get(file).is_some_and(|known| Arc::ptr_eq(&known.text, text) || known.text == *text)
    };
    let new: Vec<(&SourcePath, &Arc<str>)> =
        texts.iter().filter(|(file, text)| !is_known(file, text)).collect();
    let read: Vec<(SourcePath, ParsedFile)> = new
        .into_par_iter()
        .map(|(file, text)| {
            let mut report = Report::new();
            let item = parse_file(file, text, config, &mut report);
            (file.clone(), ParsedFile { text: Arc::clone(text), item, faults: report.sorted() })
        })
        .collect();
    files.extend(read);
    if files.len() > texts.len() {
        files.retain(|file, _| texts.contains_key(file));
    }
    collected(files, report)
}

/// Collects the values by type.
fn collected(files: &BTreeMap<SourcePath, ParsedFile>, report: &mut Report) -> Content {
    let mut content = Content::default();
    for (file, ParsedFile { item, faults, .. }) in files {
        report.extend(faults.iter().cloned());
        match item {
            Some(ContentItem::Article(article)) => content.articles.push(Arc::clone(article)),
            Some(ContentItem::Page(page)) => content.pages.push(Arc::clone(page)),
            Some(ContentItem::Author(author)) => content.authors.push(Arc::clone(author)),
            Some(ContentItem::Series(series)) => content.series.push(Arc::clone(series)),
            Some(ContentItem::Comment(comment)) => content.comments.push(Arc::clone(comment)),
            None => content.unread.push(file.clone()),
        }
    }
    content
}

/// Parses one file. Its folder decides its type.
fn parse_file(
    file: &SourcePath,
    whole: &Arc<str>,
    config: &Config,
    report: &mut Report,
) -> Option<ContentItem> {
    if file.below(comment::FOLDER).is_some() {
        return comment_front_matter::parse_comment(file, whole, config, report)
            .map(|comment| ContentItem::Comment(Arc::new(comment)));
    }
    let opened = opened_file::open(file, whole, report)?;
    if opened.presence == Presence::Unreadable && !is_article(file) {
        return None;
    }
    if file.below(page::FOLDER).is_some() {
        page::read(&opened, config, report).map(|page| ContentItem::Page(Arc::new(page)))
    } else if file.below(author::FOLDER).is_some() {
        author::read(&opened, config, report).map(|author| ContentItem::Author(Arc::new(author)))
    } else if file.below(series::FOLDER).is_some() {
        series::read(&opened, config, report).map(|series| ContentItem::Series(Arc::new(series)))
    } else {
        article_front_matter::read(&opened, config, report)
            .map(|article| ContentItem::Article(Arc::new(article)))
    }
}

/// Returns whether a file is an article: it is not in one of the other folders.
fn is_article(file: &SourcePath) -> bool {
    let others = [page::FOLDER, author::FOLDER, series::FOLDER, comment::FOLDER];
    others.iter().all(|folder| file.below(folder).is_none())
}
