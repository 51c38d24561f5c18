//! Admonitions of Docusaurus and Starlight: `:::note[Title]` and kinds that have other names here.

use crate::import::callout_markdown::callout_kind;
use crate::markdown::CodeRanges;

/// The kinds that need no other name.
const KNOWN: [&str; 8] = ["note", "tip", "info", "important", "warning", "caution", "danger", "example"];

/// Returns a text with its admonitions in the form that is understood here. All else stays.
pub(super) fn admonitions(text: &str) -> String {
    if !text.contains(":::") {
        return text.to_owned();
    }
    let code = CodeRanges::of(text);
    let (mut result, mut at) = (String::with_capacity(text.len()), 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let marks = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        let colons = line[marks..].len() - line[marks..].trim_start_matches(':').len();
        match (colons >= 3 && !code.has(start)).then(|| opening(&line[marks + colons..])).flatten() {
            Some(opening) => {
                result.push_str(&line[..marks + colons]);
                result.push_str(&opening);
            }
            None => result.push_str(line),
        }
    }
    result
}

/// Returns the rest of the first line of an admonition; `None` if it stays as it is.
fn opening(rest: &str) -> Option<String> {
    let text = rest.trim();
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (name, after) = text.split_at(end);
    let kind = if KNOWN.contains(&name) { name } else { callout_kind(name)? };
    let title = match after.strip_prefix('[').and_then(|title| title.rsplit_once(']')) {
        Some((title, _)) => title,
        None if kind == name => return None,
        None => after.trim(),
    };
    let line_end = if rest.ends_with('\n') { "\n" } else { "" };
    Some(format!("{}{line_end}", format!("{kind} {title}").trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn admonitions_get_the_form_that_is_understood() {
        let check = |text: &str, result: &str| assert_eq!(admonitions(text), result, "{text}");
        check(":::note[Your *title*]\nText\n:::\n", ":::note Your *title*\nText\n:::\n");
        check("::::success\n:::secondary Old\n:::\n::::\n", "::::tip\n:::note Old\n:::\n::::\n");
        check(":::note Title {#x}\n```\n:::tip[x]\n```\n", ":::note Title {#x}\n```\n:::tip[x]\n```\n");
        check("  :::unknown[x]\n", "  :::unknown[x]\n");
    }
}
