//! Builds the graph of a page from the site.

use tera::Value;

use crate::config::NamedLink;
use crate::date::Moment;
use crate::markdown::untrusted;
use crate::plan::Page;
use crate::render::context::Context;
use crate::render::structured_data::nodes::{
    Article, ArticleAuthor, Blog, Breadcrumb, BreadcrumbItem, Comment, Commenter, EntryPoint, Graph, Node,
    Organisation, ParentItem, ParentWork, Person, Reference, SearchAction, Version, Website,
};
use crate::site::{ArticleId, PersonId, ThreadComment};
use crate::view::page::PageView;

/// Returns the graph of a page for a `script` element. It contains no `<`, which could end the element.
pub(crate) fn graph(page: Page, view: &PageView<Value>, context: Context<'_>) -> String {
    if matches!(page, Page::NotFound | Page::CommentKept) {
        return String::new();
    }
    let url = view.url.as_deref().unwrap_or_default();
    let mut nodes = Vec::with_capacity(4);
    match page {
        Page::Article(id) => nodes.push(Node::Article(Box::new(article(id, url, view, context)))),
        Page::Author(id, _) => nodes.push(Node::Person(person(id, context))),
        _ => {}
    }
    if view.breadcrumb.len() > 1 {
        nodes.push(Node::Breadcrumb(breadcrumb(view, context)));
    }
    if matches!(page, Page::Home(1) | Page::Search) && context.plan.search().is_some() {
        nodes.push(Node::Website(website(context)));
    }
    nodes.push(Node::Blog(blog(page, context)));
    nodes.push(Node::Organisation(organisation(context)));
    let graph = Graph { context: "https://schema.org", graph: nodes };
    in_script(serde_json::to_string(&graph).expect("nodes hold texts, numbers and lists"))
}

/// Escapes the characters that could end a `script` element or a line of it.
fn in_script(mut graph: String) -> String {
    for (sign, escape) in [("<", "\\u003c"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029")] {
        if graph.contains(sign) {
            graph = graph.replace(sign, escape);
        }
    }
    graph
}

/// Returns a text unless it is empty.
fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn article<'a>(id: ArticleId, url: &'a str, view: &'a PageView<Value>, context: Context<'a>) -> Article<'a> {
    let Context { site, plan, .. } = context;
    let ids = &context.shared.ids;
    let entry = site.article(id);
    let article = &entry.article;
    let series = entry.series.map(|(series, _)| ParentWork::Series {
        kind: "CreativeWorkSeries",
        name: &site.one_series(series).title,
        url: plan.absolute(Page::Series(series)),
    });
    let versions = entry.versions.as_deref();
    let version = |id| version(id, context);
    // Only the original names its translations; they name it in turn.
    let translations = versions.filter(|versions| versions.original == Some(id));
    let translations = translations.iter().flat_map(|versions| &versions.all[1..]);
    Article {
        id: format!("{url}#article"),
        kind: "BlogPosting",
        deck: article.deck.as_deref().and_then(non_empty),
        section: entry.categories.first().map(|id| site.category(*id).name.as_str()),
        authors: authors(&entry.authors, context),
        comments: comments(url, &entry.thread),
        comment_count: entry.thread.len(),
        modified: article.updated.as_ref().unwrap_or(&article.date).rfc3339(),
        published: article.date.rfc3339(),
        description: non_empty(&view.description),
        expires: article.expires.as_ref().map(Moment::rfc3339),
        headline: &article.title.value,
        image: view.image.as_ref().map(|image| [image.url.as_str()]),
        language: &view.language,
        part_of: [Some(ParentWork::Blog(Reference { id: &ids.blog })), series]
            .into_iter()
            .flatten()
            .collect(),
        keywords: entry.tags.iter().map(|id| site.tag(*id).name.as_str()).collect(),
        url,
        position: entry.series.map(|(_, part)| part),
        publisher: Reference { id: &ids.organisation },
        translation_of: versions
            .and_then(|versions| versions.original)
            .filter(|original| *original != id)
            .map(version),
        words: article.words,
        translations: translations.map(|translation| version(*translation)).collect(),
    }
}

/// Returns a translation or the original of an article.
fn version(id: ArticleId, context: Context<'_>) -> Version<'_> {
    let Context { site, plan, .. } = context;
    let url = plan.absolute(Page::Article(id));
    Version {
        id: format!("{url}#article"),
        kind: "CreativeWork",
        headline: &site.article(id).article.title.value,
        language: &site.language_of(id).code,
        url,
    }
}

/// Returns the authors of an article. The publisher is the author of an article without any.
fn authors<'a>(ids: &[PersonId], context: Context<'a>) -> Vec<ArticleAuthor<'a>> {
    if ids.is_empty() {
        return vec![ArticleAuthor::Publisher(Reference { id: &context.shared.ids.organisation })];
    }
    ids.iter().map(|id| ArticleAuthor::Person(person(*id, context))).collect()
}

fn person<'a>(id: PersonId, context: Context<'a>) -> Person<'a> {
    let Context { site, plan, .. } = context;
    let person = site.person(id);
    let profile = person.profile.as_ref();
    let url = plan.absolute(Page::Author(id, 1));
    let employer = profile.and_then(|profile| {
        Some(Organisation {
            id: None,
            kind: "Organization",
            name: profile.organisation.as_deref()?,
            elsewhere: Vec::new(),
            url: profile.organisation_url.as_deref().and_then(non_empty),
        })
    });
    let links = profile.map(|profile| profile.links.as_slice()).unwrap_or_default();
    Person {
        id: format!("{url}#person"),
        kind: "Person",
        role: profile.and_then(|profile| profile.role.as_deref()).and_then(non_empty),
        name: &person.name,
        elsewhere: elsewhere(links, context),
        url,
        employer,
    }
}

/// Returns the links that identify a person or organisation (`sameAs`): pages of other sites, but no mail addresses and
/// no pages of this site.
fn elsewhere<'a>(links: &'a [NamedLink], context: Context<'_>) -> Vec<&'a str> {
    let home = &context.shared.ids.home;
    let links = links.iter().map(|link| link.url.value.as_str());
    links.filter(|url| url.starts_with("http") && !url.starts_with(home.as_str())).collect()
}

/// The maximum number of comments in the graph: those that the default theme shows unfolded. All comments of a long
/// thread would make the page half as long again, before its first word.
const DESCRIBED: usize = 50;

/// Returns the first comments of an article, each with the comment or article that it answers.
fn comments<'a>(url: &str, thread: &'a [ThreadComment]) -> Vec<Comment<'a>> {
    let address = |shown: &ThreadComment| format!("{url}#{}", shown.comment.id.value);
    let comment = |shown: &'a ThreadComment| Comment {
        id: address(shown),
        kind: "Comment",
        author: Commenter { kind: "Person", name: &shown.comment.author, url: shown.comment.url.as_deref() },
        published: shown.comment.date.rfc3339(),
        parent: ParentItem {
            id: shown.parent.map_or_else(|| format!("{url}#article"), |parent| address(&thread[parent])),
        },
        text: untrusted::plain(&shown.comment.text.body()),
        url: address(shown),
    };
    thread.iter().take(DESCRIBED).map(comment).collect()
}

/// Returns the breadcrumb with absolute addresses. The last step, the page itself, needs no address.
fn breadcrumb<'a>(view: &'a PageView<Value>, context: Context<'_>) -> Breadcrumb<'a> {
    let origin = context.site.config.base.origin();
    let last = view.breadcrumb.len();
    let step = |(at, link): (usize, &'a crate::view::Link)| BreadcrumbItem {
        kind: "ListItem",
        address: (at + 1 < last).then(|| format!("{origin}{}", link.href)),
        name: &link.title,
        position: at + 1,
    };
    Breadcrumb { kind: "BreadcrumbList", items: view.breadcrumb.iter().enumerate().map(step).collect() }
}

/// Returns the blog. Only the home page has its description.
fn blog<'a>(page: Page, context: Context<'a>) -> Blog<'a> {
    let (config, ids) = (&context.site.config, &context.shared.ids);
    let described = |text| non_empty(text).filter(|_| page == Page::Home(1));
    Blog {
        id: &ids.blog,
        kind: "Blog",
        tagline: described(&config.tagline),
        description: described(&config.description),
        language: &config.language,
        name: &config.title,
        publisher: Reference { id: &ids.organisation },
        url: &ids.home,
    }
}

/// Returns the website with its search.
fn website<'a>(context: Context<'a>) -> Website<'a> {
    let Context { site, plan, .. } = context;
    let page = plan.absolute(Page::Search);
    let action = SearchAction {
        kind: "SearchAction",
        input: "required name=search_term_string",
        target: EntryPoint { kind: "EntryPoint", template: format!("{page}?q={{search_term_string}}") },
    };
    let url = &context.shared.ids.home;
    Website { id: format!("{url}#website"), kind: "WebSite", name: &site.config.title, action, url }
}

fn organisation<'a>(context: Context<'a>) -> Organisation<'a> {
    let (config, ids) = (&context.site.config, &context.shared.ids);
    Organisation {
        id: Some(&ids.organisation),
        kind: "Organization",
        name: &config.title,
        elsewhere: elsewhere(&config.links, context),
        url: Some(&ids.home),
    }
}
