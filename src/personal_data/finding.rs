//! What a file reveals about a place or a person.

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonalData {
    /// Whether a place is named.
    pub place: bool,
    /// The name of the person who made or owns it; empty where only the mark is known.
    pub owner: Option<String>,
}

impl PersonalData {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        !self.place && self.owner.is_none()
    }

    pub(super) fn or(self, other: PersonalData) -> PersonalData {
        PersonalData { place: self.place || other.place, owner: self.owner.or(other.owner) }
    }
}
