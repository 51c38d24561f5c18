//! Small inputs that are made to take much memory or time.

use std::process::Command;

use crate::driver::{Folder, NOW, Run};

/// The most memory that a build may request here, in KiB. A usual site takes a third of it, most of that for the stacks
/// of threads.
const MEMORY: u32 = 1024 * 1024;

/// Builds with a limit of [`MEMORY`].
fn build(site: &Folder) -> Run {
    let script = format!("ulimit -v {MEMORY}; exec \"$0\" build --now {NOW}");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_steadfast")]).current_dir(site.path("")).env_clear();
    command.output().unwrap().into()
}

#[test]
fn bombs_end_in_a_message_with_little_memory() {
    let doubled: String = (1..40).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1)).collect();
    let blocks: String = (0..1500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let bombs = [
        format!("a0: &a0 [x]\n{doubled}"),
        format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(10_000), "*a, ".repeat(10_000)),
        format!("a: {}", "[".repeat(100_000)),
        format!("a: {}", "{a: ".repeat(100_000)),
        format!("a:\n  {}x", "- ".repeat(100_000)),
        format!("{}x", "? ".repeat(100_000)),
        blocks,
        format!("a: &a\n  <<: *a\n  b: {}", "*a ".repeat(1000)),
    ];
    for bomb in bombs {
        let start: String = bomb.chars().take(60).collect();
        for (file, text) in [
            ("content/2026-01-05-a.md", format!("---\ntitle: A\n{bomb}\n---\nText.\n")),
            ("site.yaml", format!("title: A\nurl: https://quay.example\nfields: {{}}\n{bomb}\n")),
        ] {
            let site = Folder::new("");
            site.write(file, text);
            let run = build(&site).exits(1);
            assert!(run.stderr.starts_with("error[") && run.stderr.contains(file), "{start}: {}", run.stderr);
        }
    }
    build(&Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\nText.\n")).exits(0);
}
