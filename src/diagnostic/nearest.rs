//! Guesses for misspelt names by edit distance.

/// Returns the candidate with the smallest edit distance, if a typo is likely: at most a third of its length, and at most
/// `MOST_EDITS`.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = letters(name).collect();
    let mut best: Option<(usize, &str)> = None;
    let mut rows = Rows::default();
    for candidate in candidates {
        let allowed = (candidate.len().max(name.len()) / 3).clamp(1, MOST_EDITS);
        let allowed = best.map_or(allowed, |(edits, _)| allowed.min(edits));
        if let Some(edits) = distance(&name, candidate, allowed, &mut rows) {
            best = best.into_iter().chain([(edits, candidate)]).min();
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Typos are short even in long names. The bound also keeps guesses among thousands of URLs cheap.
const MOST_EDITS: usize = 5;

/// The number of characters of a name that are compared.
const LONGEST: usize = 96;

/// The first characters in lowercase, up to `LONGEST`.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).take(LONGEST)
}

/// The edit distance of two words: insertions, deletions, replacements, and swaps of neighbours (optimal string alignment).
/// Returns `None` if it is greater than `allowed`.
///
/// Only cells near the diagonal are computed: the distance of the others from it alone exceeds `allowed`.
fn distance(a: &[char], b: &str, allowed: usize, rows: &mut Rows) -> Option<usize> {
    let beyond = allowed + 1;
    if b.is_ascii() && b.len().min(LONGEST).abs_diff(a.len()) > allowed {
        return None;
    }
    let Rows { before, last, row } = rows;
    last.clear();
    last.extend(0..=a.len());
    let mut previous = None;
    for (i, x) in letters(b).enumerate() {
        row.clear();
        row.resize(a.len() + 1, beyond);
        if i < allowed {
            row[0] = i + 1;
        }
        let mut least = row[0];
        for j in i.saturating_sub(allowed)..(i + beyond).min(a.len()) {
            let mut best = (last[j] + usize::from(x != a[j])).min(last[j + 1] + 1).min(row[j] + 1);
            if j > 0 && previous == Some(a[j]) && x == a[j - 1] {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        if least > allowed {
            return None;
        }
        std::mem::swap(before, last);
        std::mem::swap(last, row);
        previous = Some(x);
    }
    last.last().copied().filter(|edits| *edits <= allowed)
}

/// Three rows of the edit table, reused for all candidates.
#[derive(Default)]
struct Rows {
    before: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_are_found_and_other_words_are_not() {
        let keys = ["title", "tags", "series", "date", "description"];
        assert_eq!(nearest("tagz", keys), Some("tags"));
        assert_eq!(nearest("Tilte", keys), Some("title"));
        assert_eq!(nearest("serie", keys), Some("series"));
        assert_eq!(nearest("weather", keys), None);
        assert_eq!(nearest("", keys), None);
        assert_eq!(nearest("dtae", keys), Some("date"));
        assert_eq!(nearest("datee", keys), Some("date"));
        assert_eq!(nearest("Übr", ["über", "unter"]), Some("über"));
    }
}
