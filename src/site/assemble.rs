//! Builds the site from all files: selects what is shown at a given moment, links articles to their terms, authors,
//! series and comments, and reports contradictions.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, Policy};
use crate::content::{Article, Content, Page};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::language::Languages;
use crate::site::entry::{IndexedArticle, Selection, Status, Withheld};
use crate::site::ids::ArticleId;
use crate::site::index::{Site, order};
use crate::site::{archive, authors, series, taxonomy, threads, translations, typeset};

/// Builds the site as it is at `selection.now`.
pub fn assemble(
    content: Content,
    config: Config,
    languages: Languages,
    selection: &Selection,
    report: &mut Report,
) -> Site {
    let Content { articles, pages, authors, series: series_files, comments, unread } = content;
    let next_change = next_change(&articles, &selection.now);
    let mut threads = threads::by_article(comments, &articles, &unread, report);
    let groups = translations::groups(&articles, &unread, &config.language, report);
    let (mut shown, mut withheld) = (Vec::new(), Vec::new());
    for article in articles {
        let status = status(&article, &selection.now);
        if status == Status::Live || selection.also.contains(&status) {
            shown.push((article, status));
        } else {
            withheld.push(withhold(&article, status));
        }
    }
    shown.sort_by(|(a, _), (b, _)| order(a, b));
    for (article, _) in &mut shown {
        *article = typeset::article(Arc::clone(article), &config, &languages);
    }
    refuse_shared_ids(&shown, report);

    let articles: Vec<&Article> = shown.iter().map(|(article, _)| article.as_ref()).collect();
    let (tags, tags_of) = taxonomy::terms(taxonomy::TermKind::Tag, &articles, report);
    let (categories, categories_of) = taxonomy::terms(taxonomy::TermKind::Category, &articles, report);
    let (people, authors_of) = authors::people(authors, &articles, report);
    let (series, series_of) = series::series(series_files, &articles, &languages, report);
    let signatures = authors::signatures(&people);
    let archive = archive::years(&articles);
    let mut versions = translations::shown(groups, articles.iter().map(|article| &article.text.file));

    let mut entries = Vec::with_capacity(shown.len());
    let of_each = tags_of.into_iter().zip(categories_of).zip(authors_of).zip(series_of);
    for ((article, status), (((tags, categories), authors), series)) in shown.into_iter().zip(of_each) {
        let policy = article.comments.unwrap_or(config.comments.policy);
        let mut thread =
            threads::thread(threads.remove(&article.text.file).unwrap_or_default(), &signatures, report);
        if policy == Policy::Off {
            // Without a comment section, comments must not be counted, listed in a feed, or put into structured data.
            thread.clear();
        }
        let versions = versions.remove(&ArticleId(u32::try_from(entries.len()).unwrap_or(u32::MAX)));
        entries.push(Arc::new(IndexedArticle {
            article,
            status,
            authors,
            tags,
            categories,
            series,
            policy,
            versions,
            thread,
        }));
    }
    let due = due(&entries, &selection.now);
    let [tags, categories] = [tags, categories].map(|terms| typeset::terms(terms, &config, &languages));
    let series = typeset::series(series, &config, &languages);
    let next_review = next_review(&entries, &selection.now);
    let pages = shown_pages(pages, selection, &mut withheld);
    let typeset_page = |page| typeset::page(page, &config, &languages);
    let mut pages: Vec<Arc<Page>> = pages.into_iter().map(typeset_page).collect();
    let is_not_found = |page: &Arc<Page>| matches!(page.url.value.as_str(), "/404/" | "/404.html");
    let not_found = pages.iter().position(is_not_found).map(|at| pages.remove(at));
    let config = typeset::config(config, &languages);
    Site {
        config,
        languages,
        articles: entries,
        pages,
        not_found,
        tags,
        categories,
        people,
        series,
        archive,
        withheld,
        unread,
        due,
        next_change,
        next_review,
    }
}

fn status(article: &Article, now: &Moment) -> Status {
    if article.draft {
        Status::Draft
    } else if article.date > *now {
        Status::Scheduled
    } else if article.expires.as_ref().is_some_and(|expires| expires <= now) {
        Status::Expired
    } else {
        Status::Live
    }
}

fn withhold(article: &Article, status: Status) -> Withheld {
    let when = match status {
        Status::Scheduled => Some(article.date.clone()),
        Status::Expired => article.expires.clone(),
        Status::Live | Status::Draft => None,
    };
    let (file, text) = (article.text.file.clone(), article.text.clone());
    Withheld { file, text, title: article.title.value.clone(), status, when }
}

fn shown_pages(pages: Vec<Arc<Page>>, selection: &Selection, withheld: &mut Vec<Withheld>) -> Vec<Arc<Page>> {
    let (drafts, mut shown): (Vec<Arc<Page>>, Vec<Arc<Page>>) =
        pages.into_iter().partition(|page| page.draft && !selection.also.contains(&Status::Draft));
    withheld.extend(drafts.into_iter().map(|page| Withheld {
        file: page.text.file.clone(),
        text: page.text.clone(),
        title: page.title.value.clone(),
        status: Status::Draft,
        when: None,
    }));
    withheld.sort_by(|a, b| a.file.cmp(&b.file));
    shown.sort_by(|a, b| a.url.value.cmp(&b.url.value));
    shown
}

/// Returns the next moment at which an article appears or expires. Drafts do not count.
fn next_change(articles: &[Arc<Article>], now: &Moment) -> Option<Moment> {
    let moments = articles.iter().filter(|article| !article.draft);
    moments
        .flat_map(|article| [Some(&article.date), article.expires.as_ref()])
        .flatten()
        .filter(|at| *at > now)
        .min()
        .cloned()
}

fn next_review(entries: &[Arc<IndexedArticle>], now: &Moment) -> Option<Moment> {
    entries
        .iter()
        .filter_map(|entry| entry.article.review_by.as_ref())
        .filter(|day| *day > now)
        .min()
        .cloned()
}

fn due(entries: &[Arc<IndexedArticle>], now: &Moment) -> Vec<(ArticleId, Moment)> {
    let passed = |(at, entry): (usize, &Arc<IndexedArticle>)| {
        let day = entry.article.review_by.clone().filter(|day| day <= now)?;
        Some((ArticleId(u32::try_from(at).ok()?), day))
    };
    entries.iter().enumerate().filter_map(passed).collect()
}

/// Reports articles with the same `id`: feed readers would show only one of them.
fn refuse_shared_ids(shown: &[(Arc<Article>, Status)], report: &mut Report) {
    let mut seen: BTreeMap<&str, &Article> = BTreeMap::new();
    let mut in_path_order: Vec<&Article> = shown.iter().map(|(article, _)| article.as_ref()).collect();
    in_path_order.sort_by(|a, b| a.text.file.cmp(&b.text.file));
    for article in in_path_order {
        let Some(id) = &article.id else { continue };
        match seen.get(id.value.as_str()) {
            None => {
                seen.insert(&id.value, article);
            }
            Some(first) => {
                let at = first.id.as_ref().map_or(0..0, |id| id.at.clone());
                report.push(
                    Diagnostic::error(
                        codes::DUPLICATE_ID,
                        format!("two articles have the id `{}`", id.value),
                    )
                    .at(article.text.span(id.at.clone()))
                    .why("feed readers would show only one of them")
                    .also(first.text.span(at), "the other article")
                    .help("give one of them another `id:`, or none"),
                );
            }
        }
    }
}
