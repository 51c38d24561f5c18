//! Generates the images of a build that no earlier build has made: several at a time, each source decoded once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::blog::Blog;
use crate::commands::interrupt;
use crate::commands::progress::Progress;
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::digest::Digest;
use crate::images::{Drawing, Gate, Make, Pixels, Variant};
use crate::path::{OutPath, SourcePath};
use crate::plan::Output;
use crate::publish::Stage;
use crate::source::AssetBytes;

/// The files that are made from one source image.
type ImageFiles<'a> = Vec<(&'a OutPath, &'a Variant)>;

/// Puts every generated image of the plan onto the stage.
pub(super) fn stage(blog: &Blog, stage: &Stage, report: &mut Report) {
    let mut pictures: BTreeMap<&SourcePath, ImageFiles<'_>> = BTreeMap::new();
    for (path, output) in blog.plan.outputs() {
        if let Output::Picture(variant) = output {
            pictures.entry(&variant.file).or_default().push((path, variant));
        }
    }
    if pictures.is_empty() {
        return;
    }
    let progress = Progress::new("Pictures", pictures.len());
    let (gate, done) = (Gate::default(), AtomicUsize::new(0));
    let pictures: Vec<_> = pictures.into_iter().collect();
    let faults: Vec<Diagnostic> = pictures
        .par_iter()
        .filter_map(|(file, wanted)| {
            progress.step(done.fetch_add(1, Ordering::Relaxed));
            make_files(file, wanted, blog, stage, &gate).err().map(|fault| *fault)
        })
        .collect();
    report.extend(faults);
    progress.finish();
}

/// Makes all files of one source image.
fn make_files(
    file: &SourcePath,
    wanted: &ImageFiles<'_>,
    blog: &Blog,
    stage: &Stage,
    gate: &Gate,
) -> Result<(), Box<Diagnostic>> {
    let mut missing = Vec::new();
    for (path, variant) in wanted {
        let key = variant.key();
        if !stage.reuse_derived(path, &key)? {
            missing.push((*path, *variant, key));
        }
    }
    // Files of the same size are adjacent, the largest first.
    missing.sort_by_key(|(_, variant, _)| std::cmp::Reverse(width(variant)));
    let asset = blog.assets.get(file);
    let (Some(asset), false) = (asset, missing.is_empty() || interrupt::came()) else { return Ok(()) };
    let pixels = match &asset.pixels {
        Some(Pixels::Still(still)) => still.pixels(),
        _ => 0,
    };
    gate.pass(pixels, || {
        let bytes: Cow<'_, [u8]> = match &asset.bytes {
            AssetBytes::Memory(bytes) => Cow::Borrowed(bytes),
            AssetBytes::File(disk) => Cow::Owned(fs::read(disk).map_err(|reason| {
                let message = format!("`{file}` cannot be read: {reason}");
                Diagnostic::error(codes::UNREADABLE, message).at(Span::file(file))
            })?),
        };
        let unmade = |why: &crate::images::Fault| {
            if let crate::images::Fault::TooLarge(_) = why {
                return huge_picture(file).why(why.to_string());
            }
            Diagnostic::error(codes::BROKEN_PICTURE, format!("the picture `{file}` cannot be read"))
                .at(Span::file(file))
                .why(why.to_string())
                .help("save it anew from the original, or copy it again")
        };
        let read = Digest::of(&bytes);
        if missing.iter().any(|(_, variant, _)| variant.of != read) {
            return Err(changed(file).into());
        }
        let mut drawing = Drawing::new(&bytes).map_err(|why| unmade(&why))?;
        for (path, variant, key) in missing {
            if interrupt::came() {
                return Ok(());
            }
            let made = drawing.make(&variant.make).map_err(|why| unmade(&why))?;
            stage.put_derived(path, &key, &made)?;
        }
        Ok(())
    })
}

/// Returns the error for an image with too many pixels.
fn huge_picture(file: &SourcePath) -> Diagnostic {
    let message = format!("the picture `{file}` is too large to be worked on");
    Diagnostic::error(codes::HUGE_PICTURE, message)
        .at(Span::file(file))
        .help("save it with fewer pixels and 8 bits for each colour; 4000 across are enough for any screen")
}

fn width(variant: &Variant) -> u32 {
    match variant.make {
        Make::Whole => u32::MAX,
        Make::Scaled { width, .. } => width,
    }
}

/// Returns the error for a source file that has changed since the site was read.
fn changed(file: &SourcePath) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("the picture `{file}` was changed while the site was built"))
        .at(Span::file(file))
        .help("build again")
}
