//! The addresses that are taken: no two texts can be written to one file.

use std::collections::BTreeSet;

use crate::path::Url;

/// The addresses of lists that the new site makes itself.
const LISTS: [&str; 7] =
    ["/archive/", "/authors/", "/categories/", "/comments/thanks/", "/search/", "/series/", "/tags/"];

/// Why a text cannot have its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conflict {
    /// The site has a list of its own there.
    List,
    /// Another text has it; some systems ignore the case of names.
    Text,
}

impl Conflict {
    /// Returns the reason for which the text is a draft.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Conflict::List => "this site has a list of its own at their address",
            Conflict::Text => "another text has the same address",
        }
    }
}

/// The addresses of the texts of an import.
#[derive(Debug, Default)]
pub(super) struct TakenAddresses(BTreeSet<String>);

impl TakenAddresses {
    /// Takes an address, unless it is taken. Addresses that the site cannot have are no conflict.
    pub(super) fn take(&mut self, address: &str) -> Option<Conflict> {
        let folded = Url::parse(address).ok()?.as_str().to_lowercase();
        if LISTS.contains(&folded.as_str()) {
            return Some(Conflict::List);
        }
        (!self.0.insert(folded)).then_some(Conflict::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_once() {
        let mut taken = TakenAddresses::default();
        let all = ["/a/", "/A", "/b.html", "/tags/", "/tags/a/", "/%zz"].map(|address| taken.take(address));
        assert_eq!(all, [None, Some(Conflict::Text), None, Some(Conflict::List), None, None]);
    }
}
