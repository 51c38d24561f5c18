//! Search as readers use it: the index by its files, and the page and its script in a browser.
//!
//! Where no Chromium is found, the tests that want one say so and pass.

mod files;
mod page;
mod served;
mod size;
mod tokens;
