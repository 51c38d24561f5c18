//! The contents of the author's folder after it has been read.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::digest::Digest;
use crate::path::SourcePath;
use crate::source::asset::{Asset, AssetBytes};
use crate::source::folders::{CONFIG, LEDGER, SourceKind};
use crate::source::{image_header, text_encoding};
use crate::theme;

/// The files of the site and of the theme.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `site.yaml`, if there is one.
    pub config: Option<Arc<str>>,
    /// `urls.txt`: the addresses that were published, if there is one.
    pub ledger: Option<Arc<str>>,
    /// Markdown files of `content/`, without a byte-order mark and with `\n` line ends.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// Templates by their path below `templates/`. A template of the site replaces the theme's template of the same name.
    pub templates: BTreeMap<String, Template>,
    /// The site's language files, from `languages/`. The theme's language files are not replaced: a file of the site may
    /// override a single text.
    pub languages: BTreeMap<SourcePath, Arc<str>>,
    /// Files to publish, by their path from the root: those of `static/`, where a file of the site replaces the theme's, and
    /// those next to articles in `content/`.
    pub assets: BTreeMap<SourcePath, Asset>,
    /// Fonts for drawn images, from `fonts/`. They are not published.
    pub fonts: BTreeMap<SourcePath, Arc<Font>>,
}

/// A font file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The provider of the template: the site or the theme.
    pub origin: Origin,
    /// Its text.
    pub text: Arc<str>,
}

/// The provider of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The site's folder.
    Site,
    /// The theme that is built into the program.
    Theme,
}

/// A file that has been read.
pub(super) enum LoadedFile {
    /// Settings, the ledger, Markdown, a template or a language file.
    Text(Arc<str>),
    /// A file to publish.
    Asset(Asset),
    /// A font.
    Font(Arc<Font>),
}

impl Sources {
    /// Returns the sources of a site without files: those of the theme.
    pub(super) fn theme() -> Sources {
        let mut sources = Sources::default();
        theme::files().iter().for_each(|file| sources.add_original(file));
        sources
    }

    /// Removes a file of the site, and restores the theme's file of the same path.
    pub(super) fn remove(&mut self, path: &SourcePath) {
        match path.below("templates") {
            Some(name) => drop(self.templates.remove(name)),
            None if path.as_str() == CONFIG => self.config = None,
            None if path.as_str() == LEDGER => self.ledger = None,
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

    /// Adds a file of the theme.
    fn add_original(&mut self, (path, bytes): &(&'static str, &'static [u8])) {
        let path = SourcePath::new(*path);
        let piece = match SourceKind::of(&path) {
            Some(SourceKind::Template) => {
                LoadedFile::Text(text_encoding::with_plain_lines(&String::from_utf8_lossy(bytes)).into())
            }
            Some(SourceKind::Language) => return,
            _ => LoadedFile::Asset(in_memory(&path, theme::published(path.as_str(), bytes).as_ref().into())),
        };
        self.add(path, Origin::Theme, piece);
    }

    /// Adds a file, and replaces one of the same path.
    pub(super) fn add(&mut self, path: SourcePath, origin: Origin, piece: LoadedFile) {
        match piece {
            LoadedFile::Asset(asset) => {
                self.assets.insert(path, asset);
            }
            LoadedFile::Font(font) => {
                self.fonts.insert(path, font);
            }
            LoadedFile::Text(text) => match path.below("templates") {
                Some(name) => {
                    self.templates.insert(name.to_owned(), Template { origin, text });
                }
                None if path.as_str() == CONFIG => self.config = Some(text),
                None if path.as_str() == LEDGER => self.ledger = Some(text),
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

/// Returns a font with the digest of its bytes.
pub(super) fn font(bytes: Arc<[u8]>) -> LoadedFile {
    LoadedFile::Font(Arc::new(Font { digest: Digest::of(&bytes), bytes }))
}

/// Returns an asset whose bytes are kept in memory.
pub(super) fn in_memory(path: &SourcePath, bytes: Arc<[u8]>) -> Asset {
    let seen = image_header::of_bytes(path, &bytes);
    seen.asset(AssetBytes::Memory(bytes))
}
