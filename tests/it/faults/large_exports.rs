//! Exports of other systems that are larger than the memory that an import may have.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::Command;

use crate::driver::{Folder, NOW, Run};

/// The most memory that an import may ask the system for here beyond what the program has of it before it reads anything,
/// in KiB.
const MEMORY: u32 = 48 * 1024;

/// How many posts a made export has, of 4 MiB each.
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

/// An import with one thread beside the first, which is refused memory beyond `most`.
fn import(site: &Folder, most: u32, file: &str) -> Run {
    let script = format!("ulimit -v {most}; exec \"$0\" comments import wordpress {file} --now {NOW}");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_steadfast")]).current_dir(site.path("")).env_clear();
    command.env("RAYON_NUM_THREADS", "1").output().unwrap().into()
}

/// Writes an export whose posts are much larger than their comments; `end` is its end.
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

/// How much the program needs to import one comment, in KiB, to the next 16 MiB.
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
