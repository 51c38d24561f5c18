//! Splits a file into the YAML between two lines of hyphens, and the Markdown after it.

use std::ops::Range;
use std::sync::Arc;

use crate::content::{Text, foreign_front_matter};
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::edits::YamlEditor;
use crate::path::SourcePath;
use crate::yaml;
use crate::yaml::quote::remedy;
use crate::yaml::{Node, NodeKind};

/// A file, split into front matter and Markdown.
pub(super) struct OpenedFile {
    /// The file with the Markdown after the front matter.
    pub(super) text: Text,
    /// The front matter; null if there is none.
    pub(super) node: Node,
    pub(super) presence: Presence,
}

/// Whether a file has front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// It has front matter, which may be empty.
    Present,
    /// It has none.
    Absent,
    /// It has front matter with errors, which were reported.
    Unreadable,
}

/// Splits a file and parses its front matter. Returns `None` and reports the error if the front matter is not closed or
/// has another form.
pub(super) fn open(file: &SourcePath, whole: &Arc<str>, report: &mut Report) -> Option<OpenedFile> {
    let text = |body| Text::new(file, whole, body);
    match split(file, whole) {
        Ok(Some(FileParts { yaml, body })) => {
            let (node, presence) = match yaml::parse(file, whole, yaml, report) {
                Some(node) => (node, Presence::Present),
                None => (Node { kind: NodeKind::Null, at: 0..0 }, Presence::Unreadable),
            };
            Some(OpenedFile { text: text(body..whole.len()), node, presence })
        }
        Ok(None) => {
            let node = Node { kind: NodeKind::Null, at: 0..0 };
            Some(OpenedFile { text: text(0..whole.len()), node, presence: Presence::Absent })
        }
        Err(fault) => {
            report.push(fault);
            None
        }
    }
}

/// The front matter of a file, for programs that change it.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontMatter {
    /// The byte range of the YAML between the fences.
    pub yaml: Range<usize>,
    /// The parsed YAML.
    pub node: Node,
    /// The offset of the Markdown.
    pub body: usize,
}

impl FrontMatter {
    /// Returns an editor of its keys. `file` and `whole` are the file that it was read from.
    pub fn editor<'t>(&'t self, file: &'t SourcePath, whole: &'t str) -> YamlEditor<'t> {
        YamlEditor::new(file, whole, self.yaml.clone(), &self.node)
    }
}

/// Returns the front matter of a file. Returns `None` if there is none, or if it cannot be read.
pub fn front_matter(file: &SourcePath, whole: &str) -> Option<FrontMatter> {
    let FileParts { yaml, body } = split(file, whole).ok()??;
    let node = yaml::parse(file, whole, yaml.clone(), &mut Report::new())?;
    Some(FrontMatter { yaml, node, body })
}

/// The ranges of the parts of a file.
#[derive(Debug, PartialEq, Eq)]
struct FileParts {
    yaml: Range<usize>,
    /// The offset of the Markdown.
    body: usize,
}

/// Finds the parts of a file. Returns `None` for a file without front matter.
fn split(file: &SourcePath, whole: &str) -> Result<Option<FileParts>, Diagnostic> {
    let place = |at: Range<usize>| Span::new(file, whole, at);
    let Some(first) = lines(whole, 0).next() else { return Ok(None) };
    if !is_fence(&whole[first.clone()], "---") {
        return match between_dashes(whole) {
            Some(split) => Ok(Some(split)),
            None => other_beginning(whole, place).map_or(Ok(None), Err),
        };
    }
    let start = (first.end + 1).min(whole.len());
    let mut like_a_fence = None;
    for line in lines(whole, start) {
        let text = &whole[line.clone()];
        if is_fence(text, "---") || is_fence(text, "...") {
            break;
        }
        if is_dashes(text) && text.starts_with(['–', '—']) {
            return Ok(Some(FileParts { yaml: start..line.start, body: (line.end + 1).min(whole.len()) }));
        }
        if is_nearly_fence(text) {
            // A value may continue on indented lines, and one of them may consist of hyphens.
            like_a_fence.get_or_insert_with(|| line.clone());
            if !text.starts_with(' ') {
                return Err(not_quite_closed(place(first), place(line)));
            }
        }
    }
    let close = lines(whole, start).find(|line| {
        let text = &whole[line.clone()];
        is_fence(text, "---") || is_fence(text, "...")
    });
    match (close, like_a_fence) {
        (Some(close), _) => {
            Ok(Some(FileParts { yaml: start..close.start, body: (close.end + 1).min(whole.len()) }))
        }
        (None, Some(line)) => Err(not_quite_closed(place(first), place(line))),
        (None, None) => Err(unclosed(whole, place(first), start, place)),
    }
}

/// Returns the ranges of the lines from an offset on, without their line endings.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    text[start..].split_inclusive('\n').scan(start, |at, line| {
        let begin = *at;
        *at += line.len();
        Some(begin..begin + line.trim_end_matches('\n').len())
    })
}

fn is_fence(line: &str, fence: &str) -> bool {
    line.trim_end_matches([' ', '\t']) == fence
}

/// Returns whether a line was probably meant as a fence: too few hyphens or too many, indented, or of dashes.
fn is_nearly_fence(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 2 && line.chars().all(|c| matches!(c, '-' | '–' | '—')) || line == "—"
}

fn not_quite_closed(first: Span, line: Span) -> Diagnostic {
    Diagnostic::error(codes::UNCLOSED_FRONT_MATTER, "the front matter that begins here is never closed")
        .at(first)
        .also(line, "this line looks like its end, but is not three hyphens at the start of a line")
        .help("write there:\n---")
}

/// Returns the diagnostic of front matter that is not closed. It probably ends before the first line that is not YAML.
fn unclosed(whole: &str, first: Span, start: usize, place: impl Fn(Range<usize>) -> Span) -> Diagnostic {
    let diagnostic =
        Diagnostic::error(codes::UNCLOSED_FRONT_MATTER, "the front matter that begins here is never closed")
            .at(first);
    let is_yaml = |line: &str| {
        let key = line.split_once(':').is_some_and(|(key, value)| {
            !key.contains(' ') && (value.is_empty() || value.starts_with([' ', '\t']))
        });
        key || line.trim().is_empty() || line.starts_with([' ', '\t', '#', '-'])
    };
    let end = lines(whole, start).find(|line| !is_yaml(&whole[line.clone()]));
    match end {
        Some(line) if line.start > start => diagnostic
            .also(place(line), "the text seems to begin here")
            .help("add, after the last key, the line:\n---"),
        _ => diagnostic.help("add, after the last key, the line:\n---"),
    }
}

/// Finds front matter with unusual fences: below empty lines, after invisible characters, or with dashes that a program
/// made from hyphens.
fn between_dashes(whole: &str) -> Option<FileParts> {
    let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let start = whole.len() - whole.trim_start_matches(unseen).len();
    let mut rest = lines(whole, start);
    let open = rest.next().filter(|line| is_dashes(&whole[line.clone()]))?;
    let mut rest = rest.skip_while(|line| whole[line.clone()].trim().is_empty());
    rest.next().filter(|line| is_key(&whole[line.clone()]))?;
    let close = rest.find(|line| is_dashes(&whole[line.clone()]))?;
    Some(FileParts { yaml: open.end + 1..close.start, body: (close.end + 1).min(whole.len()) })
}

/// Returns whether a line consists of at least three hyphens, or of the dashes that programs make from them.
fn is_dashes(line: &str) -> bool {
    let hyphens = |c: char| match c {
        '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{ff0d}' => 1,
        '–' => 2,
        '—' | '―' => 3,
        _ => 0,
    };
    let line = line.trim();
    line.chars().map(hyphens).sum::<usize>() >= 3 && line.chars().all(|c| hyphens(c) > 0)
}

/// Returns whether a line begins with a key.
fn is_key(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(key, _)| {
        let key = key.trim();
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    })
}

/// Returns the diagnostic of front matter in another form.
fn other_beginning(whole: &str, place: impl Fn(Range<usize>) -> Span) -> Option<Diagnostic> {
    let found = foreign_front_matter::find(whole)?;
    let yaml = format!("---\n{}\n---", found.yaml.join("\n"));
    let fault = Diagnostic::error(codes::MISSING_FRONT_MATTER, found.message)
        .at(place(found.first))
        .also(place(found.last), "its last line")
        .why("front matter is YAML between two lines of three hyphens, at the top of the file");
    Some(fault.help(remedy("remove it, and begin the file with:", &yaml)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(whole: &str, yaml: &str, body: &str) {
        let found = split(&SourcePath::new("x.md"), whole).unwrap().unwrap();
        assert_eq!((&whole[found.yaml], &whole[found.body..]), (yaml, body), "{whole:?}");
    }

    #[test]
    fn a_file_is_taken_apart_at_its_fences() {
        check("---\na: b\n---\ntext\n", "a: b\n", "text\n");
        check("--- \na: b\n...\ntext", "a: b\n", "text");
        check("---\n---", "", "");
        check("\u{feff}\n ---\na: b\n---\ntext\n", "a: b\n", "text\n");
        check("—\na: b\n—\ntext\n", "a: b\n", "text\n");
        check("—-\n\na: b\n–-\ntext\n", "\na: b\n", "text\n");
        check("---\na: b\n—\ntext\n", "a: b\n", "text\n");
        check("---\na: |\n  ----\n  ---\n---\n\ntext\n---\n", "a: |\n  ----\n  ---\n", "\ntext\n---\n");
        assert_eq!(split(&SourcePath::new("x.md"), "text\n---\n"), Ok(None));
        assert_eq!(split(&SourcePath::new("x.md"), ""), Ok(None));
        assert_eq!(split(&SourcePath::new("x.md"), "—\n\nA text.\n\n—\n"), Ok(None));
    }

    proptest! {
        #[test]
        fn no_text_ends_in_a_panic(text in "(---|\\.\\.\\.|--|—|\\+\\+\\+|a: b|é|[ \n:=a]){0,20}") {
            let _ = split(&SourcePath::new("x.md"), &text);
        }
    }
}
