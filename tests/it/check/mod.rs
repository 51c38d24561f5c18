//! `steadfast check` and `steadfast reviewed`: what they find, what they leave alone, and what they write.

mod command;
mod findings;
mod reviewed;
