//! Checks when a published file is kept instead of being rendered again.

use std::fs;

use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::tests::{Desk, desk};

const PATH: &str = "a/index.html";

fn path() -> OutPath {
    OutPath::parse(PATH).unwrap()
}

/// Publishes one file that was rendered with this key.
fn publish(desk: &Desk, text: &str, key: Option<&[u8]>) {
    let stage = desk.open_at(desk.output()).unwrap();
    stage.put_rendered(&path(), text.as_bytes(), key.map(Digest::of).as_ref()).unwrap();
    stage.publish().unwrap();
}

fn is_kept(desk: &Desk, key: &[u8]) -> bool {
    desk.open_at(desk.output()).unwrap().keep(&path(), &Digest::of(key))
}

#[test]
fn a_rendered_file_is_kept_while_its_key_is_the_same_and_nobody_touches_it() {
    let desk = desk();
    assert!(!is_kept(&desk, b"one"), "nothing is published");
    publish(&desk, "text", Some(b"one"));
    assert!(is_kept(&desk, b"one") && !is_kept(&desk, b"two"));
    // The same bytes with another key.
    publish(&desk, "text", Some(b"two"));
    assert!(is_kept(&desk, b"two") && !is_kept(&desk, b"one"));
    fs::write(desk.disk(PATH), "mine").unwrap();
    assert!(!is_kept(&desk, b"two"), "somebody has changed it");
    publish(&desk, "text", Some(b"two"));
    fs::remove_file(desk.disk(PATH)).unwrap();
    assert!(!is_kept(&desk, b"two"), "it is gone");
    publish(&desk, "text", None);
    assert!(!is_kept(&desk, b"two"), "it was published without a key");
}

#[test]
fn a_kept_file_is_published_with_its_key() {
    let desk = desk();
    publish(&desk, "text", Some(b"one"));
    for _ in 0..2 {
        let stage = desk.open_at(desk.output()).unwrap();
        assert!(stage.keep(&path(), &Digest::of(b"one")));
        assert_eq!(stage.published(&path()), Some(b"text".to_vec()));
        let receipt = stage.publish().unwrap();
        assert_eq!((receipt.written, receipt.unchanged, receipt.bytes), (0, 1, 4));
    }
}

#[test]
fn a_missing_or_damaged_note_of_keys_keeps_nothing() {
    let desk = desk();
    publish(&desk, "text", Some(b"one"));
    let note = desk.disk(".steadfast/keys");
    let text = fs::read_to_string(&note).unwrap();
    for damaged in ["", "x", &text[..text.len() - 10], &text.replace('\n', "\n\n"), &text[64..]] {
        fs::write(&note, damaged).unwrap();
        assert!(!is_kept(&desk, b"one"), "{damaged}");
    }
    fs::remove_file(&note).unwrap();
    assert!(!is_kept(&desk, b"one"));
}
