//! Pages as people see them: in a real browser, a headless Chromium driven over its DevTools pipe.
//!
//! [`client`] tests the client's scripts against a server that sends exactly what a test needs ([`stage`]). [`preview`]
//! runs the program itself. [`comments`] follows a comment from a reader's form to the page. [`theme`] reads a
//! published site. If no Chromium is found, the tests say so and pass. `STEADFAST_BROWSER=PROGRAM` names one, and then
//! it must exist.

pub(crate) mod chromium;
mod client;
#[cfg(feature = "intake")]
mod comments;
mod faults;
mod preview;
mod shelf;
mod stage;
mod theme;
