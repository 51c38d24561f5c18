//! Series and profiles without an article.

use crate::checks::subject::Subject;
use crate::diagnostic::{Diagnostic, codes};
use crate::site::Person;

/// Finds files of series without a part, and profiles of people who have written nothing.
pub(super) fn unused(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let site = &subject.blog.site;
    let empty = site.series.iter().filter(|series| series.parts.is_empty());
    let series = empty.filter_map(|series| {
        let file = series.file.as_ref()?;
        (!subject.is_expected(&series.title) && !subject.is_expected(series.slug.as_str())).then(|| {
            Diagnostic::warning(codes::UNUSED_FILE, format!("the series `{}` has no part", series.title))
                .at(file.text.span(file.title.at.clone()))
                .why("its page is empty")
                .help(format!("add it to an article:\nseries: {}\nor remove the file", series.slug))
        })
    });
    let people = site.people.iter().filter_map(|person| of_person(subject, person));
    series.chain(people).collect()
}

fn of_person(subject: &Subject<'_>, person: &Person) -> Option<Diagnostic> {
    let profile = person.profile.as_ref().filter(|_| person.articles.is_empty())?;
    let threads = subject.blog.site.articles.iter().flat_map(|entry| &entry.thread);
    let mut comments = threads.filter_map(|shown| shown.comment.by.as_ref());
    let answers = comments.any(|by| by.value == profile.id || by.value == profile.name);
    if answers || subject.is_expected(&profile.id) || subject.is_expected(&profile.name) {
        return None;
    }
    let at = profile.text.whole().find(&profile.name).map_or(0..3, |at| at..at + profile.name.len());
    let fault =
        Diagnostic::warning(codes::UNUSED_FILE, format!("{} has a profile, but no article", profile.name))
            .at(profile.text.span(at))
            .help(format!("add it to an article:\nauthor: {}\nor remove the file", profile.id));
    Some(fault)
}
