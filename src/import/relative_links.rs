//! Links that are relative to the old address of a text become paths from the root of the site.

use crate::import::markdown_lines::MarkdownLines;

/// Returns a text in which `resolve` has given a path to each relative target of a link or picture that it knows. Code stays.
pub(super) fn resolved(text: &str, resolve: &dyn Fn(&str) -> Option<String>) -> String {
    const MARKS: [&str; 5] = ["](", "href=\"", "src=\"", "href='", "src='"];
    let mut targets: Vec<(usize, usize)> = Vec::new();
    for mark in MARKS {
        for (at, _) in text.match_indices(mark) {
            targets.extend(target(text, at + mark.len()));
        }
    }
    targets.extend(definitions(text));
    targets.retain(|(start, end)| is_relative(&text[*start..*end]));
    if targets.is_empty() {
        return text.to_owned();
    }
    targets.sort_unstable();
    let lines = MarkdownLines::of(text);
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (start, end) in targets {
        if start < from || lines.is_code(start) {
            continue;
        }
        let (path, rest) = split_path(&text[start..end]);
        if let Some(path) = resolve(path) {
            out.push_str(&text[from..start]);
            out.push_str(&path);
            out.push_str(rest);
            from = end;
        }
    }
    out.push_str(&text[from..]);
    out
}

/// Returns the path of a relative address, seen from a folder: `../a.png` in `/x/y/` is `/x/a.png`.
pub(super) fn join(folder: &str, relative: &str) -> String {
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in relative.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            name => segments.push(name),
        }
    }
    let end = if relative.ends_with('/') || relative.is_empty() { "/" } else { "" };
    format!("/{}{end}", segments.join("/")).replace("//", "/")
}

/// Returns a path from the root of the site. Whole addresses stay.
pub(super) fn from_root(path: &str) -> String {
    match path.starts_with('/') || crate::path::scheme(path).is_some() {
        true => path.to_owned(),
        false => join("/", path),
    }
}

/// Returns the folder of an address, against which browsers resolve its links.
pub(super) fn folder(address: &str) -> &str {
    address.rfind('/').map_or("/", |end| &address[..=end])
}

/// Returns the range of the target that begins at an index.
fn target(text: &str, start: usize) -> Option<(usize, usize)> {
    let quote = text[..start].chars().next_back()?;
    let rest = &text[start..];
    if let Some(inner) = rest.strip_prefix('<').filter(|_| quote == '(') {
        return Some((start + 1, start + 1 + inner.find(['>', '\n'])?));
    }
    let end = match quote {
        '(' => rest.find([')', ' ', '\n']),
        quote => rest.find([quote, '\n']),
    };
    Some((start, start + end?))
}

/// Returns the ranges of the targets of definitions: `[name]: target`.
fn definitions(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("]: ") {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let is_definition = text[line..at].trim_start().starts_with('[') && !text[line..at].contains("[^");
        let start = at + 3;
        let length = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
        if is_definition && text[start..].trim_start().len() == text.len() - start {
            found.push((start, start + length));
        }
    }
    found
}

fn is_relative(target: &str) -> bool {
    let is_other =
        target.starts_with(['/', '#', '?', '<', '{', '&']) || target.contains(['{', '}', '"', '`']);
    !is_other && !target.is_empty() && crate::path::scheme(target).is_none() && !target.starts_with("www.")
}

/// Splits a target before `#` or `?`.
fn split_path(target: &str) -> (&str, &str) {
    target.split_at(target.find(['#', '?']).unwrap_or(target.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_targets_are_resolved() {
        let check = |text: &str, expected: &str| {
            let resolve = |path: &str| Some(join("/2010/07/", path));
            assert_eq!(resolved(text, &resolve), expected, "{text}");
        };
        check("[a](b.html#c) ![d](../e.png \"T\")", "[a](/2010/07/b.html#c) ![d](/2010/e.png \"T\")");
        check("[a](/b) [c](#d) [e](https://f) [g](mailto:h)", "[a](/b) [c](#d) [e](https://f) [g](mailto:h)");
        check("<img src=\"./i.png\"> `[a](b)`", "<img src=\"/2010/07/i.png\"> `[a](b)`");
        check("[a]: b/c \"T\"\n[^n]: note\n", "[a]: /2010/07/b/c \"T\"\n[^n]: note\n");
        check(
            "```\n[a](b)\n```\n[a](<b c.png>) [x]({{ y }})",
            "```\n[a](b)\n```\n[a](</2010/07/b c.png>) [x]({{ y }})",
        );
        assert_eq!((join("/a/", "../../../b/"), folder("/a/b.html")), ("/b/".to_owned(), "/a/"));
    }
}
