//! Mistakes in the layout of lines: indentation, hyphens, keys without a space.

use crate::yaml::line::KeyLine;
use crate::yaml::mistakes::mistake::Mistake;
use crate::yaml::mistakes::syntax_error::SyntaxError;
use crate::yaml::quote::{list, remedy};

/// Recognises a tab in the indentation.
pub(super) fn tab(error: &SyntaxError<'_>) -> Option<Mistake> {
    let (range, line) = error.line(error.at);
    let indentation = &line[..line.len() - line.trim_start().len()];
    let at = range.start + indentation.find('\t')?;
    let corrected = format!("{}{}", indentation.replace('\t', "  "), line.trim_start());
    Some(Mistake {
        message: "a tab stands in the indentation".to_owned(),
        at: at..at + 1,
        why: Some("YAML takes only spaces for indentation, since tabs have no fixed width".to_owned()),
        help: remedy("indent with spaces:", &corrected),
        line: Some(range),
    })
}

/// Recognises `key:value` on the line or on the line above.
pub(super) fn missing_space(error: &SyntaxError<'_>) -> Option<Mistake> {
    if !error.says("could not find expected ':'") && !error.says("mapping values are not allowed") {
        return None;
    }
    let (here, line) = error.line(error.began.unwrap_or(error.at));
    let above = error.line_above(&here);
    [Some((here, line)), above].into_iter().flatten().find_map(|(range, line)| {
        let parts = KeyLine::parse(line);
        let (key, value) = line[parts.before.len()..].split_once(':')?;
        let is_name = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        if !parts.key.is_empty() && parts.key.len() <= key.len() || !is_name {
            return None;
        }
        if value.starts_with([' ', '\t', '/']) || value.is_empty() {
            return None;
        }
        let at = range.start + parts.before.len() + key.len();
        Some(Mistake {
            message: format!("there is no space after `{key}:`"),
            at: at..at + 1,
            why: None,
            help: remedy("put a space between key and value:", &format!("{}{key}: {value}", parts.before)),
            line: Some(range),
        })
    })
}

/// Recognises a key that is indented below a key with a value.
pub(super) fn indented_key(error: &SyntaxError<'_>) -> Option<Mistake> {
    if !error.says("mapping values are not allowed") {
        return None;
    }
    let (range, line) = error.line(error.at);
    let (_, above) = error.line_above(&range)?;
    let (parts, above) = (KeyLine::parse(line), KeyLine::parse(above));
    if parts.key.is_empty() || above.key.is_empty() || above.value.is_empty() {
        return None;
    }
    let start = range.start + parts.before.len();
    let aligned: String = above.before.chars().map(|_| ' ').collect();
    Some(Mistake {
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

/// Recognises `title: - a`.
pub(super) fn list_on_key_line(error: &SyntaxError<'_>) -> Option<Mistake> {
    if !error.says("block sequence entries are not allowed") {
        return None;
    }
    let (range, line) = error.line(error.at);
    let parts = KeyLine::parse(line);
    let entry = parts.value_without_comment().trim_start_matches("- ");
    Some(Mistake {
        message: "a list cannot begin on the line of its key".to_owned(),
        at: error.at..error.at + 1,
        why: None,
        help: remedy("write it in brackets:", &parts.with_value(&list(&[entry]))),
        line: Some(range),
    })
}

/// Recognises a list entry in the place of a key, a key in the place of a list entry, and entries with different
/// indentation.
pub(super) fn list_entry(error: &SyntaxError<'_>) -> Option<Mistake> {
    if !error.says("did not find expected key") && !error.says("did not find expected '-'") {
        return None;
    }
    let (range, line) = error.line(error.at);
    let (_, above) = error.line_above(&range)?;
    let trimmed = line.trim();
    let indentation = |line: &str| line[..line.len() - line.trim_start().len()].to_owned();
    let start = range.start + indentation(line).len();
    let at = start..start + trimmed.len();
    let (message, help) = if trimmed.starts_with("- ") && above.trim_start().starts_with("- ") {
        let corrected = format!("{}{trimmed}", indentation(above));
        ("this entry is not indented like the others of its list", remedy("indent it alike:", &corrected))
    } else if let Some(entry) = trimmed.strip_prefix("- ") {
        let parts = KeyLine::parse(above);
        let corrected = parts.with_value(&list(&[parts.value, entry]));
        ("a list entry follows a key that has its value already", remedy("write one list:", &corrected))
    } else if error.says("expected '-'") {
        let corrected = format!("{}- {trimmed}", indentation(line));
        (
            "a line inside a list does not begin with `- `",
            remedy("if it is an entry of the list:", &corrected),
        )
    } else {
        return None;
    };
    Some(Mistake { message: message.to_owned(), at, why: None, help, line: Some(range) })
}

/// Recognises a second document, and a first line that is more indented than all others.
pub(super) fn documents(error: &SyntaxError<'_>) -> Option<Mistake> {
    if !error.says("more than one document") {
        return None;
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for line in error.text.split_inclusive('\n') {
        let content = line.trim_end();
        if !content.is_empty() && !content.trim_start().starts_with('#') {
            lines.push((start, content));
        }
        start += line.len();
    }
    let (first, line) = *lines.first()?;
    if line.starts_with([' ', '\t']) {
        let at = first + line.len() - line.trim_start().len();
        return Some(Mistake {
            message: "the first key is indented and the others are not".to_owned(),
            at: at..first + line.len(),
            why: None,
            help: remedy("begin all keys in the first column:", line.trim_start()),
            line: None,
        });
    }
    let marker = |line: &str| line.starts_with("---") || line.starts_with("...");
    let (at, line) = *lines.iter().skip(1).find(|(_, line)| marker(line))?;
    Some(Mistake {
        message: "a second YAML document begins here".to_owned(),
        at: at..at + line.len(),
        why: Some("only one is read".to_owned()),
        help: format!("remove the line `{line}`"),
        line: None,
    })
}

/// Recognises a line that is not a key with a value and not part of the value above.
pub(super) fn stray_line(error: &SyntaxError<'_>) -> Option<Mistake> {
    if !error.says("could not find expected ':'") {
        return None;
    }
    let (range, line) = error.line(error.began?);
    let trimmed = line.trim();
    let start = range.start + line.len() - line.trim_start().len();
    let above = error.line_above(&range).map_or("", |(_, above)| above);
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
    Some(Mistake {
        message: message.to_owned(),
        at: start..start + trimmed.len(),
        why: None,
        help,
        line: Some(range),
    })
}
