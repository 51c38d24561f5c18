//! Reads the file of an export as a stream, in bounded memory. Its first bytes tell its format. The line of an error is found
//! by a second reading.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{io, str};

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::path::SourcePath;

/// The help on how to convert Isso's database to JSON.
pub const FROM_SQLITE: &str = "make JSON of it, and import that:\nsqlite3 -json comments.db \"select c.*, t.uri from comments c join threads t on t.id = c.tid\" > comments.json";

/// The bytes at the start of a file that tell its format.
const HEAD: u64 = 64 * 1024;

/// The most bytes of one unit of an export: a text or a tag of XML, an entry of JSON.
const LARGEST_UNIT: usize = 16 * 1024 * 1024;

/// The byte order mark of UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// An open file that is not compressed, and whose head is UTF-8.
#[derive(Debug)]
pub struct ExportFile {
    /// Its name in messages.
    pub name: SourcePath,
    path: PathBuf,
    head: String,
    /// The bytes that are read already: the head, and the first bytes of a character that it cuts.
    read: Vec<u8>,
    rest: File,
}

impl ExportFile {
    /// Opens a file and checks its head.
    pub fn open(path: &Path) -> Result<ExportFile, Diagnostic> {
        let name = SourcePath::new(path.display().to_string());
        if path.is_dir() {
            let what =
                Diagnostic::error(codes::BAD_INPUT, format!("`{name}` is a folder, and a file is needed"));
            return Err(what.help("name the file that was exported"));
        }
        let (mut read, mut rest) = (Vec::new(), None);
        File::open(path)
            .and_then(|file| rest.insert(file).take(HEAD).read_to_end(&mut read))
            .map_err(|reason| unreadable(&name, &reason))?;
        if let Some((what, help)) = packed(&read) {
            let message = format!("`{name}` is no export that can be read: {what}");
            return Err(Diagnostic::error(codes::BAD_INPUT, message).help(help));
        }
        if read.starts_with(BYTE_ORDER_MARK) {
            read.drain(..BYTE_ORDER_MARK.len());
        }
        let head = match str::from_utf8(&read) {
            Ok(head) => head,
            // The head ends within a character. If the file does too, the reader of its format reports that.
            Err(fault) if fault.error_len().is_none() => {
                str::from_utf8(&read[..fault.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => return Err(not_utf8(&name)),
        };
        let head = head.to_owned();
        let rest = rest.expect("it was opened above");
        Ok(ExportFile { name, path: path.to_owned(), head, read, rest })
    }

    /// Returns its first 64 KiB.
    pub fn head(&self) -> &str {
        &self.head
    }

    /// Returns a reader of the whole file, without its byte order mark.
    pub fn units(&self) -> Units<impl BufRead> {
        Units { read: BufReader::new(self.read.as_slice().chain(&self.rest)), left: BytesLeft::default() }
    }

    /// Returns the whole text of a file that holds one comment, of at most `largest` bytes.
    pub fn text(&self, largest: u64) -> Result<String, Diagnostic> {
        let mut bytes = Vec::new();
        let mut all = self.read.as_slice().chain(&self.rest).take(largest + 1);
        all.read_to_end(&mut bytes).map_err(|reason| unreadable(&self.name, &reason))?;
        if bytes.len() as u64 > largest {
            let message = format!("`{}` has more than {} MiB", self.name, largest / 1024 / 1024);
            return Err(Diagnostic::error(codes::TOO_LARGE, message)
                .why("a file of Staticman holds one comment")
                .help("give the folder of its files, such as `_data/comments`, or one of them"));
        }
        String::from_utf8(bytes).map_err(|_| not_utf8(&self.name))
    }

    /// Adds the line of a byte offset to a diagnostic.
    pub fn fault_at(&self, at: u64, fault: Diagnostic) -> Diagnostic {
        // A pipe cannot be read again.
        fault.at(self.place(at).unwrap_or_else(|_| Span::file(&self.name)))
    }

    /// Replaces an error by that of the encoding, if the file is not UTF-8: the encoding is then the cause.
    pub fn encoding_or(&self, fault: Diagnostic) -> Diagnostic {
        match File::open(&self.path).and_then(is_utf8) {
            Ok(false) => not_utf8(&self.name),
            Ok(true) | Err(_) => fault,
        }
    }

    /// Returns the span of a byte offset; at the end of the file, the one behind its last character.
    fn place(&self, at: u64) -> io::Result<Span> {
        let mut file = BufReader::new(File::open(&self.path)?);
        if file.fill_buf()?.starts_with(BYTE_ORDER_MARK) {
            file.consume(BYTE_ORDER_MARK.len());
        }
        let (mut line, mut text, mut start) = (1, Vec::new(), 0);
        loop {
            text.clear();
            let read = file.by_ref().take(LARGEST_UNIT as u64).read_until(b'\n', &mut text)? as u64;
            let is_ended = text.ends_with(b"\n");
            if start + read > at || read == 0 || !is_ended && file.fill_buf()?.is_empty() {
                break;
            }
            start += read;
            line += usize::from(is_ended);
        }
        let text = String::from_utf8_lossy(&text);
        let within = usize::try_from(at.saturating_sub(start)).unwrap_or(text.len());
        Ok(Span { line, ..Span::new(&self.name, &text, within..within + 1) })
    }
}

/// Returns whether all of a file is UTF-8.
fn is_utf8(mut file: File) -> io::Result<bool> {
    let mut bytes = Vec::new();
    loop {
        let is_end = file.by_ref().take(HEAD).read_to_end(&mut bytes)? == 0;
        let valid = match str::from_utf8(&bytes) {
            Ok(text) => text.len(),
            // A character that continues in the next block.
            Err(fault) if fault.error_len().is_none() && !is_end => fault.valid_up_to(),
            Err(_) => return Ok(false),
        };
        if is_end {
            return Ok(true);
        }
        bytes.drain(..valid);
    }
}

/// Returns the format of a file that must be unpacked first, and the help on how to do that.
fn packed(head: &[u8]) -> Option<(&'static str, &'static str)> {
    if head.starts_with(b"PK\x03\x04") {
        return Some(("it is a zip archive", "unpack it, and name the file in it (`feed.atom` for Blogger)"));
    }
    if head.starts_with(b"\x1f\x8b") {
        return Some(("it is compressed", "unpack it first: gunzip FILE.gz"));
    }
    head.starts_with(b"SQLite format 3").then_some(("it is a database of SQLite", FROM_SQLITE))
}

/// The error of a text in another encoding.
pub fn not_utf8(file: &SourcePath) -> Diagnostic {
    Diagnostic::error(codes::NOT_UTF8, format!("`{file}` is not encoded as UTF-8")).help(
        "save it as UTF-8 in an editor, or:\niconv -f WINDOWS-1252 -t UTF-8 export.xml > export-utf8.xml",
    )
}

/// The bytes that the current unit may still have. [`Units`] counts them, and the parser of the format begins each unit.
#[derive(Clone, Debug)]
pub struct BytesLeft(Rc<Cell<usize>>);

impl Default for BytesLeft {
    fn default() -> BytesLeft {
        BytesLeft(Rc::new(Cell::new(LARGEST_UNIT)))
    }
}

impl BytesLeft {
    /// Begins a new unit.
    pub fn begin(&self) {
        self.0.set(LARGEST_UNIT);
    }
}

/// A reader that fails when a unit is too large for the memory.
#[derive(Debug)]
pub struct Units<R> {
    read: R,
    left: BytesLeft,
}

impl<R> Units<R> {
    /// Returns the counter, by which the parser begins units.
    pub fn left(&self) -> BytesLeft {
        self.left.clone()
    }
}

impl<R: BufRead> BufRead for Units<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.0.get() == 0 {
            return Err(io::Error::other("one text in it has more than 16 MiB"));
        }
        self.read.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.left.0.set(self.left.0.get().saturating_sub(count));
        self.read.consume(count);
    }
}

impl<R: BufRead> Read for Units<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

/// The error of an export that cannot be read.
pub fn unreadable(file: &SourcePath, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("`{file}` cannot be read: {reason}"))
}
