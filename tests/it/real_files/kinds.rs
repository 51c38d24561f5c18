//! Which kinds of files below `content/` are published.

use crate::driver::Folder;

const SITE: &str = "//- content/2026-01-05-one.md\n---\ntitle: One\n---\nText.\n";

/// Checks that a message contains these parts, in this order.
fn says(told: &str, pieces: [&str; 4]) {
    let mut rest = told;
    for piece in pieces {
        let found = rest.split_once(piece);
        rest = found.unwrap_or_else(|| panic!("no `{piece}` in {told}")).1;
    }
}

fn holds_secrets(site: &Folder) -> Vec<String> {
    let told = |bytes: &[u8]| bytes.windows(6).any(|six| six == b"SECRET");
    site.public().into_iter().filter(|(_, bytes)| told(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn texts_with_any_ending_of_markdown_are_articles() {
    let site = Folder::new(SITE);
    for ending in ["mkd", "mdown", "markdown", "MD"] {
        let text = format!("---\ntitle: As {ending}\ndate: 2026-01-06\n---\n[One](2026-01-05-one.md)\n");
        site.write(&format!("content/as-{ending}.{ending}"), text);
    }
    site.write("content/pages/help.mkd", "---\ntitle: Help\n---\n[To](../as-mdown.mdown)\n");
    site.build(&["--strict"]).exits(0);
    let public = site.public();
    for ending in ["mkd", "mdown", "markdown", "MD"] {
        assert!(public.contains_key(&format!("2026/01/as-{ending}/index.html")), "{ending}");
        assert!(!public.contains_key(&format!("as-{ending}.{ending}")), "{ending}");
    }
    let help = String::from_utf8_lossy(&public["help/index.html"]).into_owned();
    assert!(help.contains("href=\"/2026/01/as-mdown/\""), "{help}");
}

#[test]
fn a_text_in_another_format_is_warned_of_and_not_published() {
    let site = Folder::new(SITE);
    let endings = [
        "mdx", "html", "HTM", "rst", "adoc", "asciidoc", "org", "textile", "txt", "wiki", "tex", "ipynb",
        "Rmd",
    ];
    for ending in endings {
        let text = "---\ntitle: SECRET\ndate: 2026-01-06\n---\nSECRET\n";
        site.write(&format!("content/posts/2026-01-06-a.{ending}"), text);
        site.write(&format!("content/pages/a.{ending}"), text);
    }
    site.write("content/posts/2026-01-06-a.md.txt", "SECRET");
    let run = site.build(&["--format", "json"]).exits(0);
    assert_eq!(holds_secrets(&site), [""; 0]);
    let told = |file: &str| {
        let lines = run.stdout.lines().filter(|line| line.contains(&format!("\"file\":\"{file}\"")));
        lines.filter(|line| line.contains("\"unread-text\"")).count()
    };
    for ending in endings {
        assert_eq!(told(&format!("content/posts/2026-01-06-a.{ending}")), 1, "{ending}");
        assert_eq!(told(&format!("content/pages/a.{ending}")), 1, "{ending}");
    }
    assert_eq!(told("content/posts/2026-01-06-a.md.txt"), 1);
}

#[test]
fn a_text_in_another_format_is_told_with_a_remedy() {
    let site = Folder::new(SITE);
    site.write("content/posts/about-us.rst", "About us\n========\n");
    let run = site.build(&[]).exits(0);
    says(
        &run.stderr,
        [
            "warning[unread-text]: `content/posts/about-us.rst` is reStructuredText, not Markdown, and is not published\n",
            "--> content/posts/about-us.rst",
            " = note: below `content/`, only Markdown becomes articles and pages\n",
            " = help: if it holds Markdown, let its name end in `.md`; else convert it, or put it into `static/` to publish \
             it as it is\n",
        ],
    );
}

#[test]
fn data_and_programs_are_warned_of_and_not_published() {
    let site = Folder::new(SITE);
    let names = [
        "authors.yml",
        "authors.YAML",
        "posts.11tydata.js",
        "x.env",
        "backup.sql",
        "secrets.json",
        "settings.toml",
        "list.db",
        "helper.py",
        "style.scss",
        "Makefile",
        "id_rsa",
        "photo.jpg.xmp",
    ];
    for name in names {
        site.write(&format!("content/posts/{name}"), "SECRET");
    }
    let run = site.build(&["--format", "json"]).exits(0);
    assert_eq!(holds_secrets(&site), [""; 0]);
    for name in names {
        let file = format!("\"file\":\"content/posts/{name}\"");
        let told = |line: &&str| line.contains(&file) && line.contains("\"unpublished-file\"");
        assert_eq!(run.stdout.lines().filter(told).count(), 1, "{name}: {}", run.stdout);
    }
    for name in names {
        std::fs::rename(site.path(&format!("content/posts/{name}")), site.path(&format!("static-{name}")))
            .unwrap();
        site.write(&format!("static/{name}"), "SECRET");
    }
    site.build(&["--strict"]).exits(0);
    assert_eq!(holds_secrets(&site).len(), names.len());
}

#[test]
fn what_pages_show_or_offer_is_published() {
    let site = Folder::new(SITE);
    let names = "a.png b.GIF c.svg d.avif e.mp3 f.ogg g.mp4 h.webm i.mov j.vtt k.pdf l.docx m.xlsx n.odt o.pptx p.csv q.zip \
                 r.tar.gz s.epub t.ics";
    let names: Vec<&str> = names.split_whitespace().collect();
    for name in &names {
        site.write(&format!("content/posts/{name}"), "x");
    }
    site.build(&["--strict"]).exits(0);
    let public = site.public();
    for name in names {
        assert!(public.contains_key(&format!("posts/{name}")), "{name}");
    }
}

#[test]
fn nothing_below_the_comments_is_published_but_comments() {
    let site = Folder::new(SITE);
    site.write("content/comments/one/entry123.yml", "email: SECRET@example.com\n");
    site.write("content/comments/one/c-9.md.orig", "SECRET");
    site.write("content/comments/one/photo.png", "SECRET");
    site.write("content/comments/SECRET.pdf", "SECRET");
    let run = site.build(&[]).exits(0);
    assert_eq!(holds_secrets(&site), [""; 0]);
    says(
        &run.stderr,
        [
            "warning[unpublished-file]: `content/comments/one/photo.png` is no comment, and is not published\n",
            "--> content/comments/one/photo.png",
            " = note: below `content/comments/` stand comments alone, a Markdown file for each\n",
            " = help: move it out of `content/`; `steadfast comments import` reads the comments of other systems\n",
        ],
    );
}

#[test]
fn folders_that_are_reserved_publish_no_files() {
    let site = Folder::new(SITE);
    for folder in ["snippets", "tags", "categories"] {
        site.write(&format!("content/{folder}/photo.png"), "SECRET");
    }
    site.build(&[]).exits(0);
    assert_eq!(holds_secrets(&site), [""; 0]);
    let site = Folder::new(SITE);
    site.write("content/data/deep/people.csv", "SECRET");
    let run = site.build(&[]).exits(0);
    assert_eq!(holds_secrets(&site), [""; 0]);
    says(
        &run.stderr,
        [
            "warning[unpublished-file]: `content/data/deep/people.csv` stands in a closed folder, and is not published\n",
            "--> content/data/deep/people.csv",
            " = note: no file below `content/data/` is published\n",
            " = help: put it into `static/` to publish it, or move it out of `content/`\n",
        ],
    );
}

#[test]
fn a_link_to_a_file_that_is_not_published_says_where_to_put_it() {
    let site = Folder::new(SITE);
    site.write("content/2026-01-05-one.md", "---\ntitle: One\n---\n[The settings](example.yml)\n");
    site.write("content/example.yml", "a: 1\n");
    let run = site.build(&[]).exits(0);
    let expected = "\
warning[dead-link]: `example.yml` is not published
 --> content/2026-01-05-one.md:4:16
  |
4 | [The settings](example.yml)
  |                ^^^^^^^^^^^
  |
  = note: files such as `content/example.yml` are not published from `content/`
  = help: move it to `static/example.yml`, and link to `/example.yml`
";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
    std::fs::create_dir_all(site.path("static")).unwrap();
    std::fs::rename(site.path("content/example.yml"), site.path("static/example.yml")).unwrap();
    site.write("content/2026-01-05-one.md", "---\ntitle: One\n---\n[The settings](/example.yml)\n");
    site.build(&["--strict"]).exits(0);
}

#[test]
fn messages_about_files_that_are_not_published() {
    let site = Folder::new(SITE);
    for name in ["2026-01-06-two.rst", "authors.yml", "comments/one/a.yml", "data/people.csv", "photo.HEIC"] {
        site.write(&format!("content/{name}"), "x");
    }
    let text = "---\ntitle: One\n---\n[Data](authors.yml) [Photo](photo.HEIC)\n\n![Photo](photo.HEIC)\n";
    site.write("content/2026-01-05-one.md", text);
    site.write("content/2026-01-05-one (conflicted copy).md", text);
    insta::assert_snapshot!("files_that_are_not_published", site.build(&[]).exits(1).stderr);
}
