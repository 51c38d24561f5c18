//! One digest of the addresses of a plan: pages with equal texts and equal addresses have equal links.

use std::hash::Hash;

use crate::digest::{Digest, Digester};
use crate::plan::output::Output;
use crate::plan::outputs::Plan;

impl Plan {
    /// Returns the digest of everything in the plan that links, images and lists of addresses depend on.
    ///
    /// It does not contain which output is at an address, because an [`ArticleId`](crate::site::ArticleId) changes with the
    /// order of all articles. It does not contain the addresses of social cards, because an edit of a title changes them.
    pub fn addresses(&self) -> Digest {
        let mut digester = Digester::default();
        for (path, output) in &self.outputs {
            if !matches!(output, Output::SocialCard(_)) {
                path.hash(&mut digester);
            }
        }
        self.files.hash(&mut digester);
        let others = (
            &self.pictures,
            &self.redirects,
            &self.look,
            &self.cards.site,
            &self.search,
            self.has_variants(),
        );
        format!("{others:?}").hash(&mut digester);
        digester.digest()
    }
}
