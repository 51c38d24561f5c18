//! One digest for everything that was read: two folders with the same one make the same site.

use std::fs::File;
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::images::Pixels;
use crate::source::asset::{Asset, AssetBytes};
use crate::source::sources::{Origin, Sources};

impl Sources {
    /// The digest of every text and file with its path. An error when a file can no longer be read.
    pub fn digest(&self) -> io::Result<Digest> {
        let texts: Vec<(&str, &Arc<str>)> =
            self.texts.iter().map(|(path, text)| (path.as_str(), text)).collect();
        let assets: Vec<(&str, &Asset)> =
            self.assets.iter().map(|(path, asset)| (path.as_str(), asset)).collect();
        let mut pieces = vec![piece("config", "", self.config.as_deref().unwrap_or_default().as_bytes())];
        pieces.extend(self.templates.iter().map(|(name, template)| {
            let kind = if template.origin == Origin::Site { "template" } else { "theme's template" };
            piece(kind, name, template.text.as_bytes())
        }));
        let languages = self.languages.iter();
        pieces.extend(languages.map(|(path, text)| piece("language", path.as_str(), text.as_bytes())));
        pieces.par_extend(texts.par_iter().map(|(path, text)| piece("text", path, text.as_bytes())));
        pieces.extend(self.fonts.iter().map(|(path, font)| line("font", path.as_str(), &font.digest)));
        let assets: io::Result<Vec<String>> =
            assets.par_iter().map(|(path, asset)| Ok(line("asset", path, &of(asset)?))).collect();
        pieces.extend(assets?);
        Ok(Digest::of(pieces.concat().as_bytes()))
    }
}

fn of(asset: &Asset) -> io::Result<Digest> {
    match (&asset.bytes, &asset.pixels) {
        // A picture was read whole already.
        (_, Some(Pixels::Still(still))) => Ok(still.digest),
        (AssetBytes::Memory(bytes), _) => Ok(Digest::of(bytes)),
        (AssetBytes::File(path), _) => {
            Digest::of_copy(&mut File::open(path)?, &mut io::sink()).map(|(digest, _)| digest)
        }
    }
}

fn piece(kind: &str, path: &str, bytes: &[u8]) -> String {
    line(kind, path, &Digest::of(bytes))
}

/// No path can pass for the end of its line and the next one: its length stands before it.
fn line(kind: &str, path: &str, digest: &Digest) -> String {
    format!("{digest} {kind} {} {path}\n", path.len())
}
