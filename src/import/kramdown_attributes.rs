//! Attribute lists of kramdown: `{: #id .class key="value"}`.

/// An attribute list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KramdownAttributes {
    /// The id.
    pub(super) id: Option<String>,
    /// The classes.
    pub(super) classes: Vec<String>,
    /// The names and values of other attributes.
    pub(super) others: Vec<(String, String)>,
    /// Words that name a list defined elsewhere, such as `toc`.
    pub(super) words: Vec<String>,
}

impl KramdownAttributes {
    /// Parses a list with its braces; `None` if it is none.
    pub(super) fn parse(text: &str) -> Option<KramdownAttributes> {
        let inner = text.strip_prefix("{:")?.strip_suffix('}')?;
        let is_other = inner.starts_with([':', '/']) || inner.contains(['{', '}']);
        if is_other || inner.split_once(':').is_some_and(|(name, _)| is_name(name)) {
            return None;
        }
        let mut list = KramdownAttributes::default();
        for piece in pieces(inner) {
            if let Some((name, value)) = piece.split_once('=').filter(|_| !piece.starts_with(['#', '.'])) {
                list.others.push((name.to_owned(), value.trim_matches(['"', '\'']).to_owned()));
            } else if piece.starts_with(['#', '.']) {
                list.add_short(piece);
            } else {
                list.words.push(piece.to_owned());
            }
        }
        Some(list)
    }

    /// Adds the classes and ids of `.a.b#c`.
    fn add_short(&mut self, piece: &str) {
        let mut rest = piece;
        while let Some(sign) = rest.chars().next().filter(|sign| matches!(sign, '#' | '.')) {
            let name = &rest[1..];
            let end = name.find(['#', '.']).unwrap_or(name.len());
            match sign {
                '#' => self.id = Some(name[..end].to_owned()).filter(|id| !id.is_empty()).or(self.id.take()),
                _ if end > 0 => self.classes.push(name[..end].to_owned()),
                _ => {}
            }
            rest = &name[end..];
        }
    }

    /// Returns the value of another attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.others.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Returns the language of code, if a class names it.
    pub(super) fn language(&self) -> Option<&str> {
        self.classes.iter().find_map(|class| class.strip_prefix("language-"))
    }

    /// Returns whether it is a mark for a table of contents.
    pub(super) fn is_contents(&self) -> bool {
        self.words.iter().any(|word| word == "toc") || self.classes.iter().any(|class| class == "toc")
    }

    /// Returns the marker of a callout, if a class means one.
    pub(super) fn callout(&self) -> Option<&'static str> {
        const PREFIXES: [&str; 7] = ["notice", "alert", "callout", "prompt", "admonition", "box", "message"];
        self.classes.iter().find_map(|class| {
            let of_prefix = PREFIXES.iter().find_map(|prefix| class.strip_prefix(prefix));
            match of_prefix {
                Some(rest) => super::markdown_writing::marker(rest.trim_start_matches(['-', '_'])),
                None if ["note", "tip", "info", "warning", "important", "danger", "caution"]
                    .contains(&class.as_str()) =>
                {
                    super::markdown_writing::marker(class)
                }
                None => None,
            }
        })
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Splits at blanks that do not stand between quotes.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    super::liquid_expression::split(text, ' ').into_iter().map(str::trim).filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read() {
        let list = KramdownAttributes::parse("{: #top .a.b width=\"1 2\" toc}").unwrap();
        assert_eq!(
            (list.id.as_deref(), list.classes.len(), list.get("width")),
            (Some("top"), 2, Some("1 2"))
        );
        assert!(list.is_contents());
        let marker = |text: &str| KramdownAttributes::parse(text).unwrap().callout();
        assert_eq!(marker("{: .notice--warning}"), Some("WARNING"));
        assert_eq!((marker("{:.notice}"), marker("{: .prompt-tip }")), (Some("NOTE"), Some("TIP")));
        assert_eq!((marker("{: .center}"), marker("{: .boxing}")), (None, None));
        for text in ["{::comment}", "{:/}", "{:name: .a}", "{: .a", "{% x %}"] {
            assert_eq!(KramdownAttributes::parse(text), None, "{text}");
        }
    }
}
