//! The comment server: one address that a plain HTML form posts to. It passes each comment to a function that stores it.
//!
//! It does nothing else: it shows no comments and decides about none. Its only page is the message to a reader whose comment
//! was not stored; the site lends the frame of that page. What a comment is, and where it is stored, is known to the function
//! that the server is started with. A redirect means that this function has stored the comment; any other answer means that
//! it has not.

mod client;
mod connections;
mod form;
mod outcome;
mod page;
mod rate;
mod refusal;
mod sender;
mod server;
mod settings;
#[cfg(test)]
mod tests;

pub use client::Network;
pub use form::PostedForm;
pub use outcome::{Event, StoreError, Stored};
pub use page::{BackLink, PageFrame};
pub use server::{LendFrame, Receiver, ReportEvent, StoreComment, start};
pub use settings::{LARGEST_FORM, Limits, Mail, Settings};
