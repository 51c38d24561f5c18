//! The kinds of files: what a file is, how a server names it, and whether `content/` publishes it.
//!
//! One table for everybody who asks: the reader of the sources, the plan, the messages and the preview. The ending of a
//! file's name gives its kind. For pictures the first bytes count more than the name, see [`of_content`].

mod magic;
mod table;

pub use magic::{HEAD, of_content};

use table::TABLE;

/// A kind of files.
#[derive(Debug, PartialEq, Eq)]
pub struct FileKind {
    /// What people call it: `JPEG`, `an HTML page`.
    pub name: &'static str,
    /// The endings of such files, in lower case.
    pub endings: &'static [&'static str],
    /// What it is for.
    pub group: Group,
    /// What a server sends as `Content-Type`.
    pub media_type: &'static str,
}

/// What files of a kind are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Markdown: articles, pages, profiles, series and comments.
    Markdown,
    /// HTML. Servers show such a file as a page.
    Page,
    /// A text in a format that this program does not read.
    OtherText,
    /// A picture that every browser shows.
    Image,
    /// A picture that some browsers, or all of them, do not show.
    UnshownImage,
    /// Sound.
    Sound,
    /// A film.
    Video,
    /// The spoken words of a film or sound.
    Captions,
    /// A document to download: PDF, office files, books.
    Document,
    /// A table of values.
    Spreadsheet,
    /// Several files packed into one.
    Archive,
    /// A font.
    Font,
    /// A style sheet, a script or a program.
    Program,
    /// Data and settings for programs.
    Data,
}

impl Group {
    /// Whether files of such kinds are published when they stand below `content/`: those that pages show, play or offer.
    pub fn is_published_from_content(self) -> bool {
        match self {
            Group::Image
            | Group::Sound
            | Group::Video
            | Group::Captions
            | Group::Document
            | Group::Spreadsheet
            | Group::Archive => true,
            Group::Markdown
            | Group::Page
            | Group::OtherText
            | Group::UnshownImage
            | Group::Font
            | Group::Program
            | Group::Data => false,
        }
    }
}

/// The type of HTML.
pub const HTML: &str = "text/html; charset=utf-8";

/// The type of plain text.
pub const TEXT: &str = "text/plain; charset=utf-8";

/// The type of bytes of which nothing is known.
pub const BYTES: &str = "application/octet-stream";

/// The kind that a file's name says; none for endings that the table does not have.
pub fn of_name(name: &str) -> Option<&'static FileKind> {
    let (_, ending) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())?;
    TABLE.iter().copied().find(|kind| kind.endings.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// What a server sends as `Content-Type` for a file of this name.
pub fn media_type(name: &str) -> &'static str {
    of_name(name).map_or(BYTES, |kind| kind.media_type)
}

/// Whether the name of a file is that of a Markdown file.
pub fn is_markdown(name: &str) -> bool {
    of_name(name).is_some_and(|kind| kind.group == Group::Markdown)
}

/// Whether servers show a file of this name as a page.
pub fn is_page(name: &str) -> bool {
    of_name(name).is_some_and(|kind| kind.group == Group::Page)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_ending_stands_once_and_in_lower_case() {
        let mut seen = BTreeSet::new();
        for ending in TABLE.iter().flat_map(|kind| kind.endings) {
            assert!(seen.insert(ending), "{ending} stands twice");
            assert_eq!(*ending, ending.to_lowercase());
        }
    }

    #[test]
    fn the_last_ending_of_a_name_counts_in_any_case() {
        let check = |name: &str, expected| assert_eq!(media_type(name), expected, "{name}");
        check("a.CSS", "text/css; charset=utf-8");
        check("site.1f2e.css", "text/css; charset=utf-8");
        check("a.tar.gz", "application/gzip");
        check("LICENSE", BYTES);
        check("v2.0", BYTES);
        assert!(is_page("A.HTML") && !is_page("v2.0") && !is_page("html"));
        assert!(is_markdown("a.Mkd") && !is_markdown("a.mdx"));
    }
}
