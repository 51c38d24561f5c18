//! Pictures whose names do not match their content, and pictures that not every browser shows.

use crate::driver::Folder;
use crate::pictures;

const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heicGPS";
const TIFF: &[u8] = b"II*\0\x08\0\0\0\0\0GPS";

fn site(front_matter: &str, body: &str) -> Folder {
    let site = Folder::new("");
    site.write("content/2026-01-05-one.md", format!("---\ntitle: One\n{front_matter}---\n{body}\n"));
    site
}

fn places(site: &Folder) -> Vec<String> {
    let told = |bytes: &[u8]| bytes.windows(3).any(|three| three == b"GPS");
    site.public().into_iter().filter(|(_, bytes)| told(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn a_jpeg_under_any_name_is_published_without_what_its_file_tells() {
    let site = site("", "![A](a.jfif) ![B](b.png) ![C](photo)");
    let names = [
        "a.jfif", "b.png", "c.jpe", "d.JPG", "e.pjpeg", "f.tif", "g.heic", "photo", "h.gif", "i.backup",
        "j.txt",
    ];
    for name in names {
        site.write(&format!("content/{name}"), pictures::jpeg(&pictures::picture(60, 40, 1), 1));
        site.write(&format!("static/s/{name}"), pictures::jpeg(&pictures::picture(60, 40, 1), 1));
    }
    site.build(&["--strict"]).exits(0);
    assert_eq!(places(&site), [""; 0]);
    let public = site.public();
    for name in names {
        for path in [name.to_owned(), format!("s/{name}")] {
            assert!(public.get(&path).is_some_and(|bytes| bytes.starts_with(b"\xff\xd8\xff")), "{path}");
        }
    }
    let page = String::from_utf8_lossy(&public["2026/01/one/index.html"]).into_owned();
    assert!(page.contains("width=\"60\" height=\"40\""), "{page}");
}

#[test]
fn a_picture_that_not_every_browser_shows_is_refused_where_a_page_shows_it() {
    for (name, bytes, format) in [
        ("photo.HEIC", HEIC, "HEIC"),
        ("photo.jpg", HEIC, "HEIC"),
        ("photo.hif", HEIC, "HEIC"),
        ("photo.TIF", TIFF, "TIFF"),
        ("photo.png", TIFF, "TIFF"),
        ("photo.jxl", b"\xff\x0a", "JPEG XL"),
    ] {
        for (front_matter, body) in [
            (String::new(), format!("![A]({name})")),
            (format!("image: {name}\n"), String::from("Text.")),
            (String::new(), format!("<img src=\"{name}\" alt=\"\">")),
        ] {
            let site = site(&front_matter, &body);
            site.write(&format!("content/{name}"), bytes);
            let run = site.build(&[]).exits(1);
            let expected = format!(
                "error[unshown-picture]: the picture `{name}` is in {format}, which not every browser shows\n"
            );
            assert!(run.stderr.contains(&expected), "{body}: {}", run.stderr);
            assert!(
                run.stderr.contains(" = help: export it as JPEG, and name that file here\n"),
                "{}",
                run.stderr
            );
        }
    }
    let site = site("", "![A](/photo.heic)");
    site.write("static/photo.heic", HEIC);
    let run = site.build(&[]).exits(1);
    assert!(
        run.stderr.contains("error[unshown-picture]: the picture `/photo.heic` is in HEIC"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_picture_that_not_every_browser_shows_is_not_published_from_content() {
    let site = site("", "Text.");
    for name in ["a.HEIC", "b.heif", "c.tiff", "d.jpg", "e"] {
        site.write(&format!("content/{name}"), if name == "c.tiff" { TIFF } else { HEIC });
    }
    let run = site.build(&["--format", "json"]).exits(0);
    assert_eq!(places(&site), [""; 0]);
    for name in ["a.HEIC", "b.heif", "c.tiff", "d.jpg", "e"] {
        let told = |line: &&str| {
            line.contains("\"unshown-picture\"") && line.contains(&format!("\"file\":\"content/{name}\""))
        };
        assert_eq!(run.stdout.lines().filter(told).count(), 1, "{name}");
    }
}
