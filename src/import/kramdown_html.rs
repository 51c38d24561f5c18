//! Markdown inside HTML as kramdown has it: `<div markdown="1">` and `{::nomarkdown}`. Here a blank line does the same.

use crate::import::markdown_lines::{LineKind, MarkdownLines};

/// Returns a text in which blank lines stand where kramdown had attributes and marks.
pub(super) fn convert(text: &str) -> String {
    let text = without_nomarkdown(text);
    if !text.contains("markdown=") {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut open: Vec<(String, usize)> = Vec::new();
    for (kind, line) in MarkdownLines::of(&text).iter() {
        if matches!(kind, LineKind::Code | LineKind::Fence) {
            out.push_str(line);
            continue;
        }
        if let Some((name, depth)) = open.last_mut() {
            let starts = line.matches(&format!("<{name}")).count();
            let ends = line.matches(&format!("</{name}")).count();
            let end = line.find(&format!("</{name}")).filter(|_| *depth + starts <= ends);
            *depth = (*depth + starts).saturating_sub(ends);
            if let Some(end) = end {
                // The end tag begins its own block.
                let before = line[..end].trim_end();
                out.push_str(before);
                ensure_blank_line(&mut out);
                out.push_str(line[end..].trim_start());
                open.pop();
                continue;
            }
        }
        match opening(line) {
            Some((start, name, rest)) => {
                out.push_str(&start);
                if name.is_empty() {
                    continue;
                }
                let is_closed = rest.contains(&format!("</{name}"));
                if is_closed || start.trim_start().starts_with("<span") {
                    out.push_str(rest);
                    continue;
                }
                ensure_blank_line(&mut out);
                out.push_str(rest.trim_start());
                open.push((name, 1));
            }
            None => out.push_str(line),
        }
    }
    out
}

/// Splits a line behind a start tag with the attribute `markdown`: the tag without it, its name, and the rest. With
/// `markdown="0"`, the first is the whole line, and the name is empty.
fn opening(line: &str) -> Option<(String, String, &str)> {
    let attribute = line.find(" markdown=")?;
    let start = line[..attribute].rfind('<')?;
    let end = attribute + crate::markup::tags::closing_bracket(&line[attribute..])?;
    let value = &line[attribute + " markdown=".len()..];
    let value_end = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].find(quote)? + 2,
        _ => value.find([' ', '>'])?,
    };
    let behind = line.len() - value.len() + value_end;
    if line[..end].len() < behind {
        return None;
    }
    let name = line[start + 1..].split(|c: char| !c.is_ascii_alphanumeric()).next()?.to_owned();
    let tag = format!("{}{}>", &line[..attribute], &line[behind..end]);
    if value.trim_start_matches(['"', '\'']).starts_with('0') {
        return Some((format!("{tag}{}", &line[end + 1..]), String::new(), ""));
    }
    Some((tag, name, &line[end + 1..]))
}

fn ensure_blank_line(out: &mut String) {
    while !out.ends_with("\n\n") && !out.is_empty() {
        out.push('\n');
    }
}

/// Removes the marks around HTML that kramdown was not to touch, and the blank lines inside, which would end it here.
fn without_nomarkdown(text: &str) -> String {
    if !text.contains("{::nomarkdown}") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{::nomarkdown}") {
        out.push_str(&rest[..start]);
        let inner = &rest[start + "{::nomarkdown}".len()..];
        let end =
            ["{:/nomarkdown}", "{:/}"].iter().filter_map(|end| Some((inner.find(end)?, end.len()))).min();
        let Some((end, length)) = end else {
            rest = inner;
            continue;
        };
        let html: Vec<&str> = inner[..end].lines().filter(|line| !line.trim().is_empty()).collect();
        out.push_str(&html.join("\n"));
        rest = &inner[end + length..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(convert(text), expected);
    }

    #[test]
    fn blank_lines_stand_for_the_attribute() {
        check(
            "<div class=\"x\" markdown=\"1\">\n**a**\n<div>b</div>\n</div>\nEnd",
            "<div class=\"x\">\n\n**a**\n<div>b</div>\n\n</div>\nEnd",
        );
        check("<div markdown='block'>a *b*\n</div>", "<div>\n\na *b*\n\n</div>");
        check("<p markdown=\"0\">a</p>\n", "<p>a</p>\n");
        check("```\n<div markdown=\"1\">\n```\n", "```\n<div markdown=\"1\">\n```\n");
        check("a {::nomarkdown}<b>\n\nx</b>{:/} c", "a <b>\nx</b> c");
        check("<div markdown=\"1\"", "<div markdown=\"1\"");
        check("{::nomarkdown} open", " open");
    }
}
