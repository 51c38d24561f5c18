//! The ids of nodes that the graph of every page refers to.

use crate::plan::{Page, Plan};
use crate::site::Site;

/// The ids, which are absolute addresses.
#[derive(Clone, Debug)]
pub(crate) struct SiteIds {
    pub(super) home: String,
    pub(super) blog: String,
    pub(super) organisation: String,
}

impl SiteIds {
    /// Returns the ids of a site.
    pub(crate) fn new(site: &Site, plan: &Plan) -> SiteIds {
        let home = site.config.base.absolute(&plan.page(Page::Home(1), site));
        SiteIds { blog: format!("{home}#blog"), organisation: format!("{home}#org"), home }
    }
}
