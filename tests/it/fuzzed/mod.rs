//! A short run of the fuzzed functions: on the seeds, and on a number of changed seeds that is the same each time.
//!
//! `FUZZ_INPUTS=100000 cargo test fuzzed` tries more. `docs/reliability.md` says how to fuzz for long.

#[allow(unreachable_pub, reason = "the crate in `fuzz/` uses these too")]
mod targets;

use std::fs;
use std::path::Path;

/// Bytes at which parsers of text decide something.
const WORDS: &[&[u8]] = &[
    b"\n",
    b"\r\n",
    b"\r\n\r\n",
    b"---\n",
    b": ",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b"'",
    b"|\n",
    b"&a ",
    b"*a",
    b"!!x ",
    b"\t",
    b"\0",
    b"\xff",
    b"%2e%2e/",
    b"%00",
    b"../",
    b"/",
    b"\\",
    b"#",
    b"?",
    b"<",
    b">",
    b"</",
    b"<!--",
    b"<![CDATA[",
    b"]]>",
    b"&#106;",
    b"&",
    b"```",
    b"~~~",
    b"> ",
    b"[^1]",
    b"](",
    b"![",
    b"javascript:",
    b"://",
    b"**",
    b"_",
    b"$",
    "\u{202e}".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{1f600}".as_bytes(),
    "\u{301}".as_bytes(),
    b"99999999999999999999",
    b"Content-Length: 1\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"HTTP/1.1",
    b"2026-02-30",
    b"25:00",
    b"true",
    b"null",
];

/// Numbers that are the same in every run. Source: Marsaglia, "Xorshift RNGs", 2003.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).unwrap()
    }
}

/// Names the input that broke a promise.
struct Tried<'d>(&'d [u8]);

impl Drop for Tried<'_> {
    #[expect(clippy::print_stderr, reason = "a failed test must show its input")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the input: b\"{}\"", self.0.escape_ascii());
        }
    }
}

/// Returns the files of some folders.
fn seeds(folders: &[&str]) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).into_iter().flatten();
        files.extend(entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()));
    }
    files.sort();
    assert!(!files.is_empty(), "no seeds in {folders:?}");
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// Returns a seed with a few changes.
fn changed(seeds: &[Vec<u8>], numbers: &mut Numbers) -> Vec<u8> {
    let mut data = seeds[numbers.below(seeds.len())].clone();
    for _ in 0..=numbers.below(4) {
        let (at, end) = (numbers.below(data.len() + 1), numbers.below(data.len() + 1));
        let (at, end) = (at.min(end), at.max(end));
        match numbers.below(6) {
            0 => drop(data.drain(at..end.min(at + 64))),
            1 => data.truncate(end),
            2 => {
                let word = WORDS[numbers.below(WORDS.len())];
                data.splice(at..at, word.iter().copied());
            }
            3 => {
                let piece = data[at..end.min(at + 256)].to_vec();
                data.splice(at..at, piece.repeat(1 + numbers.below(8)));
            }
            4 => {
                let other = &seeds[numbers.below(seeds.len())];
                let from = numbers.below(other.len());
                data.splice(at..at, other[from..].iter().copied().take(256));
            }
            _ => {
                if let Some(byte) = data.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
        }
    }
    data
}

/// Runs a function on the seeds in some folders, and on a number of changed seeds.
fn run(target: fn(&[u8]), folders: &[&str], inputs: usize) {
    let inputs = std::env::var("FUZZ_INPUTS").ok().and_then(|inputs| inputs.parse().ok()).unwrap_or(inputs);
    let (seeds, mut numbers) = (seeds(folders), Numbers(0x9e37_79b9_7f4a_7c15));
    let one = |data: &[u8]| {
        let _tried = Tried(data);
        target(data);
    };
    seeds.iter().for_each(|seed| one(seed));
    (0..inputs).for_each(|_| one(&changed(&seeds, &mut numbers)));
}

#[test]
fn no_text_becomes_an_address_outside_the_site() {
    run(targets::addresses, &["fuzz/seeds/addresses"], 2000);
}

#[test]
fn no_comment_brings_an_element_into_a_page() {
    run(targets::comment, &["fuzz/seeds/comment"], 1000);
}

#[test]
fn no_form_decides_about_its_comment_or_leaves_its_folder() {
    run(targets::form, &["fuzz/seeds/form"], 40);
}

#[cfg(feature = "import")]
#[test]
fn no_export_ends_in_a_panic_or_in_a_comment_that_grows() {
    run(targets::imports, &["fuzz/seeds/imports"], 300);
}

#[cfg(feature = "intake")]
#[test]
fn no_request_stops_the_intake() {
    run(targets::intake, &["fuzz/seeds/intake"], 200);
}

#[test]
fn no_markdown_without_raw_html_runs_anything() {
    run(targets::markdown, &["fuzz/seeds/markdown", "tests/corpus/markdown"], 200);
}

#[test]
fn no_picture_ends_in_a_panic() {
    run(targets::pictures, &["fuzz/seeds/pictures"], 500);
}

#[cfg(feature = "serve")]
#[test]
fn no_request_to_the_preview_gets_what_lies_outside_the_site() {
    run(targets::preview, &["fuzz/seeds/preview"], 100);
}

#[test]
fn no_note_of_an_earlier_build_makes_a_build_remove_foreign_files() {
    run(targets::publish, &["fuzz/seeds/publish"], 100);
}

#[test]
fn no_settings_end_in_a_panic_or_in_silence() {
    run(targets::settings, &["fuzz/seeds/settings", "tests/corpus/config"], 300);
}

#[test]
fn no_text_with_front_matter_ends_in_a_panic_or_in_silence() {
    run(targets::texts, &["fuzz/seeds/texts", "tests/corpus/front_matter"], 300);
}
