//! The addresses of an old site.

use percent_encoding::percent_decode_str;

/// Returns the decoded path of an address, without what follows a `?` or `#`: `/2011/10/part-iii.html`. Returns `None` for
/// an address without a path that begins with `/`.
pub fn path_of(address: &str) -> Option<String> {
    let address = address.trim();
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => address,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.starts_with('/').then(|| percent_decode_str(path).decode_utf8_lossy().into_owned())
}
