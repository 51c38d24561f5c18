//! Where the links of a text of Pelican lead to: `{filename}other.md`, `{static}/images/x.png`, `{tag}name`.

use crate::import::folder_texts::FolderText;
use crate::import::old_pages::{Destination, OldPages, join_address, join_path, split_destination};
use crate::import::source::Source;
use crate::slug::Slug;

/// All that links need to know.
#[derive(Debug)]
pub(super) struct PelicanLinks<'s> {
    pub(super) source: &'s Source,
    pub(super) pages: &'s OldPages,
    /// The folder of the texts, with `/` at the end.
    pub(super) content: &'s str,
}

impl PelicanLinks<'_> {
    /// Returns the new destination of a link or a picture; `None` if it stays.
    pub(super) fn destination(&self, text: &FolderText, address: &str, old: &str) -> Option<String> {
        if let Some((what, rest)) = tag(old) {
            return self.of_tag(text, what, rest);
        }
        let (path, rest) = match self.pages.destination(old) {
            Destination::Kept => return None,
            Destination::Own(path) => return Some(path),
            Destination::Relative(path, rest) => (path, rest),
        };
        let joined = join_address(address, path);
        let file = format!("{}{}", self.content, path.trim_start_matches("./"));
        // Sites without addresses of their own write paths from the root without `/`.
        match self.source.file(&file) {
            Some(_) if self.source.file(&format!("{}{}", self.content, &joined[1..])).is_none() => {
                Some(format!("/{}{rest}", path.trim_start_matches("./")))
            }
            _ => Some(format!("{joined}{rest}")),
        }
    }

    fn of_tag(&self, text: &FolderText, what: &str, target: &str) -> Option<String> {
        let (path, rest) = split_destination(target);
        let term = |folder: &str| Some(format!("/{folder}/{}/", Slug::from_term(path.trim())));
        match what {
            "tag" => return term("tags"),
            "category" => return term("categories"),
            "author" => return term("authors"),
            "index" => return Some("/".to_owned()),
            _ => {}
        }
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let file = match decoded.strip_prefix('/') {
            Some(path) => format!("{}{path}", self.content),
            None => join_path(text.folder(), &decoded),
        };
        if let Some(address) = self.pages.address(&file) {
            return Some(format!("{address}{rest}"));
        }
        let below = file.strip_prefix(self.content).unwrap_or(&file);
        Some(format!("/{below}{rest}"))
    }
}

/// Splits `{filename}path`, `|filename|path` and the like.
fn tag(destination: &str) -> Option<(&str, &str)> {
    let destination = destination.strip_prefix("%7B").map_or(destination, |_| destination);
    let (what, rest) = match destination.chars().next()? {
        '{' => destination[1..].split_once('}')?,
        '|' => destination[1..].split_once('|')?,
        _ => return None,
    };
    let known = ["filename", "static", "attach", "tag", "category", "author", "index"];
    known.contains(&what).then_some((what, rest))
}
