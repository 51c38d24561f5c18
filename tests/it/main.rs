//! The integration tests. The input is a site as text, the expected output is what a reader or an author sees.
//!
//! Most tests run in memory, some run the program; [`driver`] has both ways. No test sleeps, uses the network, or
//! shares anything with another.

#![allow(clippy::unwrap_used, reason = "a failed assumption in a test is a failed test, helpers included")]

mod architecture;
#[cfg(feature = "import")]
mod archives;
mod beginnings;
mod browser;
#[cfg(feature = "cards")]
mod cards;
mod check;
mod cli;
mod code;
mod commands_reference;
mod comments;
mod documentation;
mod driver;
mod example;
mod faults;
mod fuzzed;
mod hostile;
#[cfg(feature = "import")]
mod import;
#[cfg(feature = "import")]
mod importing;
#[cfg(feature = "intake")]
mod intake;
mod languages;
mod ledger;
mod listing;
mod look;
mod markup;
mod moderation;
mod moves;
mod notices;
#[cfg(feature = "import")]
mod old_sitemaps;
mod outputs;
mod pages;
#[cfg(feature = "images")]
mod pictures;
#[cfg(feature = "serve")]
mod preview;
mod properties;
mod publishing;
mod publishing_drafts;
mod real_files;
mod rebuild;
mod schedule;
mod search;
mod series;
mod site;
mod strangers;
mod template_reference;
mod theme;
mod timings;
mod translations;
mod unchanged;
