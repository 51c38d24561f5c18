//! Series: their articles, the order of the parts, and the planned parts.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::content;
use crate::content::{Article, InSeries};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::folding::folded;
use crate::language::Languages;
use crate::site::ids::{ArticleId, SeriesId};
use crate::slug::Slug;

/// Returns all series, sorted by title, and the series and part number of each of `articles` (newest first).
pub(super) fn series(
    files: Vec<Arc<content::Series>>,
    articles: &[&Article],
    languages: &Languages,
    report: &mut Report,
) -> (Vec<Series>, Vec<Option<(SeriesId, u32)>>) {
    let (mut all, members) = gathered(files, articles);
    for (series, members) in all.iter_mut().zip(&members) {
        let mut parts = numbered(members, articles, languages, report);
        for planned in series.file.iter().flat_map(|file| &file.planned) {
            let what = PartState::Planned { title: planned.title.clone(), date: planned.date.clone() };
            // An article replaces the planned part with its number.
            parts.entry(planned.part.value).or_insert(what);
        }
        series.parts = parts.into_iter().map(|(number, what)| NumberedPart { number, what }).collect();
    }
    all.sort_by(|a, b| (folded(&a.title), &a.slug).cmp(&(folded(&b.title), &b.slug)));
    let mut of_articles = vec![None; articles.len()];
    for (series, id) in all.iter().zip(0..) {
        for part in &series.parts {
            if let PartState::Written(article) = part.what {
                of_articles[article.0 as usize] = Some((SeriesId(id), part.number));
            }
        }
    }
    (all, of_articles)
}

/// Returns all series, and for each the articles that name it, oldest first.
fn gathered(files: Vec<Arc<content::Series>>, articles: &[&Article]) -> (Vec<Series>, Vec<Vec<ArticleId>>) {
    let mut all: Vec<Series> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for file in files {
        places.insert(folded(file.slug.value.as_str()), all.len());
        places.insert(folded(&file.title.value), all.len());
        // A title also matches with other quotes and dashes, because a slug contains neither.
        places.entry(Slug::from_title(&file.title.value).to_string()).or_insert(all.len());
        let (title, slug) = (file.title.value.clone(), file.slug.value.clone());
        all.push(Series { title, slug, file: Some(file), parts: Vec::new() });
    }
    let mut members = vec![Vec::new(); all.len()];
    let last = u32::try_from(articles.len()).unwrap_or(u32::MAX);
    for (article, id) in articles.iter().rev().zip((0..last).rev()) {
        let Some(InSeries { name, .. }) = &article.series else { continue };
        let slug = Slug::from_title(&name.value);
        let known = places.get(&folded(&name.value)).or_else(|| places.get(slug.as_str())).copied();
        let place = known.unwrap_or_else(|| {
            places.insert(folded(&name.value), all.len());
            places.insert(slug.as_str().to_owned(), all.len());
            all.push(Series { title: name.value.clone(), slug, file: None, parts: Vec::new() });
            members.push(Vec::new());
            all.len() - 1
        });
        members[place].push(ArticleId(id));
    }
    (all, members)
}

/// Assigns a part number to each member (oldest first): the key `part`, or else the number in the title, or else the
/// next free number.
fn numbered(
    members: &[ArticleId],
    articles: &[&Article],
    languages: &Languages,
    report: &mut Report,
) -> BTreeMap<u32, PartState> {
    let mut parts: BTreeMap<u32, PartState> = BTreeMap::new();
    let mut unnumbered = Vec::new();
    for id in members {
        let article = articles[id.0 as usize];
        let written = article.series.as_ref().and_then(|series| series.part.as_ref());
        let own = languages.of(article.language.as_deref()).word_for_part();
        let named = part_in_title(&article.title.value, &["Part", own]);
        if let (Some(part), Some(named)) = (written, named)
            && part.value != named
        {
            report.push(other_part_in_title(article, part.value, part.at.clone(), named));
        }
        let Some(number) = written.map(|part| part.value).or(named) else {
            unnumbered.push(*id);
            continue;
        };
        match parts.get(&number) {
            Some(PartState::Written(first)) => {
                report.push(same_part(article, articles[first.0 as usize], number));
            }
            _ => {
                parts.insert(number, PartState::Written(*id));
            }
        }
    }
    let mut next = 1;
    for id in unnumbered {
        while parts.contains_key(&next) {
            next += 1;
        }
        parts.insert(next, PartState::Written(id));
    }
    parts
}

fn other_part_in_title(article: &Article, part: u32, at: std::ops::Range<usize>, named: u32) -> Diagnostic {
    Diagnostic::warning(codes::PART_TITLE, format!("the title says part {named}, `part` says {part}"))
        .at(article.text.span(at))
        .why(format!("it is shown as part {part}: the key counts"))
        .also(article.text.span(article.title.at.clone()), "the title")
        .help(format!("write `part: {named}`, or mend the title"))
}

fn same_part(article: &Article, first: &Article, number: u32) -> Diagnostic {
    let place = |article: &Article| {
        let at = article.series.as_ref().map_or(&article.title.at, |series| {
            series.part.as_ref().map_or(&series.name.at, |part| &part.at)
        });
        article.text.span(at.clone())
    };
    Diagnostic::error(codes::DUPLICATE_PART, format!("two articles are part {number} of the series"))
        .at(place(article))
        .also(place(first), "the other one")
        .help("give one of them another `part:`")
}

/// Returns the part number at the end of a title or of a section of it: `Loyalty, Part III: Habits`, `Loyalty (Part 2
/// of 3)`, `Part Two`. `words` are the words for a part.
fn part_in_title(title: &str, words: &[&str]) -> Option<u32> {
    let starts = title.char_indices().map(|(at, _)| at).filter(|at| !ends_in_letter(&title[..*at]));
    starts.rev().find_map(|at| {
        let word = &title[at..at + word_length(&title[at..])];
        let is_part = words.iter().any(|known| folded(known) == folded(word));
        numeral_behind(&title[at + word.len()..]).filter(|_| is_part)
    })
}

/// Parses the number after the word for a part. It must be the end of its section of the title.
fn numeral_behind(rest: &str) -> Option<u32> {
    let numeral = rest.trim_start();
    if numeral.len() == rest.len() {
        return None;
    }
    let (numeral, rest) = numeral.split_at(word_length(numeral));
    let number = number_of_part(numeral)?;
    // Skips the total: `Part 2 of 3`, `Part 2/3`.
    let total = rest.trim_start().strip_prefix('/').or_else(|| rest.strip_prefix(" of "));
    let rest = match total.map(str::trim_start) {
        Some(total) if number_of_part(&total[..word_length(total)]).is_some() => &total[word_length(total)..],
        _ => rest,
    };
    ends_piece(rest.trim_start()).then_some(number)
}

/// Returns whether a section of a title ends before `rest`: at the end of the title, or at a character that separates
/// two sections.
fn ends_piece(rest: &str) -> bool {
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (None, _) => true,
        // These do not separate sections inside a word or a number.
        (Some('.' | ',' | '-' | '/'), behind) => behind.is_none_or(|c| !c.is_alphanumeric()),
        (Some(c), _) => {
            !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '%' | '&' | '+' | '\'' | '’' | '°')
        }
    }
}

fn ends_in_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Returns the length in bytes of the letters and digits at the start of a text.
fn word_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

/// Returns the number of a part: `3`, `III` or `three`.
pub fn number_of_part(word: &str) -> Option<u32> {
    let digits = word.parse().ok().filter(|number| (1..1000).contains(number));
    digits.or_else(|| roman(word)).or_else(|| spelt(word))
}

/// Parses a roman numeral up to 39. It must be in capitals, so that a word such as `mix` is not a number.
fn roman(word: &str) -> Option<u32> {
    let tens = word.bytes().take_while(|byte| *byte == b'X').count();
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = ones.iter().position(|ones| *ones == &word[tens..])?;
    u32::try_from(tens * 10 + ones).ok().filter(|number| *number > 0 && tens < 4)
}

fn spelt(word: &str) -> Option<u32> {
    let names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let at = names.iter().position(|name| name.eq_ignore_ascii_case(word))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_their_part() {
        let check = |title: &str, part: Option<u32>| {
            assert_eq!(part_in_title(title, &["Part", "Teil"]), part, "{title}");
        };
        check("Customer Loyalty Matters, Part III", Some(3));
        check("Part IV: Habits", Some(4));
        check("Habits (part 12)", Some(12));
        check("Habits, Part Two", Some(2));
        check("Part XXIX", Some(29));
        check("Part\u{a0}2 - Habits", Some(2));
        check("Habits, Part 2 of 3: the rest", Some(2));
        check("Habits (Part 1/3)", Some(1));
        check("The best part, Part 2", Some(2));
        check("Gewohnheiten, Teil 2", Some(2));
        check("A part of me", None);
        check("Part IIII", None);
        check("Take part", None);
        check("Part I mix", None);
        check("The part I left out", None);
        check("Do your part, 10 ways", None);
        check("Spare part 7 arrives", None);
        check("Part 2.5", None);
        check("Part 10% off", None);
        check("Counterpart 3", None);
    }
}

/// A series.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its title.
    pub title: String,
    /// The last part of its address.
    pub slug: Slug,
    /// Its file, if it has one.
    pub file: Option<Arc<crate::content::Series>>,
    /// Its parts, sorted by number.
    pub parts: Vec<NumberedPart>,
}

/// A part of a series.
#[derive(Clone, Debug)]
pub struct NumberedPart {
    /// Its number; parts start at 1.
    pub number: u32,
    /// The article, or the announcement of one.
    pub what: PartState,
}

/// The state of a part: written or planned.
#[derive(Clone, Debug)]
pub enum PartState {
    /// An article that is shown.
    Written(ArticleId),
    /// An article that the series announces.
    Planned {
        /// Its title.
        title: String,
        /// The date on which it is planned to appear.
        date: Option<Moment>,
    },
}

impl Series {
    /// Returns the articles of the series, sorted by part number.
    pub fn written(&self) -> impl DoubleEndedIterator<Item = ArticleId> {
        self.parts.iter().filter_map(|part| match part.what {
            PartState::Written(id) => Some(id),
            PartState::Planned { .. } => None,
        })
    }
}
