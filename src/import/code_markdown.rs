//! Writes blocks of code.

/// Returns a block of code. `marked` are the lines to mark, as `1,3-5`.
pub(super) fn fence(language: &str, title: Option<&str>, marked: &str, code: &str) -> String {
    let longest = code.split('\n').map(|line| {
        let line = line.trim_start();
        line.len() - line.trim_start_matches('`').len()
    });
    let ticks = "`".repeat(longest.max().unwrap_or(0).max(2) + 1);
    let mut info = language.trim().to_owned();
    if let Some(title) = title {
        info.push_str(&format!(" title=\"{}\"", title.replace('"', "'")));
    }
    if !marked.is_empty() {
        info.push_str(&format!(" {{{marked}}}"));
    }
    format!("{ticks}{}\n{}\n{ticks}", info.trim_start(), code.trim_matches('\n').trim_end())
}

/// Returns the lines that options of a highlighter mark: `hl_lines=["2-4", 6]` and `hl_lines=2 4-5` are `2-4,6` and `2,4-5`.
pub(super) fn lines_to_mark(options: &str) -> String {
    let lines = match options.find("hl_lines") {
        Some(at) => options[at + "hl_lines".len()..].trim_start_matches([' ', '=', '"', '\'']),
        None if options.starts_with(|c: char| c == '[' || c.is_ascii_digit()) => options,
        None => return String::new(),
    };
    let lines = match lines.strip_prefix('[').and_then(|list| list.split_once(']')) {
        Some((list, _)) => list,
        None => lines.split([',', '"']).next().unwrap_or_default(),
    };
    let ranges = lines.split([' ', ',', '"', '\'']).filter(|range| {
        range.starts_with(|c: char| c.is_ascii_digit())
            && range.chars().all(|c| c.is_ascii_digit() || c == '-')
    });
    ranges.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_longer_than_those_in_them() {
        assert_eq!(fence("go", None, "2-4", "\na\n"), "```go {2-4}\na\n```");
        assert_eq!(fence("", Some("x"), "", "```\na\n```"), "````title=\"x\"\n```\na\n```\n````");
    }

    #[test]
    fn lines_to_mark_are_read() {
        for (options, lines) in [
            ("linenos=table,hl_lines=[\"2-4\", 6],linenostart=1", "2-4,6"),
            ("hl_lines=2 4-5,linenos=false", "2,4-5"),
            ("{hl_lines=[8,\"15-17\"]}", "8,15-17"),
            ("linenos=inline", ""),
            ("", ""),
        ] {
            assert_eq!(lines_to_mark(options), lines, "{options}");
        }
    }
}
