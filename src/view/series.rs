//! `series`, a series with all its parts.

use serde::Serialize;

use crate::language::Language;
use crate::plan::{Page, Plan};
use crate::site::{NumberedPart, PartState, SeriesId, Site};
use crate::view::date::Date;

/// A series on the page of one of its parts, or on its own page.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesBox {
    /// Its title.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// Its summary as plain text; may be empty.
    pub summary: String,
    /// The number of the part whose page this is; 0 on the page of the series.
    pub part: u32,
    /// The number of the last part, published or planned.
    pub total: u32,
    /// The number of published parts.
    pub published: usize,
    /// The number of published parts up to and including the part of this page; 0 on the page of the series.
    pub reached: usize,
    /// The number of parts, published or planned.
    pub count: usize,
    /// The parts in order. On the page of a part of a series with more than 50 parts, only the published neighbours.
    pub parts: Vec<SeriesPart>,
}

/// The most parts that each page of a series lists. If each of 400 pages listed 400 parts, the site would grow with the square
/// of their number.
const MOST_PARTS: usize = 50;

/// The number of neighbours on each side that a page of a longer series lists.
const NEIGHBOURS: usize = 2;

/// A part of a series.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesPart {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its page, for `href=`; none if it is only planned.
    pub href: Option<String>,
    /// The day of publication, published or planned.
    pub date: Option<Date>,
    /// Whether this is its page.
    pub current: bool,
    /// The language of its title, if it differs from that of the page.
    pub language: Option<String>,
    /// The direction of that language, if it differs too.
    pub direction: Option<&'static str>,
}

impl SeriesBox {
    /// Returns a series on the page of its part `part`, or on its own page for 0.
    pub fn new(id: SeriesId, part: u32, language: &Language, site: &Site, plan: &Plan) -> SeriesBox {
        let series = site.one_series(id);
        let parts = shown(&series.parts, part).into_iter().map(|each| {
            let date = |moment| Date::new(moment, language);
            let (title, href, date) = match &each.what {
                PartState::Written(id) => {
                    let article = &site.article(*id).article;
                    let href = plan.href(Page::Article(*id));
                    (article.title.value.clone(), Some(href), Some(date(&article.date)))
                }
                PartState::Planned { title, date: planned } => {
                    (title.clone(), None, planned.as_ref().map(date))
                }
            };
            let own = match each.what {
                PartState::Written(id) => site.language_of(id),
                PartState::Planned { .. } => site.languages.site(),
            };
            SeriesPart {
                number: each.number,
                title,
                href,
                date,
                current: each.number == part,
                language: own.code_within(language),
                direction: own.direction_within(language),
            }
        });
        SeriesBox {
            title: series.title.clone(),
            href: plan.href(Page::Series(id)),
            summary: series.file.as_ref().map(|file| file.summary.clone()).unwrap_or_default(),
            part,
            total: series.parts.last().map_or(0, |last| last.number),
            published: series.written().count(),
            reached: series.parts.iter().filter(|each| each.number <= part && is_written(each)).count(),
            count: series.parts.len(),
            parts: parts.collect(),
        }
    }
}

/// Returns the parts that the page of part `current` lists.
fn shown(parts: &[NumberedPart], current: u32) -> Vec<&NumberedPart> {
    if current == 0 || parts.len() <= MOST_PARTS {
        return parts.iter().collect();
    }
    let at = parts.partition_point(|part| part.number < current);
    let (before, rest) = parts.split_at(at);
    let earlier = before.iter().rev().filter(|part| is_written(part)).take(NEIGHBOURS);
    let mut shown: Vec<&NumberedPart> = earlier.collect();
    shown.reverse();
    let later = rest.iter().filter(|part| part.number == current || is_written(part));
    shown.extend(later.take(1 + NEIGHBOURS));
    shown
}

fn is_written(part: &NumberedPart) -> bool {
    matches!(part.what, PartState::Written(_))
}
