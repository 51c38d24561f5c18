//! `site.yaml`.

use steadfast::diagnostic::Report;
use steadfast::path::SourcePath;
use steadfast::{config, source};

use super::can_be_told;

/// Reads the settings.
pub fn settings(data: &[u8]) {
    let Ok(text) = source::text_of(&SourcePath::new("site.yaml"), data) else { return };
    let mut report = Report::new();
    let read = config::parse(Some(&text), None, &mut report);
    assert!(read.is_some() || report.has_errors(), "settings that cannot be read are told");
    can_be_told(report);
}
