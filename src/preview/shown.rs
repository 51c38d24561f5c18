//! Names the state of the site that the shown pages are from.

/// The state of the site that the shown pages were made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A site without errors.
    Good,
    /// A site with errors, because there has been no good one yet.
    Faulty,
    /// The last good site, while the present one has errors.
    Earlier,
}
