//! Key `social_cards`: images with the title for articles without an image, and their fonts.

use crate::diagnostic::{Diagnostic, Located, Span, codes};
use crate::keys::{Fields, UnknownKeys};
use crate::path::SourcePath;
use crate::yaml::NodeKind;
use crate::yaml::quote::remedy;

/// Key `social_cards` of `site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SocialCards {
    /// Key `font`: files below `fonts/`, one or a list. They have priority over the built-in fonts.
    pub fonts: Vec<CardFont>,
}

/// A font in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFont {
    /// Its file.
    pub file: SourcePath,
    /// Its span in the settings.
    pub place: Span,
}

/// The folder of fonts.
const FOLDER: &str = "fonts";

/// Reads the key `social_cards`: `true`, `false` or a map. Returns `None` for `false`.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<SocialCards> {
    let Some(entry) = fields.non_null_entry("social_cards") else { return Some(SocialCards::default()) };
    if !matches!(entry.value.kind, NodeKind::Map(_)) {
        return fields.boolean("social_cards").unwrap_or(true).then(SocialCards::default);
    }
    let mut inner = fields.inside(&entry.value, "`social_cards`");
    let fonts = inner.texts("font");
    let fonts = fonts.iter().filter_map(|text| font(&mut inner, text)).collect();
    inner.unknown_key_help(&[
        ("fonts", "write `font`, which takes a list too:\nfont: fonts/NotoSansJP.ttf"),
        ("enabled", "write `social_cards: true` or `social_cards: false` in place of the map"),
        ("color", "remove the line: cards take the theme's colour, which `accent` below `theme` decides"),
        ("colour", "remove the line: cards take the theme's colour, which `accent` below `theme` decides"),
        ("image", "an article's own picture is `image` in its front matter; that of all pages without one is `image` in site.yaml"),
    ]);
    inner.finish(UnknownKeys::Refuse);
    Some(SocialCards { fonts })
}

/// Reads the path of a font in the folder.
fn font(fields: &mut Fields<'_, '_>, text: &Located<String>) -> Option<CardFont> {
    let path = text.value.trim_start_matches("./");
    let name = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    let inside = name.is_some_and(|name| name.split('/').all(|part| !matches!(part, "" | "." | "..")));
    let place = fields.span(text.at.clone());
    if inside && !path.contains('\\') {
        return Some(CardFont { file: SourcePath::new(path), place });
    }
    let name = path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or("NotoSansJP.ttf");
    fields.fault(
        Diagnostic::error(
            codes::BAD_PATH,
            format!("`{}` names no file of the site's folder `{FOLDER}/`", text.value),
        )
        .at(place)
        .why("files of that folder are read, and not published")
        .help(remedy("put the font there, and write:", &format!("font: {FOLDER}/{name}"))),
    );
    None
}
