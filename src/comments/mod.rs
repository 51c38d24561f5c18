//! Comments as an author owns them: files that wait, are decided, and can be answered.
//!
//! The file is the record. A build reads what stands in it and knows nothing of queues; this module edits and adds
//! comment files and knows nothing of pages. Nothing here destroys a comment: a decision changes one line, and what is
//! rejected or spam stays as a file.
//!
//! - [`Queue`] is the comments of a site: finds, decides, and takes decisions back.
//! - [`Intake`] takes new ones: checks them, asks the [`rules`], and writes a file that is on the disk when it returns.
//! - [`private`] holds what no file of a comment may: mail addresses, and the journal of decisions. An IP address is kept
//!   nowhere.
//! - `import` reads what other systems export.
//!
//! Operations give data or faults; saying them is the work of `commands`. Nothing here looks at the clock or makes random
//! numbers: both come from there.

pub mod articles;
mod disk;
mod edit;
mod file_format;
pub mod fresh_id;
pub mod ids;
#[cfg(feature = "import")]
pub mod import;
mod index;
pub mod input;
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
pub use intake::Added;
pub use intake::Intake;
pub use intake::Prepared;
pub use locks::ChangeLock;
pub use locks::IntakeLock;
pub use locks::remove_leftovers;
pub use queue::Decided;
pub use queue::Queue;
pub use submission::Submission;
pub use validate::is_blank;
