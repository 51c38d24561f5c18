//! The Markdown of an author, with all extensions of the program.

use steadfast::diagnostic::Report;
use steadfast::markdown;
use steadfast::markdown::{
    HeadingIds, Highlighting, ImageTarget, Labels, LinkTarget, Options, PlainText, Positions, Quotes,
    Resolve, Source,
};
use steadfast::path::SourcePath;

use super::can_be_told;
use crate::strangers::tree;

/// Resolves all addresses to other sites.
struct Elsewhere;

impl Resolve for Elsewhere {
    fn link(&self, destination: &str) -> LinkTarget {
        LinkTarget::External(destination.to_owned())
    }

    fn image(&self, destination: &str) -> ImageTarget {
        ImageTarget::External(destination.to_owned())
    }
}

/// Elements that only raw HTML may add to a page.
const FOREIGN: [&str; 12] = [
    "script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "textarea", "frameset",
    "applet",
];

const HEADING_IDS: [HeadingIds; 6] = [
    HeadingIds::Own,
    HeadingIds::GitHub,
    HeadingIds::Hugo,
    HeadingIds::Kramdown,
    HeadingIds::Zola,
    HeadingIds::Pandoc,
];

/// Renders a text as it is, and again without raw HTML: then nothing in it may run. The text's length selects the rule
/// for the ids of headings.
pub fn markdown(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    let heading_ids = HEADING_IDS[data.len() % HEADING_IDS.len()];
    written(text, heading_ids);
    let html = written(&text.replace('<', "&lt;"), heading_ids);
    let page = tree::page(&format!("<!doctype html><title>a</title>{html}"));
    for node in tree::elements(&page) {
        let Some((name, attributes)) = tree::element(&node) else { continue };
        assert!(!FOREIGN.contains(&name.as_str()), "{name}: {html}");
        for (key, value) in attributes {
            assert!(!key.starts_with("on") && key != "style" && key != "srcdoc", "{name} {key}: {html}");
            let value = value.trim().to_ascii_lowercase();
            assert!(!(key == "href" && value.starts_with("javascript:")), "{value:?}: {html}");
        }
    }
}

fn written(text: &str, heading_ids: HeadingIds) -> String {
    let file = SourcePath::new("content/a.md");
    let source = Source { file: &file, whole: text, body: 0..text.len() };
    let (quotes, labels) = (Quotes::default(), Labels::default());
    let options = Options {
        quotes: Some(&quotes),
        reserved_ids: &["content"],
        spare_ids: &["top"],
        heading_ids,
        labels: &labels,
        positions: Positions::Shown,
        highlighting: Highlighting::On,
        plain_text: PlainText::Kept,
        sizes: "100vw",
    };
    let html = markdown::to_html(&source, &options, &Elsewhere);
    markdown::excerpt(&html.html);
    let anchors: std::collections::BTreeSet<&String> = html.anchors.iter().collect();
    assert_eq!(anchors.len(), html.anchors.len(), "two of one id: {:?}", html.anchors);
    let mut report = Report::new();
    report.extend(html.diagnostics);
    can_be_told(report);
    html.html
}
