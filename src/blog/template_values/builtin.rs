//! A small site in which everything that a template can see occurs at least once, and is absent at least once: types of
//! values are learned from it, and it stands in where there is no site to take examples from.

use std::sync::Arc;

use crate::blog::Blog;
use crate::blog::request::Request;
use crate::date::{Moment, Zone};
use crate::diagnostic::Report;
use crate::digest::Digest;
use crate::images::{Format, Pixels, Still, Turn};
use crate::path::SourcePath;
use crate::personal_data::PersonalData;
use crate::site::Standing;
use crate::source::{Asset, AssetBytes, Sources};
use crate::{file_kinds, source};

/// The site as one text. `POST` stands for the way in which comments are sent: there is one at a time.
const SITE: &str = include_str!("example.txt");

/// The moment at which the site is seen.
const NOW: &str = "2026-03-10T12:00:00Z";

/// A site with nothing in it: everything that can be absent is.
const BARE: &str = "//- site.yaml\ntitle: Bare\nurl: https://example.com\nfeeds: {formats: []}\nsearch: false\nsocial_cards: false\n";

/// What makes the bare site one whose logo has no size of its own, and whose page for missing addresses has no day.
const LOGO: &str =
    "theme: {logo: {src: /logo.svg}}\n//- content/pages/404.md\n---\ntitle: Nothing\n---\nNothing.\n";

/// The site, once for each way of sending comments, and sites with nothing in them.
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
    let request = Request { now, also: vec![Standing::Draft], base_url: None };
    let blog = Blog::load(sources, &request, &mut report).expect("a site of ours");
    debug_assert!(report.is_empty(), "{report:?}");
    blog
}

/// Only what a picture's header would say is looked at.
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
