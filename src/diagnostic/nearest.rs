//! The guess at what a misspelt name was meant to be.

/// The candidate that is fewest edits away, if it is near enough to be a likely slip: a third of its letters.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = letters(name);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters = letters(candidate);
        let allowed = (letters.len().max(name.len()) / 3).max(1);
        let allowed = best.map_or(allowed, |(edits, _)| allowed.min(edits));
        // Each letter that one has more than the other is an edit: most candidates are out by their length alone.
        if letters.len().abs_diff(name.len()) > allowed {
            continue;
        }
        if let Some(edits) = distance(&name, &letters, allowed) {
            best = best.into_iter().chain([(edits, candidate)]).min();
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The first letters in lower case, as many as are worth comparing.
fn letters(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).take(96).collect()
}

/// Edits between two words: insertions, deletions, replacements, and swaps of neighbours (optimal string alignment);
/// none when they are more than `allowed`.
fn distance(a: &[char], b: &[char], allowed: usize) -> Option<usize> {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().min() > Some(&allowed) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
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
    }
}
