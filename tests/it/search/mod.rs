//! Search as readers use it: the files of the index, and the page and its script in a browser.
//!
//! If no Chromium is found, the tests that need one say so and pass.

mod files;
mod page;
mod served;
mod size;
mod tokens;
