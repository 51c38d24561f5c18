//! Keys `navigation` and `links`: links with a title. Also image addresses in the settings.

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::keys::{Fields, UnknownKeys};
use crate::yaml::quote::remedy;

/// A link with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLink {
    /// The text of the link.
    pub title: String,
    /// A path from the site's root (`/about/`), a whole address, or `mailto:`.
    pub url: Placed,
}

/// An address in the settings or in front matter, with its span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The address as written.
    pub value: String,
    /// Its span in the file.
    pub place: Span,
}

/// Reads the links of a key, each a map of `title` and `url`.
pub fn read(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<NamedLink> {
    let example = format!("{key}:\n  - {{title: About, url: /about/}}");
    let mut links = Vec::new();
    for node in fields.maps(key, &example) {
        let mut inner = fields.inside(node, "a link");
        inner.prose(&["title"]);
        let title = inner.text("title");
        let url = inner.link("url");
        if title.is_none() && inner.is_absent("title") {
            inner.missing("title", "title: About");
        }
        if url.is_none() && inner.is_absent("url") {
            inner.missing("url", "url: /about/");
        }
        inner.unknown_key_help(&[
            ("name", "write `title`:\ntitle: About"),
            ("href", "write `url`:\nurl: /about/"),
        ]);
        let url = url.map(|url| Placed { value: url.value, place: inner.span(url.at) });
        inner.finish(UnknownKeys::Refuse);
        if let (Some(title), Some(url)) = (title, url) {
            links.push(NamedLink { title: title.value, url });
        }
    }
    links
}

/// Reads the address of an image of the whole site. There is no text beside it, so a path must begin with `/`.
pub(super) fn image<'t>(fields: &mut Fields<'t, '_>, key: &'t str) -> Option<Placed> {
    let image = fields.link(key)?;
    let place = fields.span(image.at);
    if image.value.starts_with('/') || image.value.contains("://") {
        return Some(Placed { value: image.value, place });
    }
    fields.fault(
        Diagnostic::error(codes::BAD_PATH, format!("`{key}` must begin with `/` or be a whole address"))
            .at(place)
            .why("files of `static/` stand at the site's root")
            .help(remedy("write:", &format!("{key}: /{}", image.value.trim_start_matches("./")))),
    );
    None
}
