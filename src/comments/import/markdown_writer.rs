//! Writes Markdown: paragraphs, lines, lists, links, emphasis and quotes.

/// Placeholders for the start and the end of a quote until its lines are known. They are removed from a commenter's text.
pub(super) const QUOTE: char = '\u{1}';
pub(super) const UNQUOTE: char = '\u{2}';

/// The most bytes of a reference such as `&eacute;`.
const LONGEST_REFERENCE: usize = 40;

/// The Markdown so far, and the elements that are open.
#[derive(Debug, Default)]
pub(super) struct MarkdownWriter {
    pub(super) out: String,
    /// The number of the next entry of each open list; `None` for a list without numbers.
    pub(super) lists: Vec<Option<usize>>,
    /// The addresses of open links, with the offset where their text begins.
    pub(super) links: Vec<(String, usize)>,
    /// The open emphasis, with the offset where its text begins.
    pub(super) marks: Vec<(&'static str, usize)>,
    pub(super) quotes: usize,
    pub(super) code: bool,
    pub(super) pre: bool,
    /// The text of elements that readers do not see.
    pub(super) hidden: usize,
}

impl MarkdownWriter {
    /// Writes text, with escapes before characters that Markdown would interpret.
    pub(super) fn escaped(&mut self, text: &str) {
        let words: Vec<&str> = text.split(' ').collect();
        for (number, word) in words.iter().enumerate() {
            if number > 0 {
                self.out.push(' ');
            }
            let is_address =
                word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
            let at_start = self.out.is_empty() || self.out.ends_with('\n');
            for (at, c) in word.char_indices() {
                let starts =
                    at_start && at == 0 && matches!(c, '#' | '+' | '-' | '>' | '=' | '~' | ':' | '|')
                        || at_start
                            && at > 0
                            && matches!(c, '.' | ')')
                            && word[..at].bytes().all(|byte| byte.is_ascii_digit());
                let means = matches!(c, '*' | '_' | '`' | '[' | ']' | '\\' | '<' | '~')
                    || c == '&'
                        && word.as_bytes()[at..].iter().take(LONGEST_REFERENCE).any(|byte| *byte == b';');
                if starts || (means && !is_address) {
                    self.out.push('\\');
                }
                self.out.push(c);
            }
        }
    }

    /// Marks the text since the emphasis began. Text that is empty, code, or several paragraphs cannot be marked.
    pub(super) fn emphasis(&mut self, mark: &str) {
        let Some(at) = self.marks.iter().rposition(|(open, _)| *open == mark) else { return };
        let (_, start) = self.marks.remove(at);
        let Some(text) = self.out.get(start..).map(str::to_owned) else { return };
        let inner = text.trim();
        if inner.is_empty() || inner.contains("\n\n") || inner.contains(QUOTE) || self.pre || self.code {
            return;
        }
        let (before, after) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
        self.out.truncate(start);
        self.out.push_str(&format!("{before}{mark}{inner}{mark}{after}"));
        self.moved(start);
    }

    /// Moves the start of elements that were opened behind `start` and are still open: elements overlap, and their text has moved.
    fn moved(&mut self, start: usize) {
        let open = self.marks.iter_mut().map(|(_, at)| at).chain(self.links.iter_mut().map(|(_, at)| at));
        for at in open.filter(|at| **at > start) {
            *at = self.out.len();
        }
    }

    /// Writes an empty line, unless there is one.
    pub(super) fn block(&mut self) {
        if !self.pre && !self.out.is_empty() && !self.out.ends_with("\n\n") && !self.out.ends_with(QUOTE) {
            self.out.push_str("\n\n");
        }
    }

    /// Begins a line, unless it is empty.
    pub(super) fn line(&mut self) {
        if !self.pre && !self.out.is_empty() && !self.out.ends_with(['\n', QUOTE]) {
            self.out.push('\n');
        }
    }

    /// Writes the separator between the cells of a row.
    pub(super) fn cell(&mut self) {
        if !self.pre && !self.out.is_empty() && !self.out.ends_with(['\n', QUOTE]) {
            let end = self.out.trim_end_matches(' ').len();
            self.out.truncate(end);
            self.out.push_str(" | ");
        }
    }

    pub(super) fn entry(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        let depth = self.lists.len().saturating_sub(1);
        self.out.push_str(&"   ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.out.push_str("- "),
        }
    }

    /// Makes a link of the text since `start`. A link whose text is its address is written as the address alone.
    pub(super) fn link(&mut self, address: &str, start: usize) {
        let Some(text) = self.out.get(start..).map(str::to_owned) else { return };
        let plain = text.trim().replace('\\', "");
        let address = address
            .trim()
            .replace(' ', "%20")
            .replace('(', "%28")
            .replace(')', "%29")
            .replace(['<', '>', '\n'], "");
        if address.is_empty() || plain.is_empty() {
            return;
        }
        self.out.truncate(start);
        // Disqus shortens the text of an address, with dots at its end.
        let shown =
            plain.trim_end_matches(['.', '…']).trim_start_matches("https://").trim_start_matches("http://");
        let same =
            address.split_once("://").is_some_and(|(_, rest)| rest.starts_with(shown) && !shown.is_empty());
        match same {
            true => self.out.push_str(&address),
            false => self.out.push_str(&format!("[{}]({address})", text.trim())),
        }
        self.moved(start);
    }

    /// Returns the text with its quotes marked, and without superfluous spaces and empty lines.
    pub(super) fn finish(self) -> String {
        let (mut lines, mut depth, mut code): (Vec<String>, usize, bool) = (Vec::new(), 0, false);
        for line in self.out.split('\n') {
            depth += line.matches(QUOTE).count();
            let text = line.replace([QUOTE, UNQUOTE], "");
            code ^= text.starts_with("```");
            let text = if code { text.as_str() } else { text.trim_end() };
            let spare = text.is_empty() && !code && lines.last().is_none_or(|last| is_empty(last));
            if !spare {
                lines.push(format!("{}{text}", "> ".repeat(depth)).trim_end_matches(' ').to_owned());
            }
            depth = depth.saturating_sub(line.matches(UNQUOTE).count());
            // The empty line at the end of a quote is outside it. Otherwise the next line would be part of the quote.
            if let Some(last) = lines.last_mut().filter(|last| line.contains(UNQUOTE) && is_empty(last)) {
                *last = "> ".repeat(depth).trim_end().to_owned();
            }
        }
        let end = lines.iter().rposition(|line| !is_empty(line)).map_or(0, |last| last + 1);
        lines.truncate(end);
        lines.join("\n")
    }
}

/// Returns whether a line has no text; quote marks do not count.
fn is_empty(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '>' | ' '))
}
