//! Mistakes in the punctuation of a value: quotes, brackets, colons, backslashes, its first character.

use std::ops::Range;

use crate::yaml::line::KeyLine;
use crate::yaml::mistakes::mistake::Mistake;
use crate::yaml::mistakes::syntax_error::SyntaxError;
use crate::yaml::quote::{quoted, remedy};

/// Recognises a quote that is not closed, or only by the opening quote of a later line.
pub(super) fn open_quote(error: &SyntaxError<'_>) -> Option<Mistake> {
    let at = if error.says("while scanning a quoted scalar") {
        error.began?
    } else if error.says("did not find expected") {
        let (range, _) = error.line(error.at);
        let (above, line) = error.line_above(&range)?;
        let parts = KeyLine::parse(line);
        let quote = parts.value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
        if parts.value[1..].contains(quote) {
            return None;
        }
        above.start + parts.value_at
    } else {
        return None;
    };
    let (range, line) = error.line(at);
    let quote = error.text[at..].chars().next()?;
    let parts = KeyLine::parse(line);
    let value = parts.value_without_comment();
    let corrected = match value.strip_prefix(quote) {
        Some(rest) if !rest.contains(['"', '\\']) => parts.with_value(&quoted(rest)),
        _ => format!("{}{quote}", line.trim_end()),
    };
    Some(Mistake {
        message: format!("the quote `{quote}` is opened here and not closed"),
        at: at..at + 1,
        why: None,
        help: remedy("close it:", &corrected),
        line: Some(range),
    })
}

/// Recognises text after a closing quote or bracket: `'It's here'`, `"Say "hi""`, `[draft] Title`.
pub(super) fn after_quote(error: &SyntaxError<'_>) -> Option<Mistake> {
    if !error.says("did not find expected key") && !error.says("did not find expected ',' or") {
        return None;
    }
    let (range, line) = error.line(error.at);
    let parts = KeyLine::parse(line);
    let start = range.start + parts.value_at;
    let first = parts.value.chars().next()?;
    let bracket = match first {
        '"' | '\'' => "quote",
        '[' | '{' if error.says("did not find expected key") => "bracket",
        _ => return None,
    };
    if error.at <= start {
        return None;
    }
    let inner = match first {
        '"' | '\'' => {
            let inner = parts.value.strip_prefix(first).unwrap_or(parts.value);
            inner.strip_suffix(first).unwrap_or(inner)
        }
        _ => parts.value_without_comment(),
    };
    Some(Mistake {
        message: format!("text follows the closing {bracket}"),
        at: error.at..error.at + 1,
        why: Some(format!("a value that begins with `{first}` ends at the {bracket} that closes it")),
        help: remedy("put the whole value in quotes:", &parts.with_value(&quoted(inner))),
        line: Some(range),
    })
}

/// Recognises a colon in a plain value: `title: Loyalty: a guide`.
pub(super) fn colon_in_value(error: &SyntaxError<'_>) -> Option<Mistake> {
    let in_list = error.says("did not find expected ',' or");
    if !error.says("mapping values are not allowed") && !in_list {
        return None;
    }
    let (range, line) = error.line(error.at);
    let parts = KeyLine::parse(line);
    let start = range.start + parts.value_at;
    if error.at < start || error.text.as_bytes().get(error.at) != Some(&b':') {
        return None;
    }
    let corrected = if in_list {
        let end = error.text[error.at..range.end].find([',', ']', '}'])? + error.at;
        let begin = error.text[start..error.at].rfind([',', '[', '{'])? + start + 1;
        let entry = error.text[begin..end].trim();
        line.replacen(entry, &quoted(entry), 1)
    } else {
        parts.with_value(&quoted(parts.value_without_comment()))
    };
    Some(Mistake {
        message: format!("the value of `{}` holds a colon and is not in quotes", parts.key),
        at: error.at..error.at + 1,
        why: Some("a colon and a space begin a new value in YAML".to_owned()),
        help: remedy("put the text in quotes:", &corrected),
        line: Some(range),
    })
}

/// Recognises a value that begins with a character that YAML reserves.
pub(super) fn first_character(error: &SyntaxError<'_>) -> Option<Mistake> {
    let about_character = [
        "cannot start any token",
        "scanning an alias",
        "scanning an anchor",
        "unknown anchor",
        "expected node content",
        "expected comment or line break",
        "mapping keys are not allowed",
        "while parsing a tag",
        "while scanning a tag",
    ];
    if !about_character.iter().any(|words| error.says(words)) {
        return None;
    }
    let character_at = error.began.filter(|_| error.says("while scanning a")).unwrap_or(error.at);
    let (range, line) = error.line(character_at);
    let parts = KeyLine::parse(line);
    let character = error.text[character_at..].chars().next().filter(char::is_ascii_punctuation)?;
    let value_at = range.start + parts.value_at;
    if character == ',' && parts.value.starts_with(['[', '{']) {
        return Some(spare_comma(range, line, character_at));
    }
    let corrected = if parts.value.starts_with(['[', '{']) && character_at > value_at {
        let end = error.text[character_at..range.end]
            .find([',', ']', '}'])
            .map_or(range.end, |at| character_at + at);
        let (head, tail) = (&error.text[range.start..character_at], &error.text[end..range.end]);
        format!("{head}{}{tail}", quoted(error.text[character_at..end].trim_end()))
    } else {
        parts.with_value(&quoted(parts.value_without_comment()))
    };
    let name = if character == '`' { "a backtick".to_owned() } else { format!("`{character}`") };
    Some(Mistake {
        message: format!("a value begins with {name} and is not in quotes"),
        at: character_at..character_at + 1,
        why: Some(format!("{name} at the start of a value has a meaning of its own in YAML")),
        help: remedy("put the text in quotes:", &corrected),
        line: Some(range),
    })
}

/// Returns the mistake in `[a, , b]`.
fn spare_comma(range: Range<usize>, line: &str, at: usize) -> Mistake {
    let (before, after) = line.split_at(at - range.start);
    let corrected = format!("{}{}", before, after[1..].trim_start());
    Mistake {
        message: "a comma stands where a value belongs".to_owned(),
        at: at..at + 1,
        why: None,
        help: remedy("remove it:", &corrected),
        line: Some(range),
    }
}

/// Recognises a bracket that is not closed.
pub(super) fn bracket(error: &SyntaxError<'_>) -> Option<Mistake> {
    let close = match error {
        found if found.says("expected ',' or ']'") => ']',
        found if found.says("expected ',' or '}'") => '}',
        _ => return None,
    };
    let at = error.began?;
    let open = error.text[at..].chars().next()?;
    let (range, line) = error.line(at);
    if let Some(mistake) = comment_in_list(&range, line, at - range.start) {
        return Some(mistake);
    }
    let corrected = format!("{}{close}", line.trim_end().trim_end_matches(','));
    Some(Mistake {
        message: format!("the bracket `{open}` is opened here and not closed"),
        at: at..at + 1,
        why: None,
        help: remedy("close it:", &corrected),
        line: Some(range),
    })
}

/// Recognises `[Be #1, two]`: the rest of the line is a comment, with the closing bracket in it.
fn comment_in_list(range: &Range<usize>, line: &str, open: usize) -> Option<Mistake> {
    let hash = line.rfind(" #").map(|at| at + 1).filter(|hash| *hash > open)?;
    let begin = line[..hash].rfind(['[', '{', ','])? + 1;
    let end = line[hash..].find([',', ']', '}'])? + hash;
    let entry = line[begin..end].trim();
    let begin = begin + line[begin..].len() - line[begin..].trim_start().len();
    let colon = entry.find(": ").map_or(0, |at| at + 2);
    let begin = begin + colon;
    let text = line[begin..end].trim_end();
    Some(Mistake {
        message: "what follows the `#` is not read, and with it the closing bracket".to_owned(),
        at: range.start + hash..range.start + hash + 1,
        why: Some("a blank and `#` begin a comment in YAML, unless the text is in quotes".to_owned()),
        help: remedy(
            "put the text in quotes:",
            &format!("{}{}{}", &line[..begin], quoted(text), &line[begin + text.len()..]),
        ),
        line: Some(range.clone()),
    })
}

/// Recognises an unknown escape in double quotes.
pub(super) fn backslash(error: &SyntaxError<'_>) -> Option<Mistake> {
    if !error.says("while parsing a quoted scalar") {
        return None;
    }
    let (range, line) = error.line(error.at);
    let at = error.text[range.start..error.at].rfind('\\').map_or(error.at, |at| range.start + at);
    let parts = KeyLine::parse(line);
    let inner = parts.value_without_comment().trim_matches('"');
    Some(Mistake {
        message: "a backslash in double quotes begins an escape that YAML does not have".to_owned(),
        at: at..at + 1,
        why: None,
        help: remedy("write the text in single quotes:", &parts.with_value(&quoted(inner))),
        line: Some(range),
    })
}
