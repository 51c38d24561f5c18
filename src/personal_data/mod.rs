//! What a file tells of a place or a person beside what it shows: where a film was made, who wrote a PDF.
//!
//! Bytes go in, a finding comes out; nothing is changed. Only the places are looked at where cameras, telephones and office
//! programs usually write such things, so that nothing found is no promise. Says nothing of the pictures that are published
//! without what else their files tell.

mod exif;
mod film;
mod finding;
mod marks;

pub use finding::PersonalData;

use std::io;
use std::io::{Read, Seek, SeekFrom};

use crate::file_kinds::{FileKind, Group};

/// The most bytes of a file that are looked at, beside those of a film's index: as many at its end as at its beginning.
const MOST: u64 = 32 * 1024 * 1024;

/// Whether files of a kind are looked at.
pub fn is_looked_at(kind: &FileKind) -> bool {
    matches!(kind.group, Group::Image | Group::UnshownImage | Group::Video)
        || matches!(kind.media_type, "application/pdf" | "audio/mp4")
}

/// What a file tells.
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

/// A file; of one that is too large, what stands at its two ends.
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
    fn documents_and_drawings_name_their_makers() {
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
    fn a_damaged_file_tells_nothing_and_stops_nothing() {
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
