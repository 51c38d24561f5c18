//! Pictures without a description, and pictures that are far larger than they are shown.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use crate::checks::subject::{CheckedText, Subject, key_place};
use crate::diagnostic::{Diagnostic, codes};
use crate::file_kinds;
use crate::file_kinds::Group;
use crate::markdown::ImagePart;
use crate::path::SourcePath;
use crate::source::Asset;

/// The widest picture, in pixels, that is published as it is without advice: twice the width of a wide screen's text, for
/// screens with fine pixels.
const WIDEST: u32 = 2_800;

/// Finds pictures without a description.
pub(super) fn undescribed(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject.texts.iter().flat_map(|text| leads(text).into_iter().chain(in_text(text))).collect()
}

/// Returns the warning about an article's own picture.
fn leads(text: &CheckedText<'_>) -> Option<Diagnostic> {
    let image = text.article?.article.image.as_ref().filter(|image| image.alt.trim().is_empty())?;
    // An empty text says that there is nothing to describe.
    if key_place(text.text, &text.whole, "image_alt").is_some() {
        return None;
    }
    let fault = Diagnostic::warning(codes::MISSING_ALT, "the article's picture has no description")
        .at(text.span(image.src.at.clone()))
        .why(WHY)
        .help("say what it shows; if it only decorates, write `image_alt: \"\"`:\nimage_alt: What the picture shows");
    Some(fault)
}

const WHY: &str = "people who cannot see it, and readers whose connection is slow, get nothing instead";

fn in_text(text: &CheckedText<'_>) -> Vec<Diagnostic> {
    let images = text.parts.images.iter().filter(|image| !image.is_described && is_picture(&image.address));
    let warning = |image: &ImagePart| {
        Diagnostic::warning(codes::MISSING_ALT, "this picture has no description")
            .at(text.span(image.at.clone()))
            .why(WHY)
            .help(format!(
                "say what it shows: `![What it shows]({0})`; if it only decorates: `<img src=\"{0}\" alt=\"\">`",
                image.address
            ))
    };
    images.map(warning).collect()
}

/// Returns whether an address is that of a picture, and not of a video or sound.
fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let kind = file_kinds::of_name(name);
    kind.is_none_or(|kind| !matches!(kind.group, Group::Video | Group::Sound))
}

/// Finds pictures that readers load in full, although they are far wider than the text.
pub(super) fn large(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for text in &subject.texts {
        for image in &text.parts.images {
            let Some((file, asset)) = asset(subject, text, &image.address) else { continue };
            let Some((width, height)) = asset.dimensions.filter(|(width, _)| *width > WIDEST) else {
                continue;
            };
            let is_vector = asset.kind.is_some_and(|kind| kind.name == "SVG");
            if is_vector || subject.blog.plan.picture(&file).is_some() || !seen.insert(file.clone()) {
                continue;
            }
            found.push(
                Diagnostic::warning(
                    codes::LARGE_PICTURE,
                    format!("`{file}` has {width} × {height} pixels, and every reader loads all of them"),
                )
                .at(text.span(image.at.clone()))
                .why("the column of text is about 700 wide; the rest costs time and money, and is not seen")
                .help("save it 1600 pixels wide, or let the program make smaller ones: remove `images: off` from site.yaml"),
            );
        }
    }
    found
}

/// Returns the file of the site that an address names.
fn asset<'a>(
    subject: &Subject<'a>,
    text: &CheckedText<'_>,
    address: &str,
) -> Option<(SourcePath, &'a Asset)> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let file = match path.strip_prefix('/') {
        Some(path) => SourcePath::new(format!("static/{path}")),
        None => text.text.file.sibling(&path)?,
    };
    let asset = subject.blog.assets.get(&file)?;
    Some((file, asset))
}
