//! Pictures that an earlier build has made: they are used again, and damaged or outdated ones are made again.

use std::fs;

use steadfast::digest::Digest;

use super::{jpeg, picture, png, site};
use crate::driver::{Files, Folder};

#[test]
fn what_was_made_once_is_not_made_again() {
    let site = site();
    site.build(&[]).exits(0);
    let first = site.public();
    let note = site.read("public/.steadfast/made");
    site.write("content/2026-01-06-two.md", "---\ntitle: Two\n---\nOther text.\n");
    let run = site.build(&[]).exits(0);
    assert!(!run.stdout.contains(" 0 written"), "{}", run.stdout);
    assert_eq!(site.read("public/.steadfast/made"), note);
    let made = |files: &Files| {
        files
            .iter()
            .filter(|(path, _)| path.starts_with("variants/"))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(made(&site.public()), made(&first));
    // Another picture replaces a published one and is listed as made. It would stay only if the build made nothing
    // again.
    let (path, bytes) = made(&first).swap_remove(0);
    let disk = site.path("public").join(&path);
    fs::write(&disk, b"another").unwrap();
    let forge = |file: &str| {
        let forged =
            site.read(file).replace(&Digest::of(&bytes).to_string(), &Digest::of(b"another").to_string());
        site.write(file, forged);
    };
    forge("public/.steadfast/made");
    forge("public/.steadfast/manifest");
    site.write("content/2026-01-06-two.md", "---\ntitle: Two\n---\nA third text.\n");
    site.build(&[]).exits(0);
    assert_eq!(fs::read(&disk).unwrap(), b"another");
    // A file that does not match its entry in the list is made again.
    fs::write(&disk, b"damaged").unwrap();
    site.build(&[]).exits(0);
    assert_eq!(made(&site.public()), made(&first));
}

#[test]
fn edits_lead_to_the_site_that_a_first_build_makes() {
    let edited = site();
    edited.build(&[]).exits(0);
    // Another picture of the same name, one that moves to another folder, and one that no page shows any more.
    edited.write("content/till.jpg", jpeg(&picture(900, 600, 9), 1));
    let door = fs::read(edited.path("content/door.png")).unwrap();
    edited.write("static/doors/front.png", &door);
    fs::remove_file(edited.path("content/door.png")).unwrap();
    edited.write("content/authors/ann.md", "---\nname: Ann\n---\n");
    let one = edited.read("content/2026-01-05-one.md").replace("door.png", "/doors/front.png");
    edited.write("content/2026-01-05-one.md", one);
    edited.build(&[]).exits(0);
    let fresh = Folder::empty();
    for (path, bytes) in edited.files("") {
        if !path.starts_with("public/") {
            fresh.write(&path, bytes);
        }
    }
    fresh.build(&[]).exits(0);
    assert!(edited.public() == fresh.public());
    assert_eq!(edited.read("public/.steadfast/manifest"), fresh.read("public/.steadfast/manifest"));
    assert_eq!(edited.read("public/.steadfast/made"), fresh.read("public/.steadfast/made"));
}

#[test]
fn damage_inside_a_picture_is_found_and_the_others_are_not_made_again() {
    let site = site();
    let mut door = png(picture(500, 250, 2));
    let whole = door.clone();
    let middle = door.len() / 2;
    door[middle..middle + 40].fill(0x55);
    site.write("content/door.png", &door);
    let run = site.build(&[]).exits(1);
    assert!(
        run.stderr.contains("error[broken-picture]: the picture `content/door.png` cannot be read"),
        "{}",
        run.stderr
    );
    assert!(site.public().is_empty());
    let kept = site.files("public/.steadfast/kept").len();
    assert!(kept >= 5, "{kept}");
    site.write("content/door.png", &whole);
    site.build(&[]).exits(0);
    assert!(site.files("public/.steadfast/kept").is_empty());
    let fresh = self::site();
    fresh.build(&[]).exits(0);
    assert!(site.public() == fresh.public());
}
