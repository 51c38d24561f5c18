//! Each check on the sites of `tests/corpus/checks`: `CODE.txt` has what it finds, `CODE_fine.txt` what it must leave alone.

use std::fs;
use std::path::Path;

use steadfast::checks::TABLE;

use crate::driver::{Folder, NOW, Run};

/// Runs one check on a site of the corpus.
fn checked(code: &str, site: &str) -> Run {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/checks");
    let folder = Folder::new(&fs::read_to_string(corpus.join(format!("{site}.txt"))).unwrap());
    if code == "large-picture" {
        folder.write("content/wide.png", png(6000, 4000));
        folder.write("content/small.png", png(1600, 1200));
    }
    let before = folder.files("");
    let run = folder.run(&["check", "--only", code, "--now", NOW, "--quiet", "--all"]);
    assert_eq!(run.stderr, "", "{code}");
    let run = folder.run(&["check", "--only", code, "--now", NOW, "--all"]).exits(0);
    assert!(folder.files("") == before, "{code}: a file was written");
    run
}

/// Returns the header of a PNG.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |name: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, name, data, &crc(&[name, data].concat()).to_be_bytes()].concat()
    };
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = chunk(b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat());
    [b"\x89PNG\r\n\x1a\n", &header[..], &chunk(b"IDAT", b""), &chunk(b"IEND", b"")].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let shifted = |crc: u32, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), shifted))
}

#[test]
fn every_check_finds_what_its_author_should_read() {
    for check in TABLE {
        let run = checked(check.code.name, check.code.name);
        insta::with_settings!({
            snapshot_path => "../../corpus/checks/snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(check.code.name.replace('-', "_"), run.stderr);
        });
        assert!(run.stderr.contains(&format!("[{}]", check.code.name)), "{} finds nothing", check.code.name);
    }
}

#[test]
fn every_check_leaves_alone_what_is_fine() {
    let alarms: String = TABLE
        .iter()
        .map(|check| checked(check.code.name, &format!("{}_fine", check.code.name)).stderr)
        .collect();
    assert_eq!(alarms, "");
}

#[test]
fn the_docs_list_every_check() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checking.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    assert_eq!(rows.collect::<Vec<_>>(), TABLE.map(|check| check.code.name));
}
