//! Checks `docs/commands.md` against the program's help. `UPDATE_DOCS=1 cargo test commands_reference` writes the page
//! again.

use std::path::Path;
use std::{env, fs};

use crate::driver::Folder;

const HEAD: &str = "\
# Commands

<!-- Made from the program's own help: `UPDATE_DOCS=1 cargo test commands_reference` writes this page. Do not edit it. -->

This is what `steadfast help COMMAND` says of each command. The commands work in a
site's folder and in every folder inside it: without `--root`, the site is the
current folder, or the nearest above it that has a `site.yaml`. The search ends at
your home folder, and where another disk begins. If the site is not the current
folder, the command says which one it is.

`steadfast man` prints a page for `man`, `steadfast completions` a script that
completes commands and options in your shell.
";

/// Appends the help of a command, and of the commands below it.
fn described(folder: &Folder, path: &[&str], page: &mut String) {
    let help = folder.run(&[path, &["--help"]].concat()).exits(0).stdout;
    let title =
        if path.is_empty() { "steadfast".to_owned() } else { format!("steadfast {}", path.join(" ")) };
    page.push_str(&format!("\n{} `{title}`\n\n```text\n", "#".repeat(path.len().max(1) + 1)));
    for line in help.trim_end().lines() {
        page.push_str(&format!("{}\n", line.trim_end()));
    }
    page.push_str("```\n");
    let commands = help.split("\nCommands:\n").nth(1).unwrap_or_default().split("\n\n").next().unwrap();
    // A line that begins with two spaces names a command; continued lines are indented further.
    let names = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    for name in names.map(|line| line.split_whitespace().next().unwrap()).filter(|name| *name != "help") {
        described(folder, &[path, &[name]].concat(), page);
    }
}

#[test]
fn the_reference_of_commands_is_what_the_program_says() {
    let mut page = HEAD.to_owned();
    described(&Folder::empty(), &[], &mut page);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/commands.md is not what the program says: UPDATE_DOCS=1 cargo test commands_reference"
    );
}
