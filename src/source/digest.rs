//! Computes the digests of the texts, and one digest of all files.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::images::Pixels;
use crate::path::SourcePath;
use crate::source::asset::{Asset, AssetBytes};
use crate::source::sources::{Origin, Sources};

impl Sources {
    /// Returns the digests of the Markdown files.
    pub fn text_digests(&self) -> BTreeMap<SourcePath, Digest> {
        let texts: Vec<(&SourcePath, &Arc<str>)> = self.texts.iter().collect();
        texts.into_par_iter().map(|(path, text)| (path.clone(), Digest::of(text.as_bytes()))).collect()
    }

    /// Returns the digest of all files and of their paths. `texts` are those of the Markdown files.
    ///
    /// # Errors
    ///
    /// Returns an error if a file can no longer be read.
    pub fn digest(&self, texts: &BTreeMap<SourcePath, Digest>) -> io::Result<Digest> {
        let text = |kind, path: &str, text: &str| line(kind, path, &Digest::of(text.as_bytes()));
        let config = self.config.iter().map(|config| text("settings", "", config));
        let ledger = self.ledger.iter().map(|ledger| text("ledger", "", ledger));
        let templates = self.templates.iter().map(|(name, template)| {
            let kind = if template.origin == Origin::Site { "own template" } else { "template" };
            text(kind, name, &template.text)
        });
        let languages = self.languages.iter().map(|(path, file)| text("language", path.as_str(), file));
        let fonts = self.fonts.iter().map(|(path, font)| line("font", path.as_str(), &font.digest));
        let texts = texts.iter().map(|(path, digest)| line("text", path.as_str(), digest));
        let mut pieces: Vec<String> =
            config.chain(ledger).chain(templates).chain(languages).chain(fonts).chain(texts).collect();
        let assets: Vec<(&str, &Asset)> =
            self.assets.iter().map(|(path, asset)| (path.as_str(), asset)).collect();
        let assets: io::Result<Vec<String>> =
            assets.par_iter().map(|(path, asset)| Ok(line("asset", path, &of(asset)?))).collect();
        pieces.extend(assets?);
        Ok(Digest::of(pieces.concat().as_bytes()))
    }
}

fn of(asset: &Asset) -> io::Result<Digest> {
    match (&asset.bytes, &asset.pixels) {
        // The digest of an image was computed when it was read.
        (_, Some(Pixels::Still(still))) => Ok(still.digest),
        (AssetBytes::Memory(bytes), _) => Ok(Digest::of(bytes)),
        (AssetBytes::File(path), _) => {
            Digest::of_copy(&mut File::open(path)?, &mut io::sink()).map(|(digest, _)| digest)
        }
    }
}

/// Returns one line of the digest's input. The length of the path comes first, so that a path with a line break in it
/// cannot imitate two lines.
fn line(kind: &str, path: &str, digest: &Digest) -> String {
    format!("{digest} {kind} {} {path}\n", path.len())
}
