//! Tests of whole texts, against a small site.

mod code;
mod corpus;
mod facts;
mod properties;
mod slow;

use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::{
    HeadingIds, Highlighting, Html, ImageTarget, Labels, LinkTarget, Options, PlainText, Positions, Quotes,
    Resolve, Source, to_html,
};
use crate::path::{SourcePath, Url};

/// A site with the page `/there/` (from `there.md`) and the image `/pic.png`.
pub(super) struct Site;

impl Resolve for Site {
    fn link(&self, destination: &str) -> LinkTarget {
        let (path, anchor) = match destination.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor.to_owned())),
            None => (destination, None),
        };
        if destination.contains("://") {
            return LinkTarget::External(destination.to_owned());
        }
        if matches!(path, "there.md" | "/there/") {
            let fragment = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
            return LinkTarget::Internal {
                href: format!("/there/{fragment}"),
                url: Url::parse("/there/").unwrap(),
                anchor,
            };
        }
        let fault = Diagnostic::error(codes::MISSING_TARGET, format!("there is no file `{path}`"));
        LinkTarget::Missing(Box::new(fault.help("did you mean `there.md`?")))
    }

    fn image(&self, destination: &str) -> ImageTarget {
        match destination {
            "pic.png" => ImageTarget::Local {
                src: "/pic.png".into(),
                dimensions: Some((640, 480)),
                url: Url::parse("/pic.png").unwrap(),
                choice: None,
            },
            other if other.contains("://") => ImageTarget::External(other.to_owned()),
            other => ImageTarget::Missing(Box::new(Diagnostic::error(
                codes::MISSING_TARGET,
                format!("there is no picture `{other}`"),
            ))),
        }
    }
}

pub(super) fn written(name: &str, text: &str) -> Html {
    let file = SourcePath::new(name);
    let source = Source { file: &file, whole: text, body: 0..text.len() };
    let (labels, quotes) = (Labels::default(), Quotes::default());
    to_html(
        &source,
        &Options {
            quotes: Some(&quotes),
            reserved_ids: &["main"],
            spare_ids: &[],
            heading_ids: HeadingIds::Own,
            labels: &labels,
            positions: Positions::Hidden,
            plain_text: PlainText::Kept,
            sizes: "",
            highlighting: Highlighting::Off,
        },
        &Site,
    )
}
