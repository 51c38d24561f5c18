//! The command line: what the options do, where each output is written, and how the program ends.

use std::fs::File;
use std::process::Stdio;

use serde_json::Value;
use steadfast::diagnostic::codes;

use crate::driver::{Folder, NOW};

const SITE: &str = "\
//- content/2026-01-05-live.md
---
title: Live
---
Text.
//- content/2026-02-01-draft.md
---
title: Not ready
draft: true
---
//- content/later.md
---
title: Later
date: 2026-12-03 09:00
---
//- content/2026-03-01-offer.md
---
title: An offer
expires: 2026-03-31
---
";

const FAULTY: &str = "\
//- content/2026-01-05-a.md
---
title: A
tagz: [x]
---
[dead](/nowhere/)
";

const WARNED: &str = "\
//- content/2026-01-05-a.md
---
title: A
---
[dead](/nowhere/)
";

#[test]
fn the_exit_status_tells_published_from_faulty_input_and_wrong_usage() {
    Folder::new(SITE).build(&[]).exits(0);
    let faulty = Folder::new(FAULTY);
    faulty.build(&[]).exits(1);
    assert!(!faulty.path("public").exists());
    for wrong in [&["build", "--now", "yesterday"][..], &["bild"], &["build", "--format", "xml"], &[]] {
        let run = Folder::new(SITE).run(wrong).exits(2);
        assert_eq!(run.stdout, "", "{wrong:?}");
        assert!(run.stderr.contains("--help") || run.stderr.contains("Usage: steadfast"), "{}", run.stderr);
    }
    Folder::new(SITE).build(&["--base-url", "example.com"]).exits(2);
}

#[test]
fn the_account_counts_what_was_published_and_says_what_was_not() {
    let site = Folder::new(&format!(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\ntime_zone: Europe/Berlin\n{SITE}"
    ));
    let first = site.build(&[]).exits(0);
    assert_eq!(first.stderr, "");
    let (summary, rest) = first.stdout.split_once('\n').unwrap();
    let files = site.public().len();
    assert!(
        summary.starts_with(&format!("1 article, 7 pages; files: {files} written, 0 unchanged, 0 removed; ")),
        "{summary}"
    );
    assert_eq!(
        rest,
        "not live: content/2026-02-01-draft.md “Not ready” (draft)\n\
         not live: content/2026-03-01-offer.md “An offer” (expired 2026-03-31 00:00 Europe/Berlin)\n\
         not live: content/later.md “Later” (scheduled, goes live 2026-12-03 09:00 Europe/Berlin)\n\
         a build from 2026-12-03 09:00 Europe/Berlin on will differ\n"
    );
    let again = site.build(&[]).exits(0);
    assert!(again.stdout.contains(&format!("0 written, {files} unchanged, 0 removed")), "{}", again.stdout);
}

#[test]
fn drafts_and_articles_to_come_are_published_where_they_are_asked_for() {
    let published = |arguments: &[&str], path: &str| {
        let site = Folder::new(SITE);
        let now = if arguments.contains(&"--now") { &[][..] } else { &["--now", NOW] };
        site.run(&[&["build"], now, arguments].concat()).exits(0);
        site.public().contains_key(path)
    };
    let (draft, later) = ("2026/02/draft/index.html", "2026/12/later/index.html");
    assert!(published(&["--drafts"], draft) && !published(&["--drafts"], later));
    assert!(published(&["--future"], later) && !published(&["--future"], draft));
    assert!(!published(&[], draft) && !published(&[], later));
    assert!(published(&["--now", "2026-12-03T09:00:00Z"], later));
    assert!(!published(&["--now", "2026-12-03T08:59:59Z"], later));
    assert!(published(&["--now", "2026-03-30T12:00:00Z"], "2026/03/offer/index.html"));
}

#[test]
fn source_date_epoch_is_the_moment_of_a_build_without_now() {
    let site = Folder::new(SITE);
    let at = |epoch: &str| site.command(&["build"]).env("SOURCE_DATE_EPOCH", epoch).output().unwrap();
    assert!(at("1796288400").status.success());
    assert!(site.public().contains_key("2026/12/later/index.html"));
    assert!(at("1796288399").status.success());
    assert!(!site.public().contains_key("2026/12/later/index.html"));
    assert_eq!(at("soon").status.code(), Some(2));
}

#[test]
fn a_warning_stops_a_strict_build_only() {
    let site = Folder::new(WARNED);
    let run = site.build(&[]).exits(0);
    assert!(run.stderr.starts_with("warning[dead-link]"), "{}", run.stderr);
    assert!(run.stderr.ends_with("1 warning; `steadfast explain CODE` says more about each kind\n"));
    let before = site.files("public");
    let run = site.build(&["--strict"]).exits(1);
    assert!(run.stderr.starts_with("error[dead-link]"), "{}", run.stderr);
    assert_eq!((run.stdout.as_str(), site.files("public")), ("", before));
}

#[test]
fn as_json_every_fault_and_the_account_is_one_object_a_line() {
    let run = Folder::new(FAULTY).build(&["--format", "json"]).exits(1);
    let faults: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(run.stderr, "");
    let shown: Vec<String> = faults
        .iter()
        .map(|fault| {
            format!(
                "{} {} {}:{}",
                fault["severity"], fault["code"], fault["span"]["file"], fault["span"]["line"]
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "\"error\" \"unknown-key\" \"content/2026-01-05-a.md\":3",
            "\"warning\" \"dead-link\" \"content/2026-01-05-a.md\":5"
        ]
    );
    let run = Folder::new(SITE).build(&["--format", "json"]).exits(0);
    let account: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(account["account"]["articles"], 1);
    assert_eq!(account["account"]["next_change"], "2026-12-03T09:00:00Z");
    assert_eq!(account["account"]["withheld"][2]["standing"], "scheduled");
}

#[test]
fn for_a_ci_log_every_fault_is_an_annotation() {
    let run = Folder::new(FAULTY).build(&["--format", "github"]).exits(1);
    let (first, second) = run.stdout.trim_end().split_once('\n').unwrap();
    assert!(
        first.starts_with("::error file=content/2026-01-05-a.md,line=3,col=1,title=unknown-key::"),
        "{first}"
    );
    assert!(
        second.starts_with("::warning file=content/2026-01-05-a.md,line=5,col=8,title=dead-link::"),
        "{second}"
    );
}

#[test]
fn a_base_url_from_the_command_line_wins_and_may_have_a_path() {
    let site = Folder::new(SITE);
    site.build(&["--base-url", "https://preview.example/pr/7/"]).exits(0);
    let page = site.read("public/2026/01/live/index.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://preview.example/pr/7/2026/01/live/\">"));
    assert!(page.contains("<a href=\"/pr/7/\" rel=\"home\""));
    assert!(!page.contains("https://example.com"));
}

#[test]
fn the_site_and_its_output_may_lie_elsewhere() {
    let (site, elsewhere) = (Folder::new(SITE), Folder::empty());
    let root = site.path("");
    elsewhere.build(&["--root", root.to_str().unwrap(), "--output", "out/put"]).exits(0);
    assert!(elsewhere.path("out/put/index.html").exists() && !site.path("public").exists());
    elsewhere.build(&["--root", root.to_str().unwrap()]).exits(0);
    assert!(site.path("public/index.html").exists());
}

#[test]
fn every_kind_of_fault_is_explained() {
    let folder = Folder::empty();
    let list = folder.run(&["explain"]).exits(0).stdout;
    for code in codes::ALL {
        assert!(list.contains(code.name) && list.contains(code.about));
        let one = folder.run(&["explain", code.name]).exits(0).stdout;
        assert_eq!(one, format!("{}: {}\n\n{}\n", code.name, code.about, code.explanation));
    }
    let run = folder.run(&["explain", "dead-links"]).exits(2);
    assert_eq!(
        run.stderr,
        "error: there is no kind of fault `dead-links`\n  help: did you mean `dead-link`?\n"
    );
}

#[test]
fn help_names_every_command_and_every_option() {
    let folder = Folder::empty();
    let help = folder.run(&["--help"]).exits(0).stdout;
    for word in ["build", "init", "new", "explain", "completions", "--version", "Exit status", "70"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    let build = folder.run(&["build", "--help"]).exits(0).stdout;
    let options = "--root --output --base-url --drafts --future --now --strict --adopt --format --quiet";
    for option in options.split(' ') {
        assert!(build.contains(option), "{option}: {build}");
    }
    let new = folder.run(&["new", "--help"]).exits(0).stdout;
    assert!(["--series", "--author", "--date"].iter().all(|option| new.contains(option)), "{new}");
    let version = folder.run(&["--version"]).exits(0).stdout;
    assert_eq!(version, format!("steadfast {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_are_written_for_the_usual_shells() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Folder::empty().run(&["completions", shell]).exits(0);
        assert!(run.stdout.contains("base-url") && run.stdout.contains("steadfast"), "{shell}");
    }
}

#[test]
fn where_nobody_listens_the_exit_status_still_tells() {
    let site = Folder::new(WARNED);
    for arguments in [&["build"][..], &["explain"], &["--help"], &["completions", "bash"]] {
        let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
        let run = site.command(arguments).stdout(full()).stderr(full()).status().unwrap();
        assert_eq!(run.code(), Some(0), "{arguments:?}");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let run = site.command(arguments).stdout(writer).stderr(Stdio::null()).status().unwrap();
        assert_eq!(run.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn a_pipe_gets_no_colours_and_no_bar() {
    for (name, value) in [("TERM", "xterm-256color"), ("TERM", "dumb"), ("NO_COLOR", "1")] {
        let output = Folder::new(FAULTY).command(&["build"]).env(name, value).output().unwrap();
        assert!(!output.stderr.contains(&0x1b) && !output.stdout.contains(&0x1b), "{name}={value}");
    }
    let forced = Folder::new(FAULTY).command(&["build"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stderr.contains(&0x1b));
}
