//! `steadfast mv`, `rename` and `rm`: change texts and names, and keep every address.

pub mod cli;
mod run;
mod withdraw;

pub(super) use run::{mv, rename, rm};
