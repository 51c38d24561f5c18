//! The media types that the preview sends: browsers are told not to guess.

use crate::preview::served::Served;

fn media_type(served: &Served, path: &str) -> String {
    let answer = served.get(path);
    assert_eq!(answer.status, 200, "{path}");
    let line = answer.head.lines().find_map(|line| line.strip_prefix("content-type: "));
    line.unwrap_or_else(|| panic!("{path}: {}", answer.head)).to_owned()
}

#[test]
fn the_stylesheet_of_the_settings_is_a_stylesheet() {
    let served = Served::new(
        "//- site.yaml\ntitle: A\nurl: https://example.com\ntheme: {accent: teal}\n\
         //- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nText\n",
    );
    let page = served.get("/").body;
    let mut addresses =
        page.split('"').filter(|text| text.starts_with("/theme/site.") && text.ends_with(".css"));
    let path = addresses.next_back().unwrap();
    assert_eq!(media_type(&served, path), "text/css; charset=utf-8");
}

#[test]
fn every_output_has_the_type_of_its_kind() {
    let names = "notes.txt LICENSE a.mp4 b.webm c.mp3 d.ogg e.vtt f.csv g.docx h.zip i.epub j.ico k.webmanifest l.wasm \
                 m.woff2 n.mjs o.avif p.pdf q.ics";
    let mut site = "//- site.yaml\ntitle: A\nurl: https://example.com\n//- content/2020-01-02-hello.md\n---\ntitle: Hello\n\
                    aliases: [/old/]\n---\nText\n"
        .to_owned();
    for name in names.split_whitespace() {
        site.push_str(&format!("//- static/{name}\nx\n"));
    }
    let served = Served::new(&site);
    for (path, expected) in [
        ("/", "text/html; charset=utf-8"),
        ("/2020/01/hello/", "text/html; charset=utf-8"),
        ("/old/", "text/html; charset=utf-8"),
        ("/404.html", "text/html; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/rss.xml", "application/xml; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/llms.txt", "text/plain; charset=utf-8"),
        ("/_headers", "text/plain; charset=utf-8"),
        ("/_redirects", "text/plain; charset=utf-8"),
        ("/search/index.json", "application/json; charset=utf-8"),
        ("/search/data/words-0.bin", "application/octet-stream"),
        ("/notes.txt", "text/plain; charset=utf-8"),
        ("/LICENSE", "application/octet-stream"),
        ("/a.mp4", "video/mp4"),
        ("/b.webm", "video/webm"),
        ("/c.mp3", "audio/mpeg"),
        ("/d.ogg", "audio/ogg"),
        ("/e.vtt", "text/vtt; charset=utf-8"),
        ("/f.csv", "text/csv; charset=utf-8"),
        ("/g.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("/h.zip", "application/zip"),
        ("/i.epub", "application/epub+zip"),
        ("/j.ico", "image/vnd.microsoft.icon"),
        ("/k.webmanifest", "application/manifest+json; charset=utf-8"),
        ("/l.wasm", "application/wasm"),
        ("/m.woff2", "font/woff2"),
        ("/n.mjs", "text/javascript; charset=utf-8"),
        ("/o.avif", "image/avif"),
        ("/p.pdf", "application/pdf"),
        ("/q.ics", "text/calendar; charset=utf-8"),
    ] {
        assert_eq!(media_type(&served, path), expected, "{path}");
    }
}

#[test]
fn the_preview_shows_the_files_of_drafts_and_no_others_than_a_build() {
    let served = Served::new(
        "//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nText\n\
         //- content/2020-01-03-plan/index.md\n---\ntitle: Plan\ndraft: true\n---\nText\n\
         //- content/2020-01-03-plan/plan.pdf\nx\n\
         //- content/2020-01-03-plan/index.md.orig\nx\n\
         //- content/authors.yml\nx\n\
         //- content/old.rst\n---\ntitle: Old\n---\nx\n\
         //- content/comments/hello/x.yml\nx\n",
    );
    assert_eq!(served.get("/2020/01/plan/plan.pdf").status, 200);
    for path in ["/2020/01/plan/index.md.orig", "/authors.yml", "/old.rst", "/comments/hello/x.yml"] {
        assert_eq!(served.get(path).status, 404, "{path}");
    }
    let said = served.said_once(|said| said.contains("content/old.rst"));
    assert!(said.contains("warning[unread-text]: `content/old.rst`"), "{said}");
    served.rename("content/old.rst", "content/2020-01-04-old.md");
    served.status_once("/2020/01/old/", 200);
    served.write("content/2020-01-05-plan (conflicted copy).md", "---\ntitle: Copy\n---\nText\n");
    served.said_once(|said| said.contains("error[conflict-copy]"));
    assert_eq!(served.get("/2020/01/plan-conflicted-copy/").status, 404);
}
