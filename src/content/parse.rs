//! From texts to [`Content`]: which file is what, and all of them at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;

use crate::config::Config;
use crate::config::UnknownFields;
use crate::content::Article;
use crate::content::Author;
use crate::content::Comment;
use crate::content::Content;
use crate::content::Page;
use crate::content::Series;
use crate::content::article;
use crate::content::author;
use crate::content::comment;
use crate::content::front_matter;
use crate::content::front_matter::Presence;
use crate::content::page;
use crate::content::series;
use crate::diagnostic::Report;
use crate::path::SourcePath;
use crate::yaml::Unknown;

/// What one file is.
enum Item {
    Article(Box<Article>),
    Page(Page),
    Author(Author),
    Series(Series),
    Comment(Comment),
}

/// Reads every text. Of a file whose own faults leave out what it needs the result has only the name; all its faults
/// are in the report.
pub fn parse(texts: &BTreeMap<SourcePath, Arc<str>>, config: &Config, report: &mut Report) -> Content {
    let files: Vec<(&SourcePath, &Arc<str>)> = texts.iter().collect();
    let read: Vec<(Option<Item>, Report)> = files
        .into_par_iter()
        .map(|(file, whole)| {
            let mut report = Report::new();
            (one(file, whole, config, &mut report), report)
        })
        .collect();
    let mut content = Content::default();
    for (file, (item, found)) in texts.keys().zip(read) {
        report.extend(found.sorted());
        match item {
            Some(Item::Article(article)) => content.articles.push(*article),
            Some(Item::Page(page)) => content.pages.push(page),
            Some(Item::Author(author)) => content.authors.push(author),
            Some(Item::Series(series)) => content.series.push(series),
            Some(Item::Comment(comment)) => content.comments.push(comment),
            None => content.unread.push(file.clone()),
        }
    }
    content
}

/// Reads one file by the folder that it stands in.
fn one(file: &SourcePath, whole: &Arc<str>, config: &Config, report: &mut Report) -> Option<Item> {
    let opened = front_matter::open(file, whole, report)?;
    if opened.presence == Presence::Unreadable && !is_article(file) {
        return None;
    }
    if file.below(page::FOLDER).is_some() {
        page::read(&opened, config, report).map(Item::Page)
    } else if file.below(author::FOLDER).is_some() {
        author::read(&opened, config, report).map(Item::Author)
    } else if file.below(series::FOLDER).is_some() {
        series::read(&opened, config, report).map(Item::Series)
    } else if file.below(comment::FOLDER).is_some() {
        comment::read(&opened, config, report).map(Item::Comment)
    } else {
        article::read(&opened, config, report).map(|article| Item::Article(Box::new(article)))
    }
}

/// Whether a file is an article: it stands in none of the other folders.
fn is_article(file: &SourcePath) -> bool {
    let others = [page::FOLDER, author::FOLDER, series::FOLDER, comment::FOLDER];
    others.iter().all(|folder| file.below(folder).is_none())
}

/// What an undeclared key gets in files that are not articles.
pub(super) fn unknown(config: &Config) -> Unknown {
    match config.unknown_fields {
        UnknownFields::Refuse => Unknown::Refuse,
        UnknownFields::Warn => Unknown::Warn,
    }
}
