//! `steadfast init`: makes a small, complete site.

pub mod cli;

use std::io::Write;
use std::path::Path;
use std::{fs, io};

use crate::clock;
use crate::commands::exit::Exit;
use crate::commands::init::cli::Init;
use crate::commands::output::{Voice, warn};
use crate::commands::shell;

/// The files of the new site. `{date}` in a name or a text is replaced by the present day.
const FILES: &[(&str, &str)] = &[
    ("site.yaml", include_str!("../starter/site.yaml")),
    ("content/articles/{date}-first.md", include_str!("../starter/first.md")),
    ("content/articles/{date}-second.md", include_str!("../starter/second.md")),
    ("content/pages/about.md", include_str!("../starter/about.md")),
    ("content/authors/me.md", include_str!("../starter/me.md")),
    ("content/series/first-steps.md", include_str!("../starter/series.md")),
    ("content/comments/first/c-1.md", include_str!("../starter/comment.md")),
    (".gitignore", "/public/\n/.steadfast-private/\n"),
];

/// Runs the command.
pub(super) fn run(arguments: &Init, voice: Voice) -> Exit {
    let day = match clock::build_moment() {
        Ok(now) => now.iso_day(),
        Err(fault) => {
            warn(&format!("error: {fault}\n"));
            return Exit::Usage;
        }
    };
    let folder = &arguments.folder;
    let files: Vec<(String, String)> = FILES
        .iter()
        .map(|(name, text)| (name.replace("{date}", &day), text.replace("{date}", &day)))
        .collect();
    let there: Vec<&str> =
        files.iter().map(|(name, _)| name.as_str()).filter(|name| folder.join(name).exists()).collect();
    if !there.is_empty() {
        warn(&format!(
            "error: `{}` holds {} already\n  help: choose an empty folder, such as `steadfast init my-blog`\n",
            folder.display(),
            there.join(", ")
        ));
        return Exit::Fault;
    }
    for (name, text) in &files {
        if let Err(reason) = write_new(&folder.join(name), text) {
            warn(&format!("error: `{}` cannot be written: {reason}\n", folder.join(name).display()));
            return Exit::Fault;
        }
        voice.account(&format!("wrote {}\n", folder.join(name).display()));
    }
    let root =
        if folder == Path::new(".") { String::new() } else { format!(" --root {}", shell::word(folder)) };
    voice.account(&format!(
        "\nBuild the site with `steadfast build{root}`, add an article with `steadfast new \"Title\"{root}`.\n\
         Before you publish it, put your own words in place of `title`, `tagline`, `url` and `mail` in site.yaml, and of \
         the name and business in content/authors/me.md.\n"
    ));
    Exit::Done
}

/// Creates a file and the folders above it; an error if it exists.
pub(super) fn write_new(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(text.as_ref())
}
