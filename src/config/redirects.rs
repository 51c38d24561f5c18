//! Key `redirects`: addresses of an older site that lead to pages of this one.

use crate::config::links::Placed;
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::keys::Fields;
use crate::path::Url;
use crate::yaml::NodeKind;
use crate::yaml::quote::remedy;

/// The example of messages.
const EXAMPLE: &str = "redirects:\n  /old/page.html: /about/";

/// An address of an older site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldAddress {
    /// The old address.
    pub from: Url,
    /// The span of the old address.
    pub place: Span,
    /// The address of the page that it leads to.
    pub to: Url,
    /// The same address as written, with its span.
    pub target: Placed,
}

/// Reads the map of old addresses, in the order of the file.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Vec<OldAddress> {
    let Some(mut inner) = fields.map("redirects", "`redirects`", EXAMPLE) else { return Vec::new() };
    let mut addresses = Vec::new();
    for entry in inner.entries() {
        let place = inner.span(entry.key_at.clone());
        let from = match Url::parse(&entry.key) {
            Ok(from) => from,
            Err(fault) => {
                inner.fault(not_an_address(&entry.key, &fault, place));
                continue;
            }
        };
        let NodeKind::Text(target) = &entry.value.kind else {
            inner.wrong_type(&entry.key, &entry.value, "an address", remedy("for example:", EXAMPLE));
            continue;
        };
        let place_of_target = inner.span(entry.value.at.clone());
        let target = Placed { value: target.trim().to_owned(), place: place_of_target };
        match Url::parse(&target.value) {
            Ok(to) => addresses.push(OldAddress { from, place, to, target }),
            Err(fault) => inner.fault(not_an_address(&target.value, &fault, target.place)),
        }
    }
    addresses
}

fn not_an_address(text: &str, fault: &dyn std::fmt::Display, place: Span) -> Diagnostic {
    Diagnostic::error(codes::BAD_PATH, format!("`{text}` cannot be an address of this site: {fault}"))
        .at(place)
        .why("a redirect leads from a path of this site to another, both from the root")
        .help(remedy("for example:", EXAMPLE))
}
