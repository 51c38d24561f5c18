//! Portraits of authors: the text beside them keeps its width.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

use super::reader::read;
use crate::driver::Folder;
use crate::pictures::picture;

const SITE: &str = "\
//- content/authors/ann.md
---
name: Ann Lee
image: ann.jpg
---
Ann writes about what brings people back, and about what keeps them away.
//- content/authors/ben.md
---
name: Ben Roe
image: ben.png
---
Ben writes about what brings people back, and about what keeps them away.
//- content/authors/cleo.md
---
name: Cleo Fox
image: cleo.webp
---
Cleo writes about what brings people back, and about what keeps them away.
//- content/2026-01-05-one.md
---
title: One
authors: [ann, ben, cleo]
image: /wide.png
---
Text.
//- content/2026-01-06-two.md
---
title: Two
image: /wide.png
category: Service
---
Text.
";

fn drawn(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture(320, 320, 1)).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn site() -> Folder {
    let folder = Folder::new(SITE);
    folder.write("content/authors/ann.jpg", drawn(ImageFormat::Jpeg));
    folder.write("content/authors/ben.png", drawn(ImageFormat::Png));
    folder.write("content/authors/cleo.webp", drawn(ImageFormat::WebP));
    folder.write("static/wide.png", drawn(ImageFormat::Png));
    folder.build(&["--quiet"]).exits(0);
    folder
}

#[test]
fn name_and_bio_stand_beside_a_portrait_of_any_format() {
    read(site().public(), |reader| {
        for (path, persons) in
            [("/2026/01/one/", 3.0), ("/authors/", 3.0), ("/authors/ann/", 1.0), ("/authors/cleo/", 1.0)]
        {
            for width in [320, 1280] {
                reader.width(width);
                reader.go(path);
                assert_eq!(
                    reader.number("document.querySelectorAll('.person img.portrait').length"),
                    persons,
                    "{path}"
                );
                let narrowest = "Math.min(...[...document.querySelectorAll('.person-text')].map((text) => \
                    text.getBoundingClientRect().width / text.parentElement.getBoundingClientRect().width))";
                assert!(reader.number(narrowest) > 0.6, "{path} at {width}: {}", reader.number(narrowest));
                let beside = "[...document.querySelectorAll('.person')].every((person) => \
                    person.querySelector('.person-name').getBoundingClientRect().top < \
                    person.querySelector('img').getBoundingClientRect().bottom)";
                assert_eq!(reader.value(beside), true, "{path} at {width}");
            }
        }
    });
}

#[test]
fn a_picture_of_any_kind_takes_one_place_in_its_row() {
    read(site().public(), |reader| {
        for path in ["/", "/2026/01/one/", "/categories/service/"] {
            reader.go(path);
            let boxes = "[...document.querySelectorAll('picture > source')].filter((source) => \
                source.getClientRects().length > 0).length";
            assert_eq!(reader.number(boxes), 0.0, "{path}");
        }
    });
}
