//! `steadfast theme`: the theme's files, those that a site has taken over, and how they differ.

pub mod cli;
mod diff;
mod eject;
mod lock;

use std::path::Path;
use std::{fs, io};

use crate::commands::Exit;
use crate::commands::output::{Voice, warn};
use crate::commands::theme::cli::{Theme, ThemeCommand};
use crate::commands::theme::lock::Lock;
use crate::diagnostic::nearest;
use crate::digest::Digest;
use crate::render::outline::outline;
use crate::theme;

/// Runs the command.
pub(super) fn run(arguments: &Theme, voice: Voice) -> Exit {
    match &arguments.command {
        ThemeCommand::Eject(arguments) => eject::run(arguments, voice),
        ThemeCommand::Diff(arguments) => diff::run(arguments, voice),
    }
}

/// A file of the theme.
#[derive(Clone, Copy)]
struct File {
    /// Where it is, and where the site's stands in its place: `templates/article.html`.
    path: &'static str,
    bytes: &'static [u8],
}

/// How a site's file stands to the theme's of the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The site has none of its own.
    Theirs,
    /// The site's is a copy.
    Same,
    /// The site's extends the theme's, and so follows it.
    Extends,
    /// The site's differs; the theme's is what it was when it was copied, as far as is known.
    Changed,
    /// The site's is an untouched copy of an earlier theme's.
    Earlier,
    /// The site's differs, and the theme's has changed since it was copied.
    BothChanged,
}

impl State {
    fn words(self) -> &'static str {
        match self {
            State::Theirs => "the theme's",
            State::Same => "a copy, the same as the theme's",
            State::Extends => "extends the theme's, and so follows it",
            State::Changed => "changed by you",
            State::Earlier => "an untouched copy of an earlier theme's: eject it anew with --force",
            State::BothChanged => "changed by you, and the theme's has changed since",
        }
    }
}

fn files() -> impl Iterator<Item = File> {
    theme::files().iter().map(|(path, bytes)| File { path, bytes })
}

impl File {
    /// The file that an author means: by its path, or by what is left of it without the folders.
    fn named(name: &str) -> Result<File, String> {
        let name = name.trim_start_matches("./");
        let folders = ["", "templates/", "templates/parts/", "static/", "static/theme/", "languages/"];
        let paths = folders.iter().map(|folder| format!("{folder}{name}"));
        let find = |path: String| files().find(|file| file.path == path);
        if let Some(file) = paths.into_iter().find_map(find) {
            return Ok(file);
        }
        let short = |path: &'static str| folders.iter().filter_map(move |folder| path.strip_prefix(folder));
        let guess = nearest(name, files().flat_map(|file| short(file.path)));
        let help = match guess {
            Some(guess) => format!("did you mean `{guess}`?"),
            None => "`steadfast theme eject` lists the theme's files".to_owned(),
        };
        Err(format!("error: the theme has no file `{name}`\n  help: {help}\n"))
    }

    /// What the file is for: the first sentence of its first comment.
    fn about(self) -> String {
        let text = String::from_utf8_lossy(self.bytes);
        let comment = match self.path.rsplit('.').next() {
            Some("html") => outline(&text).about,
            Some("yaml") => text.strip_prefix('#').and_then(|rest| rest.lines().next()).map(str::to_owned),
            Some("js") => {
                let lines = text.lines().map_while(|line| line.strip_prefix("//"));
                Some(lines.collect::<String>())
            }
            Some("svg") => between(&text, "<!--", "-->"),
            _ => between(&text, "/*", "*/"),
        };
        let comment = comment.unwrap_or_default();
        let words = comment.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
        words.split_once(". ").map_or(words.clone(), |(first, _)| format!("{first}."))
    }

    fn digest(self) -> Digest {
        Digest::of(self.bytes)
    }

    /// The site's file in its place.
    fn own(self, root: &Path) -> io::Result<Option<Vec<u8>>> {
        match fs::read(root.join(self.path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(reason) => Err(reason),
        }
    }

    fn state(self, own: Option<&[u8]>, lock: &Lock) -> State {
        let Some(own) = own else { return State::Theirs };
        let own = plain(own);
        if own == plain(self.bytes) {
            return State::Same;
        }
        let extends = outline(&own).extends;
        if self
            .path
            .strip_prefix("templates/")
            .zip(extends)
            .is_some_and(|(name, it)| it == format!("theme/{name}"))
        {
            return State::Extends;
        }
        match lock.files.get(self.path) {
            Some(then) if then.digest == self.digest().to_string() => State::Changed,
            Some(then) if then.digest == Digest::of(own.as_bytes()).to_string() => State::Earlier,
            Some(_) => State::BothChanged,
            None => State::Changed,
        }
    }
}

/// A text as it is compared: how lines end says nothing.
fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}

fn between(text: &str, begin: &str, end: &str) -> Option<String> {
    let (_, rest) = text.split_once(begin)?;
    Some(rest.split_once(end)?.0.to_owned())
}

/// Says why a folder is no site, where it is none.
fn is_site(root: &Path) -> bool {
    let is_site = root.join("site.yaml").is_file();
    if !is_site {
        warn(&format!(
            "error: there is no site in `{}`\n  help: name the folder that holds `site.yaml` with `--root`\n",
            root.display()
        ));
    }
    is_site
}
