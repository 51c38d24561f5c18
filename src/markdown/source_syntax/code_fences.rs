//! Finds fenced code blocks without parsing.

use std::ops::Range;

/// Finds fenced code blocks. Only lines are examined, so this is an approximation.
pub(in super::super) fn code_between_fences(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut open, mut at) = (Vec::new(), None::<(usize, &str)>, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '>']);
        let words = words.strip_prefix(['-', '+', '*']).map_or(words, str::trim_start);
        let sign = if words.starts_with("~~~") { '~' } else { '`' };
        let fence = &words[..words.len() - words.trim_start_matches(sign).len()];
        match open {
            Some((start, began)) if fence.starts_with(began) && words[fence.len()..].trim().is_empty() => {
                found.push(start..at + line.len());
                open = None;
            }
            None if fence.len() >= 3 => open = Some((at, fence)),
            _ => {}
        }
        at += line.len();
    }
    found.extend(open.map(|(start, _)| start..text.len()));
    found
}

/// Returns whether an index lies in one of these blocks, which are in order.
pub(in super::super) fn is_code(code: &[Range<usize>], at: usize) -> bool {
    code.get(code.partition_point(|code| code.end <= at)).is_some_and(|code| code.contains(&at))
}
