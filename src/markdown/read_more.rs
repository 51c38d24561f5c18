//! The marker that ends an excerpt: `<!-- more -->`, in the notations of several programs.

use crate::markdown::source_syntax::{code_between_fences, is_code};

/// The names of markers: `more` of Hugo and WordPress, `truncate` of Docusaurus, `excerpt` and `endexcerpt` of others.
const NAMES: [&str; 8] =
    ["more", "truncate", "excerpt", "endexcerpt", "end_excerpt", "end-excerpt", "read more", "readmore"];

/// Returns the index of the marker. It must begin or end a line.
pub(super) fn mark(body: &str) -> Option<usize> {
    let (mut from, mut code) = (0, None);
    while let Some(at) = body[from..].find(['<', '{']).map(|found| from + found) {
        from = at + 1;
        let rest = &body[at..];
        let Some(behind) = end_of_mark(rest) else { continue };
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
        let before = body.as_bytes()[..at].iter().rev().find(|byte| !is_blank(byte));
        let after = rest.as_bytes()[behind..].iter().find(|byte| !is_blank(byte));
        let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b'\n');
        if !is_edge(before) && !is_edge(after) || before == Some(&b'`') {
            continue;
        }
        if !is_code(code.get_or_insert_with(|| code_between_fences(body)), at) {
            return Some(at);
        }
    }
    None
}

/// The index after the marker at the start of `rest`.
fn end_of_mark(rest: &str) -> Option<usize> {
    let (start, end) = match rest.as_bytes() {
        [b'<', b'!', b'-', b'-', ..] => ("<!--", "-->"),
        [b'{', b'/', b'*', ..] => ("{/*", "*/}"),
        _ => return None,
    };
    let inside = rest[start.len()..].trim_start_matches(' ');
    let line = inside.split('\n').next().unwrap_or_default();
    let words = &line[..line.find(end)?];
    // In WordPress, the text after `more` is that of the link to the full article.
    let is_name = |name: &&&str| {
        words.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
            && !words[name.len()..]
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\''))
    };
    let name = NAMES.iter().find(is_name)?;
    let is_whole = words[name.len()..].trim().is_empty() || *name == "more";
    is_whole.then(|| rest.len() - inside.len() + words.len() + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_of_several_programs_are_found() {
        let check = |body: &str, expected: Option<&str>| {
            assert_eq!(mark(body).map(|at| &body[..at]), expected, "{body}");
        };
        for comment in [
            "<!-- more -->",
            "<!--more-->",
            "<!--MORE-->",
            "<!-- truncate -->",
            "<!--more Read on-->",
            "<!-- More -->",
            "{/* truncate */}",
            "<!-- excerpt -->",
        ] {
            check(&format!("a\n{comment}\n\nb"), Some("a\n"));
            check(&format!("a.{comment}\nb"), Some("a."));
            check(&format!("  {comment} b"), Some("  "));
        }
        for text in [
            "a\n\n<!-- moreover -->",
            "```\n<!-- more -->\n```",
            "a <!-- more --> b",
            "`<!-- more -->`",
            "<!-- excerpt of a book -->",
            "<!-- more",
            "<!-- more-or-less -->",
        ] {
            check(text, None);
        }
    }
}
