//! Pages for people: which template, and what it sees.

mod archive;
pub(super) mod article;
mod head;
mod lists;

use std::sync::Arc;

use tera::Value;

use crate::content::Text;
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::language::Language;
use crate::markdown;
use crate::path::{SourcePath, Url};
use crate::plan::Page;
use crate::render::body;
use crate::render::context::Context;
use crate::render::pages::head::Head;
use crate::render::rendered::{Bytes, Rendered, TextLinks};
use crate::render::search::SearchText;
use crate::render::shared_values::{value, with, with_html};
use crate::view::Date;
use crate::view::article::contents;

/// The template of every page's frame.
const FRAME: &str = "base.html";

/// The template of pages at former addresses.
pub(super) const REDIRECT: &str = "redirect.html";

/// Values for a template, by name.
pub(super) type Values = Vec<(&'static str, Value)>;

/// What a template sees, and what was learned while making it.
struct Seen {
    head: Head,
    values: Vec<(&'static str, Value)>,
    diagnostics: Vec<Diagnostic>,
    text_links: Option<TextLinks>,
    search_text: Option<SearchText>,
    file: Option<SourcePath>,
}

impl Seen {
    fn new(head: Head, values: Vec<(&'static str, Value)>) -> Seen {
        Seen { head, values, diagnostics: Vec::new(), text_links: None, search_text: None, file: None }
    }
}

/// Writes a page.
pub(super) fn render(page: Page, context: Context<'_>) -> Rendered {
    let (template, unknown) = template(page, context);
    let context = Context { language: language(page, context), ..context };
    let mut seen = seen(page, context);
    let values = std::mem::take(&mut seen.values);
    let mut rendered = write(template, values, seen.file.as_ref(), context);
    rendered.diagnostics.extend(unknown);
    rendered.diagnostics.extend(seen.diagnostics);
    rendered.text_links = seen.text_links;
    rendered.search_text = seen.search_text;
    rendered
}

/// What the template of a page sees, with the file whose page it is.
pub(super) fn visible(page: Page, context: Context<'_>) -> (Values, Option<SourcePath>) {
    let context = Context { language: language(page, context), ..context };
    let seen = seen(page, context);
    (frame(context).into_iter().chain(seen.values).collect(), seen.file)
}

/// What every template sees.
fn frame(context: Context<'_>) -> [(&'static str, Value); 2] {
    [("site", context.shared.site(context.language)), ("texts", context.templates.texts(context.language))]
}

fn seen(page: Page, context: Context<'_>) -> Seen {
    let mut seen = match page {
        Page::Article(id) => article::seen(id, context),
        Page::Standalone(place) => standalone(place, context),
        Page::Home(number) => lists::home(number, context),
        Page::Tag(id, number) => lists::tag(id, number, context),
        Page::Category(id, number) => lists::category(id, number, context),
        Page::Tags => lists::tags(context),
        Page::Categories => lists::categories(context),
        Page::Author(id, number) => lists::author(id, number, context),
        Page::Authors => lists::authors(context),
        Page::Series(id) => lists::series(id, context),
        Page::AllSeries => lists::all_series(context),
        Page::Archive => archive::all(context),
        Page::Year(at) => archive::year(at, context),
        Page::Month(at, month) => archive::month(at, month, context),
        Page::Search => lists::search(context),
        Page::NotFound => not_found(context),
        Page::CommentKept => lists::comment_kept(context),
    };
    let json_ld = seen.head.json_ld(page, context);
    let head = with_html(value(&seen.head.view), "json_ld", &json_ld);
    seen.values.push(("page", head));
    seen
}

/// The language of a page: that of its text, else the site's.
fn language<'a>(page: Page, context: Context<'a>) -> &'a Language {
    let site = context.site;
    let code = match page {
        Page::Article(id) => return site.language_of(id),
        Page::Standalone(place) => site.pages[place].language.as_deref(),
        Page::NotFound => site.not_found.as_ref().and_then(|page| page.language.as_deref()),
        _ => None,
    };
    site.languages.of(code)
}

/// Writes the frame of the page for a reader whose comment was not kept, with nothing in its main part.
pub(super) fn frame_alone(title: &str, context: Context<'_>) -> Rendered {
    let mut head =
        Head::new("comment-refused", context.language.text(title), Page::CommentKept, context).view;
    // It has no address of its own, and nothing to tell other programs.
    (head.url, head.image) = (None, None);
    head.breadcrumb.clear();
    write(FRAME, vec![("page", value(&head))], None, context)
}

/// Writes the page at a former address.
pub(super) fn redirect(target: &Url, context: Context<'_>) -> Rendered {
    write(REDIRECT, redirect_values(target, context), None, context)
}

/// What the template of a former address sees.
pub(super) fn visible_redirect(target: &Url, context: Context<'_>) -> Values {
    frame(context).into_iter().chain(redirect_values(target, context)).collect()
}

fn redirect_values(target: &Url, context: Context<'_>) -> Values {
    let base = &context.site.config.base;
    let target = serde_json::json!({ "url": base.absolute(target), "href": base.href(target) });
    vec![("target", value(&target))]
}

fn write(template: &str, values: Values, file: Option<&SourcePath>, context: Context<'_>) -> Rendered {
    let mut seen = tera::Context::new();
    for (name, value) in frame(context).into_iter().chain(values) {
        seen.insert_value(name, value);
    }
    match context.templates.render(template, context.language, &seen, file) {
        Ok(bytes) => Rendered {
            bytes: Bytes::Made(bytes),
            diagnostics: Vec::new(),
            text_links: None,
            search_text: None,
        },
        Err(fault) => Rendered {
            bytes: Bytes::Made(Vec::new()),
            diagnostics: vec![fault],
            text_links: None,
            search_text: None,
        },
    }
}

fn standalone(place: usize, context: Context<'_>) -> Seen {
    let site = context.site;
    let page = &site.pages[place];
    let body = Arc::new(standalone_body(place, context));
    let mut head = Head::new("page", &page.title.value, Page::Standalone(place), context);
    head.describe(page.description.as_deref().unwrap_or(&page.summary));
    let mut seen = Seen::new(head, vec![("content", content(page, &body, context))]);
    keep_text(&mut seen, &page.text, &body);
    seen.search_text = Some(SearchText { page: Page::Standalone(place), body });
    seen
}

/// The text of a standalone page, with what stands around it.
fn content(page: &crate::content::Page, body: &markdown::Html, context: Context<'_>) -> Value {
    let content = serde_json::json!({
        "title": page.title.value,
        "updated": page.updated.as_ref().map(|moment| Date::new(moment, context.language)),
        "contents": contents(&body.headings),
    });
    with_html(value(&content), "body", &body.html)
}

/// The page for missing addresses: the site's own text, where it has one, and the newest articles.
fn not_found(context: Context<'_>) -> Seen {
    let Context { site, language, positions, .. } = context;
    let newest = context.shared.cards(site.article_ids().take(5), context);
    let Some(page) = &site.not_found else {
        let head = Head::new("not-found", language.text("not_found"), Page::NotFound, context);
        return Seen::new(head, vec![("content", Value::none()), ("articles", newest)]);
    };
    let body = body::to_html(&page.text, language, context.around(), positions);
    let mut head = Head::new("not-found", &page.title.value, Page::NotFound, context);
    head.describe(page.description.as_deref().unwrap_or(&page.summary));
    let mut seen = Seen::new(head, vec![("content", content(page, &body, context)), ("articles", newest)]);
    keep_text(&mut seen, &page.text, &body);
    seen
}

/// The text of a standalone page as HTML.
pub(super) fn standalone_body(place: usize, context: Context<'_>) -> markdown::Html {
    let Context { site, language, positions, .. } = context;
    body::to_html(&site.pages[place].text, language, context.around(), positions)
}

/// The ids of every page's main part, the old one too: links from other pages may name them.
const OF_EVERY_PAGE: [&str; 2] = ["content", "site-content"];

/// Notes what a text holds, what its links say, and whose page this is.
fn keep_text(seen: &mut Seen, text: &Text, body: &markdown::Html) {
    seen.head.view.has_code = body.has_code;
    seen.head
        .view
        .old_ids
        .retain(|id| body.anchors.binary_search_by(|known| known.as_str().cmp(id)).is_err());
    seen.diagnostics.extend(body.diagnostics.iter().cloned());
    let mut anchors = body.anchors.clone();
    anchors.extend(OF_EVERY_PAGE.map(str::to_owned));
    anchors.sort();
    seen.text_links = Some(TextLinks { text: text.clone(), anchors, links: body.links.clone() });
    seen.file = Some(text.file.clone());
}

/// The template of a page: the one that its front matter asks for, if there is one of that name.
pub(super) fn template(page: Page, context: Context<'_>) -> (&str, Option<Diagnostic>) {
    let site = context.site;
    let wanted = match page {
        Page::Article(id) => own(&site.article(id).article.template, &site.article(id).article.text),
        Page::Standalone(place) => own(&site.pages[place].template, &site.pages[place].text),
        Page::NotFound => site.not_found.as_ref().and_then(|page| own(&page.template, &page.text)),
        _ => None,
    };
    let usual = usual_template(page);
    let Some((wanted, text)) = wanted else { return (usual, None) };
    if context.templates.has(&wanted.value) {
        return (&wanted.value, None);
    }
    let fault =
        Diagnostic::error(codes::UNKNOWN_TEMPLATE, format!("there is no template `{}`", wanted.value))
            .at(text.span(wanted.at.clone()));
    let fault = match context.templates.nearest(&wanted.value) {
        Some(meant) => fault.help(format!("did you mean `template: {meant}`?")),
        None => fault.help(format!("add `templates/{}`, or remove the key", wanted.value)),
    };
    (usual, Some(fault))
}

fn own<'a>(template: &'a Option<Located<String>>, text: &'a Text) -> Option<(&'a Located<String>, &'a Text)> {
    template.as_ref().map(|template| (template, text))
}

/// The template of a page that asks for none.
fn usual_template(page: Page) -> &'static str {
    match page {
        Page::Home(_) => "home.html",
        Page::Article(_) => "article.html",
        Page::Standalone(_) => "page.html",
        Page::Tag(..) | Page::Category(..) => "term.html",
        Page::Tags | Page::Categories => "terms.html",
        Page::Author(..) => "author.html",
        Page::Authors => "authors.html",
        Page::Series(_) => "series.html",
        Page::AllSeries => "all-series.html",
        Page::Archive => "archive.html",
        Page::Year(_) | Page::Month(..) => "archive-period.html",
        Page::NotFound => "404.html",
        Page::Search => "search.html",
        Page::CommentKept => "comment-kept.html",
    }
}

/// An array of views.
fn values<T: serde::Serialize>(views: impl IntoIterator<Item = T>) -> Value {
    Value::from(views.into_iter().map(|view| value(&view)).collect::<Vec<Value>>())
}

/// `{KEY: link, articles: cards}`
fn more(key: &'static str, link: Value, cards: Value) -> Value {
    with(Value::from(tera::Map::new()), [(key, link), ("articles", cards)])
}
