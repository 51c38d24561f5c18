//! A kind of files, and its purpose.

/// A kind of files.
#[derive(Debug, PartialEq, Eq)]
pub struct FileKind {
    /// The name for messages: `JPEG`, `an HTML page`.
    pub name: &'static str,
    /// The file extensions, in lowercase.
    pub endings: &'static [&'static str],
    /// The purpose.
    pub group: Group,
    /// The value of `Content-Type`.
    pub media_type: &'static str,
}

/// The purpose of files of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Markdown: articles, pages, profiles, series and comments.
    Markdown,
    /// HTML pages.
    Page,
    /// Text in a format that this program does not read.
    OtherText,
    /// Images that every browser shows.
    Image,
    /// Images that not every browser shows.
    UnshownImage,
    /// Sound.
    Sound,
    /// Videos.
    Video,
    /// Captions of videos and sounds.
    Captions,
    /// Documents to download: PDF, office files, books.
    Document,
    /// Spreadsheets.
    Spreadsheet,
    /// Archives of files.
    Archive,
    /// Fonts.
    Font,
    /// Stylesheets, scripts and programs.
    Program,
    /// Data and settings for programs.
    Data,
}

impl Group {
    /// Returns whether such files in `content/` are published: those that pages show, play or offer.
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

/// The media type of HTML.
pub const HTML: &str = "text/html; charset=utf-8";

/// The media type of plain text.
pub const TEXT: &str = "text/plain; charset=utf-8";

/// The media type of unknown data.
pub const BYTES: &str = "application/octet-stream";
