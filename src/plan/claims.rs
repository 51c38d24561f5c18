//! Who wants which path of the output: each path goes to one source, and the others are told.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::content::Text;
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::path::{OutPath, SourcePath};
use crate::plan::Output;

/// Where a claim comes from, for messages.
#[derive(Clone, Debug)]
pub(super) struct Claimant {
    /// What it is, with its article: `the alias`, `the article`, `the page of all tags`.
    pub(super) what: Cow<'static, str>,
    /// Where the author gave it, if it was given.
    pub(super) place: Option<ClaimLocation>,
}

/// A place that is looked up only when a message needs it: nearly no claim ever gets one.
#[derive(Clone, Debug)]
pub(super) enum ClaimLocation {
    /// Some bytes of a text's file.
    In(Text, Range<usize>),
    /// A file as a whole.
    File(SourcePath),
}

impl Claimant {
    /// A page that the site has of itself.
    pub(super) fn own(what: impl Into<Cow<'static, str>>) -> Claimant {
        Claimant { what: what.into(), place: None }
    }

    /// What stands in a text.
    pub(super) fn of(what: impl Into<Cow<'static, str>>, text: &Text, at: &Range<usize>) -> Claimant {
        Claimant { what: what.into(), place: Some(ClaimLocation::In(text.clone(), at.clone())) }
    }

    fn span(&self) -> Option<Span> {
        self.place.as_ref().map(|place| match place {
            ClaimLocation::In(text, at) => text.span(at.clone()),
            ClaimLocation::File(file) => Span::file(file),
        })
    }
}

/// What the page is called where readers search.
pub(super) const SEARCH_PAGE: &str = "the search page";

/// All claims so far.
#[derive(Default)]
pub(super) struct Claims {
    outputs: BTreeMap<OutPath, Output>,
    /// By the path as a file system that ignores case would see it.
    holders: HashMap<String, usize>,
    claims: Vec<Claim>,
}

/// A path that was given away.
struct Claim {
    path: OutPath,
    by: Claimant,
}

impl Claims {
    /// Gives `path` to `output`, unless it has been given away: then the fault is reported.
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

    /// Whether nothing has `path`.
    pub(super) fn is_free(&self, path: &OutPath) -> bool {
        !self.holders.contains_key(&path.folded())
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
        // Folders that neither are files nor stand below one.
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

/// The fault of two claims to one path; none for two lists of terms, whose shared address was reported with the terms.
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

/// A fault at the place of the second, or where that has none, of the first.
fn clash(message: String, first: &Claimant, second: &Claimant) -> Diagnostic {
    let fault = Diagnostic::error(codes::DUPLICATE_PATH, message);
    match (first.span(), second.span()) {
        (Some(first_span), Some(span)) => fault.at(span).also(first_span, first.what.clone()),
        (None, Some(span)) | (Some(span), None) => fault.at(span),
        (None, None) => fault,
    }
}
