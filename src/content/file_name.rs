//! Parses the name of a file: `2010-07-19-name.md` has a date and a slug.

use crate::date::{Moment, Zone};
use crate::path::SourcePath;

/// A name, split into its date and the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileName<'t> {
    /// The date at the start, as it is written.
    pub(super) date: Option<&'t str>,
    /// The rest, or the whole name without a date; may be empty.
    pub(super) rest: &'t str,
}

impl FileName<'_> {
    /// Returns midnight of the day in `zone`, or the reason why the date is not valid.
    pub(super) fn day(&self, zone: &Zone) -> Option<Result<Moment, String>> {
        self.date.map(|date| Moment::parse(date, zone))
    }
}

/// Returns the slug that the name of an article's file gives; empty if the name is a date alone.
pub fn file_slug(file: &SourcePath) -> &str {
    parse(base_name(file)).rest
}

/// Returns the name of a file without its extension, or the name of its folder for an `index.md`.
pub(super) fn base_name(file: &SourcePath) -> &str {
    match file.stem() {
        "index" => file.folder().rsplit('/').next().filter(|folder| *folder != "content").unwrap_or_default(),
        stem => stem,
    }
}

/// Splits a name.
pub(super) fn parse(name: &str) -> FileName<'_> {
    let mut at = 0;
    for (least, most) in [(4, 4), (1, 2), (1, 2)] {
        let digits = name[at..].bytes().take_while(u8::is_ascii_digit).count();
        if !(least..=most).contains(&digits) {
            return FileName { date: None, rest: name };
        }
        at += digits;
        match name.as_bytes().get(at) {
            Some(b'-') => at += 1,
            None if most == 2 => {}
            _ => return FileName { date: None, rest: name },
        }
    }
    FileName { date: Some(name[..at].trim_end_matches('-')), rest: &name[at..] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_date_and_rest() {
        let check = |name, date, rest| assert_eq!(parse(name), FileName { date, rest }, "{name}");
        check("2010-07-19-A_name", Some("2010-07-19"), "A_name");
        check("2024-12-5-x", Some("2024-12-5"), "x");
        check("2024-13-45-x", Some("2024-13-45"), "x");
        check("2010-07-19", Some("2010-07-19"), "");
        check("2010-name", None, "2010-name");
        check("2010-07-19th-century", None, "2010-07-19th-century");
        check("10-07-19-x", None, "10-07-19-x");
        check("2010-", None, "2010-");
        check("", None, "");
    }

    #[test]
    fn an_index_has_the_name_of_its_folder() {
        let check = |file: &str, name| assert_eq!(base_name(&SourcePath::new(file)), name, "{file}");
        check("content/a/hello.md", "hello");
        check("content/2010-07-19-x/index.md", "2010-07-19-x");
        check("content/index.md", "");
    }
}
