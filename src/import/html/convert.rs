//! Converts a text from HTML to Markdown.

use std::sync::PoisonError;

use htmd::HtmlToMarkdown;

use crate::import::home::Home;
use crate::import::html::clean::{ANCHOR, MORE, PARAGRAPH, clean};
use crate::import::html::footnotes::{self, LABEL};
use crate::import::html::handlers::{SharedNotes, converter};
use crate::import::html::links;
use crate::import::html::tree::depth;
use crate::import::notes::Note;
use crate::markup::references;

/// The deepest level of elements that is converted. Editors make some ten.
const DEEPEST: usize = 200;

/// A converted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The text in Markdown.
    pub markdown: String,
    /// What was changed, left as HTML, or left out: one for each place.
    pub notes: Vec<(Note, String)>,
}

/// Converts a text. Links to the site's own `home` (`https://example.com/`) become paths.
pub fn to_markdown(html: &str, home: &str) -> Converted {
    let notes = SharedNotes::default();
    let converter = converter(&notes);
    let html = html.replace([MORE, PARAGRAPH, ANCHOR.0, ANCHOR.1, LABEL.0, LABEL.1], "");
    let mut own = Vec::new();
    let markdown = converted(&converter, &html, home, &mut own).unwrap_or_else(|| {
        own = vec![(Note::LeftOut, "formats of texts whose elements are nested too deeply".to_owned())];
        without_tags(&html)
    });
    let mut notes = std::mem::take(&mut *notes.lock().unwrap_or_else(PoisonError::into_inner));
    notes.splice(0..0, own);
    Converted { markdown, notes }
}

/// Returns the first words of a text, without its elements.
pub fn beginning(html: &str, words: usize) -> String {
    let start: String = html.chars().take(2000).collect();
    let text = without_tags(&start.replace('<', " <"));
    let text = references::decode(&text);
    let all: Vec<&str> = text.split_whitespace().collect();
    let more = if all.len() > words { "…" } else { "" };
    format!("{}{more}", all[..all.len().min(words)].join(" "))
}

/// Converts a text; `None` if its elements are nested too deeply.
fn converted(
    converter: &HtmlToMarkdown,
    html: &str,
    home: &str,
    notes: &mut Vec<(Note, String)>,
) -> Option<String> {
    let tree = converter.html_to_tree(html).ok()?;
    if depth(&tree) > DEEPEST {
        return None;
    }
    footnotes::mark(&tree);
    links::put_inside(&tree);
    clean(&tree, &Home::new(home), notes);
    Some(tidy(&converter.tree_to_markdown(&tree)))
}

/// Returns HTML without its scripts and style sheets.
fn without_programs(html: &str) -> String {
    let (mut kept, mut rest) = (String::new(), html);
    while let Some(at) = ["<script", "<style"].iter().filter_map(|tag| rest.find(tag)).min() {
        kept.push_str(&rest[..at]);
        rest = rest[at..].find("</").map_or("", |end| &rest[at + end..]);
    }
    kept + rest
}

/// Returns the text of HTML without its tags.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for piece in without_programs(html).split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    text.replace('<', "\\<")
}

/// Puts Markdown in place of the marks, and removes superfluous spaces and empty lines.
fn tidy(markdown: &str) -> String {
    let mut text = markdown.replace(MORE, "\n\n<!-- more -->\n\n").replace(PARAGRAPH, "\n\n");
    text = text.replace(LABEL.0, "[^").replace(LABEL.1, "]");
    text = text.replace(ANCHOR.0, "<a id=\"").replace(ANCHOR.1, "\"></a>");
    let (mut lines, mut fences): (Vec<&str>, _) = (Vec::new(), Fences::default());
    for line in text.lines() {
        let is_code = fences.is_code(line);
        // A break at the start or the end of a paragraph breaks nothing.
        let line = if is_code { line } else { line.trim_end_matches(['\u{a0}', ' ', '\t']) };
        // A space at the start of a line after a break would be shown by nobody.
        let line = if !is_code && lines.last().is_some_and(|last| last.ends_with('\\')) {
            line.trim_start_matches(' ')
        } else {
            line
        };
        let is_empty = !is_code && (line.trim().is_empty() || line.trim() == "\\");
        let line = if is_empty { "" } else { line };
        if is_empty && lines.last().is_none_or(|last| last.is_empty()) {
            continue;
        }
        lines.push(line);
    }
    while lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    without_breaks_at_ends(&lines)
}

/// Follows the blocks of code from line to line.
#[derive(Default)]
struct Fences {
    /// The number of backticks that opened the present block.
    open: Option<usize>,
}

impl Fences {
    /// Returns whether the next line is code or the fence of a block.
    fn is_code(&mut self, line: &str) -> bool {
        let line = line.trim();
        let ticks = line.len() - line.trim_start_matches('`').len();
        match self.open {
            Some(open) => {
                self.open = Some(open).filter(|_| ticks < open || ticks < line.len());
                true
            }
            None => {
                self.open = Some(ticks).filter(|ticks| *ticks >= 3);
                self.open.is_some()
            }
        }
    }
}

/// Returns the lines, without the break at the end of each paragraph.
fn without_breaks_at_ends(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut fences = Fences::default();
    for (at, line) in lines.iter().enumerate() {
        let is_code = fences.is_code(line);
        let is_last = lines.get(at + 1).is_none_or(|next| next.is_empty());
        let line =
            if is_last && !is_code { line.strip_suffix('\\').unwrap_or(line).trim_end() } else { line };
        text.push_str(line);
        text.push('\n');
    }
    text
}
