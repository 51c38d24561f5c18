//! Structured data in JSON-LD, in the words of schema.org, as Google's "Article structured data" recommends them.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::date::Moment;
use crate::markdown::untrusted;
use crate::plan::Page;
use crate::render::Context;
use crate::site::ArticleId;
use crate::site::PersonId;
use crate::site::ThreadComment;
use crate::view::page::PageView;

/// The graph of a page, ready for a `script` element: no `<` is left in it that could end one.
pub(super) fn graph(page: Page, view: &PageView, context: Context<'_>) -> String {
    if page == Page::NotFound {
        return String::new();
    }
    let mut nodes = Vec::new();
    match page {
        Page::Article(id) => nodes.push(article(id, view, context)),
        Page::Author(id, _) => nodes.push(person(id, context)),
        _ => {}
    }
    if view.breadcrumb.len() > 1 {
        nodes.push(breadcrumb(view, context));
    }
    nodes.push(blog(context));
    nodes.push(organisation(context));
    let graph = json!({ "@context": "https://schema.org", "@graph": nodes });
    graph.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// A node without the fields that say nothing.
fn node(fields: Value) -> Value {
    match fields {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().filter(|(_, value)| says_something(value)).collect())
        }
        other => other,
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    }
}

fn home(context: Context<'_>) -> String {
    context.site.config.base.absolute(&context.plan.page(Page::Home(1), context.site))
}

fn article(id: ArticleId, view: &PageView, context: Context<'_>) -> Value {
    let Context { site, plan, .. } = context;
    let entry = site.article(id);
    let article = &entry.article;
    let url = site.config.base.absolute(plan.article(id));
    let series = entry.series.map(|(series, _)| {
        let address = site.config.base.absolute(&plan.page(Page::Series(series), site));
        json!({ "@type": "CreativeWorkSeries", "name": site.one_series(series).title, "url": address })
    });
    let blog = json!({ "@id": format!("{}#blog", home(context)) });
    let whole: Vec<Value> = [Some(blog), series].into_iter().flatten().collect();
    node(json!({
        "@type": "BlogPosting",
        "@id": format!("{url}#article"),
        "mainEntityOfPage": url,
        "headline": article.title.value,
        "alternativeHeadline": article.deck,
        "description": view.description,
        "datePublished": article.date.rfc3339(),
        "dateModified": article.updated.as_ref().unwrap_or(&article.date).rfc3339(),
        "expires": article.expires.as_ref().map(Moment::rfc3339),
        "inLanguage": view.language,
        "wordCount": article.words,
        "articleSection": entry.categories.first().map(|id| &site.category(*id).name),
        "keywords": entry.tags.iter().map(|id| site.tag(*id).name.as_str()).collect::<Vec<_>>(),
        "image": view.image.iter().map(|image| image.url.as_str()).collect::<Vec<_>>(),
        "author": entry.authors.iter().map(|id| person(*id, context)).collect::<Vec<_>>(),
        "publisher": { "@id": format!("{}#org", home(context)) },
        "isPartOf": whole,
        "position": entry.series.map(|(_, part)| part),
        "commentCount": entry.thread.len(),
        "comment": comments(&url, &entry.thread),
    }))
}

fn person(id: PersonId, context: Context<'_>) -> Value {
    let Context { site, plan, .. } = context;
    let person = site.person(id);
    let profile = person.profile.as_ref();
    let url = site.config.base.absolute(&plan.page(Page::Author(id, 1), site));
    let organisation = profile.and_then(|profile| {
        let name = profile.organisation.as_ref()?;
        Some(node(json!({ "@type": "Organization", "name": name, "url": profile.organisation_url })))
    });
    node(json!({
        "@type": "Person",
        "@id": format!("{url}#person"),
        "name": person.name,
        "url": url,
        "jobTitle": profile.and_then(|profile| profile.role.as_ref()),
        "worksFor": organisation,
        "sameAs": profile.map(|profile| profile.links.iter().map(|link| link.url.as_str()).collect::<Vec<_>>()),
    }))
}

/// The comments that are shown, each with what it answers.
fn comments(url: &str, thread: &[ThreadComment]) -> Vec<Value> {
    let address = |shown: &ThreadComment| format!("{url}#{}", shown.comment.id.value);
    let comment = |shown: &ThreadComment| {
        let parent = shown.parent.map_or_else(|| format!("{url}#article"), |parent| address(&thread[parent]));
        let mut author = Map::from_iter([
            ("@type".to_owned(), "Person".into()),
            ("name".to_owned(), shown.comment.author.as_str().into()),
        ]);
        if let Some(url) = &shown.comment.url {
            author.insert("url".to_owned(), url.as_str().into());
        }
        json!({
            "@type": "Comment",
            "@id": address(shown),
            "url": address(shown),
            "text": untrusted::plain(shown.comment.text.body()),
            "dateCreated": shown.comment.date.rfc3339(),
            "author": author,
            "parentItem": { "@id": parent },
        })
    };
    thread.iter().map(comment).collect()
}

/// The way from the home page. Hrefs become whole addresses; the last step needs none.
fn breadcrumb(view: &PageView, context: Context<'_>) -> Value {
    let origin = context.site.config.base.origin();
    let last = view.breadcrumb.len();
    let step = |(at, link): (usize, &crate::view::Link)| {
        let item = (at + 1 < last).then(|| format!("{origin}{}", link.href));
        node(json!({ "@type": "ListItem", "position": at + 1, "name": link.title, "item": item }))
    };
    json!({ "@type": "BreadcrumbList", "itemListElement": view.breadcrumb.iter().enumerate().map(step).collect::<Vec<_>>() })
}

fn blog(context: Context<'_>) -> Value {
    let config = &context.site.config;
    let url = home(context);
    node(json!({
        "@type": "Blog",
        "@id": format!("{url}#blog"),
        "name": config.title,
        "alternateName": config.tagline,
        "description": config.description,
        "url": url,
        "inLanguage": config.language,
        "publisher": { "@id": format!("{url}#org") },
    }))
}

fn organisation(context: Context<'_>) -> Value {
    let url = home(context);
    let elsewhere = context.site.config.links.iter().map(|link| link.url.as_str());
    let elsewhere: Vec<&str> = elsewhere.filter(|url| url.starts_with("http")).collect();
    node(json!({
        "@type": "Organization",
        "@id": format!("{url}#org"),
        "name": context.site.config.title,
        "url": url,
        "sameAs": elsewhere,
    }))
}
