//! Writes Markdown in which blocks take the place of parts of a text: on lines of their own, with blank lines around, and
//! with the indentation and the marks of quotes of the line in which they begin.

/// The text so far.
#[derive(Debug)]
pub(super) struct BlockWriter {
    text: String,
    /// The prefix of the block that was written last, if nothing follows it yet.
    after_block: Option<String>,
}

impl BlockWriter {
    /// Returns an empty text.
    pub(super) fn new(capacity: usize) -> BlockWriter {
        BlockWriter { text: String::with_capacity(capacity), after_block: None }
    }

    /// Adds a text as it is.
    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let Some(prefix) = self.after_block.take() else {
            self.text.push_str(text);
            return;
        };
        let text = text.trim_start_matches([' ', '\t']);
        match text.strip_prefix('\n') {
            // Only blanks so far: the block still ends the text.
            None if text.is_empty() => self.after_block = Some(prefix),
            Some(rest) => {
                let line = rest.split('\n').next().unwrap_or_default();
                let is_blank = line.trim_matches([' ', '\t', '>']).is_empty();
                self.text.push('\n');
                if !is_blank {
                    self.text.push_str(prefix.trim_end());
                    self.text.push('\n');
                }
                self.text.push_str(rest);
            }
            None => {
                self.text.push_str(&format!("\n{}\n{prefix}{text}", prefix.trim_end()));
            }
        }
    }

    /// Adds a block.
    pub(super) fn block(&mut self, block: &str) {
        let block = block.trim_matches('\n');
        if self.after_block.is_some() {
            self.text("\n");
        }
        let line_start = self.text.rfind('\n').map_or(0, |end| end + 1);
        let line = &self.text[line_start..];
        let marks = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        let prefix = match list_mark(&line[marks..]) {
            // A block in an item of a list has the indentation of the item.
            Some(mark) if line[marks + mark..].is_empty() => {
                format!("{}{}", &line[..marks], " ".repeat(mark))
            }
            Some(mark) => {
                let prefix = format!("{}{}", &line[..marks], " ".repeat(mark));
                self.end_line(&prefix);
                prefix
            }
            None => {
                let prefix = line[..marks].to_owned();
                if marks < line.len() {
                    self.end_line(&prefix);
                } else {
                    self.blank_line_above(line_start, &prefix);
                }
                prefix
            }
        };
        for (number, line) in block.split('\n').enumerate() {
            if number > 0 {
                self.text.push('\n');
                self.text.push_str(if line.is_empty() { prefix.trim_end() } else { &prefix });
            }
            self.text.push_str(line);
        }
        self.after_block = Some(prefix);
    }

    /// Ends a line with text, so that a block can begin.
    fn end_line(&mut self, prefix: &str) {
        let kept = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(kept);
        self.text.push_str(&format!("\n{}\n{prefix}", prefix.trim_end()));
    }

    /// Adds a blank line above the line that begins here, if there is none.
    fn blank_line_above(&mut self, line_start: usize, prefix: &str) {
        let above = self.text[..line_start].trim_end_matches('\n');
        let has_blank = line_start == 0 || self.text[..line_start].ends_with("\n\n");
        let last = above.rsplit('\n').next().unwrap_or_default();
        if !has_blank && !last.trim_matches([' ', '\t', '>']).is_empty() {
            self.text.insert_str(line_start, &format!("{}\n", prefix.trim_end()));
        }
    }

    /// Returns whether only marks stand before and blanks after this place of a line.
    pub(super) fn is_alone(&self, rest: &str) -> bool {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        let is_start = line.trim_matches([' ', '\t', '>']).is_empty();
        let after = rest.split('\n').next().unwrap_or_default();
        (is_start || self.after_block.is_some()) && after.trim().is_empty()
    }

    /// Returns the text between two tags without the indentation and the marks of quotes that the first one has.
    pub(super) fn without_prefix(&self, inner: &str) -> String {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        let prefix = &line[..line.len() - line.trim_start_matches([' ', '\t', '>']).len()];
        let lines = inner.split('\n').map(|line| {
            line.strip_prefix(prefix).or_else(|| line.strip_prefix(prefix.trim_end())).unwrap_or(line)
        });
        dedented(&lines.collect::<Vec<_>>().join("\n"))
    }

    /// Returns the text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Returns the length of the mark of a list at the start of a line, with the blank after it.
fn list_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match line.as_bytes().get(digits)? {
        b'.' | b')' if digits > 0 => digits + 1,
        b'-' | b'*' | b'+' if digits == 0 => 1,
        _ => return None,
    };
    line[mark..].starts_with(' ').then_some(mark + 1)
}

/// Returns a text without the indentation that all of its lines have.
pub(super) fn dedented(text: &str) -> String {
    let indentation = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = || text.split('\n');
    let least = lines().skip(1).filter(|line| !line.trim().is_empty()).map(indentation).min().unwrap_or(0);
    if least == 0 {
        return text.to_owned();
    }
    let line = |(number, line): (usize, &str)| {
        let from = if number == 0 { 0 } else { least.min(indentation(line)) };
        line[from..].to_owned()
    };
    lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, result: &str) {
        let mut out = BlockWriter::new(0);
        out.text(before);
        out.block("B1\n\nB2");
        out.text(after);
        assert_eq!(out.finish(), result);
    }

    #[test]
    fn blocks_stand_on_lines_of_their_own() {
        check("a\n\n", "\n\nb", "a\n\nB1\n\nB2\n\nb");
        check("a\n", "\nb", "a\n\nB1\n\nB2\n\nb");
        check("a ", " b", "a\n\nB1\n\nB2\n\nb");
        check("> a\n> ", "\n> b", "> a\n>\n> B1\n>\n> B2\n>\n> b");
        check("- a\n  ", "\n", "- a\n\n  B1\n\n  B2\n");
        check("- ", "\n- b", "- B1\n\n  B2\n\n- b");
        check("1. a ", "", "1. a\n\n   B1\n\n   B2");
        check("", "", "B1\n\nB2");
        let mut out = BlockWriter::new(0);
        out.block("a");
        out.text("\n");
        out.block("b");
        out.text("  ");
        out.block("c");
        assert_eq!(out.finish(), "a\n\nb\n\nc");
    }

    #[test]
    fn indentation_of_all_lines_is_removed() {
        assert_eq!(dedented("\n    a\n      b\n\n    c\n"), "\na\n  b\n\nc\n");
        assert_eq!(dedented("a\nb"), "a\nb");
    }
}
