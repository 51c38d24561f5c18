//! Files that are small on the disk, or look harmless, and would take gigabytes of memory.

use std::process::Command;

use crate::driver::{Folder, NOW, Run};

/// The most memory that a build may request here, in KiB; most of it is for the stacks of threads.
const MEMORY: u32 = 1024 * 1024;

/// Builds with a limit of [`MEMORY`].
fn build(site: &Folder) -> Run {
    let script = format!("ulimit -v {MEMORY}; exec \"$0\" build --now {NOW}");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_steadfast")]).current_dir(site.path("")).env_clear();
    command.output().unwrap().into()
}

#[test]
fn a_text_of_nothing_but_marks_is_refused_before_it_fills_the_memory() {
    for mark in ["[", "*a ", "a\n", "![](a) ", "-- "] {
        let site = Folder::new("");
        let text = format!("---\ntitle: A\n---\n{}\n", mark.repeat(6_000_000 / mark.len()));
        site.write("content/2026-01-05-a.md", text);
        let run = build(&site).exits(1);
        let said = "error[too-large]: `content/2026-01-05-a.md` has more than a million lines, brackets and other marks";
        assert!(run.stderr.starts_with(said), "{mark}: {}", run.stderr);
    }
}

#[cfg(feature = "images")]
mod pictures {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat};

    use super::*;

    /// Returns a picture with one more chunk after its header, and another size in the header.
    fn changed(picture: &DynamicImage, size: (u32, u32), chunk: Option<(&[u8; 4], &[u8])>) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, ImageFormat::Png).unwrap();
        let mut file = file.into_inner();
        file[16..20].copy_from_slice(&size.0.to_be_bytes());
        file[20..24].copy_from_slice(&size.1.to_be_bytes());
        let sum = checksum(&file[12..29]);
        file[29..33].copy_from_slice(&sum.to_be_bytes());
        if let Some((name, data)) = chunk {
            let named = [name.as_slice(), data].concat();
            let length = (data.len() as u32).to_be_bytes();
            let chunk = [&length, named.as_slice(), &checksum(&named).to_be_bytes()].concat();
            file.splice(33..33, chunk);
        }
        file
    }

    /// Source: the W3C's "Portable Network Graphics", annex D.
    fn checksum(bytes: &[u8]) -> u32 {
        let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
            })
        });
        !sum
    }

    /// Returns compressed zeros: one byte, and then repetitions of 258 bytes. Source: RFC 1951, section 3.2.6.
    fn packed_zeros(repetitions: usize) -> Vec<u8> {
        let (mut bytes, mut bits, mut count) = (vec![0x78, 0x01], 0_u64, 0);
        let mut put = |code: u64, length: u32| {
            // Codes begin with their most significant bit.
            for at in (0..length).rev() {
                bits |= (code >> at & 1) << count;
                count += 1;
                if count == 8 {
                    bytes.push(bits as u8);
                    (bits, count) = (0, 0);
                }
            }
        };
        put(1, 1);
        put(0b10, 2);
        put(0b0011_0000, 8);
        for _ in 0..repetitions {
            put(0b1100_0101, 8);
            put(0, 5);
        }
        put(0, 7);
        put(0, 7);
        let sum = ((1 + repetitions * 258) % 65_521) as u32;
        bytes.extend((sum << 16 | 1).to_be_bytes());
        bytes
    }

    fn site(picture: Vec<u8>) -> Folder {
        let site =
            Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\nimage: a.png\n---\n![x](a.png)\n");
        site.write("content/a.png", picture);
        site
    }

    #[test]
    fn a_picture_that_would_take_more_than_512_mib_is_named() {
        let pixel = DynamicImage::new_rgba16(1, 1);
        let run = build(&site(changed(&pixel, (10_000, 10_000), None))).exits(1);
        let said = "error[huge-picture]: the picture `content/a.png` is too large to be worked on";
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert!(
            run.stderr.contains("it would take 1144 MiB of memory, and 512 MiB are the most"),
            "{}",
            run.stderr
        );
    }

    #[test]
    fn a_colour_profile_that_unpacks_to_gigabytes_is_not_unpacked() {
        let wide = DynamicImage::new_rgb8(1600, 20);
        let packed = packed_zeros(3_000_000);
        let profile = [b"bomb\0\0".as_slice(), &packed].concat();
        let run = build(&site(changed(&wide, (1600, 20), Some((b"iCCP", &profile)))));
        match run.code {
            Some(0) => {}
            Some(1) => assert!(run.stderr.contains("`content/a.png`"), "{}", run.stderr),
            code => panic!("{code:?}: {}", run.stderr),
        }
    }
}
