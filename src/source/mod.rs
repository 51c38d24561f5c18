//! The author's folder, read once: texts whole, pictures and other files by name and size.
//!
//! The only reader of the sources. Texts stay in memory until the site is published, so that a page and the feed that
//! quotes it come from one reading of the file even when it is saved in between.

pub mod fixture;
pub mod read;
mod walk;

pub use fixture::from_fixture;
pub use read::read;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::path::SourcePath;

/// Everything that the author and the theme provide.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `site.yaml`, if there is one.
    pub config: Option<Arc<str>>,
    /// Markdown files of `content/`, as UTF-8 without a byte-order mark and with `\n` at each line's end.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// Templates by their name below `templates/`: the theme's, and the site's in their place.
    pub templates: BTreeMap<String, Template>,
    /// Files that are published as they are: those of `static/` (the theme's, and the site's in their place) and those
    /// beside articles in `content/`, by their path from the root.
    pub assets: BTreeMap<SourcePath, Asset>,
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
    /// Width and height in pixels, when it is a picture whose header says so.
    pub dimensions: Option<(u32, u32)>,
}

/// Where the bytes of an asset are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetBytes {
    /// In memory: style sheets, scripts and the theme's files.
    Memory(Arc<[u8]>),
    /// In the site's folder.
    File(PathBuf),
}
