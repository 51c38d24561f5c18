//! The site: a read-only index of all content. [`assemble()`] builds it once for each build.
//!
//! This module does not handle templates, output paths or the disk. The articles are in one `Vec`, newest first;
//! everything else refers to them by [`ArticleId`].

pub mod archive;
pub mod assemble;
mod authors;
mod entry;
mod ids;
mod index;
mod related;
mod series;
mod taxonomy;
mod threads;
mod translations;
mod typeset;

pub use assemble::assemble;
pub use authors::Person;
pub use entry::{IndexedArticle, Selection, Status, Versions, Withheld};
pub use ids::{ArticleId, PersonId, SeriesId, TermId};
pub use index::Site;
pub use series::{NumberedPart, PartState, Series, number_of_part};
pub use taxonomy::Term;
pub use threads::{ThreadComment, answered};
