//! Pictures of a site through the program: their sizes and formats, the data that are removed, and what is not made
//! twice.

mod derived;

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;

use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder};

use crate::driver::Folder;
use crate::markup::tags;

const SITE: &str = "\
//- content/authors/ann.md
---
name: Ann
image: ann.jpg
---
//- content/2026-01-05-one.md
---
title: One
image: till.jpg
image_alt: A till
authors: [Ann]
---
![A door](door.png \"The door\")

[Large](till.jpg)
//- content/2026-01-06-two.md
---
title: Two
---
Text.
";

/// Makes a picture that does not compress well.
pub(crate) fn picture(width: u32, height: u32, seed: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let wave = |a: u32, b: u32| ((x * a + y * b + seed * 37) / 5 % 256) as u8;
        Rgb([wave(1, 2), wave(3, 1), wave(2, 5)])
    })
}

/// Makes a JPEG with an Exif block that turns it and names a place.
pub(crate) fn jpeg(image: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 51.5N");
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 85);
    encoder.add_exif_metadata(&exif).unwrap();
    encoder.encode(image, image.width() as u16, image.height() as u16, ColorType::Rgb).unwrap();
    bytes
}

pub(crate) fn png(image: RgbImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Writes the site with its pictures: a photograph that is stored on its side, a drawing, a portrait.
fn site() -> Folder {
    let site = Folder::new(SITE);
    site.write("content/till.jpg", jpeg(&picture(600, 1500, 1), 6));
    site.write("content/door.png", png(picture(500, 250, 2)));
    site.write("content/authors/ann.jpg", jpeg(&picture(200, 200, 3), 1));
    site.write("content/unused.jpg", jpeg(&picture(700, 300, 4), 1));
    site
}

/// Returns the names of the files that were made, without their digests.
fn variants(site: &Folder) -> BTreeSet<String> {
    let names =
        site.public().into_keys().filter_map(|path| path.strip_prefix("variants/").map(str::to_owned));
    names
        .map(|name| {
            let (stem, rest) = name.split_once('.').unwrap();
            format!("{stem}{}", &rest[rest.find('-').unwrap()..])
        })
        .collect()
}

#[test]
fn each_picture_comes_in_sizes_that_fit_and_none_is_made_larger() {
    let site = site();
    site.build(&["--strict"]).exits(0);
    let expected = [
        "till-480.jpg",
        "till-480.webp",
        "till-800.jpg",
        "till-800.webp",
        "till-1200.jpg",
        "till-1200.webp",
        "till-1500.webp",
        "door-500.webp",
        "authors/ann-96.jpg",
        "authors/ann-96.webp",
        "authors/ann-200.webp",
    ];
    let mut expected: BTreeSet<String> = expected.map(str::to_owned).into();
    if !cfg!(feature = "webp") {
        expected.retain(|name| !name.ends_with("webp"));
    }
    assert_eq!(variants(&site), expected);
    for (path, bytes) in site.public() {
        if path.ends_with(".jpg") || path.ends_with(".webp") || path.ends_with(".png") {
            assert!(!bytes.windows(3).any(|three| three == b"GPS"), "{path} tells where it was taken");
            let (width, height) = image::load_from_memory(&bytes).unwrap().dimensions();
            if let Some((_, named)) = path.rsplit_once('-') {
                assert_eq!(width.to_string(), named.split('.').next().unwrap(), "{path}");
            }
            if path.contains("till") {
                assert!(width > height, "{path} lies on its side");
            }
        }
    }
}

#[test]
fn pages_let_the_browser_choose() {
    let site = site();
    site.build(&[]).exits(0);
    let page = site.read("public/2026/01/one/index.html");
    let files = site.public();
    let mut widths = Vec::new();
    for tag in tags(&page).into_iter().filter(|tag| ["img", "source"].contains(&tag.name.as_str())) {
        for candidate in tag.get("srcset").unwrap_or_default().split(", ").filter(|it| !it.is_empty()) {
            let (address, width) = candidate.split_once(' ').unwrap();
            assert!(files.contains_key(address.trim_start_matches('/')), "{address}");
            widths.push(width.to_owned());
        }
    }
    let expected: &[&str] = if cfg!(feature = "webp") {
        &["480w", "800w", "1200w", "1500w", "480w", "800w", "1200w", "1500w", "500w"]
    } else {
        &["480w", "800w", "1200w", "1500w"]
    };
    assert_eq!(widths, expected);
    let all = tags(&page);
    let image = |alt: &str| all.iter().find(|tag| tag.name == "img" && tag.get("alt") == Some(alt)).unwrap();
    let (lead, door) = (image("A till"), image("A door"));
    assert_eq!((lead.get("fetchpriority"), lead.get("loading")), (Some("high"), None));
    assert_eq!((lead.get("width"), lead.get("height")), (Some("1500"), Some("600")));
    assert!(lead.get("src").unwrap().ends_with("-1200.jpg"));
    assert_eq!((door.get("src"), door.get("srcset")), (Some("/door.png"), None));
    assert_eq!((door.get("loading"), door.get("decoding")), (Some("lazy"), Some("async")));
    let property = |name: &str| {
        let meta = all.iter().find(|tag| tag.name == "meta" && tag.get("property") == Some(name)).unwrap();
        meta.get("content").unwrap()
    };
    assert!(property("og:image").starts_with("https://quay.example/variants/till."));
    assert!(property("og:image").ends_with("-1200.jpg"));
    assert_eq!((property("og:image:width"), property("og:image:height")), ("1200", "480"));
    assert!(
        site.read("public/_headers")
            .contains("/variants/*\n  Cache-Control: public, max-age=31536000, immutable")
    );
    let feed = site.read("public/feed.xml");
    assert!(feed.contains("https://quay.example/door.png") && !feed.contains("picture&gt;"), "{feed}");
}

#[test]
fn a_broken_picture_is_named_and_nothing_is_published() {
    let site = site();
    site.build(&[]).exits(0);
    let before = site.files("public");
    let till = fs::read(site.path("content/till.jpg")).unwrap();
    site.write("content/till.jpg", &till[..till.len() / 2]);
    site.write("content/authors/ann.jpg", b"");
    let mut bomb = png(picture(8, 8, 1));
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    site.write("content/door.png", bomb);
    let run = site.build(&[]).exits(1);
    insta::assert_snapshot!("broken_pictures", run.stderr);
    assert!(site.files("public") == before);
}

#[test]
fn settings_say_which_sizes_and_formats_there_are() {
    let site = site();
    let with = |images: &str| {
        site.write(
            "site.yaml",
            format!("title: A\nurl: https://quay.example\nsocial_cards: false\nimages: {images}\n"),
        );
        site.build(&[]).exits(0);
        variants(&site)
    };
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let page = || site.read("public/2026/01/one/index.html");
    assert_eq!(
        with("{widths: [300], formats: [original]}"),
        of(&["authors/ann-96.jpg", "door-300.png", "till-1200.jpg", "till-300.jpg"])
    );
    assert!(!page().contains("<picture"));
    with("{quality: 30, sizes: 50vw}");
    assert!(page().contains("sizes=\"50vw\""));
    // With `images: off`, a picture keeps all the data in its file.
    assert_eq!(with("off"), of(&[]));
    let (published, own) = (site.path("public/till.jpg"), site.path("content/till.jpg"));
    assert_eq!(fs::read(published).unwrap(), fs::read(own).unwrap());
    assert!(!site.path("public/.steadfast/made").exists());
}

#[test]
fn drawings_and_what_moves_pass_as_they_are() {
    let site = Folder::new(
        "//- content/2026-01-05-one.md\n---\ntitle: One\n---\n![a](a.svg) ![b](b.gif) ![c](c.png)\n",
    );
    let still = png(picture(20, 10, 1));
    let moving = [&still[..33], b"\0\0\0\x08acTL\0\0\0\x01\0\0\0\0crc!", &still[33..]].concat();
    let gif = b"GIF89a\x03\x00\x02\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00;";
    let files: [(&str, &[u8]); 3] =
        [("a.svg", b"<svg width=\"4\" height=\"3\"/>"), ("b.gif", gif), ("c.png", &moving)];
    for (name, bytes) in files {
        site.write(&format!("content/{name}"), bytes);
    }
    site.build(&["--strict"]).exits(0);
    let public = site.public();
    for (name, bytes) in files {
        assert_eq!(public[name], bytes, "{name}");
    }
    assert!(variants(&site).is_empty());
    assert!(!site.read("public/2026/01/one/index.html").contains("srcset"));
    assert!(site.read("public/2026/01/one/index.html").contains("width=\"20\" height=\"10\""));
}
