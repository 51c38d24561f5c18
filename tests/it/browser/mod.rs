//! Pages as people see them: in a real browser, a headless Chromium driven over its DevTools pipe.
//!
//! [`client`] holds the browser's half against a server that says exactly what a test wants ([`stage`]); [`preview`]
//! runs the program itself; [`comments`] goes with a comment from a reader's form to the page; [`theme`] reads a published
//! site. Where no Chromium is found the tests say so and pass; `STEADFAST_BROWSER=PROGRAM` names one, and then it must be
//! there.

pub(crate) mod chromium;
mod client;
#[cfg(feature = "intake")]
mod comments;
mod faults;
mod preview;
mod shelf;
mod stage;
mod theme;
