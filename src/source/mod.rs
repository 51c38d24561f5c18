//! The author's folder, read once: texts whole, pictures and other files by name and size.
//!
//! The only reader of the sources. Texts stay in memory until the site is published, so that a page and the feed that
//! quotes it come from one reading of the file even when it is saved in between.

mod digest;
mod file_stamp;
pub mod fixture;
mod image_header;
mod leftovers;
mod on_disk;
pub mod read_all;
pub mod reread;
#[cfg(test)]
mod tests;
mod text_encoding;
mod walk;

pub use fixture::from_fixture;
pub use on_disk::on_disk;
pub use read_all::{each_below, read, read_without, settings};
pub use reread::Reading;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Span};
use crate::digest::Digest;
use crate::file_kinds::FileKind;
use crate::images::Pixels;
use crate::path::SourcePath;
use crate::personal_data::PersonalData;
use crate::svg_scripts::SvgScript;
use crate::{file_kinds, theme};

/// Everything that the author and the theme provide.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `site.yaml`, if there is one.
    pub config: Option<Arc<str>>,
    /// Markdown files of `content/`, as UTF-8 without a byte-order mark and with `\n` at each line's end.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// Templates by their name below `templates/`: the theme's, and the site's in their place.
    pub templates: BTreeMap<String, Template>,
    /// The site's own language files, from `languages/`. Those of the theme stay beneath them: a file of the site's may
    /// change a single text.
    pub languages: BTreeMap<SourcePath, Arc<str>>,
    /// Files that are published as they are: those of `static/` (the theme's, and the site's in their place) and those
    /// beside articles in `content/`, by their path from the root.
    pub assets: BTreeMap<SourcePath, Asset>,
    /// Fonts for what is drawn, from `fonts/`. They are not published.
    pub fonts: BTreeMap<SourcePath, Arc<Font>>,
}

/// A font's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A template's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Whether it is the site's own or the theme's.
    pub origin: Origin,
    /// Its text.
    pub text: Arc<str>,
}

/// Who provides a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The site's folder.
    Site,
    /// The theme that the program carries.
    Theme,
}

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Where its bytes are.
    pub bytes: AssetBytes,
    /// What it is: by its content for pictures, else by its name. None for what nobody knows.
    pub kind: Option<&'static FileKind>,
    /// Width and height in pixels as it is shown, when it is a picture whose header says so.
    pub dimensions: Option<(u32, u32)>,
    /// What its bytes say, when others can be made from it.
    pub pixels: Option<Pixels>,
    /// What its bytes tell of a place or a person; nothing for a picture that is published without what it tells.
    pub personal: PersonalData,
    /// What runs in it when somebody opens it by its own address, where it is an SVG.
    pub scripts: Vec<(SvgScript, Span)>,
}

/// Where the bytes of an asset are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetBytes {
    /// In memory: style sheets, scripts and the theme's files.
    Memory(Arc<[u8]>),
    /// In the site's folder.
    File(PathBuf),
}

impl Sources {
    /// What a site without any file of its own has: the theme.
    fn theme() -> Sources {
        let mut sources = Sources::default();
        theme::files().iter().for_each(|file| sources.add_original(file));
        sources
    }

    /// Takes a file of the site's away; the theme's of the same path takes its place.
    fn remove(&mut self, path: &SourcePath) {
        match path.below("templates") {
            Some(name) => drop(self.templates.remove(name)),
            None if path.as_str() == CONFIG => self.config = None,
            None => {
                self.texts.remove(path);
                self.languages.remove(path);
                self.assets.remove(path);
                self.fonts.remove(path);
            }
        }
        let original = theme::files().binary_search_by_key(&path.as_str(), |(path, _)| path);
        if let Ok(at) = original {
            self.add_original(&theme::files()[at]);
        }
    }

    /// Puts a file of the theme in its place.
    fn add_original(&mut self, (path, bytes): &(&'static str, &'static [u8])) {
        let path = SourcePath::new(*path);
        let piece = match Kind::of(&path) {
            Some(Kind::Template) => {
                Piece::Text(text_encoding::with_plain_lines(&String::from_utf8_lossy(bytes)).into())
            }
            Some(Kind::Language) => return,
            _ => Piece::Asset(in_memory(&path, theme::published(path.as_str(), bytes).as_ref().into())),
        };
        self.add(path, Origin::Theme, piece);
    }

    /// Puts a file in its place, over one of the same path.
    fn add(&mut self, path: SourcePath, origin: Origin, piece: Piece) {
        match piece {
            Piece::Asset(asset) => {
                self.assets.insert(path, asset);
            }
            Piece::Font(font) => {
                self.fonts.insert(path, font);
            }
            Piece::Text(text) => match path.below("templates") {
                Some(name) => {
                    self.templates.insert(name.to_owned(), Template { origin, text });
                }
                None if path.as_str() == CONFIG => self.config = Some(text),
                None if path.below("languages").is_some() => {
                    self.languages.insert(path, text);
                }
                None => {
                    self.texts.insert(path, text);
                }
            },
        }
    }
}

/// A font's bytes with their digest.
fn font(bytes: Arc<[u8]>) -> Piece {
    Piece::Font(Arc::new(Font { digest: Digest::of(&bytes), bytes }))
}

/// A file whose bytes are kept.
fn in_memory(path: &SourcePath, bytes: Arc<[u8]>) -> Asset {
    let seen = image_header::of_bytes(path, &bytes);
    seen.asset(AssetBytes::Memory(bytes))
}

/// The folders and the file that a build reads.
pub const PLACES: [&str; 6] = ["content", "fonts", "languages", "site.yaml", "static", "templates"];

/// Whether a build looks at a path: it stands in one of the [`PLACES`] and is not what an editor left behind.
pub fn is_part(path: &SourcePath) -> bool {
    walk::is_part(path)
}

/// The settings' file.
const CONFIG: &str = "site.yaml";

/// The text that the bytes of a file are, as the sources hold it; the error is the fault.
pub fn text_of(path: &SourcePath, bytes: &[u8]) -> Result<String, Diagnostic> {
    text_encoding::text(path, bytes)
}

/// The endings of fonts that can be read.
const FONTS: [&str; 3] = ["otf", "ttc", "ttf"];

/// What a file is, as its path says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The settings.
    Config,
    /// Markdown.
    Text,
    /// A template.
    Template,
    /// The interface texts of a language.
    Language,
    /// A style sheet or script of the theme, which is published under a name made from its bytes.
    ThemeAsset,
    /// A font for what is drawn.
    Font,
    /// Any other file to publish.
    Asset,
}

impl Kind {
    /// The kind of a file by its path from the root; `None` where a build does not look.
    fn of(path: &SourcePath) -> Option<Kind> {
        if path.as_str() == CONFIG {
            Some(Kind::Config)
        } else if path.below("templates").is_some() {
            Some(Kind::Template)
        } else if let Some(name) = path.below("languages") {
            (name.ends_with(".yaml") && !name.contains('/')).then_some(Kind::Language)
        } else if path.below("fonts").is_some() {
            FONTS.iter().any(|ending| path.has_extension(ending)).then_some(Kind::Font)
        } else if path.below("content").is_some() {
            Some(if file_kinds::is_markdown(path.name()) { Kind::Text } else { Kind::Asset })
        } else if path.below("static/theme").is_some()
            && (path.has_extension("css") || path.has_extension("js"))
        {
            Some(Kind::ThemeAsset)
        } else {
            path.below("static").map(|_| Kind::Asset)
        }
    }
}

/// A file that has been read.
enum Piece {
    /// Settings, Markdown, a template or the texts of a language.
    Text(Arc<str>),
    /// A file to publish.
    Asset(Asset),
    /// A font.
    Font(Arc<Font>),
}
