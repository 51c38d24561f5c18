//! A kind of files, and what files of it are for.

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
