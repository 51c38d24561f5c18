//! Applies edits to a text.

use crate::diagnostic::Edit;

/// Returns the text with the edits applied, and the edits that were left out because they overlap an earlier one.
///
/// Equal edits count once. Several insertions at one place are applied in their order. Edits whose range is not a part of the text
/// are left out.
pub fn apply<'e>(text: &str, edits: &'e [Edit]) -> (String, Vec<&'e Edit>) {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.start, edit.end));
    let (mut changed, mut left_out): (String, Vec<&Edit>) = (String::with_capacity(text.len()), Vec::new());
    let mut done = 0;
    let mut last: Option<&Edit> = None;
    for edit in sorted {
        if last == Some(edit) && edit.start < edit.end {
            continue;
        }
        let Some(kept) = text.get(done..edit.start).filter(|_| text.get(edit.at()).is_some()) else {
            left_out.push(edit);
            continue;
        };
        changed.push_str(kept);
        changed.push_str(&edit.text);
        done = edit.end;
        last = Some(edit);
    }
    changed.push_str(&text[done..]);
    (changed, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit::replace(&SourcePath::new("a.md"), start..end, text)
    }

    #[test]
    fn edits_are_applied_in_the_order_of_the_text() {
        let edits = [edit(4, 7, "TWO"), edit(0, 3, ""), edit(7, 7, "!"), edit(7, 7, "?")];
        assert_eq!(apply("one two", &edits), (" TWO!?".to_owned(), vec![]));
    }

    #[test]
    fn of_overlapping_edits_the_first_counts() {
        let edits = [edit(0, 3, "1"), edit(0, 3, "1"), edit(2, 5, "x"), edit(9, 12, "y"), edit(1, 1, "z")];
        let (text, left_out) = apply("one two", &edits);
        assert_eq!((text.as_str(), left_out.len()), ("1 two", 3));
        let inside = [edit(1, 2, "é")];
        assert_eq!(apply("é", &inside), ("é".to_owned(), vec![&inside[0]]));
    }
}
