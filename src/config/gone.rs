//! Key `gone`: addresses that were published and may vanish.

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::keys::Fields;
use crate::path::{OutPath, Url};
use crate::yaml::quote::remedy;

/// An address that may vanish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneAddress {
    /// Its path in the output. That of a page stands for the files in its folder, too.
    pub path: OutPath,
    /// Its span.
    pub place: Span,
}

/// Reads the list of addresses, in the order of the file.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Vec<GoneAddress> {
    let mut addresses = Vec::new();
    for text in fields.texts("gone") {
        let place = fields.span(text.at);
        match path_of(text.value.trim()) {
            Ok(path) => addresses.push(GoneAddress { path, place }),
            Err(reason) => fields.fault(
                Diagnostic::error(
                    codes::BAD_PATH,
                    format!("`{}` cannot be an address of this site: {reason}", text.value),
                )
                .at(place)
                .why("`gone` lists paths of this site that were published and may vanish")
                .help(remedy("for example:", "gone: [/2026/01/old-offer/]")),
            ),
        }
    }
    addresses
}

/// Returns the path of a file that has an ending, such as a feed, or else of a page.
fn path_of(text: &str) -> Result<OutPath, String> {
    let url = Url::parse(text).map_err(|fault| fault.to_string())?;
    if url.as_str() == "/" {
        return Err("the home page never vanishes".to_owned());
    }
    let name = url.as_str().trim_matches('/').rsplit('/').next().unwrap_or_default();
    let is_file = !text.ends_with('/') && name.contains('.');
    let file = OutPath::parse(url.as_str().trim_matches('/')).ok().filter(|_| is_file);
    Ok(file.unwrap_or_else(|| url.out_path()))
}
