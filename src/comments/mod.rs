//! Comments as files: adds new ones, decides about them, and answers them.
//!
//! The file is the only record of a comment. A build reads the files and knows nothing of queues; this module adds and edits
//! the files and knows nothing of pages. Nothing here deletes a comment: a decision changes one line, and a rejected comment
//! or spam remains a file.
//!
//! - [`Queue`] holds the comments of a site: finds them, decides about them, and undoes decisions.
//! - [`Intake`] adds new comments: checks them, applies the [`rules`], and writes files that are on the disk when it returns.
//! - [`private`] stores what must not be in the files of comments: mail addresses and the journal of decisions. IP addresses
//!   are not stored at all.
//! - `import` reads the exports of other systems.
//!
//! Operations return data or diagnostics; `commands` prints them. Nothing here reads the clock or makes random numbers: the
//! caller passes both.

pub mod articles;
mod edit;
mod file_format;
pub mod fresh_id;
pub mod ids;
#[cfg(feature = "import")]
pub mod import;
mod index;
mod initial_state;
pub mod input;
mod input_fields;
pub mod intake;
mod journal;
mod leftovers;
pub mod locks;
mod marks;
pub mod private;
pub mod queue;
pub mod reading;
pub mod remembered;
pub mod rules;
#[cfg(test)]
mod stops;
pub mod submission;
mod validate;
pub mod writer;

pub use articles::Articles;
pub use fresh_id::Random;
pub use intake::{Added, Intake, Prepared};
pub use locks::{ChangeLock, IntakeLock, remove_leftovers};
pub use queue::{Decided, Queue};
pub use submission::Submission;
pub use validate::is_blank;
