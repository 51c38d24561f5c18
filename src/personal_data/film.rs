//! Videos and sound in the ISO base media format (MP4, QuickTime, 3GP): all boxes except the media data.
//!
//! Sources: ISO/IEC 14496-12; Apple's "QuickTime File Format", "Metadata"; 3GPP TS 26.244 for `loci`.

use std::io;
use std::io::{Read, Seek, SeekFrom};

use memchr::memmem;

use crate::personal_data::finding::PersonalData;
use crate::personal_data::{exif, marks};

/// The maximum number of bytes that are examined. The index of a ten-hour video is smaller.
const MOST: u64 = 64 * 1024 * 1024;

/// The maximum number of boxes that are examined.
const MOST_BOXES: usize = 1000;

/// Tags for a location: those of Apple and Android, of 3GPP, and of cameras that record a track.
const PLACES: [&[u8]; 4] = [b"\xa9xyz", b"com.apple.quicktime.location.", b"loci", b"gpmd"];

/// Tags for a person.
const OWNERS: [&[u8]; 3] = [b"\xa9aut", b"\xa9own", b"com.apple.quicktime.author"];

/// Finds the personal data in a video.
pub(super) fn of(file: &mut (impl Read + Seek)) -> io::Result<PersonalData> {
    let length = file.seek(SeekFrom::End(0))?;
    let mut told = PersonalData::default();
    let (mut at, mut left) = (0, MOST);
    for _ in 0..MOST_BOXES {
        file.seek(SeekFrom::Start(at))?;
        let mut head = Vec::with_capacity(16);
        file.by_ref().take(16).read_to_end(&mut head)?;
        let Some((size, name)) = head_of(&head, length - at) else { break };
        if name != *b"mdat" && left > 0 {
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(at))?;
            file.by_ref().take(size.min(left)).read_to_end(&mut bytes)?;
            left -= bytes.len() as u64;
            told = told.or(of_box(&bytes));
        }
        at += size;
        if at >= length {
            break;
        }
    }
    Ok(told)
}

/// The total size of a box and its name, from its header; `rest` is the number of bytes up to the end of the file.
fn head_of(head: &[u8], rest: u64) -> Option<(u64, [u8; 4])> {
    let size = u64::from(u32::from_be_bytes(head.get(..4)?.try_into().ok()?));
    let name = head.get(4..8)?.try_into().ok()?;
    let size = match size {
        0 => rest,
        1 => u64::from_be_bytes(head.get(8..16)?.try_into().ok()?),
        size => size,
    };
    (8..=rest).contains(&size).then_some((size, name))
}

fn of_box(bytes: &[u8]) -> PersonalData {
    let has = |marks: &[&[u8]]| marks.iter().any(|mark| memmem::find(bytes, mark).is_some());
    let owner = has(&OWNERS).then(String::new);
    PersonalData { place: has(&PLACES), owner }.or(marks::of(bytes)).or(exif::of(bytes))
}
