//! The site on which examples are tried: the files that `steadfast init` writes, and the files that examples name.

use std::process::{Command, Stdio};

use crate::driver::{Folder, Run};

/// 2026-11-22T12:00:00Z, the moment of all examples.
const MOMENT: &str = "1795348800";

/// A drawing of one pixel, which fits everywhere in the site.
const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

/// Files that examples name and that their readers have.
const DRAWINGS: [&str; 2] = ["static/logo.svg", "static/images/till.svg"];
const PICTURES: [&str; 6] = [
    "content/articles/door.jpg",
    "content/articles/till.jpg",
    "content/articles/stamp-card.jpg",
    "static/till.jpg",
    "static/card.png",
    "static/logo.png",
];

const FONTS: [&str; 2] = ["fonts/NotoSansJP.ttf", "fonts/NotoNaskhArabic.ttf"];
/// The program's own font replaces all others.
const FONT: &[u8] = include_bytes!("../../../src/social_cards/font/small.ttf");

/// Articles that examples are about.
const ARTICLES: [(&str, &str); 2] = [
    ("content/articles/2026-01-05-warm-welcome.md", "A warm welcome"),
    ("content/articles/2026-11-21-a-card-beside-the-till.md", "A card beside the till"),
];

/// Runs a command of an example, in a folder below the site's.
pub(super) fn run(folder: &Folder, below: &str, command: &str) -> Run {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_steadfast")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", program.display());
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &format!("{{ {command}\n}} 2>&1")]).current_dir(folder.path(below));
    shell.env_clear().env("PATH", path).env("SOURCE_DATE_EPOCH", MOMENT).stdin(Stdio::null());
    shell.output().unwrap().into()
}

/// Makes a site with `steadfast init`, with the files that examples name.
pub(super) fn beginner() -> Folder {
    let folder = Folder::empty();
    run(&folder, "", "steadfast init").exits(0);
    // Cards take most of the time of a small build, and have their own examples.
    let settings = folder.read("site.yaml") + "social_cards: false\n";
    folder.write("site.yaml", settings.replace("example.com", "harbourlane.example"));
    let profile = folder.read("content/authors/me.md").replace("Your Name", "Nadia Rahmani");
    folder.write("content/authors/me.md", profile.replace("Your Business", "Harbour & Lane"));
    for (file, title) in ARTICLES {
        folder.write(file, format!("---\ntitle: {title}\n---\n\nA text.\n"));
    }
    add_files(&folder, "");
    folder
}

/// Writes the files that examples name into a site below the folder.
pub(super) fn add_files(folder: &Folder, below: &str) {
    let place = |file: &str| if below.is_empty() { file.to_owned() } else { format!("{below}/{file}") };
    for file in DRAWINGS {
        folder.write(&place(file), DRAWING);
    }
    for file in FONTS {
        folder.write(&place(file), FONT);
    }
    for file in PICTURES {
        folder.write(&place(file), picture(file));
    }
}

fn picture(name: &str) -> Vec<u8> {
    let format = if name.ends_with(".png") { image::ImageFormat::Png } else { image::ImageFormat::Jpeg };
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(64, 40).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Replaces some keys of settings with those of another text, as an author pastes an example.
pub(super) fn paste(settings: &str, example: &str) -> String {
    let pasted = parts(example);
    let is_pasted = |key: &str| pasted.iter().any(|(other, _)| other == key);
    let kept = parts(settings).into_iter().filter(|(key, _)| !is_pasted(key));
    kept.map(|(_, text)| text).chain([example.to_owned()]).collect()
}

/// Splits a text of YAML at its outermost keys.
fn parts(text: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let begins = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
        match (begins, parts.last_mut()) {
            (false, Some((_, part))) => part.push_str(line),
            (false, None) => parts.push((String::new(), line.to_owned())),
            (true, _) => {
                let key = line.split(':').next().unwrap_or("").to_owned();
                parts.push((key, line.to_owned()));
            }
        }
    }
    parts
}

#[test]
fn a_pasted_key_takes_the_place_of_the_one_that_was_there() {
    let settings = "# Mine\ntitle: A\ncomments:\n  policy: closed\nurl: https://a.example\n";
    let pasted = paste(settings, "comments:\n  mail: a@a.example\n");
    assert_eq!(pasted, "# Mine\ntitle: A\nurl: https://a.example\ncomments:\n  mail: a@a.example\n");
}
