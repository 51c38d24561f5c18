//! The plan while it is built.

use crate::diagnostic::Report;
use crate::plan::claims::{Claimant, Claims};
use crate::plan::outputs::Plan;
use crate::plan::urls::{address, pages_of};
use crate::plan::{Output, Page};
use crate::site::Site;

/// The plan while it is built. The claims become its outputs at the end.
pub(super) struct Draft<'a> {
    pub(super) site: &'a Site,
    pub(super) claims: Claims,
    pub(super) plan: Plan,
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
        self.plan.own.insert(page, url);
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
