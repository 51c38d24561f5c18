//! An article's image: `image` as a text, with `image_alt` and `image_caption`, or as a map.

use crate::diagnostic::Located;
use crate::keys;
use crate::keys::{Fields, UnknownKeys};
use crate::yaml::{MapEntry, Node, NodeKind};

/// An article's image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// `image`, or `image: {src: …}`: a path beside the article, from the site's root, or a whole address.
    pub src: Located<String>,
    /// `alt` inside `image`, or `image_alt`.
    pub alt: String,
    /// `caption` inside `image`, or `image_caption`.
    pub caption: Option<String>,
}

/// The names for `src` inside `image` in other programs.
const SOURCES: [&str; 8] = ["path", "url", "feature", "file", "image", "filename", "relative_path", "source"];

/// Keys inside `image` in other programs that are ignored. Width and height are read from the file.
const IGNORED: [&str; 9] =
    ["width", "height", "thumbnail", "teaser", "type", "mime", "relative", "hidden", "loading"];

/// Reads the image. Returns `None` for `false`.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<Image> {
    let alt = fields.text("image_alt").map(|alt| alt.value);
    let caption = fields.text("image_caption").map(|caption| caption.value);
    let entry = fields.non_null_entry("image")?;
    match &entry.value.kind {
        NodeKind::Map(_) => from_map(fields, &entry.value, alt, caption),
        NodeKind::List(items) => match items.as_slice() {
            [] => None,
            [only] if matches!(only.kind, NodeKind::Map(_)) => from_map(fields, only, alt, caption),
            [only] if matches!(only.kind, NodeKind::Text(_)) => {
                let src = fields.link_at(&entry.key, only)?;
                Some(Image { src, alt: alt.unwrap_or_default(), caption })
            }
            _ => refused(fields, entry),
        },
        _ if keys::truth(&entry.value) == Some(false) => None,
        NodeKind::Bool { .. } | NodeKind::Number { .. } => refused(fields, entry),
        _ => {
            let src = fields.link("image")?;
            Some(Image { src, alt: alt.unwrap_or_default(), caption })
        }
    }
}

fn refused(fields: &mut Fields<'_, '_>, entry: &MapEntry) -> Option<Image> {
    let help = format!("name one file:\n{}: picture.jpg", entry.key);
    fields.wrong_type(&entry.key, &entry.value, "one picture", help);
    None
}

fn from_map<'t>(
    fields: &mut Fields<'t, '_>,
    node: &'t Node,
    alt: Option<String>,
    caption: Option<String>,
) -> Option<Image> {
    let mut inner = fields.inside(node, "`image`");
    inner.stand_ins("src", &SOURCES);
    inner.stand_ins("alt", &["alt_text", "description"]);
    inner.stand_ins("caption", &["title", "credit"]);
    for name in IGNORED {
        if let Some(entry) = inner.entry_by_name(name) {
            inner.mark_read(entry);
        }
    }
    inner.prose(&["alt", "caption"]);
    let src = inner.link("src");
    if src.is_none() && inner.is_absent("src") {
        inner.missing("src", "src: picture.jpg");
    }
    let inner_alt = inner.text("alt").map(|alt| alt.value);
    let inner_caption = inner.text("caption").map(|caption| caption.value);
    inner.finish(UnknownKeys::Refuse);
    Some(Image { src: src?, alt: inner_alt.or(alt).unwrap_or_default(), caption: inner_caption.or(caption) })
}
