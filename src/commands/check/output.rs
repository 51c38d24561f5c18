//! Writes the findings in the requested format.

use std::path::Path;

use crate::blog::Blog;
use crate::commands::check::cli::CheckFormat;
use crate::commands::cli::Format;
use crate::commands::output;
use crate::commands::output::Voice;
use crate::diagnostic::{Report, counted, sarif};

/// Writes the findings. `blog` is what was checked, for the summary.
pub(super) fn write(report: Report, blog: Option<&Blog>, root: &Path, format: CheckFormat, voice: Voice) {
    let summary = blog.map(|blog| summary(blog, report.is_empty()));
    let format = match format {
        CheckFormat::Human => Format::Human,
        CheckFormat::Json => Format::Json,
        CheckFormat::Github => Format::Github,
        CheckFormat::Sarif => {
            output::say(&sarif::document(&voice.heard(report), &output::folder(root)));
            return;
        }
    };
    voice.report(report, root, format);
    if let Some(summary) = summary.filter(|_| format == Format::Human) {
        voice.account(&summary);
    }
}

fn summary(blog: &Blog, is_clean: bool) -> String {
    let site = &blog.site;
    let checked = format!(
        "checked {} and {}",
        counted(site.articles.len(), "article"),
        counted(site.pages.len(), "page")
    );
    if is_clean { format!("{checked}: nothing to mend\n") } else { format!("{checked}\n") }
}
