//! The command line, as users of git and cargo expect it.

use std::fs;
use std::process::{Command, Stdio};

use crate::driver::{Folder, NOW};

const ONE: &str = "//- content/2026-01-05-a.md\n---\ntitle: A\n---\nText.\n";

#[test]
fn a_command_that_is_not_there_gets_a_guess_only_if_one_is_near() {
    let folder = Folder::empty();
    for (name, meant) in [("bild", "build"), ("buidl", "build"), ("comment", "comments"), ("serv", "serve")] {
        let run = folder.run(&[name]).exits(2);
        assert!(
            run.stderr.starts_with(&format!("error: there is no command `steadfast {name}`\n")),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains(&format!("did you mean `steadfast {meant}`?")), "{}", run.stderr);
    }
    for name in ["newsletter", "clean", "upload", "watch", "deploy", "x"] {
        let run = folder.run(&[name]).exits(2);
        assert!(!run.stderr.contains("did you mean"), "{}", run.stderr);
        assert!(
            run.stderr.contains("the commands are build, check, serve, init, new, publish, diff, list, "),
            "{}",
            run.stderr
        );
    }
    let run = folder.run(&["comments", "aprove"]).exits(2);
    assert!(run.stderr.contains("did you mean `steadfast comments approve`?"), "{}", run.stderr);
    let run = folder.run(&["theme", "newsletter"]).exits(2);
    assert!(run.stderr.contains("the commands are eject, diff\n"), "{}", run.stderr);
}

#[test]
fn an_option_that_is_not_there_gets_a_guess_only_if_one_is_near() {
    let folder = Folder::empty();
    let run = folder.run(&["build", "--drfats"]).exits(2);
    assert_eq!(
        run.stderr,
        "error: `steadfast build` has no option `--drfats`\n  help: did you mean `--drafts`?\n        `steadfast build --help` lists the options\n"
    );
    let run = folder.run(&["build", "--newsletter=1"]).exits(2);
    assert!(
        run.stderr.contains("no option `--newsletter`\n") && !run.stderr.contains("did you mean"),
        "{}",
        run.stderr
    );
}

#[test]
fn colours_can_be_asked_for_and_refused() {
    let site = Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\n[dead](/nowhere/)\n");
    let coloured = |arguments: &[&str], name: &str, value: &str| {
        let run = site.command(&[&["build"], arguments].concat()).env(name, value).output().unwrap();
        assert!(run.status.success());
        run.stderr.contains(&0x1b)
    };
    assert!(!coloured(&[], "TERM", "xterm"));
    assert!(!coloured(&["--color", "auto"], "TERM", "xterm"));
    assert!(coloured(&["--color", "always"], "TERM", "xterm"));
    assert!(coloured(&["--color=always"], "NO_COLOR", "1"));
    assert!(!coloured(&["--color", "never"], "CLICOLOR_FORCE", "1"));
    assert!(site.command(&["--color", "always", "build"]).output().unwrap().stderr.contains(&0x1b));
    site.run(&["build", "--color", "sometimes"]).exits(2);
}

#[test]
fn the_version_and_more_words_have_their_usual_letters() {
    let folder = Folder::new(ONE);
    let version = folder.run(&["-V"]).exits(0).stdout;
    assert_eq!(version, format!("steadfast {}\n", env!("CARGO_PKG_VERSION")));
    folder.run(&["-v", "build"]).exits(0);
    folder.run(&["build", "--verbose"]).exits(0);
}

#[test]
fn a_moment_is_offered_only_where_it_is_accepted() {
    let folder = Folder::empty();
    let help = folder.run(&["comments", "serve", "--help"]).exits(0).stdout;
    assert!(!help.contains("--now"), "{help}");
    let help = folder.run(&["comments", "approve", "--help"]).exits(0).stdout;
    assert!(help.contains("--now"), "{help}");
}

/// Runs the program in a folder below a site.
fn within(site: &Folder, folder: &str, arguments: &[&str]) -> Command {
    fs::create_dir_all(site.path(folder)).unwrap();
    let mut command = site.command(arguments);
    command.current_dir(site.path(folder));
    command
}

#[test]
fn commands_work_in_a_folder_of_the_site() {
    let site = Folder::new(ONE);
    let run = within(&site, "content/articles/deep", &["build", "--now", NOW]).output().unwrap();
    assert!(run.status.success(), "{run:?}");
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.starts_with("the site is in `/") && said.contains("the nearest folder above"), "{said}");
    assert!(site.path("public/index.html").exists());
    assert!(!site.path("content/articles/deep/public").exists());
    let run = within(&site, "content", &["new", "Hello", "--now", NOW]).output().unwrap();
    assert!(run.status.success(), "{run:?}");
    assert!(site.path("content/articles/2026-11-22-hello.md").exists());
    let run = within(&site, "content", &["theme", "eject", "article.html"]).output().unwrap();
    assert!(run.status.success() && site.path("templates/article.html").exists(), "{run:?}");
    let run = within(&site, "content", &["comments", "list"]).output().unwrap();
    assert!(run.status.success(), "{run:?}");
    let run = within(&site, "content", &["build", "--quiet"]).output().unwrap();
    assert!(run.status.success() && run.stderr.is_empty(), "{run:?}");
}

#[test]
fn a_folder_that_is_named_is_the_site_and_so_is_one_with_settings_of_its_own() {
    let site = Folder::new(ONE);
    let run = within(&site, "content", &["build", "--root", "."]).output().unwrap();
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    site.write("inner/site.yaml", "title: Inner\nurl: https://quay.example\nsocial_cards: false\n");
    let run = within(&site, "inner", &["build"]).output().unwrap();
    assert!(run.status.success() && run.stderr.is_empty() && site.path("inner/public").exists(), "{run:?}");
}

#[test]
fn the_search_for_a_site_ends_at_the_home_folder() {
    let site = Folder::new(ONE);
    let run = within(&site, "home/notes", &["build"]).env("HOME", site.path("home")).output().unwrap();
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    assert!(String::from_utf8(run.stderr).unwrap().contains("error[missing-config]"));
    let run = within(&site, "home/notes", &["build"]).env("HOME", site.path("")).output().unwrap();
    assert!(run.status.success(), "{run:?}");
}

#[test]
fn a_preview_of_no_site_ends_at_once_and_says_how_to_begin() {
    let folder = Folder::empty();
    let mut command = folder.command(&["serve", "--port", "0"]);
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    std::io::Read::read_to_string(&mut process.stderr.take().unwrap(), &mut said).unwrap();
    assert_eq!(process.wait().unwrap().code(), Some(1));
    assert!(said.starts_with("error[missing-config]: there is no `site.yaml` in this folder\n"), "{said}");
    assert!(said.contains("steadfast init my-blog"), "{said}");
}

/// Returns the first command that `init` prints.
fn printed(output: &str) -> &str {
    output.split('`').nth(1).unwrap()
}

#[cfg(unix)]
#[test]
fn the_command_that_init_prints_works_when_it_is_pasted() {
    for name in ["My Blog", "it's mine", "a $HOME & more", "(draft)", "-x", "plain"] {
        let folder = Folder::empty();
        let run = folder.run(&["init", "--", name]).exits(0);
        let program = env!("CARGO_BIN_EXE_steadfast");
        let line = printed(&run.stdout).replacen("steadfast", &format!("'{program}'"), 1);
        let mut shell = Command::new("/bin/sh");
        let run = shell.args(["-c", &line]).current_dir(folder.path("")).env_clear().output().unwrap();
        assert!(run.status.success(), "{name}: {line}: {run:?}");
        assert!(folder.path(&format!("{name}/public/index.html")).exists(), "{name}");
    }
}

#[test]
fn there_is_a_page_for_man_of_the_program_and_of_each_command() {
    let folder = Folder::empty();
    let page = folder.run(&["man"]).exits(0).stdout;
    assert!(page.contains(".TH steadfast 1") && page.contains("Exit status"), "{page}");
    for command in ["build", "serve", "comments approve", "theme eject"] {
        let words: Vec<&str> = command.split(' ').collect();
        let page = folder.run(&[&["man"], &words[..]].concat()).exits(0).stdout;
        assert!(page.contains(".SH OPTIONS"), "{page}");
    }
    let run = folder.run(&["man", "biuld"]).exits(2);
    assert!(run.stderr.contains("did you mean `build`?"), "{}", run.stderr);
}
