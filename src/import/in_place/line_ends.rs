//! The byte order mark and the line ends of a file, which stay when its text changes.

/// How the lines of a file end, and whether it begins with a byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineEnds {
    has_mark: bool,
    has_returns: bool,
}

impl LineEnds {
    /// Looks at the bytes of a file.
    pub(super) fn of(bytes: &[u8]) -> LineEnds {
        let has_returns = bytes.windows(2).any(|pair| pair == b"\r\n");
        LineEnds { has_mark: bytes.starts_with(b"\xEF\xBB\xBF"), has_returns }
    }

    /// Returns a text in the form of the file.
    pub(super) fn apply(self, text: &str) -> String {
        let mark = if self.has_mark { "\u{feff}" } else { "" };
        let text = if self.has_returns { text.replace('\n', "\r\n") } else { text.to_owned() };
        format!("{mark}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_file_stays() {
        for text in ["a\nb\n", "a\r\nb\r\n", "\u{feff}a\r\n", ""] {
            let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            assert_eq!(LineEnds::of(text.as_bytes()).apply(&plain), text);
        }
    }
}
