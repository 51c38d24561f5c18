//! The ledger: every address that was ever published, in the author's file `urls.txt`, and the addresses that a site would lose.
//!
//! Pure functions from texts, index and plan to data. Only `steadfast ledger record` writes the file.

mod addresses;
mod check;
mod heirs;
mod lines;
mod lost;
mod remedies;

pub use addresses::{addresses, unrecorded};
pub use check::faults;
pub use lines::{Ledger, LedgerLine, recorded};
pub use lost::{Answers, is_of_lost_page, lost};
