//! The personal data found in a file.

/// The personal data found in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonalData {
    /// Whether there is a location.
    pub place: bool,
    /// The name of the author or owner; empty if a name was found but not read.
    pub owner: Option<String>,
}

impl PersonalData {
    /// Returns whether nothing was found.
    pub fn is_empty(&self) -> bool {
        !self.place && self.owner.is_none()
    }

    pub(super) fn or(self, other: PersonalData) -> PersonalData {
        PersonalData { place: self.place || other.place, owner: self.owner.or(other.owner) }
    }
}
