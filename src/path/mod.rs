//! Paths and addresses: a file in the author's folder, a file of the output, an address on the web.
//!
//! Each is a type of its own, checked once when it is made. Only `plan` invents [`OutPath`]s; everything that leaves this
//! module stays inside the site.

pub mod form;
mod host;
mod href;
mod out_path;
mod portable_names;
mod source_path;
mod url;

pub use href::{Href, browser_scheme, scheme};
pub use out_path::OutPath;
pub use portable_names::{PathFault, check_new_name, check_segment, nearest_portable};
pub use source_path::SourcePath;
pub use url::{BaseUrl, Url};
