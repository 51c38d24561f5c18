//! Imports comments from other systems: each reader turns an export into an [`Export`], and
//! [`Intake::import`](crate::comments::Intake::import) writes its comments to files.
//!
//! Comments that are left out are counted with the reason. A second import of the same file adds nothing, since every comment
//! keeps its original id as its `source_id`.

mod batch;
mod blogger;
mod disqus;
mod export;
mod filing;
mod html;
mod html_tokens;
mod imported;
mod isso;
mod kept;
mod markdown_writer;
mod order;
mod outcome;
mod recognise;
mod shapes;
mod staticman;
mod staticman_threads;
mod system;
mod values;
mod wordpress;

use std::path::Path;

pub use export::Export;
pub use filing::Mode;
pub use imported::{Imported, ImportedState};
pub use kept::Comments;
pub use outcome::Outcome;
pub use system::System;

use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::exports::ExportFile;

/// Reads an export. Dates without an offset are in `zone`.
pub fn read(system: System, path: &Path, zone: &Zone) -> Result<Export, Diagnostic> {
    if let (System::Staticman, true) = (system, path.is_dir()) {
        return staticman::folder(path, zone);
    }
    let file = ExportFile::open(path)?;
    match system {
        System::Staticman => staticman::file(&file, zone),
        System::Isso => isso::read(&file),
        _ if !recognise::is_xml_of(system, file.head()) => {
            Err(recognise::not_of(system, &file.name, file.head()))
        }
        System::Disqus => disqus::read(&file),
        System::Wordpress => wordpress::read(&file, zone),
        System::Blogger => blogger::read(&file),
    }
}
