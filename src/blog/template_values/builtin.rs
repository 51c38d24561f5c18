//! A small built-in site in which every value that a template can see exists at least once and is missing at least
//! once.
//!
//! The types of values are learned from it. It also provides examples where there is no site of an author.

use std::sync::Arc;

use crate::blog::Blog;
use crate::blog::request::Request;
use crate::date::{Moment, Zone};
use crate::diagnostic::Report;
use crate::digest::Digest;
use crate::images::{Format, Pixels, Still, Turn};
use crate::path::SourcePath;
use crate::personal_data::PersonalData;
use crate::site::Status;
use crate::source::{Asset, AssetBytes, Sources};
use crate::{file_kinds, source};

/// The site as one text. `POST` is replaced by the way to send comments, because a site has only one.
const SITE: &str = include_str!("example.txt");

/// The moment of the build.
const NOW: &str = "2026-03-10T12:00:00Z";

/// An empty site, in which every optional value is missing.
const BARE: &str = "//- site.yaml\ntitle: Bare\nurl: https://example.com\nfeeds: {formats: []}\nsearch: false\nsocial_cards: false\n";

/// Additions to the empty site: a logo without a size, and a 404 page without a date.
const LOGO: &str =
    "theme: {logo: {src: /logo.svg}}\n//- content/pages/404.md\n---\ntitle: Nothing\n---\nNothing.\n";

/// Returns the site, once for each way to send comments, and the empty sites.
pub fn blogs() -> Vec<Blog> {
    let ways = ["mail: comments@example.com", "form: https://forms.example.com/post"];
    let sites =
        ways.iter().map(|way| SITE.replace("POST", way)).chain([BARE.to_owned(), format!("{BARE}{LOGO}")]);
    sites.map(|site| blog(&site)).collect()
}

fn blog(text: &str) -> Blog {
    let mut sources = source::from_fixture(text);
    add_picture(&mut sources, "content/till.jpg", (1200, 800));
    add_picture(&mut sources, "content/authors/ann.jpg", (320, 320));
    add_picture(&mut sources, "static/logo.jpg", (160, 40));
    let bytes = AssetBytes::Memory(Arc::from([].as_slice()));
    let personal = PersonalData::default();
    let drawing = Asset {
        bytes,
        kind: file_kinds::of_name("logo.svg"),
        dimensions: None,
        pixels: None,
        personal,
        scripts: Vec::new(),
    };
    sources.assets.insert(SourcePath::new("static/logo.svg"), drawing);
    let mut report = Report::new();
    let now = Moment::parse(NOW, &Zone::UTC).expect("a moment of ours");
    let request = Request { now, also: vec![Status::Draft], base_url: None };
    let blog = Blog::load(sources, &request, &mut report).expect("a site of ours");
    debug_assert!(report.is_empty(), "{report:?}");
    blog
}

/// Adds an image. It has no bytes, because only the data of its header is used.
fn add_picture(sources: &mut Sources, path: &str, (width, height): (u32, u32)) {
    let bytes = AssetBytes::Memory(Arc::from([].as_slice()));
    let still =
        Still { format: Format::Jpeg, width, height, turn: Turn::NONE, digest: Digest::of(path.as_bytes()) };
    let (dimensions, pixels) = (Some((width, height)), Some(Pixels::Still(still)));
    let (kind, personal) = (file_kinds::of_name(path), PersonalData::default());
    sources.assets.insert(
        SourcePath::new(path),
        Asset { bytes, kind, dimensions, pixels, personal, scripts: Vec::new() },
    );
}
