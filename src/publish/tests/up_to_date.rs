//! What a build knows of the one before.

use std::fs;

use crate::digest::Digest;
use crate::publish::Receipt;
use crate::publish::tests::{Desk, NEW, OLD, desk, receipt};

fn remembered(desk: &Desk, inputs: &[u8]) -> Option<Receipt> {
    desk.open_at(desk.output()).unwrap().up_to_date(&Digest::of(inputs))
}

#[test]
fn what_a_site_was_made_from_is_remembered_while_it_is_whole() {
    let desk = desk();
    assert_eq!(remembered(&desk, b"new"), None);
    desk.staged(NEW).unwrap().publish_and_remember(&Digest::of(b"new")).unwrap();
    assert_eq!(remembered(&desk, b"new"), Some(receipt(0, 6, 0, 30)));
    assert_eq!(remembered(&desk, b"other"), None);
    fs::write(desk.disk("index.html"), "home 3").unwrap();
    assert_eq!(remembered(&desk, b"new"), None, "a file was changed");
    desk.build(NEW);
    assert_eq!(remembered(&desk, b"new"), Some(receipt(0, 6, 0, 30)));
    fs::remove_file(desk.disk("2025/new/photo.png")).unwrap();
    assert_eq!(remembered(&desk, b"new"), None, "a file is gone");
}

#[test]
fn another_site_in_its_place_is_not_taken_for_it() {
    let desk = desk();
    desk.staged(NEW).unwrap().publish_and_remember(&Digest::of(b"new")).unwrap();
    // This one had something to say, and so was not remembered.
    desk.build(OLD);
    assert_eq!(remembered(&desk, b"new"), None);
    desk.build(NEW);
    assert_eq!(remembered(&desk, b"new").map(|found| found.unchanged), Some(NEW.len()));
}
