//! The functions that are fuzzed. They stand beside the tests, which run them too: see `tests/it/fuzzed`.

#![allow(dead_code, clippy::unwrap_used, reason = "the functions belong to tests")]

#[path = "../../tests/it/strangers"]
mod strangers {
    pub(crate) mod tree;
}

#[path = "../../tests/it/fuzzed/targets/mod.rs"]
pub mod targets;
