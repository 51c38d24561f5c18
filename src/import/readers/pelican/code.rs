//! Code as Pelican's Markdown takes it: indented, with the language as `:::python` in the first line. And marks for tables
//! of contents.

use crate::import::code_markdown::{fence, lines_to_mark};
use crate::import::notes::Note;
use crate::import::text_notes::{TextNotes, line_of};
use crate::markdown::CodeRanges;

/// Returns a text with fences in place of such code, and without `[TOC]`.
pub(super) fn with_fences(text: &str, notes: &mut TextNotes) -> String {
    if !text.contains(":::") && !text.contains("#!") && !text.contains("[TOC]") {
        return text.to_owned();
    }
    let code = CodeRanges::of(text);
    let (mut result, mut at) = (String::with_capacity(text.len()), 0);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut number = 0;
    while number < lines.len() {
        let line = lines[number];
        if code.has(at) {
            result.push_str(line);
        } else if line.trim() == "[TOC]" {
            notes.at(
                Note::Changed,
                "`[TOC]` is removed: long texts have a table of contents",
                line_of(text, at),
            );
        } else if let Some((language, marked)) = language(line) {
            let indentation = line.len() - line.trim_start().len();
            let of_block =
                |line: &&&str| line.trim().is_empty() || line.starts_with("    ") || line.starts_with('\t');
            let length = lines[number + 1..].iter().take_while(of_block).count();
            let block = &lines[number + 1..number + 1 + length];
            let dedent = |line: &&str| {
                let from = indentation.min(line.len() - line.trim_start_matches([' ', '\t']).len());
                line[from..].to_owned()
            };
            let inner: String = block.iter().map(dedent).collect();
            result.push_str(&format!("{}\n", fence(language, None, &marked, &inner)));
            if inner.ends_with("\n\n") || inner.ends_with("\n \n") || number + 1 + length < lines.len() {
                result.push('\n');
            }
            at += block.iter().map(|line| line.len()).sum::<usize>();
            number += length;
        } else {
            result.push_str(line);
        }
        at += line.len();
        number += 1;
    }
    result
}

/// Returns the language and the marked lines of `    :::python hl_lines="1 3"`.
fn language(line: &str) -> Option<(&str, String)> {
    if !(line.starts_with("    ") || line.starts_with('\t')) {
        return None;
    }
    let text = line.trim();
    let text = text.strip_prefix(":::").or_else(|| text.strip_prefix("#!"))?;
    let (language, options) = text.split_once(' ').unwrap_or((text, ""));
    let is_name =
        !language.is_empty() && language.chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '#'));
    is_name.then(|| (language, lines_to_mark(options)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indented_code_with_a_language_becomes_a_fence() {
        let check = |text: &str, result: &str| {
            assert_eq!(with_fences(text, &mut TextNotes::default()), result, "{text}");
        };
        check(
            "A\n\n    :::python hl_lines=\"2\"\n    def f():\n\n        pass\n\nB\n",
            "A\n\n```python {2}\ndef f():\n\n    pass\n```\n\nB\n",
        );
        check("[TOC]\n\nA `[TOC]`\n", "\nA `[TOC]`\n");
        check("    #!/bin/sh\n    x\n", "    #!/bin/sh\n    x\n");
        check("```\n    :::x\n```\n", "```\n    :::x\n```\n");
    }
}
