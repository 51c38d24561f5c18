//! The archive: all years, a year, a month.

use serde_json::json;
use tera::Value;

use crate::plan::Page;
use crate::render::context::Context;
use crate::render::pages::cards::listed;
use crate::render::pages::head::Head;
use crate::render::pages::page_data::PageData;
use crate::render::values::{value, values, with};
use crate::view::Link;
use crate::view::list::{MonthView, YearView};

pub(super) fn all(context: Context<'_>) -> PageData {
    let Context { site, plan, language, .. } = context;
    let mut head = Head::new("archive", language.text("archive"), Page::Archive, context);
    head.describe(&language.filled("about_archive", &[("site", &site.config.title)]));
    let years = (0..site.archive.len()).map(|at| YearView::new(at, language, site, plan));
    PageData::new(head, vec![("years", values(years))])
}

pub(super) fn year(at: usize, context: Context<'_>) -> PageData {
    let year = &context.site.archive[at];
    let view = YearView::new(at, context.language, context.site, context.plan);
    let head = Head::new("year", &view.title, Page::Year(at), context);
    let head = head.via(context.language.text("archive"), Page::Archive, context);
    let months = view.months.iter().zip(0..).map(|(view, place)| month_value(view, at, place, context));
    let neighbours = Neighbours {
        newer: at.checked_sub(1).map(Page::Year),
        older: (at + 1 < context.site.archive.len()).then_some(Page::Year(at + 1)),
    };
    period(head, year.count(), months.collect(), neighbours, context)
}

pub(super) fn month(at: usize, place: usize, context: Context<'_>) -> PageData {
    let years = &context.site.archive;
    let (year, month) = (&years[at], &years[at].months[place]);
    let view = YearView::new(at, context.language, context.site, context.plan);
    let title = title_of_month(at, place, context);
    let head = Head::new("month", &title, Page::Month(at, place), context);
    let head = head.via(context.language.text("archive"), Page::Archive, context).via(
        &view.title,
        Page::Year(at),
        context,
    );
    let newer = match (place, at) {
        (0, 0) => None,
        (0, at) => Some(Page::Month(at - 1, years[at - 1].months.len() - 1)),
        (place, at) => Some(Page::Month(at, place - 1)),
    };
    let older = if place + 1 < year.months.len() {
        Some(Page::Month(at, place + 1))
    } else {
        (at + 1 < years.len()).then_some(Page::Month(at + 1, 0))
    };
    let months = vec![month_value(&view.months[place], at, place, context)];
    period(head, month.articles.len(), months, Neighbours { newer, older }, context)
}

/// The next newer and the next older period with articles.
#[derive(Clone, Copy)]
struct Neighbours {
    newer: Option<Page>,
    older: Option<Page>,
}

fn period(
    mut head: Head,
    total: usize,
    months: Vec<Value>,
    neighbours: Neighbours,
    context: Context<'_>,
) -> PageData {
    let Context { site, plan, language, .. } = context;
    let about = [("site", site.config.title.as_str()), ("period", head.view.title.as_str())];
    head.describe(&language.filled("about_period", &about));
    let link =
        |page: Option<Page>| page.map(|page| Link { title: title(page, context), href: plan.href(page) });
    let (newer, older) = (link(neighbours.newer), link(neighbours.older));
    head.view.prev = newer.as_ref().map(|link| link.href.clone());
    head.view.next = older.as_ref().map(|link| link.href.clone());
    let values = vec![
        ("period", value(&json!({ "title": head.view.title, "total": total }))),
        ("months", Value::from(months)),
        ("newer", value(&newer)),
        ("older", value(&older)),
    ];
    PageData::new(head, values)
}

fn month_value(view: &MonthView, at: usize, place: usize, context: Context<'_>) -> Value {
    with(value(view), [("articles", context.cards(listed(Page::Month(at, place), context.site)))])
}

fn title(page: Page, context: Context<'_>) -> String {
    match page {
        Page::Month(at, place) => title_of_month(at, place, context),
        Page::Year(at) => context.language.year(context.site.archive[at].year),
        _ => String::new(),
    }
}

fn title_of_month(at: usize, place: usize, context: Context<'_>) -> String {
    let year = &context.site.archive[at];
    context.language.month(year.year, year.months[place].month)
}
