//! Exif blocks anywhere in a file; each begins with a TIFF header. Source: CIPA DC-008, "Exif", and TIFF 6.0.

use memchr::memmem;

use crate::personal_data::finding::PersonalData;

/// The maximum number of blocks that are examined: bytes that only look like a block can occur a million times.
const MOST_BLOCKS: usize = 64;

/// The maximum number of entries of a plausible directory.
const MOST_ENTRIES: u16 = 512;

const ARTIST: u16 = 0x013b;
const EXIF: u16 = 0x8769;
const GPS: u16 = 0x8825;
const AUTHOR_OF_WINDOWS: u16 = 0x9c9d;
const OWNER_OF_THE_CAMERA: u16 = 0xa430;
const LATITUDE: u16 = 2;
const LONGITUDE: u16 = 4;

/// Finds personal data in the Exif blocks of a file.
pub(super) fn of(bytes: &[u8]) -> PersonalData {
    let little = memmem::find_iter(bytes, b"II*\0").map(|at| (at, ByteOrder::Little));
    let big = memmem::find_iter(bytes, b"MM\0*").map(|at| (at, ByteOrder::Big));
    let blocks = little.take(MOST_BLOCKS).chain(big.take(MOST_BLOCKS));
    let found = blocks.filter_map(|(at, order)| ExifBlock { bytes: &bytes[at..], order }.personal_data());
    found.fold(PersonalData::default(), PersonalData::or)
}

#[derive(Clone, Copy)]
enum ByteOrder {
    Little,
    Big,
}

/// A block, from its byte order mark on.
struct ExifBlock<'a> {
    bytes: &'a [u8],
    order: ByteOrder,
}

/// A directory entry; `at` is the index of its four value bytes.
struct IfdEntry {
    tag: u16,
    kind: u16,
    count: u32,
    at: usize,
}

impl ExifBlock<'_> {
    fn personal_data(&self) -> Option<PersonalData> {
        let first = self.directory(self.long(4)?)?;
        let find = |entries: &[IfdEntry], tag: u16| entries.iter().position(|entry| entry.tag == tag);
        let inner = |tag| self.directory(self.long(first[find(&first, tag)?].at)?);
        let place = inner(GPS).is_some_and(|gps| find(&gps, LATITUDE).or(find(&gps, LONGITUDE)).is_some());
        let text = |entries: &[IfdEntry], tag| self.text(&entries[find(entries, tag)?]);
        let owner = text(&first, ARTIST)
            .or_else(|| text(&first, AUTHOR_OF_WINDOWS))
            .or_else(|| text(&inner(EXIF)?, OWNER_OF_THE_CAMERA));
        Some(PersonalData { place, owner })
    }

    fn directory(&self, at: u32) -> Option<Vec<IfdEntry>> {
        let at = usize::try_from(at).ok()?;
        let count = self.short(at)?;
        if count == 0 || count > MOST_ENTRIES {
            return None;
        }
        let entry = |number: usize| {
            let at = at + 2 + number * 12;
            Some(IfdEntry {
                tag: self.short(at)?,
                kind: self.short(at + 2)?,
                count: self.long(at + 4)?,
                at: at + 8,
            })
        };
        (0..usize::from(count)).map(entry).collect()
    }

    /// The text of an entry: ASCII or UTF-8, or UTF-16 in the byte-typed entries of Windows.
    fn text(&self, entry: &IfdEntry) -> Option<String> {
        let length = usize::try_from(entry.count).ok()?.min(400);
        let at = if length <= 4 { entry.at } else { usize::try_from(self.long(entry.at)?).ok()? };
        let bytes = self.bytes.get(at..at.checked_add(length)?)?;
        let text = match (entry.tag, entry.kind) {
            (AUTHOR_OF_WINDOWS, 1) => {
                let units: Vec<u16> =
                    bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
                String::from_utf16_lossy(&units)
            }
            (_, 2 | 129) => String::from_utf8_lossy(bytes).into_owned(),
            _ => return None,
        };
        let text = text.trim_matches(|c: char| c == '\0' || c.is_whitespace());
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn short(&self, at: usize) -> Option<u16> {
        let two = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self.order {
            ByteOrder::Little => u16::from_le_bytes(two),
            ByteOrder::Big => u16::from_be_bytes(two),
        })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match self.order {
            ByteOrder::Little => u32::from_le_bytes(four),
            ByteOrder::Big => u32::from_be_bytes(four),
        })
    }
}
