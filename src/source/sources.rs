//! Everything that was read of the author's folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::digest::Digest;
use crate::path::SourcePath;
use crate::source::asset::{Asset, AssetBytes};
use crate::source::folders::{CONFIG, SourceKind};
use crate::source::{image_header, text_encoding};
use crate::theme;

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

/// A file that has been read.
pub(super) enum LoadedFile {
    /// Settings, Markdown, a template or the texts of a language.
    Text(Arc<str>),
    /// A file to publish.
    Asset(Asset),
    /// A font.
    Font(Arc<Font>),
}

impl Sources {
    /// What a site without any file of its own has: the theme.
    pub(super) fn theme() -> Sources {
        let mut sources = Sources::default();
        theme::files().iter().for_each(|file| sources.add_original(file));
        sources
    }

    /// Takes a file of the site's away; the theme's of the same path takes its place.
    pub(super) fn remove(&mut self, path: &SourcePath) {
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
        let piece = match SourceKind::of(&path) {
            Some(SourceKind::Template) => {
                LoadedFile::Text(text_encoding::with_plain_lines(&String::from_utf8_lossy(bytes)).into())
            }
            Some(SourceKind::Language) => return,
            _ => LoadedFile::Asset(in_memory(&path, theme::published(path.as_str(), bytes).as_ref().into())),
        };
        self.add(path, Origin::Theme, piece);
    }

    /// Puts a file in its place, over one of the same path.
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
pub(super) fn font(bytes: Arc<[u8]>) -> LoadedFile {
    LoadedFile::Font(Arc::new(Font { digest: Digest::of(&bytes), bytes }))
}

/// A file whose bytes are kept.
pub(super) fn in_memory(path: &SourcePath, bytes: Arc<[u8]>) -> Asset {
    let seen = image_header::of_bytes(path, &bytes);
    seen.asset(AssetBytes::Memory(bytes))
}
