//! The ids of nodes that the graph of every page refers to.

use crate::plan::{Page, Plan};

/// The ids, which are absolute addresses.
#[derive(Clone, Debug)]
pub(crate) struct SiteIds {
    pub(super) home: String,
    pub(super) blog: String,
    pub(super) organisation: String,
}

impl SiteIds {
    /// Returns the ids of a site.
    pub(crate) fn new(plan: &Plan) -> SiteIds {
        let home = plan.absolute(Page::Home(1));
        SiteIds { blog: format!("{home}#blog"), organisation: format!("{home}#org"), home }
    }
}
