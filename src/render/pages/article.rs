//! The page of an article.

use tera::Value;

use crate::date::Moment;
use crate::diagnostic::{Diagnostic, codes};
use crate::language::script::locale;
use crate::plan::Page;
use crate::render::body::page_body;
use crate::render::context::Context;
use crate::render::pages::cards::OtherArticles;
use crate::render::pages::head::{Head, card};
use crate::render::pages::page_data::PageData;
use crate::render::search::SearchText;
use crate::render::text_html;
use crate::render::values::{value, with, with_html};
use crate::site::{ArticleId, IndexedArticle, ThreadComment};
use crate::view::article::{ArticleParts, ArticleView};
use crate::view::comment::CommentsView;
use crate::view::page::{Alternate, ArticleProperties, SharedImage};
use crate::view::site::{FeedLink, media_type};

pub(super) fn article(id: ArticleId, context: Context<'_>) -> PageData {
    let Context { site, plan, shared, .. } = context;
    let entry = site.article(id);
    let article = &entry.article;
    let body = page_body(id, context);
    let picture = shared.images[id.0 as usize].as_ref();
    let head = head(id, entry, picture.map(|picture| &picture.shared), context);
    let parts = ArticleParts {
        image: picture.map(|picture| picture.view.clone()),
        headings: &body.headings,
        authors: entry.authors.iter().map(|id| shared.authors[id.0 as usize].clone()).collect(),
        body: Value::safe_string(&body.html),
    };
    let view = value(&ArticleView::new(id, parts, &shared.links, site, plan));
    let others = OtherArticles::new(id, site);
    let card = |other: Option<ArticleId>| other.map_or_else(Value::none, |other| context.card(other));
    let first_author = || shared.links.person(entry.authors[0]);
    let first_category = || shared.links.category(entry.categories[0]);
    let wanted = |name: &'static str, value: &dyn Fn() -> Value| {
        (name, if context.wants(name) { value() } else { Value::none() })
    };
    let values = vec![
        ("article", view),
        wanted("comments", &|| comments(id, context)),
        wanted("more_by_author", &|| more("author", first_author, others.by_author(), context)),
        wanted("more_in_category", &|| more("category", first_category, others.in_category(), context)),
        wanted("related", &|| context.cards(context.related(id))),
        ("newer", card(others.newer())),
        ("older", card(others.older())),
    ];
    let mut data = PageData::new(head, values);
    data.diagnostics.extend(entry.thread.iter().filter_map(|shown| taken_id(shown, context)));
    let comments = entry.thread.iter().map(|shown| shown.comment.id.value.as_str());
    data.head.view.old_ids.retain(|id| !comments.clone().any(|taken| taken == *id));
    let others =
        comments.chain(context.templates.ids().all()).chain(text_html::old_ids(entry).iter().copied());
    data.add_text_between(&article.text, &body, others);
    data.search_text = Some(SearchText { page: Page::Article(id), body });
    data
}

/// Returns the frame of an article. Its breadcrumb has the archive, the first category and the title.
fn head(id: ArticleId, entry: &IndexedArticle, picture: Option<&SharedImage>, context: Context<'_>) -> Head {
    let Context { site, plan, .. } = context;
    let article = &entry.article;
    let mut head = Head::new("article", &article.title.value, Page::Article(id), context);
    head = head.via(context.language.text("archive"), Page::Archive, context);
    if let Some(first) = entry.categories.first() {
        head = head.via(&site.category(*first).name, Page::Category(*first, 1), context);
    }
    let summary = article.deck.as_ref().filter(|_| article.summary.is_empty()).unwrap_or(&article.summary);
    head.describe(article.description.as_ref().unwrap_or(summary));
    head.view.article = Some(ArticleProperties {
        published: article.date.rfc3339(),
        modified: article.updated.as_ref().map(Moment::rfc3339),
        expires: article.expires.as_ref().map(Moment::rfc3339),
        authors: entry.authors.iter().map(|id| plan.absolute(Page::Author(*id, 1))).collect(),
        section: entry.categories.first().map(|id| site.category(*id).name.clone()),
        tags: entry.tags.iter().map(|id| site.tag(*id).name.clone()).collect(),
    });
    head.view.alternates = alternates(id, context);
    if let Some(picture) = picture {
        head.view.image = Some(picture.clone());
    } else if let Some(url) = plan.card(id) {
        let says = format!("{}: {}", site.config.title, article.title.value);
        head.view.image = Some(card(url, &says, context));
    }
    if !entry.thread.is_empty() {
        head.view.feeds.push(FeedLink {
            title: context.language.filled("comments_on", &[("title", &article.title.value)]),
            format: "Atom",
            media_type: media_type(crate::config::FeedFormat::Atom),
            href: site.config.base.href(&plan.comment_feed(crate::plan::CommentScope::Article(id))),
        });
    }
    if let Some((series, _)) = entry.series {
        let parts: Vec<ArticleId> = site.one_series(series).written().collect();
        let at = parts.iter().position(|part| *part == id);
        let href = |at: usize| parts.get(at).map(|id| plan.href(Page::Article(*id)));
        head.view.prev = at.and_then(|at| at.checked_sub(1)).and_then(href);
        head.view.next = at.and_then(|at| href(at + 1));
    }
    head
}

/// Returns the addresses of an article in all its languages. The original is also the default for all other languages.
///
/// Source: Google Search Central, "Tell Google about localized versions of your page".
pub(crate) fn alternates(id: ArticleId, context: Context<'_>) -> Vec<Alternate> {
    let Context { site, plan, .. } = context;
    let Some(versions) = &site.article(id).versions else { return Vec::new() };
    let url = |id: ArticleId| plan.absolute(Page::Article(id));
    let one = |version: &ArticleId| {
        let code = site.language_of(*version).code.clone();
        let locale = (*version != id).then(|| locale(&code));
        Alternate { language: code, locale, url: url(*version) }
    };
    let any = |original| Alternate { language: "x-default".to_owned(), locale: None, url: url(original) };
    versions.all.iter().map(one).chain(versions.original.map(any)).collect()
}

/// Returns the comment section with the text of each comment as HTML.
fn comments(id: ArticleId, context: Context<'_>) -> Value {
    let Some(mut section) = CommentsView::new(id, context.site, context.plan) else { return Value::none() };
    let thread = std::mem::take(&mut section.thread);
    let entry = context.site.article(id);
    let thread = thread.iter().zip(&entry.thread).map(|(view, shown)| {
        let body = crate::markdown::untrusted::to_html(&shown.comment.text.body());
        with_html(value(view), "body", &body)
    });
    let thread = Value::from(thread.collect::<Vec<Value>>());
    with(value(&section), [("thread", thread)])
}

/// Returns an error if the id of a comment, which is its anchor, is also an id of the page's frame.
fn taken_id(shown: &ThreadComment, context: Context<'_>) -> Option<Diagnostic> {
    let id = &shown.comment.id;
    context.templates.ids().has(&id.value).then(|| {
        Diagnostic::error(codes::DUPLICATE_COMMENT, format!("the page itself has the id `{}`", id.value))
            .at(shown.comment.text.span(id.at.clone()))
            .help(format!("give the comment another one:\nid: c-{}", id.value))
    })
}

/// `{KEY: link, articles: cards}`, or nothing if there are no articles.
fn more(
    key: &'static str,
    link: impl Fn() -> Value,
    articles: Vec<ArticleId>,
    context: Context<'_>,
) -> Value {
    if articles.is_empty() {
        return Value::none();
    }
    with(Value::from(tera::Map::new()), [(key, link()), ("articles", context.cards(articles))])
}
