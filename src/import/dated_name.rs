//! File names that begin with a date: `2010-07-19-warm-welcome`.

/// Splits a name without its extension into its date, as `2010-7-9`, and the rest.
pub(super) fn split(name: &str) -> (Option<&str>, &str) {
    let mut at = 0;
    for (most, least) in [(4, 4), (2, 1), (2, 1)] {
        let digits = name[at..].bytes().take(most).take_while(u8::is_ascii_digit).count();
        let has_hyphen = name.as_bytes().get(at + digits) == Some(&b'-');
        if digits < least || !(has_hyphen || at + digits == name.len()) {
            return (None, name);
        }
        at = (at + digits + 1).min(name.len() + 1);
        if at > name.len() {
            // A name that is only a date is its own rest.
            return match name.matches('-').count() {
                2 => (Some(name), name),
                _ => (None, name),
            };
        }
    }
    (Some(&name[..at - 1]), &name[at..])
}

/// Returns the name of a text of Markdown or HTML without its extension; `None` for other files.
pub(super) fn stem<'n>(name: &'n str, endings: &[&str]) -> Option<&'n str> {
    let (stem, ending) = name.rsplit_once('.')?;
    endings.contains(&ending.to_ascii_lowercase().as_str()).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_split_off() {
        assert_eq!(split("2010-07-19-warm-welcome"), (Some("2010-07-19"), "warm-welcome"));
        assert_eq!(split("2024-12-5-x"), (Some("2024-12-5"), "x"));
        assert_eq!(split("2010-07-19"), (Some("2010-07-19"), "2010-07-19"));
        for name in ["about", "2010-report", "2010-07-report", "2010", "", "20100-07-19-x", "2010-07"] {
            assert_eq!(split(name), (None, name));
        }
        assert_eq!((stem("a.b.MD", &["md"]), stem("a.png", &["md"])), (Some("a.b"), None));
    }
}
