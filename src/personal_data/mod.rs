//! Finds personal data in the metadata of files: where a video was recorded, who wrote a PDF.
//!
//! Files are only read, never changed. The search covers the places where cameras, phones and office programs usually write
//! such data, so an empty result is no guarantee. Images whose metadata the program strips are not examined.

mod exif;
mod film;
mod finding;
mod marks;

use std::io;
use std::io::{Read, Seek, SeekFrom};

pub use finding::PersonalData;

use crate::file_kinds::{FileKind, Group};

/// The maximum number of bytes that are examined, except in videos: half at the start of a file and half at its end.
const MOST: u64 = 32 * 1024 * 1024;

/// Returns whether files of a kind are examined.
pub fn is_looked_at(kind: &FileKind) -> bool {
    matches!(kind.group, Group::Image | Group::UnshownImage | Group::Video)
        || matches!(kind.media_type, "application/pdf" | "audio/mp4")
}

/// Finds the personal data in a file. Fails if the file cannot be read.
pub fn of(kind: &FileKind, file: &mut (impl Read + Seek)) -> io::Result<PersonalData> {
    if kind.group == Group::Video || kind.media_type == "audio/mp4" {
        return film::of(file);
    }
    let bytes = beginning_and_end(file)?;
    let in_marks = marks::of(&bytes);
    Ok(match kind.media_type {
        "application/pdf" => in_marks.or(PersonalData { place: false, owner: marks::author_of_pdf(&bytes) }),
        "image/svg+xml" => in_marks.or(PersonalData { place: false, owner: marks::home_in_svg(&bytes) }),
        _ => exif::of(&bytes).or(in_marks),
    })
}

/// Reads a file, or the start and the end of one that is too large.
fn beginning_and_end(file: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    let length = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    let mut bytes = Vec::new();
    if length <= MOST {
        file.read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    file.by_ref().take(MOST / 2).read_to_end(&mut bytes)?;
    file.seek(SeekFrom::End(-(MOST as i64 / 2)))?;
    file.take(MOST / 2).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::file_kinds;

    fn check(name: &str, bytes: &[u8], place: bool, owner: Option<&str>) {
        let kind = file_kinds::of_name(name).unwrap();
        let owner = owner.map(str::to_owned);
        assert_eq!(
            of(kind, &mut Cursor::new(bytes)).unwrap(),
            PersonalData { place, owner },
            "{name} {bytes:?}"
        );
    }

    #[test]
    fn authors_of_documents_and_drawings_are_found() {
        check("a.pdf", b"%PDF-1.4\n<< /Title (A) /Author (Ann \\(Lee\\)) >>", false, Some("Ann (Lee)"));
        check("a.pdf", b"%PDF-1.4\n<< /Author <FEFF0041006E006E> >>", false, Some("Ann"));
        check("a.pdf", b"%PDF-1.4\n<< /Author () /Creator (Writer) >>", false, None);
        check(
            "a.pdf",
            b"<dc:creator><rdf:Seq><rdf:li>Ann &amp; Bo</rdf:li></rdf:Seq></dc:creator>",
            false,
            Some("Ann & Bo"),
        );
        check("a.svg", b"<svg inkscape:export-filename=\"/home/ann/a.png\">", false, Some("/home/ann/a.png"));
        check("a.svg", b"<svg><path d=\"M0 0\"/></svg>", false, None);
        check("a.gif", b"GIF89a exif:GPSLatitude=\"51\"", true, None);
    }

    #[test]
    fn nothing_is_found_in_damaged_files() {
        for bytes in [
            &b""[..],
            b"II*\0",
            b"II*\0\xff\xff\xff\xff",
            b"\0\0\0\x08moov\0\0\0\x04",
            b"/Author",
            b"/Author (x",
        ] {
            for name in ["a.mp4", "a.pdf", "a.avif", "a.svg", "a.gif"] {
                check(name, bytes, false, None);
            }
        }
    }
}
