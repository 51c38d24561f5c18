//! Reads the files of an export.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;

use crate::diagnostic::Diagnostic;
use crate::exports::xml::Element;
use crate::exports::{ExportFile, xml};
use crate::import::export_records::converted;
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::readers::wordpress::elements::{FIRST, SECOND};
use crate::import::readers::wordpress::library::Library;
use crate::import::readers::wordpress::term_links::TermLinks;
use crate::import::readers::wordpress::{post, redirects};
use crate::import::receiver::Import;
use crate::import::source::{Source, SourceFile};
use crate::path::SourcePath;

/// The bytes in which the namespaces of an export stand.
const HEAD: u64 = 64 * 1024;

/// WordPress.
pub(crate) const READER: Reader = Reader {
    name: "WordPress",
    argument: "wordpress",
    form: SourceForm::Export,
    source: "give the XML file of Tools, Export, All content, or the zip archive with it",
    recognises: |source| exports(source).next().is_some(),
    read,
};

/// Iterates over the files of the source that are exports. A large blog has several.
fn exports(source: &Source) -> impl Iterator<Item = &SourceFile> {
    let is_named = |file: &&SourceFile| source.is_file || file.has_extension(&["xml"]);
    source.files.iter().filter(is_named).filter(|file| is_export(file))
}

/// Returns whether a file begins like an export. Its encoding may be wrong: the reader then says so.
fn is_export(file: &SourceFile) -> bool {
    let mut head = Vec::new();
    let read = File::open(&file.disk).and_then(|open| open.take(HEAD).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains("://wordpress.org/export/")
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let mut files: Vec<&SourceFile> = exports(source).collect();
    if files.is_empty() {
        // The reader was named: the error says what is wrong with the file.
        files.extend(source.files.iter().filter(|file| source.is_file || file.has_extension(&["xml"])));
    }
    let mut library = Library::default();
    let (mut with_comments, mut items) = (Vec::new(), 0);
    for file in &files {
        library.has_comments = false;
        xml::records(&open(file)?, FIRST, |record| {
            library.add(&record);
            items += usize::from(record.name() == "item");
            Ok(())
        })?;
        if library.has_comments {
            with_comments.push(file.disk.clone());
        }
    }
    library.facts.takes_comments |= !with_comments.is_empty();
    import.site(library.facts.clone());
    for author in library.profiles() {
        import.author(&author)?;
    }
    let mut taken = BTreeSet::new();
    let mut links = TermLinks::new(&library);
    import.progress.expect_records(items);
    for file in &files {
        let take = |item: &Element, body| {
            links.add(item);
            import.progress.record();
            post::take(item, body, &library, &mut taken, import)
        };
        converted(&open(file)?, SECOND, |item| post::body(item, &library), take)?;
    }
    redirects::add(&library, &links.bases, import);
    for file in with_comments {
        import.comments("wordpress", file);
    }
    Ok(())
}

/// Opens a file. Messages name it by its path in the source.
fn open(file: &SourceFile) -> Result<ExportFile, Diagnostic> {
    let mut export = ExportFile::open(&file.disk)?;
    export.name = SourcePath::new(file.path.clone());
    Ok(export)
}
