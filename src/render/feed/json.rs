//! JSON Feed 1.1. Source: jsonfeed.org/version/1.1. Empty fields are left out.

use serde_json::{Map, Value, json};

use crate::render::feed::contents::{Feed, FeedEntry};

pub(super) fn write(feed: &Feed<'_>) -> String {
    let config = &feed.context.site.config;
    let mut value = Map::new();
    let mut put = |key: &str, field: Value| value.insert(key.to_owned(), field);
    put("version", "https://jsonfeed.org/version/1.1".into());
    put("title", feed.title.as_str().into());
    put("home_page_url", feed.page.as_str().into());
    put("feed_url", feed.address.as_str().into());
    if !config.description.is_empty() {
        put("description", config.description.as_str().into());
    }
    put("language", config.language.as_str().into());
    put("authors", json!([{ "name": config.title, "url": feed.page }]));
    put("items", feed.entries.iter().map(item).collect());
    let mut text = serde_json::to_string_pretty(&value).expect("a map of texts and lists");
    text.push('\n');
    text
}

fn item(entry: &FeedEntry<'_>) -> Value {
    let article = &entry.entry.article;
    let mut value = Map::new();
    let mut put = |key: &str, field: Value| value.insert(key.to_owned(), field);
    put("id", entry.id.as_str().into());
    put("url", entry.url.as_str().into());
    put("title", article.title.value.as_str().into());
    match &entry.content {
        Some(content) => put("content_html", content.as_ref().into()),
        None => put("content_text", entry.summary.into()),
    };
    if !entry.summary.is_empty() {
        put("summary", entry.summary.into());
    }
    put("date_published", article.date.rfc3339().into());
    if entry.updated != &article.date {
        put("date_modified", entry.updated.rfc3339().into());
    }
    if !entry.authors.is_empty() {
        put(
            "authors",
            entry.authors.iter().map(|author| json!({ "name": author.name, "url": author.url })).collect(),
        );
    }
    if !entry.terms.is_empty() {
        put("tags", entry.terms.clone().into());
    }
    if let Some(language) = &article.language {
        put("language", language.as_str().into());
    }
    Value::Object(value)
}
