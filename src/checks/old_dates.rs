//! Relative dates in old texts: `next month` of a month long ago.

use crate::checks::subject::{CheckedText, Subject};
use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::{Passage, is_unspaced};

/// Phrases that announce something, with the number of days after which a reader takes them wrongly, by language.
///
/// Phrases about the past are left out: `last year` is right beside the date of an article. So are those that also mean a length
/// of time, such as `the next month`.
const PHRASES: [(&str, &[(&str, i64)]); 8] = [
    (
        "en",
        &[
            ("tomorrow we", 7),
            ("tomorrow, we", 7),
            ("tomorrow you", 7),
            ("tomorrow, you", 7),
            ("see you tomorrow", 7),
            ("next week", 21),
            ("next month", 62),
            ("next year", 400),
            ("later this week", 14),
            ("later this month", 45),
            ("later this year", 366),
            ("later this spring", 180),
            ("later this summer", 180),
            ("later this fall", 180),
            ("later this autumn", 180),
            ("later this winter", 180),
            ("coming days", 30),
            ("coming weeks", 90),
            ("coming months", 366),
            ("in the next few days", 30),
            ("in the next few weeks", 90),
            ("in the next few months", 366),
            ("over the next few weeks", 90),
            ("over the next few months", 366),
            ("next spring", 366),
            ("next summer", 366),
            ("next fall", 366),
            ("next autumn", 366),
            ("next winter", 366),
            ("coming soon", 366),
        ],
    ),
    (
        "de",
        &[
            ("nächste woche", 21),
            ("nächster woche", 21),
            ("nächsten monat", 62),
            ("nächstes jahr", 400),
            ("nächsten jahr", 400),
            ("übermorgen", 7),
            ("in den nächsten tagen", 30),
            ("in den nächsten wochen", 90),
            ("in den nächsten monaten", 366),
            ("in den kommenden tagen", 30),
            ("in den kommenden wochen", 90),
            ("in den kommenden monaten", 366),
            ("noch in diesem jahr", 366),
            ("demnächst", 366),
        ],
    ),
    (
        "fr",
        &[
            ("la semaine prochaine", 21),
            ("le mois prochain", 62),
            ("l’année prochaine", 400),
            ("l'année prochaine", 400),
            ("l’an prochain", 400),
            ("l'an prochain", 400),
            ("dans les prochains jours", 30),
            ("dans les prochaines semaines", 90),
            ("dans les prochains mois", 366),
            ("prochainement", 366),
        ],
    ),
    (
        "es",
        &[
            ("la próxima semana", 21),
            ("la semana que viene", 21),
            ("el próximo mes", 62),
            ("el mes que viene", 62),
            ("el próximo año", 400),
            ("el año que viene", 400),
            ("en los próximos días", 30),
            ("en las próximas semanas", 90),
            ("en los próximos meses", 366),
            ("próximamente", 366),
        ],
    ),
    (
        "it",
        &[
            ("la prossima settimana", 21),
            ("la settimana prossima", 21),
            ("il mese prossimo", 62),
            ("il prossimo mese", 62),
            ("l’anno prossimo", 400),
            ("l'anno prossimo", 400),
            ("il prossimo anno", 400),
            ("nei prossimi giorni", 30),
            ("nelle prossime settimane", 90),
            ("nei prossimi mesi", 366),
        ],
    ),
    (
        "nl",
        &[
            ("volgende week", 21),
            ("volgende maand", 62),
            ("volgend jaar", 400),
            ("de komende dagen", 30),
            ("de komende weken", 90),
            ("de komende maanden", 366),
            ("binnenkort", 366),
        ],
    ),
    ("ja", &[("来週", 21), ("再来週", 28), ("来月", 62), ("来年", 400), ("近日公開", 366)]),
    (
        "ar",
        &[
            ("الأسبوع القادم", 21),
            ("الأسبوع المقبل", 21),
            ("الشهر القادم", 62),
            ("الشهر المقبل", 62),
            ("العام القادم", 400),
            ("العام المقبل", 400),
        ],
    ),
];

/// Finds relative dates in old articles.
pub(super) fn relative(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in &subject.texts {
        let Some((_, phrases)) = PHRASES.iter().find(|(language, _)| *language == text.language) else {
            continue;
        };
        let Some(seen) = text.last_seen() else { continue };
        let age = subject.days_since(seen);
        let wrong: Vec<&str> =
            phrases.iter().filter(|(_, days)| age > *days).map(|(phrase, _)| *phrase).collect();
        if wrong.is_empty() {
            continue;
        }
        for passage in text.own_passages() {
            found.extend(of_passage(text, passage, &wrong, &seen.iso_day()));
        }
    }
    found
}

fn of_passage(text: &CheckedText<'_>, passage: &Passage, phrases: &[&str], day: &str) -> Vec<Diagnostic> {
    let lower = lowercase(&passage.text);
    let mut found = Vec::new();
    for phrase in phrases {
        for (at, _) in lower.match_indices(phrase) {
            let end = at + phrase.len();
            let (before, after) = (&lower[..at], &lower[end..]);
            let is_told = phrase.starts_with("over the next") && !is_announced(after);
            if !is_whole(&lower, at, end) || is_span(before, after) || is_spoken(before) || is_told {
                continue;
            }
            let written = &passage.text[at..end];
            found.push(
                Diagnostic::warning(codes::OLD_DATE, format!("`{written}` dates from {day}"))
                    .at(text.span(passage.place(at..end)))
                    .why("whoever reads it now looks for it in the future")
                    .help(
                        "write the date or the month itself; if the text is still right, say so with `reviewed:` (`steadfast reviewed FILE`)",
                    ),
            );
        }
    }
    found
}

/// Returns the text in lowercase, with the same length: characters whose lowercase has another length stay.
fn lowercase(text: &str) -> String {
    let lower = |c: char| {
        let mut letters = c.to_lowercase();
        match (letters.next(), letters.next()) {
            (Some(lower), None) if lower.len_utf8() == c.len_utf8() => lower,
            _ => c,
        }
    };
    text.chars().map(lower).collect()
}

/// Returns whether a range begins and ends with a word, as far as the script has spaces.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let continues = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
    !continues(text[..start].chars().next_back()) && !continues(text[end..].chars().next())
}

/// Returns whether the words around a phrase make it a length or a part of something else: `the next month`, `every next
/// month`, `tomorrow’s`. `In the next month` announces something.
fn is_span(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let is_behind = |word: &str| {
        before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()))
    };
    let is_announced = is_behind("in the") || is_behind("over the");
    ["the", "any", "every", "each", "whole"].iter().any(|word| is_behind(word)) && !is_announced
        || after.starts_with(['’', '\''])
}

/// Returns whether the rest of an English sentence is about the future: `over the next few weeks, we will` and not `… we found`.
fn is_announced(after: &str) -> bool {
    let sentence = after.split(['.', '!', '?', '\n']).next().unwrap_or_default();
    ["will", "’ll", "'ll", "going to", "plan to", "hope to", "expect to"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// Returns whether a place is inside quotation marks.
fn is_spoken(before: &str) -> bool {
    before.matches('"').count() % 2 == 1 || before.matches('“').count() > before.matches('”').count()
}
