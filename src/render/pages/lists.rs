//! Pages with lists of articles, terms, people and series, and the search page.

use serde_json::json;
use tera::Value;

use crate::plan::{FeedScope, Page};
use crate::render::context::Context;
use crate::render::pages::cards::listed;
use crate::render::pages::head::Head;
use crate::render::pages::page_data::PageData;
use crate::render::text_html;
use crate::render::values::{value, values};
use crate::site::{PersonId, SeriesId, Term, TermId};
use crate::view::list::{ListView, TermView};
use crate::view::series::SeriesBox;

/// Returns one page of a list of `total` articles, with links to the previous and next page.
fn page_of_list(
    mut head: Head,
    total: usize,
    number: usize,
    page: impl Fn(usize) -> Page,
    context: Context<'_>,
) -> PageData {
    let Context { site, plan, .. } = context;
    let list = ListView::new(head.view.title.clone(), total, number, &page, site, plan);
    head.view.prev.clone_from(&list.newer);
    head.view.next.clone_from(&list.older);
    let articles = context.cards(listed(page(number), site));
    PageData::new(head, vec![("list", value(&list)), ("articles", articles)])
}

pub(super) fn home(number: usize, context: Context<'_>) -> PageData {
    let config = &context.site.config;
    let mut head = Head::new("home", &config.title, Page::Home(number), context);
    head.describe(if config.description.is_empty() { &config.tagline } else { &config.description });
    page_of_list(head, context.site.articles.len(), number, Page::Home, context)
}

pub(super) fn tag(id: TermId, number: usize, context: Context<'_>) -> PageData {
    let term = context.site.tag(id);
    let head = Head::new("tag", &term.name, Page::Tag(id, number), context).via(
        context.language.text("tags"),
        Page::Tags,
        context,
    );
    term_page(head, term, FeedScope::Tag(id), number, |number| Page::Tag(id, number), context)
}

pub(super) fn category(id: TermId, number: usize, context: Context<'_>) -> PageData {
    let term = context.site.category(id);
    let head = Head::new("category", &term.name, Page::Category(id, number), context);
    let head = head.via(context.language.text("categories"), Page::Categories, context);
    term_page(head, term, FeedScope::Category(id), number, |number| Page::Category(id, number), context)
}

fn term_page(
    mut head: Head,
    term: &Term,
    scope: FeedScope,
    number: usize,
    page: impl Fn(usize) -> Page,
    context: Context<'_>,
) -> PageData {
    let about = [("term", term.name.as_str()), ("site", context.site.config.title.as_str())];
    head.describe(&context.language.filled("about_term", &about));
    head.announce(scope, &term.name, context);
    page_of_list(head, term.articles.len(), number, page, context)
}

pub(super) fn tags(context: Context<'_>) -> PageData {
    let head = Head::new("tags", context.language.text("tags"), Page::Tags, context);
    terms(head, "about_tags", &context.site.tags, |id| Page::Tag(id, 1), context)
}

pub(super) fn categories(context: Context<'_>) -> PageData {
    let head = Head::new("categories", context.language.text("categories"), Page::Categories, context);
    terms(head, "about_categories", &context.site.categories, |id| Page::Category(id, 1), context)
}

fn terms(
    mut head: Head,
    about: &'static str,
    terms: &[Term],
    page: impl Fn(TermId) -> Page,
    context: Context<'_>,
) -> PageData {
    let Context { site, plan, language, .. } = context;
    head.describe(&language.filled(about, &[("site", &site.config.title)]));
    let most = terms.iter().map(|term| term.articles.len()).max().unwrap_or_default();
    let views = terms.iter().zip((0..).map(TermId)).map(|(term, id)| {
        let href = plan.href(page(id));
        TermView::new(term.name.clone(), href, term.articles.len(), most)
    });
    PageData::new(head, vec![("terms", values(views))])
}

pub(super) fn author(id: PersonId, number: usize, context: Context<'_>) -> PageData {
    let person = context.site.person(id);
    let head = Head::new("author", &person.name, Page::Author(id, number), context);
    let mut head = head.via(context.language.text("authors"), Page::Authors, context);
    let about = [("author", person.name.as_str()), ("site", context.site.config.title.as_str())];
    head.describe(&context.language.filled("about_author", &about));
    head.announce(FeedScope::Author(id), &person.name, context);
    let mut data =
        page_of_list(head, person.articles.len(), number, |number| Page::Author(id, number), context);
    data.values.push(("author", context.shared.authors[id.0 as usize].clone()));
    data
}

pub(super) fn authors(context: Context<'_>) -> PageData {
    let Context { site, language, .. } = context;
    let mut head = Head::new("authors", language.text("authors"), Page::Authors, context);
    head.describe(&language.filled("about_authors", &[("site", &site.config.title)]));
    PageData::new(head, vec![("authors", Value::from(context.shared.authors.clone()))])
}

pub(super) fn series(id: SeriesId, context: Context<'_>) -> PageData {
    let Context { site, plan, language, .. } = context;
    let series = site.one_series(id);
    let head = Head::new("series", &series.title, Page::Series(id), context);
    let mut head = head.via(language.text("all_series"), Page::AllSeries, context);
    let view = SeriesBox::new(id, 0, language, site, plan);
    let about = [("term", series.title.as_str()), ("site", site.config.title.as_str())];
    match view.summary.as_str() {
        "" => head.describe(&language.filled("about_term", &about)),
        summary => head.describe(summary),
    }
    head.announce(FeedScope::Series(id), &series.title, context);
    let intro = series
        .file
        .as_ref()
        .map(|file| text_html::to_html(&file.text, language, context.of_text(), context.positions))
        .unwrap_or_default();
    let mut data =
        PageData::new(head, vec![("series", value(&view)), ("intro", Value::safe_string(&intro.html))]);
    if let Some(file) = &series.file {
        data.add_text(&file.text, &intro);
    }
    data
}

pub(super) fn all_series(context: Context<'_>) -> PageData {
    let Context { site, plan, language, .. } = context;
    let mut head = Head::new("all-series", language.text("all_series"), Page::AllSeries, context);
    head.describe(&language.filled("about_all_series", &[("site", &site.config.title)]));
    let views =
        (0..).map(SeriesId).take(site.series.len()).map(|id| SeriesBox::new(id, 0, language, site, plan));
    PageData::new(head, vec![("all_series", values(views))])
}

pub(super) fn comment_kept(context: Context<'_>) -> PageData {
    let head = Head::new("comment-kept", context.language.text("comment_kept"), Page::CommentKept, context);
    PageData::new(head, Vec::new())
}

/// The interface texts for search results. The page's script fills in the number of results, so it gets all plural
/// forms.
const ANSWERS: [(&str, &str); 4] = [
    ("all", "search_results"),
    ("some", "search_some_words"),
    ("none", "search_nothing"),
    ("failed", "search_failed"),
];

pub(super) fn search(context: Context<'_>) -> PageData {
    let language = context.language;
    let mut head = Head::new("search", language.text("search"), Page::Search, context);
    head.describe(&language.filled("about_search", &[("site", &context.site.config.title)]));
    let answers = ANSWERS.iter().flat_map(|(name, key)| {
        let forms = language.forms(key).into_iter();
        forms.map(move |(plural, text)| json!({ "name": name, "plural": plural, "text": text }))
    });
    PageData::new(head, vec![("answers", values(answers))])
}
