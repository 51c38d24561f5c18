//! The addresses that count: those that readers, feed readers and other sites keep.

use std::collections::BTreeMap;

use crate::content::Text;
use crate::diagnostic::Report;
use crate::digest::Digest;
use crate::images::{Make, Variant};
use crate::ledger::lines::Ledger;
use crate::path::OutPath;
use crate::plan::{Output, Page, Plan};
use crate::site::{Site, Status};

/// Returns the addresses of a site that count, with the digests of their texts: articles, pages, terms, people, series, their
/// feeds, and the files beside articles.
///
/// Further pages of lists, lists of lists, feeds of comments and what programs request are left out: they come and go with the
/// articles.
pub fn addresses(site: &Site, plan: &Plan) -> BTreeMap<OutPath, Option<String>> {
    let counted = plan.outputs().iter().filter(|(_, output)| counts(output));
    counted.map(|(path, output)| (path.clone(), text_of(output, site).and_then(digest_of))).collect()
}

/// Returns the number of addresses that count and are not in the ledger, if only what is public is shown; otherwise 0.
pub fn unrecorded(ledger: &str, site: &Site, plan: &Plan) -> usize {
    if site.articles.iter().any(|entry| entry.status != Status::Live) {
        return 0;
    }
    let ledger = Ledger::parse(ledger, &mut Report::new());
    plan.outputs().iter().filter(|(path, output)| counts(output) && !ledger.lines.contains_key(*path)).count()
}

fn counts(output: &Output) -> bool {
    match output {
        Output::Page(page) => matches!(
            page,
            Page::Home(1)
                | Page::Article(_)
                | Page::Standalone(_)
                | Page::Tag(_, 1)
                | Page::Category(_, 1)
                | Page::Author(_, 1)
                | Page::Series(_)
        ),
        Output::Feed(..) => true,
        Output::Asset(file) | Output::Picture(Variant { file, make: Make::Whole, .. }) => {
            file.below("content").is_some()
        }
        _ => false,
    }
}

/// Returns the text of an article's or a page's output.
pub(super) fn text_of<'s>(output: &Output, site: &'s Site) -> Option<&'s Text> {
    match output {
        Output::Page(Page::Article(id)) => Some(&site.article(*id).article.text),
        Output::Page(Page::Standalone(place)) => site.pages.get(*place).map(|page| &page.text),
        _ => None,
    }
}

/// Returns the digest of a text without its front matter; none of an empty text.
pub(super) fn digest_of(text: &Text) -> Option<String> {
    let body = text.body();
    let body = body.trim();
    (!body.is_empty()).then(|| Digest::of(body.as_bytes()).short())
}
