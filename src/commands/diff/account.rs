//! Writes the difference of two sites for people and for programs.

use serde_json::json;

use crate::blog::Blog;
use crate::commands::output::Detail;
use crate::diagnostic::counted;
use crate::difference::{ChangedOutput, Difference, NewItem, OutputChange};
use crate::plan::{Output, Page};

/// What is shown.
pub(super) struct Account<'a> {
    pub(super) difference: Difference,
    pub(super) items: Vec<NewItem>,
    pub(super) blog: &'a Blog,
}

/// The most lines of one kind, unless every file is asked for.
const MOST: usize = 20;

/// The most feeds that are named of one item.
const MOST_FEEDS: usize = 3;

/// Returns the difference as lines: the pages of texts, redirects, items of feeds, and the number of everything else.
pub(super) fn for_people(account: &Account<'_>, detail: Detail) -> String {
    let Account { difference, items, blog } = account;
    if difference.outputs.is_empty() && difference.redirects.is_empty() {
        return "a build changes nothing\n".to_owned();
    }
    let mut text = String::new();
    let is_named = |changed: &&ChangedOutput| detail == Detail::Each || is_text(changed);
    for (change, verb) in VERBS {
        let of_change = difference.outputs.iter().filter(|changed| changed.change == change);
        let lines: Vec<String> = of_change
            .filter(is_named)
            .map(|changed| format!("{verb:<9} {}\n", line(changed, blog)))
            .collect();
        add(&mut text, &lines, verb, detail);
    }
    let base = &blog.site.config.base;
    let redirects = difference.redirects.iter();
    let lines: Vec<String> = redirects
        .map(|redirect| format!("redirects {} to {}\n", base.href(&redirect.from), base.href(&redirect.to)))
        .collect();
    add(&mut text, &lines, "redirects", detail);
    let lines: Vec<String> = items.iter().map(|item| format!("new       {}\n", in_feeds(item))).collect();
    add(&mut text, &lines, "new to subscribers", detail);
    text + &total(account)
}

const VERBS: [(OutputChange, &str); 3] = [
    (OutputChange::Appears, "appears"),
    (OutputChange::Changes, "changes"),
    (OutputChange::Vanishes, "vanishes"),
];

fn add(text: &mut String, lines: &[String], what: &str, detail: Detail) {
    let most = if detail == Detail::Each { lines.len() } else { MOST };
    text.extend(lines.iter().take(most).map(String::as_str));
    if lines.len() > most {
        text.push_str(&format!("{what:<9} and {} more; `--verbose` names all\n", lines.len() - most));
    }
}

/// Returns whether an output is the page of a text; of a page that vanishes, only its address is known.
fn is_text(changed: &ChangedOutput) -> bool {
    match &changed.output {
        Some(output) => matches!(output, Output::Page(Page::Article(_) | Page::Standalone(_))),
        None => is_page(changed) && !changed.path.as_str().contains("/page/"),
    }
}

fn is_page(changed: &ChangedOutput) -> bool {
    changed.path.as_str().ends_with(".html")
}

/// Returns the address of an output, and the file that its text is from.
fn line(changed: &ChangedOutput, blog: &Blog) -> String {
    let url = blog.site.config.base.href(&changed.path.url());
    match file(changed, blog) {
        Some(file) => format!("{url}  {file}"),
        None => url,
    }
}

fn file(changed: &ChangedOutput, blog: &Blog) -> Option<String> {
    match changed.output.as_ref()? {
        Output::Page(Page::Article(id)) => Some(blog.site.article(*id).article.text.file.to_string()),
        Output::Page(Page::Standalone(place)) => Some(blog.site.pages[*place].text.file.to_string()),
        Output::Asset(file) => Some(file.to_string()),
        Output::Picture(variant) => Some(variant.file.to_string()),
        _ => None,
    }
}

fn in_feeds(item: &NewItem) -> String {
    let named = item.feeds.iter().take(MOST_FEEDS).map(String::as_str);
    let mut named = named.collect::<Vec<_>>().join(", ");
    if item.feeds.len() > MOST_FEEDS {
        named.push_str(&format!(" and {} more", item.feeds.len() - MOST_FEEDS));
    }
    format!("to subscribers of {named}: “{}”", item.title)
}

/// Returns the numbers of pages and other files, and of the rest.
fn total(account: &Account<'_>) -> String {
    let Difference { outputs, redirects } = &account.difference;
    let (pages, files): (Vec<_>, Vec<_>) = outputs.iter().partition(|changed| is_page(changed));
    let of = |outputs: &[&ChangedOutput]| {
        let count = |change| outputs.iter().filter(|changed| changed.change == change).count();
        let [new, changed, gone] = VERBS.map(|(change, _)| count(change));
        format!("{new} new, {changed} changed, {gone} gone")
    };
    format!(
        "pages: {}; other files: {}; {}; new to subscribers: {}\n",
        of(&pages),
        of(&files),
        counted(redirects.len(), "redirect"),
        counted(account.items.len(), "article")
    )
}

/// Returns the difference as one object.
pub(super) fn for_programs(account: &Account<'_>) -> serde_json::Value {
    let Account { difference, items, blog } = account;
    let base = &blog.site.config.base;
    let of = |change: OutputChange| {
        let changed = difference.outputs.iter().filter(|changed| changed.change == change);
        let object = |changed: &ChangedOutput| {
            json!({
                "url": base.href(&changed.path.url()),
                "page": is_page(changed),
                "file": file(changed, blog),
            })
        };
        changed.map(object).collect::<Vec<_>>()
    };
    let redirects = difference.redirects.iter();
    json!({
        "appears": of(OutputChange::Appears),
        "changes": of(OutputChange::Changes),
        "vanishes": of(OutputChange::Vanishes),
        "redirects": redirects
            .map(|redirect| json!({"from": base.href(&redirect.from), "to": base.href(&redirect.to)}))
            .collect::<Vec<_>>(),
        "items": items
            .iter()
            .map(|item| json!({"id": item.id, "title": item.title, "feeds": item.feeds}))
            .collect::<Vec<_>>(),
    })
}
