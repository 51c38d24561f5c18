//! Series with a missing part.

use crate::checks::subject::Subject;
use crate::diagnostic::{Diagnostic, codes};
use crate::site::{PartState, Series};

/// Finds series in which a number is missing. A part that waits as a draft or for its date is not missing.
pub(super) fn gaps(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let series = subject.blog.site.series.iter();
    series.filter_map(|series| of_series(subject, series)).collect()
}

fn of_series(subject: &Subject<'_>, series: &Series) -> Option<Diagnostic> {
    let numbers: Vec<u32> = series.parts.iter().map(|part| part.number).collect();
    let last = *numbers.last()?;
    let missing: Vec<u32> =
        (1..=last).filter(|number| numbers.binary_search(number).is_err()).take(20).collect();
    let first = *missing.first()?;
    if subject.is_expected(&series.title) || subject.is_expected(series.slug.as_str()) {
        return None;
    }
    let behind = series.parts.iter().filter(|part| part.number > first);
    let article = behind.filter_map(|part| match part.what {
        PartState::Written(id) => Some(subject.blog.site.article(id)),
        PartState::Planned { .. } => None,
    });
    let article = &article.take(1).next()?.article;
    let named = article.series.as_ref()?;
    let at = named.part.as_ref().map_or(&named.name.at, |part| &part.at);
    let parts = match missing.as_slice() {
        [one] => format!("part {one} is missing"),
        [parts @ .., last] => {
            let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
            format!("parts {} and {last} are missing", parts.join(", "))
        }
        [] => return None,
    };
    let fault = Diagnostic::warning(codes::SERIES_GAP, format!("the series `{}` has a gap: {parts}", series.title))
        .at(article.text.span(at.clone()))
        .why("readers look for it in the list of the parts")
        .help(format!(
            "number the parts again, or announce the missing one in the series' file:\nparts:\n  - {{part: {first}, title: Its title}}"
        ));
    Some(fault)
}
