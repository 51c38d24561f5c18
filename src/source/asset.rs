//! A file that is published, and the facts that were read of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Span;
use crate::file_kinds::FileKind;
use crate::images::Pixels;
use crate::personal_data::PersonalData;
use crate::svg_scripts::SvgScript;

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
