//! `llms.txt`, an overview of the site in Markdown for language models. Source: llmstxt.org.

use crate::plan::Page;
use crate::render::context::Context;

/// Returns the title, the description, and a list of all articles and pages.
pub(super) fn llms_txt(context: Context<'_>) -> String {
    let Context { site, plan, .. } = context;
    let line = |text: &str| text.replace(['[', ']'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = format!("# {}\n", line(&site.config.title));
    let about =
        if site.config.description.is_empty() { &site.config.tagline } else { &site.config.description };
    if !about.is_empty() {
        text.push_str(&format!("\n> {}\n", line(about)));
    }
    let mut section = |title: &str, entries: Vec<(String, String, String)>| {
        if entries.is_empty() {
            return;
        }
        text.push_str(&format!("\n## {title}\n\n"));
        for (title, url, note) in entries {
            let note = if note.is_empty() { String::new() } else { format!(": {}", line(&note)) };
            text.push_str(&format!("- [{}]({url}){note}\n", line(&title)));
        }
    };
    let articles = site.article_ids().map(|id| {
        let article = &site.article(id).article;
        let note = article.deck.clone().unwrap_or_else(|| article.summary.clone());
        (article.title.value.clone(), plan.absolute(Page::Article(id)), note)
    });
    section(context.language.text("articles"), articles.collect());
    let pages = site.pages.iter().map(|page| {
        (page.title.value.clone(), site.config.base.absolute(&page.url.value), page.summary.clone())
    });
    section("Optional", pages.collect());
    text
}
