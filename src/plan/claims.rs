//! Who wants which path of the output: each path goes to one source, and the others are told.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::Span;
use crate::diagnostic::codes;
use crate::path::OutPath;
use crate::plan::Output;

/// Where a claim comes from, for messages.
#[derive(Clone, Debug)]
pub(super) struct Claimant {
    /// What it is, with its article: `the alias`, `the article`, `the page of all tags`.
    pub(super) what: String,
    /// Where the author gave it, if it was given.
    pub(super) span: Option<Span>,
}

impl Claimant {
    /// A page that the site has of itself.
    pub(super) fn own(what: &str) -> Claimant {
        Claimant { what: what.to_owned(), span: None }
    }
}

/// How the path that somebody wants is like the one that was given away.
#[derive(Clone, Copy)]
enum Twin {
    Same,
    /// They differ in case or in how accents are stored.
    Alike,
}

/// All claims so far.
#[derive(Default)]
pub(super) struct Claims {
    outputs: BTreeMap<OutPath, Output>,
    /// By the path as a file system that ignores case would see it.
    holders: HashMap<String, usize>,
    claimants: Vec<Claimant>,
}

impl Claims {
    /// Gives `path` to `output`, unless it has been given away: then the fault is reported.
    pub(super) fn claim(&mut self, path: OutPath, output: Output, claimant: Claimant, report: &mut Report) {
        let folded = path.folded();
        match self.holders.get(&folded) {
            Some(holder) => {
                let twin = if self.outputs.contains_key(&path) { Twin::Same } else { Twin::Alike };
                report.extend(two_for_one(&path, twin, &self.claimants[*holder], &claimant));
            }
            None => {
                self.holders.insert(folded, self.claimants.len());
                self.claimants.push(claimant);
                self.outputs.insert(path, output);
            }
        }
    }

    /// What has `path` already.
    pub(super) fn holder(&self, path: &OutPath) -> Option<&Output> {
        self.outputs.get(path)
    }

    /// How many pages search engines should list.
    pub(super) fn indexed(&self) -> usize {
        self.outputs
            .values()
            .filter(|output| matches!(output, Output::Page(page) if page.is_indexed()))
            .count()
    }

    /// The outputs, once no file stands where another needs a folder.
    pub(super) fn finish(self, report: &mut Report) -> BTreeMap<OutPath, Output> {
        for (folded, inner) in &self.holders {
            let mut rest = folded.as_str();
            while let Some((folder, _)) = rest.rsplit_once('/') {
                if let Some(outer) = self.holders.get(folder) {
                    let [outer, inner] = [*outer, *inner].map(|place| &self.claimants[place]);
                    report.push(file_and_folder(folder, outer, inner));
                }
                rest = folder;
            }
        }
        self.outputs
    }
}

/// One path that two sources want; none where both are pages that the site makes of one thing, such as the page of a tag
/// whose name clashes with another's: that fault has been told.
fn two_for_one(path: &OutPath, twin: Twin, first: &Claimant, second: &Claimant) -> Option<Diagnostic> {
    let url = path.url();
    let same = first.what == second.what;
    if same && first.span.is_none() && second.span.is_none() {
        return None;
    }
    let message = match second.what.strip_prefix("the ").filter(|noun| same && !noun.contains(' ')) {
        Some(noun) => format!("two {} would be written to `{url}`", plural(noun)),
        None => format!("{} and {} would both be written to `{url}`", second.what, first.what),
    };
    let help = "give one of them another `slug:` or `url:`, or remove the alias";
    let fault = clash(codes::DUPLICATE_PATH, message, first, second).help(help);
    Some(match twin {
        Twin::Same => fault,
        Twin::Alike => fault.why(
            "many systems cannot keep two files whose names differ only in case or in how accents are stored",
        ),
    })
}

fn plural(noun: &str) -> String {
    if noun.ends_with('s') { format!("{noun}es") } else { format!("{noun}s") }
}

fn file_and_folder(folder: &str, outer: &Claimant, inner: &Claimant) -> Diagnostic {
    let of = if inner.what == outer.what { "another" } else { &outer.what };
    let message = format!("{} needs a folder `/{folder}/` where {of} is a file", inner.what);
    clash(codes::DUPLICATE_PATH, message, outer, inner).help("give one of them another address")
}

/// A fault at the place of the second, or where that has none, of the first.
fn clash(code: Code, message: String, first: &Claimant, second: &Claimant) -> Diagnostic {
    let fault = Diagnostic::error(code, message).why("one of them would be lost");
    match (&first.span, &second.span) {
        (Some(first_span), Some(span)) => {
            let what = if first.what == second.what { "the other one" } else { &first.what };
            fault.at(span.clone()).also(first_span.clone(), what)
        }
        (None, Some(span)) | (Some(span), None) => fault.at(span.clone()),
        (None, None) => fault,
    }
}
