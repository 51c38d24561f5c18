//! Plain text of HTML and of addresses.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::exports::xml;
use crate::markup::{references, tags};

/// Returns HTML as plain text in one line.
pub(super) fn plain(html: &str) -> String {
    decoded(&tags::text_of(html)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Decodes all references of HTML.
pub(super) fn decoded(text: &str) -> String {
    references::decode_with(text, 40, |name| match name.starts_with('#') {
        true => references::numeric(name).map(String::from),
        false => xml::html_entity(name).map(str::to_owned),
    })
}

/// Returns a path without percent codes.
pub(super) fn percent_decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8().map_or_else(|_| path.to_owned(), Cow::into_owned)
}
