//! The guess at what a misspelt name was meant to be.

/// The candidate that is fewest edits away, if it is near enough to be a likely slip: a third of its letters, and no
/// more than `MOST_EDITS`.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = letters(name).collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let allowed = (candidate.len().max(name.len()) / 3).clamp(1, MOST_EDITS);
        let allowed = best.map_or(allowed, |(edits, _)| allowed.min(edits));
        if let Some(edits) = distance(&name, candidate, allowed) {
            best = best.into_iter().chain([(edits, candidate)]).min();
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Slips are short, however long the word; the bound also keeps a guess among thousands of addresses cheap.
const MOST_EDITS: usize = 5;

/// The first letters in lower case, as many as are worth comparing.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).take(96)
}

/// Edits between two words: insertions, deletions, replacements, and swaps of neighbours (optimal string alignment);
/// none when they are more than `allowed`.
///
/// Only the cells near the diagonal are looked at, since all others are out by their distance from it.
fn distance(a: &[char], b: &str, allowed: usize) -> Option<usize> {
    let beyond = allowed + 1;
    let width = a.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..width).collect();
    let mut previous = None;
    for (i, x) in letters(b).enumerate() {
        let mut row = vec![beyond; width];
        if i < allowed {
            row[0] = i + 1;
        }
        let near = i.saturating_sub(allowed)..(i + beyond).min(a.len());
        for (j, y) in a.iter().enumerate().take(near.end).skip(near.start) {
            let mut best = (last[j] + usize::from(x != *y)).min(last[j + 1] + 1).min(row[j] + 1);
            if j > 0 && previous == Some(*y) && x == a[j - 1] {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        if row.iter().all(|edits| *edits > allowed) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
        previous = Some(x);
    }
    last.last().copied().filter(|edits| *edits <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_none() {
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
