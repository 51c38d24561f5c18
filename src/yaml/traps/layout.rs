//! Slips in how lines stand to each other: indentation, hyphens, keys without a space.

use crate::yaml::quote::{Line, list, remedy};
use crate::yaml::traps::{Complaint, Trap};

/// A tab in the indentation of the line or of one nearby.
pub(super) fn tab(complaint: &Complaint<'_>) -> Option<Trap> {
    let (range, line) = complaint.line(complaint.at);
    let indentation = &line[..line.len() - line.trim_start().len()];
    let at = range.start + indentation.find('\t')?;
    let corrected = format!("{}{}", indentation.replace('\t', "  "), line.trim_start());
    Some(Trap {
        message: "a tab stands in the indentation".to_owned(),
        at: at..at + 1,
        why: Some("YAML takes only spaces for indentation, since tabs have no fixed width".to_owned()),
        help: remedy("indent with spaces:", &corrected),
        line: Some(range),
    })
}

/// `key:value` on the line or on the one above.
pub(super) fn missing_space(complaint: &Complaint<'_>) -> Option<Trap> {
    if !complaint.says("could not find expected ':'") && !complaint.says("mapping values are not allowed") {
        return None;
    }
    let (here, line) = complaint.line(complaint.began.unwrap_or(complaint.at));
    let above = complaint.line_above(&here);
    [Some((here, line)), above].into_iter().flatten().find_map(|(range, line)| {
        let parts = Line::of(line);
        let (key, value) = line[parts.before.len()..].split_once(':')?;
        let is_name = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        if !parts.key.is_empty() && parts.key.len() <= key.len() || !is_name {
            return None;
        }
        if value.starts_with([' ', '\t', '/']) || value.is_empty() {
            return None;
        }
        let at = range.start + parts.before.len() + key.len();
        Some(Trap {
            message: format!("there is no space after `{key}:`"),
            at: at..at + 1,
            why: None,
            help: remedy("put a space between key and value:", &format!("{}{key}: {value}", parts.before)),
            line: Some(range),
        })
    })
}

/// A key that is indented below one that has its value already.
pub(super) fn indented_key(complaint: &Complaint<'_>) -> Option<Trap> {
    if !complaint.says("mapping values are not allowed") {
        return None;
    }
    let (range, line) = complaint.line(complaint.at);
    let (_, above) = complaint.line_above(&range)?;
    let (parts, above) = (Line::of(line), Line::of(above));
    if parts.key.is_empty() || above.key.is_empty() || above.value.is_empty() {
        return None;
    }
    let start = range.start + parts.before.len();
    let aligned: String = above.before.chars().map(|_| ' ').collect();
    Some(Trap {
        message: format!("`{}` is indented, but `{}` above it has its value already", parts.key, above.key),
        at: start..start + parts.key.len(),
        why: None,
        help: remedy(
            "keys of one map begin in the same column:",
            &format!("{aligned}{}: {}", parts.key, parts.value),
        ),
        line: Some(range),
    })
}

/// `title: - a`.
pub(super) fn list_on_key_line(complaint: &Complaint<'_>) -> Option<Trap> {
    if !complaint.says("block sequence entries are not allowed") {
        return None;
    }
    let (range, line) = complaint.line(complaint.at);
    let parts = Line::of(line);
    let entry = parts.value_alone().trim_start_matches("- ");
    Some(Trap {
        message: "a list cannot begin on the line of its key".to_owned(),
        at: complaint.at..complaint.at + 1,
        why: None,
        help: remedy("write it in brackets:", &parts.with_value(&list(&[entry]))),
        line: Some(range),
    })
}

/// A list entry or a key where the other belongs.
pub(super) fn list_entry(complaint: &Complaint<'_>) -> Option<Trap> {
    if !complaint.says("did not find expected key") && !complaint.says("did not find expected '-'") {
        return None;
    }
    let (range, line) = complaint.line(complaint.at);
    let (_, above) = complaint.line_above(&range)?;
    let trimmed = line.trim();
    let indentation = |line: &str| line[..line.len() - line.trim_start().len()].to_owned();
    let start = range.start + indentation(line).len();
    let at = start..start + trimmed.len();
    let (message, help) = if trimmed.starts_with("- ") && above.trim_start().starts_with("- ") {
        let corrected = format!("{}{trimmed}", indentation(above));
        ("this entry is not indented like the others of its list", remedy("indent it alike:", &corrected))
    } else if let Some(entry) = trimmed.strip_prefix("- ") {
        let parts = Line::of(above);
        let corrected = parts.with_value(&list(&[parts.value, entry]));
        ("a list entry follows a key that has its value already", remedy("write one list:", &corrected))
    } else if complaint.says("expected '-'") {
        let corrected = format!("{}- {trimmed}", indentation(line));
        (
            "a line inside a list does not begin with `- `",
            remedy("if it is an entry of the list:", &corrected),
        )
    } else {
        return None;
    };
    Some(Trap { message: message.to_owned(), at, why: None, help, line: Some(range) })
}

/// A second document, or a first line that is indented more than all others.
pub(super) fn documents(complaint: &Complaint<'_>) -> Option<Trap> {
    if !complaint.says("more than one document") {
        return None;
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for line in complaint.text.split_inclusive('\n') {
        let content = line.trim_end();
        if !content.is_empty() && !content.trim_start().starts_with('#') {
            lines.push((start, content));
        }
        start += line.len();
    }
    let (first, line) = *lines.first()?;
    if line.starts_with([' ', '\t']) {
        let at = first + line.len() - line.trim_start().len();
        return Some(Trap {
            message: "the first key is indented and the others are not".to_owned(),
            at: at..first + line.len(),
            why: None,
            help: remedy("begin all keys in the first column:", line.trim_start()),
            line: None,
        });
    }
    let marker = |line: &str| line.starts_with("---") || line.starts_with("...");
    let (at, line) = *lines.iter().skip(1).find(|(_, line)| marker(line))?;
    Some(Trap {
        message: "a second YAML document begins here".to_owned(),
        at: at..at + line.len(),
        why: Some("only one is read".to_owned()),
        help: format!("remove the line `{line}`"),
        line: None,
    })
}

/// A line that is neither a key with a value nor part of the value above.
pub(super) fn stray_line(complaint: &Complaint<'_>) -> Option<Trap> {
    if !complaint.says("could not find expected ':'") {
        return None;
    }
    let (range, line) = complaint.line(complaint.began?);
    let trimmed = line.trim();
    let start = range.start + line.len() - line.trim_start().len();
    let above = complaint.line_above(&range).map_or("", |(_, above)| above);
    let indentation = &above[..above.len() - above.trim_start().len()];
    let (message, help) = if above.trim_start().starts_with("- ") {
        let corrected = format!("{indentation}- {trimmed}");
        (
            "a line inside a list does not begin with `- `",
            remedy("if it is an entry of the list:", &corrected),
        )
    } else {
        let corrected = format!("{indentation}  {trimmed}");
        (
            "this line has no key, and is not indented as part of the value above",
            remedy("if it goes on from the line above, indent it:", &corrected),
        )
    };
    Some(Trap {
        message: message.to_owned(),
        at: start..start + trimmed.len(),
        why: None,
        help,
        line: Some(range),
    })
}
