//! Fetches the pictures of a site that still have addresses of the old site, or of the hosts of its pictures.
//!
//! Only this folder opens connections, and only on request. What a text names may be any address: pictures are fetched from
//! hosts of a list, and never from this computer or its network, except from the old site itself.

mod client;
mod fetched_table;
mod picture_file;
mod picture_format;
mod picture_hosts;
mod picture_texts;
#[cfg(feature = "fetch")]
mod public_address;
mod run;

pub use run::{FetchAccount, PictureFetch};
