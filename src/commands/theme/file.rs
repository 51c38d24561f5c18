//! A file of the theme, and how a site's file of the same path differs from it.

use std::path::Path;
use std::{fs, io};

use crate::commands::output::warn;
use crate::commands::theme::lock::Lock;
use crate::diagnostic::nearest;
use crate::digest::Digest;
use crate::render::outline::outline;
use crate::theme;

/// A file of the theme.
#[derive(Clone, Copy)]
pub(super) struct ThemeFile {
    /// Its path in the theme, and the path of the site's file that replaces it: `templates/article.html`.
    pub(super) path: &'static str,
    pub(super) bytes: &'static [u8],
}

/// The result of comparing a site's file with the theme's file of the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// The site has no such file.
    Theirs,
    /// The site's file is a copy.
    Same,
    /// The site's template extends the theme's template, so it gets its changes too.
    Extends,
    /// The site's file differs. The theme's file has not changed since it was copied, as far as is known.
    Changed,
    /// The site's file is an unchanged copy from an earlier version of the theme.
    Earlier,
    /// Both have changed since the site's file was copied.
    BothChanged,
}

impl Comparison {
    /// Returns the result in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Comparison::Theirs => "the theme's",
            Comparison::Same => "a copy, the same as the theme's",
            Comparison::Extends => "extends the theme's, and so follows it",
            Comparison::Changed => "changed by you",
            Comparison::Earlier => "an untouched copy of an earlier theme's: eject it anew with --force",
            Comparison::BothChanged => "changed by you, and the theme's has changed since",
        }
    }
}

/// Iterates over the files of the theme.
pub(super) fn files() -> impl Iterator<Item = ThemeFile> {
    theme::files().iter().map(|(path, bytes)| ThemeFile { path, bytes })
}

impl ThemeFile {
    /// Finds the file that an author means, by its path or by its path without leading folders. Returns an error message.
    pub(super) fn find(name: &str) -> Result<ThemeFile, String> {
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

    /// Returns the purpose of the file: the first sentence of its first comment.
    pub(super) fn about(self) -> String {
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

    /// Returns the digest of its bytes.
    pub(super) fn digest(self) -> Digest {
        Digest::of(self.bytes)
    }

    /// Reads the site's file of the same path, if there is one.
    pub(super) fn read_replacement(self, root: &Path) -> io::Result<Option<Vec<u8>>> {
        match fs::read(root.join(self.path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(reason) => Err(reason),
        }
    }

    /// Compares the site's file with this one. `lock` holds the digests that files had when they were copied.
    pub(super) fn compare(self, own: Option<&[u8]>, lock: &Lock) -> Comparison {
        let Some(own) = own else { return Comparison::Theirs };
        let own = plain(own);
        if own == plain(self.bytes) {
            return Comparison::Same;
        }
        let extends = outline(&own).extends;
        if self
            .path
            .strip_prefix("templates/")
            .zip(extends)
            .is_some_and(|(name, it)| it == format!("theme/{name}"))
        {
            return Comparison::Extends;
        }
        match lock.files.get(self.path) {
            Some(then) if then.digest == self.digest().to_string() => Comparison::Changed,
            Some(then) if then.digest == Digest::of(own.as_bytes()).to_string() => Comparison::Earlier,
            Some(_) => Comparison::BothChanged,
            None => Comparison::Changed,
        }
    }
}

/// Returns a text for comparing: with line feeds only.
pub(super) fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}

fn between(text: &str, begin: &str, end: &str) -> Option<String> {
    let (_, rest) = text.split_once(begin)?;
    Some(rest.split_once(end)?.0.to_owned())
}

/// Returns whether a folder is a site; prints the reason if it is not.
pub(super) fn is_site(root: &Path) -> bool {
    let is_site = root.join("site.yaml").is_file();
    if !is_site {
        warn(&format!(
            "error: there is no site in `{}`\n  help: name the folder that holds `site.yaml` with `--root`\n",
            root.display()
        ));
    }
    is_site
}
