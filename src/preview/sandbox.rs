//! Files of the site that can run something when they are opened by their own address.
//!
//! The preview gives each of them an origin that nothing else has, so that it can read no page of the preview and send
//! nothing in its name. Pages show pictures in SVG as before: the policy of a picture counts only where it is opened itself.
//!
//! Source: WHATWG HTML, "Sandboxing"; W3C, "Content Security Policy Level 3", directive `sandbox`.

use crate::plan::Output;

/// The policy that an output is shown with beside its pages, if it can run.
pub(super) fn policy(output: &Output, content_type: &str) -> Option<&'static str> {
    if matches!(output, Output::Page(_) | Output::Redirect(_)) {
        return None;
    }
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    match media_type {
        // An author's own pages work without the origin; those that read further files find none.
        "text/html" | "application/xhtml+xml" => Some("sandbox allow-scripts; frame-ancestors 'self'"),
        media_type if is_xml(media_type) => Some("sandbox; frame-ancestors 'self'"),
        _ => None,
    }
}

/// Whether browsers take files of a type for XML, in which elements of SVG and HTML may stand.
fn is_xml(media_type: &str) -> bool {
    matches!(media_type, "application/xml" | "text/xml" | "text/xsl") || media_type.ends_with("+xml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_kinds;
    use crate::path::SourcePath;

    #[test]
    fn what_can_run_is_shut_in() {
        for name in
            ["a.svg", "a.SVG", "a.html", "a.htm", "a.xhtml", "a.xht", "a.shtml", "a.xml", "a.xsl", "a.rss"]
        {
            let output = Output::Asset(SourcePath::new(name));
            let policy = policy(&output, file_kinds::media_type(name));
            assert!(policy.is_some_and(|policy| policy.starts_with("sandbox")), "{name}");
        }
        for name in ["a.png", "a.js", "a.css", "a.json", "a.pdf", "a.txt", "a.svgz", "a.mathml", "a"] {
            let output = Output::Asset(SourcePath::new(name));
            let media_type = file_kinds::media_type(name);
            // What is not in the table is downloaded.
            assert!(
                policy(&output, media_type).is_none() != (name == "a.mathml" && is_xml(media_type)),
                "{name}"
            );
        }
    }
}
