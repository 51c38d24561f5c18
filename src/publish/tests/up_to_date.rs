//! Checks when a build is skipped, because the output is still that of the same inputs.

use std::fs;

use crate::digest::Digest;
use crate::publish::Receipt;
use crate::publish::tests::{Desk, NEW, OLD, desk, receipt};

fn remembered(desk: &Desk, inputs: &[u8]) -> Option<Receipt> {
    let outcome = desk.open_at(desk.output()).unwrap().up_to_date(&Digest::of(inputs));
    outcome.map(|(receipt, line)| {
        assert_eq!(line, "the caller's");
        receipt
    })
}

#[test]
fn the_inputs_of_a_site_are_remembered_while_its_files_are_unchanged() {
    let desk = desk();
    assert_eq!(remembered(&desk, b"new"), None);
    desk.staged(NEW).unwrap().publish_and_remember(&Digest::of(b"new"), "the caller's").unwrap();
    assert_eq!(remembered(&desk, b"new"), Some(receipt(0, 6, 0, 30)));
    assert_eq!(remembered(&desk, b"other"), None);
    fs::write(desk.disk("index.html"), "home 3").unwrap();
    assert_eq!(remembered(&desk, b"new"), None, "a file was changed");
    desk.staged(NEW).unwrap().publish_and_remember(&Digest::of(b"new"), "the caller's").unwrap();
    assert_eq!(remembered(&desk, b"new"), Some(receipt(0, 6, 0, 30)));
    fs::remove_file(desk.disk("2025/new/photo.png")).unwrap();
    assert_eq!(remembered(&desk, b"new"), None, "a file is gone");
}

#[test]
fn the_inputs_are_forgotten_when_another_site_is_published() {
    let desk = desk();
    desk.staged(NEW).unwrap().publish_and_remember(&Digest::of(b"new"), "the caller's").unwrap();
    // A build with warnings does not record its inputs.
    desk.build(OLD);
    assert_eq!(remembered(&desk, b"new"), None);
    desk.build(NEW);
    assert_eq!(remembered(&desk, b"new"), None, "the note is gone");
}
