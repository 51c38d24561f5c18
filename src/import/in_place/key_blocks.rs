//! Splits front matter in YAML into the lines of each key, so that some keys can change while the others keep their bytes.

/// A text with front matter in YAML.
pub(super) struct KeyBlocks<'t> {
    /// The keys, in the order of the file.
    pub(super) blocks: Vec<KeyBlock<'t>>,
    /// The text below the front matter, with the blank lines at its start.
    pub(super) body: &'t str,
}

/// A key with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeyBlock<'t> {
    /// The key.
    pub(super) key: &'t str,
    /// Its lines, and the comments above them.
    pub(super) lines: &'t str,
}

impl<'t> KeyBlocks<'t> {
    /// Splits a text. Returns `None` if it does not begin with a line of hyphens and a key.
    pub(super) fn of(text: &'t str) -> Option<KeyBlocks<'t>> {
        let first = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
        let (mut blocks, mut at) = (Vec::new(), first.len());
        let (mut key, mut start, mut pending) = (None, at, at);
        for line in text[at..].split_inclusive('\n') {
            if matches!(line.trim_end(), "---" | "...") {
                blocks.extend(key.map(|key| KeyBlock { key, lines: &text[start..at] }));
                let is_whole = !blocks.is_empty() || text[first.len()..at].trim().is_empty();
                return is_whole.then_some(KeyBlocks { blocks, body: &text[at + line.len()..] });
            }
            let next = at + line.len();
            if let Some(name) = key_of(line) {
                blocks.extend(key.map(|key| KeyBlock { key, lines: &text[start..pending] }));
                (key, start, pending) = (Some(name), pending, next);
            } else if !line.trim().is_empty() && !line.starts_with('#') {
                pending = next;
            }
            at = next;
        }
        None
    }
}

/// Returns the key of a line that begins one.
fn key_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.starts_with(|c: char| c.is_whitespace() || "#-[]{}|>&*!%@`,?".contains(c));
    let key = key.trim_matches(['"', '\'']).trim();
    (is_key && !key.is_empty() && value.starts_with([' ', '\t', '\n', '\r']) || is_key && value.is_empty())
        .then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_lines_and_the_comments_above_them() {
        let text = "---\n# A comment.\ntitle: A\ntags:\n- one\n- two\n\ntext: |\n  a\n\n  b: c\n\"x y\": 1\n---\n\nBody: a\n";
        let split = KeyBlocks::of(text).unwrap();
        let blocks: Vec<_> = split.blocks.iter().map(|block| (block.key, block.lines)).collect();
        assert_eq!(
            blocks,
            [
                ("title", "# A comment.\ntitle: A\n"),
                ("tags", "tags:\n- one\n- two\n"),
                ("text", "\ntext: |\n  a\n\n  b: c\n"),
                ("x y", "\"x y\": 1\n"),
            ]
        );
        assert_eq!(split.body, "\nBody: a\n");
        assert!(KeyBlocks::of("---\n---\nText").is_some_and(|split| split.blocks.is_empty()));
        for other in ["Text", "---\ntitle: A\n", "+++\na = 1\n+++\n", "---\n- a\n---\n", ""] {
            assert!(KeyBlocks::of(other).is_none(), "{other}");
        }
    }
}
