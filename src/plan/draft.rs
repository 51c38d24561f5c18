//! The plan while it is built.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::Report;
use crate::path::{SourcePath, Url};
use crate::plan::claims::{Claimant, Claims};
use crate::plan::images::Pictures;
use crate::plan::social_cards::Cards;
use crate::plan::unpublished::Held;
use crate::plan::urls::{address, pages_of};
use crate::plan::{Output, Page, Redirect};
use crate::site::Site;

/// The plan while it is built: the claims on paths, and the addresses that are known so far.
pub(super) struct Draft<'a> {
    pub(super) site: &'a Site,
    pub(super) claims: Claims,
    pub(super) articles: Vec<Url>,
    pub(super) own: HashMap<Page, Url>,
    pub(super) files: BTreeMap<SourcePath, Url>,
    pub(super) held: BTreeMap<SourcePath, Held>,
    pub(super) pictures: Pictures,
    pub(super) cards: Cards,
    pub(super) redirects: Vec<Redirect>,
    pub(super) look: Option<Url>,
}

impl Draft<'_> {
    /// Claims the path of a generated page. `what` names the page in messages.
    pub(super) fn page(&mut self, page: Page, what: &'static str, report: &mut Report) {
        self.claim(page, Claimant::own(what), report);
    }

    /// Claims the path of a page.
    pub(super) fn claim(&mut self, page: Page, claimant: Claimant, report: &mut Report) {
        let url = address(page, self.site);
        self.claims.claim(url.out_path(), Output::Page(page), claimant, report);
        self.own.insert(page, url);
    }

    /// Claims the paths of the pages that list `count` articles. There is at least one page.
    pub(super) fn list(
        &mut self,
        count: usize,
        page: impl Fn(usize) -> Page,
        what: &'static str,
        report: &mut Report,
    ) {
        for number in 1..=pages_of(count, self.site.config.page_size) {
            self.page(page(number), what, report);
        }
    }
}
