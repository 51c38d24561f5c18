//! Reads the exports of other systems as streams, in bounded memory. It does not know what their records mean.

mod export_file;
mod size;
pub mod xml;

pub use export_file::{BytesLeft, ExportFile, FROM_SQLITE, Units, not_utf8, unreadable};
pub use size::Size;
