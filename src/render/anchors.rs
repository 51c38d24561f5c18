//! The ids of a page that links of other pages may name.

/// Ids in one text, because those of all pages are in memory until the last page is rendered.
#[derive(Clone, Debug, Default)]
pub struct Anchors(String);

/// Ends each id. Texts hold no such character.
const END: char = '\0';

impl Anchors {
    /// Adds ids.
    pub(super) fn extend<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) {
        for id in ids {
            self.0.push_str(id);
            self.0.push(END);
        }
    }

    /// Returns whether the page has an id.
    pub fn has(&self, id: &str) -> bool {
        self.all().any(|known| known == id)
    }

    /// Gives back the memory that is not needed.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// Returns all ids.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(END)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_whole() {
        let mut anchors = Anchors::default();
        assert!(!anchors.has(""));
        anchors.extend(["tiers", "a-fair-exchange"]);
        assert!(anchors.has("tiers") && !anchors.has("tier") && !anchors.has(""));
        assert_eq!(anchors.all().collect::<Vec<_>>(), ["tiers", "a-fair-exchange"]);
    }
}
