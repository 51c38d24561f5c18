//! Guesses which page has taken the place of a lost address.

use std::collections::BTreeMap;

use crate::content::Text;
use crate::diagnostic::nearest;
use crate::ledger::addresses::{digest_of, text_of};
use crate::ledger::lines::{Ledger, LedgerLine};
use crate::path::{OutPath, Url};
use crate::plan::{Output, Page, Plan};
use crate::site::Site;
use crate::slug::Slug;

/// A page that is likely what a lost address has become.
#[derive(Clone, Debug)]
pub(super) struct Heir<'s> {
    /// Its address.
    pub(super) url: Url,
    /// Its output.
    pub(super) output: &'s Output,
    /// Its text, of an article or page.
    pub(super) text: Option<&'s Text>,
    /// What it has in common with the lost page.
    pub(super) common: Common,
}

/// What two pages have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Common {
    Text,
    Slug,
    Title,
    NearlySlug,
}

impl Common {
    /// Returns it as a sentence that continues with the lost address.
    pub(super) fn sentence(self) -> &'static str {
        match self {
            Common::Text => "this has the same text as the lost",
            Common::Slug => "this has the same slug as the lost",
            Common::Title => "the title here is like the slug of the lost",
            Common::NearlySlug => "the slug here is nearly that of the lost",
        }
    }
}

/// The pages that no line of the ledger has, by the kind of their address.
pub(super) struct Heirs<'s> {
    candidates: Vec<Candidate<'s>>,
}

struct Candidate<'s> {
    kind: &'static str,
    path: &'s OutPath,
    output: &'s Output,
    text: Option<&'s Text>,
    slug: String,
    title: Option<String>,
}

/// The folders of pages that are lists. All other pages are articles and pages.
const LISTS: [&str; 4] = ["tags", "categories", "authors", "series"];

impl<'s> Heirs<'s> {
    /// Returns the pages of a site that are new since the ledger was recorded.
    pub(super) fn of(site: &'s Site, plan: &'s Plan, ledger: &Ledger) -> Heirs<'s> {
        let new = plan.outputs().iter().filter(|(path, _)| !ledger.lines.contains_key(*path));
        let candidates = new.filter_map(|(path, output)| {
            let kind = match output {
                Output::Page(Page::Article(_) | Page::Standalone(_)) => "",
                Output::Page(Page::Tag(_, 1)) => "tags",
                Output::Page(Page::Category(_, 1)) => "categories",
                Output::Page(Page::Author(_, 1)) => "authors",
                Output::Page(Page::Series(_)) => "series",
                _ => return None,
            };
            let title = title_of(output, site).map(|title| Slug::from_title(title).to_string());
            let text = text_of(output, site);
            Some(Candidate { kind, path, output, text, slug: slug_of(path).to_owned(), title })
        });
        Heirs { candidates: candidates.collect() }
    }

    /// Returns the likely heir of a lost page.
    pub(super) fn heir(&self, lost: &OutPath, line: &LedgerLine) -> Option<Heir<'s>> {
        let kind = kind_of(lost);
        let same_kind: Vec<&Candidate<'_>> =
            self.candidates.iter().filter(|candidate| candidate.kind == kind).collect();
        let slug = slug_of(lost);
        let find = |is_it: &dyn Fn(&Candidate<'_>) -> bool, common: Common| {
            same_kind.iter().find(|candidate| is_it(candidate)).map(|candidate| Heir {
                url: candidate.path.url(),
                output: candidate.output,
                text: candidate.text,
                common,
            })
        };
        let has_text = |candidate: &Candidate<'_>| {
            line.text.is_some() && candidate.text.and_then(digest_of) == line.text
        };
        let by_slug: BTreeMap<&str, &Candidate<'_>> =
            same_kind.iter().map(|candidate| (candidate.slug.as_str(), *candidate)).collect();
        find(&has_text, Common::Text)
            .or_else(|| find(&|candidate| candidate.slug == slug, Common::Slug))
            .or_else(|| find(&|candidate| candidate.title.as_deref() == Some(slug), Common::Title))
            .or_else(|| find(&|candidate| begins(&candidate.slug, slug), Common::NearlySlug))
            .or_else(|| {
                let near = nearest(slug, by_slug.keys().copied())?;
                find(&|candidate| candidate.slug == near, Common::NearlySlug)
            })
    }
}

/// Returns whether one of two slugs begins with the whole of the other: `five-cases` and `five-cases-of-loyalty`.
fn begins(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() > 3 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
}

fn kind_of(path: &OutPath) -> &'static str {
    let folder = path.as_str().split('/').next().unwrap_or_default();
    LISTS.into_iter().find(|kind| *kind == folder).unwrap_or_default()
}

/// Returns the last part of an address.
fn slug_of(path: &OutPath) -> &str {
    let path = path.as_str();
    let path = path.strip_suffix("/index.html").or_else(|| path.strip_suffix(".html")).unwrap_or(path);
    path.rsplit('/').next().unwrap_or_default()
}

fn title_of<'s>(output: &Output, site: &'s Site) -> Option<&'s str> {
    match output {
        Output::Page(Page::Article(id)) => Some(&site.article(*id).article.title.value),
        Output::Page(Page::Standalone(place)) => site.pages.get(*place).map(|page| &*page.title.value),
        _ => None,
    }
}
