//! The comment server: one address that a plain HTML form posts to. It passes each comment to a function that stores it.
//!
//! It does nothing else: it shows no comments and decides about none. Its only page is the message to a reader whose comment
//! was not stored; the frame of that page comes from the site. The server does not know what a comment is, nor where it
//! is stored: a function does both. A redirect means that this function has stored the comment; any other answer means that it
//! has not.

mod client;
mod connections;
mod form;
mod outcome;
mod page;
pub mod rate_limits;
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
pub use server::{FrameFor, Receiver, ReportEvent, StoreComment, start};
pub use settings::{LARGEST_FORM, Limits, Mail, Settings};
