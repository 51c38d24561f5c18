//! Imports of exports that are larger than the memory that an import may use.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::Command;

use crate::driver::{Folder, NOW, Run};

/// The most KiB that an import may request here, beyond the memory for an import of one comment.
const MEMORY: u32 = 48 * 1024;

/// The number of posts in a generated export; each has 4 MiB.
const POSTS: usize = 15;

const SITE: &str = "\
//- site.yaml
title: A blog
url: https://quay.example
comments: moderated
//- content/2026-01-05-hello.md
---
title: Hello
---
Text.
";

/// Runs an import on one more thread than the first. The system refuses it more than `most` KiB.
fn import(site: &Folder, most: u32, file: &str) -> Run {
    let script = format!("ulimit -v {most}; exec \"$0\" comments import wordpress {file} --now {NOW}");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_steadfast")]).current_dir(site.path("")).env_clear();
    command.env("RAYON_NUM_THREADS", "1").output().unwrap().into()
}

/// Writes an export whose posts are much larger than their comments. It ends with `end`.
fn export(site: &Folder, file: &str, posts: usize, end: &str) {
    let mut out = BufWriter::new(File::create(site.path(file)).unwrap());
    let post = "What a post says, in many words. ".repeat(4 * 1024 * 1024 / 33);
    out.write_all(b"<rss xmlns:c=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n").unwrap();
    for number in 1..=posts {
        writeln!(
            out,
            "<item><link>https://old.example/2026/01/hello/</link><c:encoded><![CDATA[{post}]]></c:encoded><wp:comment>\
             <wp:comment_id>{number}</wp:comment_id><wp:comment_author>Ann</wp:comment_author>\
             <wp:comment_date_gmt>2015-03-01 11:00:00</wp:comment_date_gmt><wp:comment_content>Comment {number}\
             </wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item>"
        )
        .unwrap();
    }
    out.write_all(end.as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Returns the KiB that the program needs to import one comment, rounded up to the next 16 MiB.
fn least(site: &Folder) -> u32 {
    export(site, "small.xml", 0, "</channel></rss>");
    let steps = (1..128).map(|step| step * 16 * 1024);
    steps.into_iter().find(|most| import(site, *most, "small.xml").code == Some(0)).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_larger_than_the_memory_is_imported() {
    let site = Folder::new(SITE);
    let most = least(&site) + MEMORY;
    export(&site, "broken.xml", POSTS, "</channel>");
    let run = import(&site, most, "broken.xml").exits(1);
    assert!(run.stderr.contains("`broken.xml` cannot be read as XML"), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("--> broken.xml:{}:11", POSTS + 3)), "{}", run.stderr);
    assert!(site.files("content/comments").is_empty(), "what is broken at its end is not imported in part");
    export(&site, "wp.xml", POSTS, "</channel></rss>\n");
    let run = import(&site, most, "wp.xml").exits(0);
    assert!(run.stdout.starts_with("15 comments imported"), "{}", run.stdout);
    assert_eq!(site.files("content/comments").len(), POSTS);
}

/// The start and the end of an export with one comment, around its text.
const COMMENT: [&str; 2] = [
    "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><link>/2026/01/hello/</link><wp:comment>\
     <wp:comment_id>1</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_content>",
    "</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>",
];

/// Imports one comment with this text from WordPress.
fn import_comment(text: &str) -> Run {
    let site = Folder::new(SITE);
    std::fs::write(site.path("wp.xml"), COMMENT.join(text)).unwrap();
    site.run(&["comments", "import", "wordpress", "wp.xml"])
}

#[test]
fn a_text_of_16_mib_in_an_export_is_refused() {
    let text = "word ".repeat(4 * 1024 * 1024);
    let run = import_comment(&text).exits(1);
    assert!(run.stderr.contains("one text in it has more than 16 MiB"), "{}", run.stderr);
    let site = Folder::new(SITE);
    std::fs::write(site.path("isso.json"), format!("[{{\"uri\": \"/\", \"text\": \"{text}\"}}]")).unwrap();
    let run = site.run(&["comments", "import", "isso", "isso.json"]).exits(1);
    assert!(run.stderr.contains("one text in it has more than 16 MiB"), "{}", run.stderr);
}

#[test]
fn a_comment_of_1_mib_in_an_export_is_left_out() {
    let run = import_comment(&"word ".repeat(220 * 1024)).exits(0);
    assert!(run.stderr.contains("is left out: it has more than 64 KiB"), "{}", run.stderr);
}

#[test]
fn an_entry_of_10_000_elements_in_an_export_is_refused() {
    let run = import_comment(&"<wp:comment_id>1</wp:comment_id>".repeat(10_000)).exits(1);
    assert!(run.stderr.contains("one entry of it has more than 10,000 elements"), "{}", run.stderr);
    import_comment(&"<wp:comment_id>1</wp:comment_id>".repeat(9_000)).exits(0);
}
