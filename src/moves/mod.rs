//! Moves of texts and names: what changes in all files, so that no address is lost.
//!
//! Pure functions from sources to [`Resolved`](crate::edits::Resolved) changes. [`finish`](finish::finish) completes what a command
//! wants: aliases, redirects, links to what moves, folders of comments. It then plans and renders the site with the changed texts
//! in memory, and refuses a change that loses an address or brings a new fault.

mod addresses;
mod after;
mod check;
mod comments;
mod facts;
mod finish;
mod items;
mod links;
mod list_page;
mod relocate;
mod remove;
mod rename;
mod rename_author;
mod rename_series;
mod settings;
mod wanted;

pub use after::after;
pub use facts::Facts;
pub use finish::finish;
pub use list_page::ListPage;
pub use relocate::{Target, relocate};
pub use remove::remove;
pub use rename::rename;
pub use wanted::{Leave, Wanted};
