//! The template of each page.

use crate::content::Text;
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::plan::Page;
use crate::render::context::Context;

/// The template of pages at former addresses.
pub(crate) const REDIRECT: &str = "redirect.html";

/// The template of every page's frame.
pub(super) const FRAME: &str = "base.html";

/// Returns the template of a page: the one that its front matter names if it exists, else the usual one and an error.
pub(crate) fn template(page: Page, context: Context<'_>) -> (&str, Option<Diagnostic>) {
    let site = context.site;
    let wanted = match page {
        Page::Article(id) => requested(&site.article(id).article.template, &site.article(id).article.text),
        Page::Standalone(place) => requested(&site.pages[place].template, &site.pages[place].text),
        Page::NotFound => site.not_found.as_ref().and_then(|page| requested(&page.template, &page.text)),
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

/// Returns the template that front matter names, with the text for its span.
fn requested<'a>(
    template: &'a Option<Located<String>>,
    text: &'a Text,
) -> Option<(&'a Located<String>, &'a Text)> {
    template.as_ref().map(|template| (template, text))
}

/// Returns the template of a page whose front matter names none.
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
