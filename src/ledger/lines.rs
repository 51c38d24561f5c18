//! The form of `urls.txt`: a line for each address, with the day on which it was recorded first, and a digest of its text.
//!
//! The lines are sorted by address, so that two branches that add addresses rarely touch the same place. A line that stands
//! twice, as after a merge that keeps both sides, does no harm.

use std::collections::BTreeMap;
use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::path::{OutPath, SourcePath, Url};
use crate::source;

/// The first line of a new ledger.
const HEAD: &str =
    "# Every address that was ever published, with its day. Only `steadfast ledger record` adds lines.\n";

/// The beginnings of the lines that version control writes into a file at a conflict.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// The addresses that were published, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The lines.
    pub lines: BTreeMap<OutPath, LedgerLine>,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// The day on which the address was recorded first: `2026-11-28`.
    pub day: String,
    /// The digest of the text at the address, of articles and pages.
    pub text: Option<String>,
    /// The byte range in the file.
    pub at: Range<usize>,
}

impl Ledger {
    /// Parses the file. Reports each line that cannot be read.
    pub fn parse(text: &str, report: &mut Report) -> Ledger {
        let file = SourcePath::new(source::LEDGER);
        let mut ledger = Ledger::default();
        let (mut start, mut in_conflict) = (0, false);
        for line in text.split_inclusive('\n') {
            let at = start..start + line.trim_end().len();
            start += line.len();
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if CONFLICT.iter().any(|mark| line.starts_with(mark)) {
                let begins = line.starts_with(CONFLICT[0]);
                if begins || !in_conflict {
                    report.push(conflict().at(Span::new(&file, text, at)));
                }
                in_conflict = begins || in_conflict && !line.starts_with(CONFLICT[3]);
                continue;
            }
            match parsed(line, at.clone()) {
                Ok((path, line)) => ledger.add(path, line),
                Err(reason) => report.push(
                    Diagnostic::error(codes::BAD_LEDGER, reason)
                        .at(Span::new(&file, text, at))
                        .why("a line that cannot be read protects no address")
                        .help(
                            "restore the line from version control; a line is an address and its day:\n/about/ 2026-11-28",
                        ),
                ),
            }
        }
        ledger
    }

    /// Adds a line. Of two lines for one address, the first day counts.
    fn add(&mut self, path: OutPath, line: LedgerLine) {
        match self.lines.get_mut(&path) {
            Some(known) => {
                known.day = line.day.min(std::mem::take(&mut known.day));
                known.text = known.text.take().or(line.text);
            }
            None => drop(self.lines.insert(path, line)),
        }
    }
}

fn conflict() -> Diagnostic {
    Diagnostic::error(codes::BAD_LEDGER, "a merge conflict stands in the ledger of addresses")
        .why("both sides hold addresses that were published")
        .help(
            "keep the lines of both sides, remove the marks `<<<<<<<`, `=======` and `>>>>>>>`; `steadfast ledger record` sorts \
             the lines. In `.gitattributes`, this line keeps both sides in future:\nurls.txt merge=union",
        )
}

/// Parses a line: an address, its day, and perhaps a digest.
fn parsed(line: &str, at: Range<usize>) -> Result<(OutPath, LedgerLine), String> {
    let mut words = line.split_whitespace();
    let address = words.next().unwrap_or_default();
    let path = path_of(address).ok_or_else(|| format!("`{address}` is no address of this site"))?;
    let Some(day) = words.next() else { return Err(format!("`{address}` has no day")) };
    if day.len() != 10 || Moment::parse(day, &Zone::UTC).is_err() {
        return Err(format!("`{day}` is no day"));
    }
    let text = words.next().map(str::to_owned);
    let is_digest = |text: &String| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(rest) = words.next().or(text.as_deref().filter(|_| !text.as_ref().is_some_and(is_digest))) {
        return Err(format!("`{rest}` does not belong into the ledger"));
    }
    Ok((path, LedgerLine { day: day.to_owned(), text, at }))
}

/// Returns the path of an address: that of a page if it ends in `/`, or else of a file.
fn path_of(address: &str) -> Option<OutPath> {
    let rest = address.strip_prefix('/')?;
    if rest.is_empty() || rest.ends_with('/') {
        return Url::parse(address).ok().map(|url| url.out_path());
    }
    OutPath::parse(&percent_decode_str(rest).decode_utf8().ok()?).ok()
}

/// Returns the file with the addresses of a site added, and the digests of its texts renewed. `day` is the day of new addresses.
///
/// If nothing is new, the file stays byte for byte. Lines that cannot be read are lost, so they must be mended before.
pub fn recorded(before: Option<&str>, addresses: &BTreeMap<OutPath, Option<String>>, day: &str) -> String {
    let text = before.unwrap_or(HEAD);
    let mut ledger = Ledger::parse(text, &mut Report::new());
    let known = |(path, text): (&OutPath, &Option<String>)| {
        ledger.lines.get(path).is_some_and(|line| text.is_none() || line.text == *text)
    };
    if before.is_some() && addresses.iter().all(known) {
        return text.to_owned();
    }
    for (path, text) in addresses {
        let new = LedgerLine { day: day.to_owned(), text: None, at: 0..0 };
        let line = ledger.lines.entry(path.clone()).or_insert(new);
        line.text = text.clone().or(line.text.take());
    }
    let mut lines: Vec<String> = ledger.lines.iter().map(|(path, line)| written(path, line)).collect();
    lines.sort_unstable();
    let comments = text.lines().filter(|line| line.trim_start().starts_with('#'));
    comments.map(|line| format!("{line}\n")).chain(lines).collect()
}

fn written(path: &OutPath, line: &LedgerLine) -> String {
    let text = line.text.as_ref().map(|text| format!(" {text}")).unwrap_or_default();
    format!("{} {}{text}\n", path.url().encoded(), line.day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn addresses(paths: &[(&str, Option<&str>)]) -> BTreeMap<OutPath, Option<String>> {
        let one =
            |(path, text): &(&str, Option<&str>)| (OutPath::parse(path).unwrap(), text.map(str::to_owned));
        paths.iter().map(one).collect()
    }

    #[test]
    fn new_addresses_are_added_in_order_and_known_days_stay() {
        let first = recorded(
            None,
            &addresses(&[("b/index.html", Some("12ab")), ("a b/feed.xml", None)]),
            "2026-11-28",
        );
        assert_eq!(first, format!("{HEAD}/a%20b/feed.xml 2026-11-28\n/b/ 2026-11-28 12ab\n"));
        let second = recorded(
            Some(&first),
            &addresses(&[("b/index.html", Some("34cd")), ("a.html", None)]),
            "2026-12-01",
        );
        assert_eq!(
            second,
            format!("{HEAD}/a%20b/feed.xml 2026-11-28\n/a.html 2026-12-01\n/b/ 2026-11-28 34cd\n")
        );
    }

    proptest! {
        #[test]
        fn recording_twice_changes_nothing_more_and_no_address_leaves(
            paths in prop::collection::btree_set("[a-c]{1,2}(/[a-c é]{1,2}[a-c])?(/index\\.html|\\.xml)", 0..6),
            later in prop::collection::btree_set("[a-c]{1,2}(/index\\.html|\\.xml)", 0..6),
            shuffle in any::<bool>(),
        ) {
            let all = |paths: &std::collections::BTreeSet<String>| -> BTreeMap<OutPath, Option<String>> {
                paths.iter().map(|path| (OutPath::parse(path).unwrap(), None)).collect()
            };
            let mut first = recorded(None, &all(&paths), "2026-11-28");
            if shuffle {
                let mut lines: Vec<&str> = first.lines().collect();
                lines.reverse();
                first = lines.join("\n") + "\n";
            }
            prop_assert_eq!(&recorded(Some(&first), &all(&paths), "2026-12-01"), &first);
            let second = recorded(Some(&first), &all(&later), "2026-12-01");
            prop_assert_eq!(&recorded(Some(&second), &all(&later), "2026-12-02"), &second);
            let mut report = Report::new();
            let ledger = Ledger::parse(&second, &mut report);
            prop_assert_eq!(report.len(), 0);
            for path in all(&paths).keys() {
                prop_assert_eq!(ledger.lines.get(path).map(|line| line.day.as_str()), Some("2026-11-28"));
            }
            prop_assert!(all(&later).keys().all(|path| ledger.lines.contains_key(path)));
        }

        #[test]
        fn no_text_ends_in_a_panic(text in "([</>=#|]{0,8}|/[a-zé%. /]{0,9}|2026-1[0-9]-28| |\n){0,20}") {
            Ledger::parse(&text, &mut Report::new());
        }
    }
}
