//! Files that are published as they are, and the places and people named in them.

use crate::driver::Folder;

/// Returns a box of an MP4 file.
fn boxed(name: &[u8; 4], inside: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(inside.len() + 8).unwrap().to_be_bytes().to_vec();
    bytes.extend(name);
    bytes.extend(inside);
    bytes
}

/// Returns a film whose index follows its pictures.
fn film(note: &[u8]) -> Vec<u8> {
    let index = boxed(b"moov", &boxed(b"udta", note));
    [boxed(b"ftyp", b"isom\0\0\0\0isom"), boxed(b"mdat", &[7; 4000]), index].concat()
}

/// Returns a file with an Exif block that names a place and an artist.
fn with_exif(head: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x3b\0\x02\0\0\0\x04Ann\0");
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
    exif.extend(b"\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\0");
    [head, &exif].concat()
}

fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let avif = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf";
    vec![
        ("a.mp4", film(b"\0\0\0\x20\xa9xyz+51.5000-000.1200/"), "tells where it was made"),
        ("b.MOV", film(b"mdta com.apple.quicktime.location.ISO6709 data"), "tells where it was made"),
        ("c.avif", with_exif(avif), "tells where it was made, and names a person: `Ann`"),
        ("d.gif", b"GIF89a <x exif:GPSLatitude=\"51,30N\"/>".to_vec(), "tells where it was made"),
        ("e.svg", b"<svg xmlns=\"x\"><dc:creator><cc:Agent><dc:title>Ann Lee</dc:title></cc:Agent></dc:creator></svg>".to_vec(),
            "names a person: `Ann Lee`"),
        ("f.pdf", b"%PDF-1.7\n1 0 obj\n<< /Title (T) /Author (Ann Lee) >>".to_vec(), "names a person: `Ann Lee`"),
    ]
}

#[test]
fn a_file_that_tells_of_a_place_or_a_person_is_warned_of() {
    for folder in ["content", "static"] {
        for (name, bytes, what) in files() {
            let site = Folder::new("//- content/2026-01-05-one.md\n---\ntitle: One\n---\nText.\n");
            site.write(&format!("{folder}/{name}"), bytes);
            let run = site.build(&[]).exits(0);
            let expected = format!("warning[personal-data]: the file `{folder}/{name}` {what}\n");
            assert!(run.stderr.contains(&expected), "{expected}{}", run.stderr);
            assert!(site.public().contains_key(name));
        }
    }
}

#[test]
fn messages_about_personal_data() {
    let site = Folder::new("//- content/2026-01-05-one.md\n---\ntitle: One\n---\nText.\n");
    for (name, bytes, _) in
        files().into_iter().filter(|(name, ..)| ["a.mp4", "e.svg", "f.pdf"].contains(name))
    {
        site.write(&format!("content/{name}"), bytes);
    }
    insta::assert_snapshot!("personal_data", site.build(&[]).exits(0).stderr);
}

#[test]
fn files_without_such_notes_are_published_in_silence() {
    let site = Folder::new("//- content/2026-01-05-one.md\n---\ntitle: One\n---\nText.\n");
    site.write("content/a.mp4", film(b"nothing"));
    site.write("content/b.pdf", "%PDF-1.7\n<< /Author () /Producer (Writer) >>");
    site.write("content/c.svg", "<svg xmlns=\"x\"><title>A picture by Ann</title></svg>");
    site.write("content/d.gif", "GIF89a");
    assert_eq!(site.build(&["--strict"]).exits(0).stderr, "");
}
