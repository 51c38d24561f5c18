//! Writes pages: fills the template of each with its values.

use tera::Value;

use crate::language::Language;
use crate::path::{SourcePath, Url};
use crate::plan::Page;
use crate::render::context::Context;
use crate::render::pages::head::Head;
use crate::render::pages::page_data::{PageData, Values};
use crate::render::pages::template::{FRAME, REDIRECT, template};
use crate::render::pages::{archive, article, lists, standalone};
use crate::render::rendered::{Bytes, Rendered};
use crate::render::values::value;

/// Writes a page.
pub(crate) fn render(page: Page, context: Context<'_>) -> Rendered {
    let (template, unknown) = template(page, context);
    let context = Context { language: language(page, context), ..context };
    let mut data = data(page, context);
    let values = std::mem::take(&mut data.values);
    let mut rendered = write(template, values, data.file.as_ref(), context);
    rendered.diagnostics.extend(unknown);
    rendered.diagnostics.extend(data.diagnostics);
    rendered.text_links = data.text_links;
    rendered.search_text = data.search_text;
    rendered
}

/// Returns the values that the template of a page sees, and the source file of the page.
pub(crate) fn visible(page: Page, context: Context<'_>) -> (Values, Option<SourcePath>) {
    let context = Context { language: language(page, context), ..context };
    let data = data(page, context);
    (frame(context).into_iter().chain(data.values).collect(), data.file)
}

/// Returns the values that every template sees.
fn frame(context: Context<'_>) -> [(&'static str, Value); 2] {
    [("site", context.shared.site(context.language)), ("texts", context.templates.texts(context.language))]
}

/// Returns the data of a page, with the value `page`.
fn data(page: Page, context: Context<'_>) -> PageData {
    let mut data = match page {
        Page::Article(id) => article::article(id, context),
        Page::Standalone(place) => standalone::standalone(place, context),
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
        Page::NotFound => standalone::not_found(context),
        Page::CommentKept => lists::comment_kept(context),
    };
    if context.wants_field("page", "json_ld") {
        data.head.add_json_ld(page, context);
    }
    data.values.push(("page", value(&data.head.view)));
    data
}

/// Returns the language of a page: that of its text, else the site's.
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

/// Writes a page without content, under the interface text `title`. Returns nothing if its template fails.
pub fn empty_page(title: &str, context: Context<'_>) -> Option<String> {
    let mut head =
        Head::new("comment-refused", context.language.text(title), Page::CommentKept, context).view;
    // The page has no address, and no description for other programs.
    (head.url, head.image) = (None, None);
    head.breadcrumb.clear();
    let rendered = write(FRAME, vec![("page", value(&head))], None, context);
    match rendered.bytes {
        Bytes::Rendered(bytes) if rendered.diagnostics.is_empty() => String::from_utf8(bytes).ok(),
        _ => None,
    }
}

/// Writes the page at a former address.
pub(crate) fn redirect(target: &Url, context: Context<'_>) -> Rendered {
    write(REDIRECT, redirect_values(target, context), None, context)
}

/// Returns the values that the template of a former address sees.
pub(crate) fn visible_redirect(target: &Url, context: Context<'_>) -> Values {
    frame(context).into_iter().chain(redirect_values(target, context)).collect()
}

fn redirect_values(target: &Url, context: Context<'_>) -> Values {
    let base = &context.site.config.base;
    let target = serde_json::json!({ "url": base.absolute(target), "href": base.href(target) });
    vec![("target", value(&target))]
}

fn write(template: &str, values: Values, file: Option<&SourcePath>, context: Context<'_>) -> Rendered {
    let mut visible = tera::Context::new();
    for (name, value) in frame(context).into_iter().chain(values) {
        visible.insert_value(name, value);
    }
    match context.templates.render(template, context.language, &visible, file) {
        Ok(bytes) => Rendered::from_bytes(bytes),
        Err(fault) => Rendered { diagnostics: vec![fault], ..Rendered::from_bytes(Vec::new()) },
    }
}
