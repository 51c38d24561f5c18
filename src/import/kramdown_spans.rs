//! What kramdown has inside a line: attribute lists behind links and pictures, and double brackets.

use crate::import::kramdown_attributes::KramdownAttributes;
use crate::import::markdown_lines::is_in_code_span;

/// Returns a line without the lists behind links, pictures and marked words. The id at a heading stays.
pub(super) fn without_lists(line: &str, dropped: &mut dyn FnMut()) -> String {
    let is_heading = line.starts_with('#');
    let (mut out, mut from) = (String::with_capacity(line.len()), 0);
    for (at, _) in line.match_indices("{:") {
        let Some(end) = line[at..].find('}').map(|length| at + length + 1).filter(|_| at >= from) else {
            continue;
        };
        let Some(list) = KramdownAttributes::parse(&line[at..end]) else { continue };
        let before = line[..at].chars().next_back();
        let is_span = before.is_some_and(|c| matches!(c, ')' | ']' | '*' | '_' | '`' | '>'));
        if is_in_code_span(line, at) || !(is_span || is_heading) {
            continue;
        }
        out.push_str(&line[from..at]);
        from = end;
        match (&list.id, is_heading) {
            (Some(id), true) => out.push_str(&format!("{{: #{id}}}")),
            (Some(id), false) => {
                out.push_str(&format!("<a id=\"{}\"></a>", crate::markup::escape::quoted(id)));
            }
            (None, _) => {}
        }
        let is_shown = |name: &str| !["target", "rel"].contains(&name);
        if !list.classes.is_empty() || list.others.iter().any(|(name, _)| is_shown(name)) {
            dropped();
        }
    }
    out.push_str(&line[from..]);
    out
}

/// Returns a line in which double brackets are text, not a link of a wiki.
pub(super) fn with_plain_brackets(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut from = 0;
    for (at, _) in line.match_indices("[[") {
        let Some(end) = line[at..].find("]]").map(|length| at + length + 2).filter(|_| at >= from) else {
            continue;
        };
        let is_link = line[end..].starts_with(['(', '[', ':']) || line[at..end].contains("](");
        if is_link || is_in_code_span(line, at) || line[..at].ends_with(['\\', '!']) {
            continue;
        }
        out.push_str(&line[from..at]);
        out.push_str("\\[\\[");
        from = at + 2;
    }
    out.push_str(&line[from..]);
    out
}
