//! The sandbox for files of the site that can run scripts when they are opened directly.
//!
//! The preview gives each of them an opaque origin, so that it cannot read pages of the preview or send requests in its name.
//! Pages still show SVG images: the policy of an image applies only when it is opened directly.
//!
//! Source: WHATWG HTML, "Sandboxing"; W3C, "Content Security Policy Level 3", directive `sandbox`.

use crate::plan::Output;

/// Returns the policy of an output that is not a page, if it can run scripts.
pub(super) fn policy(output: &Output, content_type: &str) -> Option<&'static str> {
    if matches!(output, Output::Page(_) | Output::Redirect(_)) {
        return None;
    }
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    match media_type {
        // Most HTML files of an author work with an opaque origin, except those that read other files.
        "text/html" | "application/xhtml+xml" => Some("sandbox allow-scripts; frame-ancestors 'self'"),
        media_type if is_xml(media_type) => Some("sandbox; frame-ancestors 'self'"),
        _ => None,
    }
}

/// Returns whether browsers parse files of a type as XML, which may contain elements of SVG and HTML.
fn is_xml(media_type: &str) -> bool {
    matches!(media_type, "application/xml" | "text/xml" | "text/xsl") || media_type.ends_with("+xml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_kinds;
    use crate::path::SourcePath;

    #[test]
    fn files_that_can_run_scripts_are_sandboxed() {
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
            // Types that are not in the table are downloaded.
            assert!(
                policy(&output, media_type).is_none() != (name == "a.mathml" && is_xml(media_type)),
                "{name}"
            );
        }
    }
}
