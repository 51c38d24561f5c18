//! Imports comments from other systems: each reader turns an export into an [`Export`], and
//! [`Intake::import`](crate::comments::Intake::import) writes its comments to files.
//!
//! Comments that are left out are counted with the reason. A second import of the same file adds nothing, since every comment
//! keeps its original id as its `source_id`.

mod blogger;
mod disqus;
mod export;
mod filing;
mod html;
mod isso;
mod pieces;
mod recognise;
mod staticman;
mod staticman_threads;
mod system;
mod values;
mod wordpress;
mod xml;

use std::fs;
use std::path::Path;

pub use export::{Export, Imported, ImportedState};
pub use filing::{Mode, Outcome};
pub use system::System;

use crate::comments::import::values::unreadable;
use crate::date::Zone;
use crate::diagnostic::{Diagnostic, codes};
use crate::path::SourcePath;

/// Reads an export. Dates without an offset are in `zone`.
pub fn read(system: System, path: &Path, zone: &Zone) -> Result<Export, Diagnostic> {
    if let (System::Staticman, true) = (system, path.is_dir()) {
        return staticman::folder(path, zone);
    }
    let file = SourcePath::new(path.display().to_string());
    if path.is_dir() {
        let what = Diagnostic::error(codes::BAD_INPUT, format!("`{file}` is a folder, and a file is needed"));
        return Err(what.help("name the file that was exported"));
    }
    let bytes = fs::read(path).map_err(|reason| unreadable(&file, &reason))?;
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(packed(
            &file,
            "it is a zip archive",
            "unpack it, and name the file in it (`feed.atom` for Blogger)",
        ));
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Err(packed(&file, "it is compressed", "unpack it first: gunzip FILE.gz"));
    }
    if bytes.starts_with(b"SQLite format 3") {
        return Err(packed(&file, "it is a database of SQLite", isso::FROM_SQLITE));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Diagnostic::error(codes::NOT_UTF8, format!("`{file}` is not encoded as UTF-8")))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    match system {
        System::Staticman => staticman::file(&file, text, zone),
        System::Isso => isso::read(&file, text),
        _ if !recognise::is_xml_of(system, text) => Err(recognise::not_of(system, &file, text)),
        System::Disqus => disqus::read(&file, text),
        System::Wordpress => wordpress::read(&file, text, zone),
        System::Blogger => blogger::read(&file, text),
    }
}

fn packed(file: &SourcePath, what: &str, help: &str) -> Diagnostic {
    Diagnostic::error(codes::BAD_INPUT, format!("`{file}` is no export that can be read: {what}")).help(help)
}
