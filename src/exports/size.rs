//! Whether a text of an export was kept.

/// Whether a text is short enough to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// It is complete.
    #[default]
    Fits,
    /// It is too long, and is dropped.
    TooLarge,
}
