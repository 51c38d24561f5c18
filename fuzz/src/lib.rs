//! The functions that are fuzzed. Their files are in `tests/it/fuzzed`, because the tests run them too.

#![allow(dead_code, clippy::unwrap_used, reason = "the functions belong to tests")]

#[path = "../../tests/it/strangers"]
mod strangers {
    pub(crate) mod tree;
}

#[path = "../../tests/it/fuzzed/targets/mod.rs"]
pub mod targets;
