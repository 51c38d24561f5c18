//! `steadfast diff`: shows what the next build would change on the published site.

mod account;
mod cli;
mod published;
mod run;

pub use cli::{Diff, DiffFormat};
pub(super) use run::run;
