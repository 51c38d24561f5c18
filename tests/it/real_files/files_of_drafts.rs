//! Files that belong to texts which are not published.

use crate::driver::Folder;

const LIVE: &str = "//- content/2026-01-05-one.md\n---\ntitle: One\n---\nText.\n";

/// Returns a site with an article in a folder, whose front matter has these lines.
fn merger(front_matter: &str) -> Folder {
    let site = Folder::new(LIVE);
    let date = if front_matter.contains("date:") { "" } else { "date: 2026-02-01\n" };
    let text = format!("---\ntitle: The merger\n{date}{front_matter}\n---\n![A chart](chart.png)\n");
    site.write("content/posts/merger/index.md", text);
    for name in ["chart.png", "contract.pdf", "data/figures.csv"] {
        site.write(&format!("content/posts/merger/{name}"), "GIF89a\x01\0\x01\0SECRET");
    }
    site
}

fn secrets(site: &Folder) -> usize {
    site.public().values().filter(|bytes| bytes.windows(6).any(|six| six == b"SECRET")).count()
}

#[test]
fn the_files_of_a_folder_whose_text_is_not_live_are_not_published() {
    for front_matter in
        ["draft: true", "published: false", "date: 2030-01-01", "date: 2020-01-01\nexpires: 2021-01-01"]
    {
        let site = merger(front_matter);
        let run = site.build(&[]).exits(0);
        assert_eq!(secrets(&site), 0, "{front_matter}");
        let expected = "held back with them: 3 files, such as content/posts/merger/chart.png\n";
        assert!(run.stdout.contains(expected), "{}", run.stdout);
        let json = site.build(&["--format", "json"]).exits(0);
        let expected = "\"withheld_files\":[\"content/posts/merger/chart.png\",\
                        \"content/posts/merger/contract.pdf\",\
                        \"content/posts/merger/data/figures.csv\"]";
        assert!(json.stdout.contains(expected), "{}", json.stdout);
    }
    let site = merger("");
    site.build(&["--strict"]).exits(0);
    assert_eq!(secrets(&site), 3);
}

#[test]
fn a_draft_that_is_shown_has_its_files() {
    let site = merger("draft: true");
    let run = site.build(&["--strict", "--drafts"]).exits(0);
    assert_eq!(secrets(&site), 3);
    assert!(!run.stdout.contains("held back"), "{}", run.stdout);
    let site = merger("date: 2030-01-01");
    site.build(&["--future"]).exits(0);
    assert_eq!(secrets(&site), 3);
}

#[test]
fn the_folder_of_a_page_that_is_a_draft_keeps_its_files_too() {
    let site = Folder::new(LIVE);
    site.write("content/pages/merger/index.md", "---\ntitle: Merger\ndraft: true\n---\nText.\n");
    site.write("content/pages/merger/contract.pdf", "SECRET");
    site.build(&["--strict"]).exits(0);
    assert_eq!(secrets(&site), 0);
}

#[test]
fn a_file_that_only_texts_which_are_not_live_name_stays_back() {
    let site = Folder::new(LIVE);
    let secret = "---\ntitle: Secret\ndate: 2026-02-01\ndraft: true\nimage: ../img/lead.gif\n---\n\
                  ![A](only-secret.png) [B](<papers/the plan.pdf>)\n\n<video src=\"film.mp4\"></video>\n\n[c]\n\n[c]: sound.mp3\n";
    site.write("content/articles/secret.md", secret);
    let one = "---\ntitle: One\n---\n![Shared](articles/shared.png) [Same](same.pdf)\n";
    site.write("content/2026-01-05-one.md", one);
    site.write(
        "content/articles/2.md",
        "---\ntitle: Two\ndate: 2026-02-02\ndraft: true\n---\n![S](shared.png) [Same](same.pdf)\n",
    );
    for name in [
        "articles/only-secret.png",
        "articles/papers/the plan.pdf",
        "articles/film.mp4",
        "articles/sound.mp3",
        "articles/same.pdf",
        "img/lead.gif",
    ] {
        site.write(&format!("content/{name}"), "GIF89a\x01\0\x01\0SECRET");
    }
    site.write("content/articles/shared.png", "GIF89a\x01\0\x01\0SHARED");
    site.write("content/same.pdf", "SHARED");
    site.write("content/articles/unnamed.pdf", "SHARED");
    let run = site.build(&["--strict"]).exits(0);
    assert_eq!(secrets(&site), 0, "{:?}", site.public().keys());
    assert!(
        run.stdout.contains("held back with them: 6 files, such as content/articles/film.mp4\n"),
        "{}",
        run.stdout
    );
    let public = site.public();
    for name in ["articles/shared.png", "same.pdf", "articles/unnamed.pdf"] {
        assert!(public.contains_key(name), "{name}");
    }
    site.build(&["--drafts", "--strict"]).exits(0);
    assert_eq!(secrets(&site), 6);
}

#[test]
fn a_live_text_that_names_a_file_of_a_draft_is_told() {
    let site = merger("draft: true");
    let one = "---\ntitle: One\n---\n![A chart](posts/merger/chart.png)\n";
    site.write("content/2026-01-05-one.md", one);
    let run = site.build(&[]).exits(0);
    assert_eq!(secrets(&site), 0);
    let expected = "\
warning[dead-link]: `posts/merger/chart.png` is not published at present
 --> content/2026-01-05-one.md:4:12
  |
4 | ![A chart](posts/merger/chart.png)
  |            ^^^^^^^^^^^^^^^^^^^^^^
  |
  = note: it belongs to “The merger”, which is a draft, scheduled, or expired
  = help: publish that text first, or put a copy of the file beside this one
";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    site.write("content/chart.png", "GIF89a\x01\0\x01\0");
    site.write("content/2026-01-05-one.md", "---\ntitle: One\n---\n![A chart](chart.png)\n");
    site.build(&["--strict"]).exits(0);
}

#[test]
fn a_broken_picture_of_a_draft_stops_nothing() {
    let site = merger("draft: true");
    site.write("content/posts/merger/chart.png", b"\x89PNG\r\n\x1a\n");
    site.build(&["--strict"]).exits(0);
}
