//! Claims on paths of the output. Each path goes to the first source that claims it; later claims are reported.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::content::Text;
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::path::{OutPath, SourcePath};
use crate::plan::Output;

/// The source of a claim, for messages.
#[derive(Clone, Debug)]
pub(super) struct Claimant {
    /// The name of the source with its article: `the alias`, `the article`, `the page of all tags`.
    pub(super) what: Cow<'static, str>,
    /// The location in the author's files that led to the claim. `None` for generated files.
    pub(super) place: Option<ClaimLocation>,
}

/// The location of a claim. It is turned into a span only when a message needs it, because few claims conflict.
#[derive(Clone, Debug)]
pub(super) enum ClaimLocation {
    /// A range of bytes in the file of a text.
    In(Text, Range<usize>),
    /// A span in the settings.
    At(Span),
    /// A whole file.
    File(SourcePath),
}

impl Claimant {
    /// Returns the claimant for a generated file.
    pub(super) fn own(what: impl Into<Cow<'static, str>>) -> Claimant {
        Claimant { what: what.into(), place: None }
    }

    /// Returns the claimant for something that is written in a text.
    pub(super) fn of(what: impl Into<Cow<'static, str>>, text: &Text, at: &Range<usize>) -> Claimant {
        Claimant { what: what.into(), place: Some(ClaimLocation::In(text.clone(), at.clone())) }
    }

    fn span(&self) -> Option<Span> {
        self.place.as_ref().map(|place| match place {
            ClaimLocation::In(text, at) => text.span(at.clone()),
            ClaimLocation::At(span) => span.clone(),
            ClaimLocation::File(file) => Span::file(file),
        })
    }
}

/// The name of the search page in messages.
pub(super) const SEARCH_PAGE: &str = "the search page";

/// All claims so far.
#[derive(Default)]
pub(super) struct Claims {
    outputs: BTreeMap<OutPath, Output>,
    /// Indexes into `claims`, by the path in folded case: some file systems ignore case.
    holders: HashMap<String, usize>,
    claims: Vec<Claim>,
}

/// A path that is taken, and its claimant.
struct Claim {
    path: OutPath,
    by: Claimant,
}

impl Claims {
    /// Assigns `path` to `output`. If the path is taken, the conflict is reported and the path keeps its output.
    pub(super) fn claim(&mut self, path: OutPath, output: Output, claimant: Claimant, report: &mut Report) {
        let folded = path.folded();
        match self.holders.get(&folded) {
            Some(holder) => report.extend(two_for_one(&self.claims[*holder], &path, &claimant)),
            None => {
                self.holders.insert(folded, self.claims.len());
                self.claims.push(Claim { path: path.clone(), by: claimant });
                self.outputs.insert(path, output);
            }
        }
    }

    /// Returns whether `path` is free.
    pub(super) fn is_free(&self, path: &OutPath) -> bool {
        !self.holders.contains_key(&path.folded())
    }

    /// Returns the output that has `path`, if any.
    pub(super) fn holder(&self, path: &OutPath) -> Option<&Output> {
        self.outputs.get(path)
    }

    /// Returns the number of pages that search engines should list.
    pub(super) fn indexed(&self) -> usize {
        self.outputs
            .values()
            .filter(|output| matches!(output, Output::Page(page) if page.is_indexed()))
            .count()
    }

    /// Returns the outputs, and reports each file whose path is also the path of a folder.
    pub(super) fn finish(self, report: &mut Report) -> BTreeMap<OutPath, Output> {
        // Folders that are not the path of a file and are not below one.
        let mut clear: HashSet<&str> = HashSet::new();
        for (folded, inner) in &self.holders {
            let mut rest = folded.as_str();
            let (mut seen, mut clash) = (Vec::new(), false);
            while let Some((folder, _)) = rest.rsplit_once('/').filter(|(folder, _)| !clear.contains(folder))
            {
                if let Some(outer) = self.holders.get(folder) {
                    let [outer, inner] = [*outer, *inner].map(|place| &self.claims[place].by);
                    report.push(file_and_folder(folder, outer, inner));
                    clash = true;
                }
                seen.push(folder);
                rest = folder;
            }
            if !clash {
                clear.extend(seen);
            }
        }
        self.outputs
    }
}

/// Returns the error for two claims on one path. Returns `None` for two lists of terms: their shared address was
/// reported with the terms.
fn two_for_one(first: &Claim, path: &OutPath, second: &Claimant) -> Option<Diagnostic> {
    let (first_path, first) = (&first.path, &first.by);
    if first.place.is_none() && second.place.is_none() && first.what == second.what {
        return None;
    }
    let both = match (first.what.as_ref(), second.what.as_ref()) {
        ("the article", "the article") => "two articles".to_owned(),
        ("the alias", "the alias") => "two aliases".to_owned(),
        ("the page", "the page") => "two pages".to_owned(),
        (first, second) => format!("{second} and {first}"),
    };
    let fault = clash(format!("{both} would both be written to `{}`", path.url()), first, second);
    let fault = if first_path == path {
        fault.why("one of them would be lost")
    } else {
        fault.why(format!(
            "`{}` differs only in case or in how accents are stored; Windows and macOS would keep one of them",
            first_path.url()
        ))
    };
    let is_search = [first, second].iter().any(|claimant| claimant.what == SEARCH_PAGE);
    Some(fault.help(match is_search {
        true => "give the page another `slug:` or `url:`, or do without the search, in `site.yaml`:\nsearch: false",
        false => "give one of them another `slug:` or `url:`, or remove the alias",
    }))
}

fn file_and_folder(folder: &str, outer: &Claimant, inner: &Claimant) -> Diagnostic {
    let message = format!("{} needs a folder `/{folder}/` where {} is a file", inner.what, outer.what);
    clash(message, outer, inner).why("one of them would be lost").help("give one of them another address")
}

/// Creates an error at the location of the second claimant, or of the first if the second has no location.
fn clash(message: String, first: &Claimant, second: &Claimant) -> Diagnostic {
    let fault = Diagnostic::error(codes::DUPLICATE_PATH, message);
    match (first.span(), second.span()) {
        (Some(first_span), Some(span)) => fault.at(span).also(first_span, first.what.clone()),
        (None, Some(span)) | (Some(span), None) => fault.at(span),
        (None, None) => fault,
    }
}
