//! A file to publish, and the facts that were read from it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Span;
use crate::file_kinds::FileKind;
use crate::images::Pixels;
use crate::personal_data::PersonalData;
use crate::svg_scripts::SvgScript;

/// A file to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The location of its bytes.
    pub bytes: AssetBytes,
    /// Its file kind, by its content for images and otherwise by its name. `None` if the kind is unknown.
    pub kind: Option<&'static FileKind>,
    /// Width and height in pixels as displayed, if it is an image whose header contains them.
    pub dimensions: Option<(u32, u32)>,
    /// The result of reading its image data, if its format is one from which other images can be made.
    pub pixels: Option<Pixels>,
    /// The personal data in it. Empty for an image whose personal data is removed when it is published.
    pub personal: PersonalData,
    /// The scripts in it that run when a reader opens its URL, if it is an SVG.
    pub scripts: Vec<(SvgScript, Span)>,
}

/// The location of the bytes of an asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetBytes {
    /// In memory: style sheets, scripts and the theme's files.
    Memory(Arc<[u8]>),
    /// In the site's folder.
    File(PathBuf),
}
