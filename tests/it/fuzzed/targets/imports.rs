//! Exports of other systems.

use std::fs;
use std::path::Path;

use steadfast::comments::import;
use steadfast::comments::import::System;
use steadfast::date::Zone;
use steadfast::diagnostic::Report;
use tempfile::TempDir;

use super::can_be_told;

/// The most bytes of output for one byte of input, as for nested quotes.
const GROWTH: usize = 64;

const SYSTEMS: [System; 5] =
    [System::Disqus, System::Staticman, System::Isso, System::Wordpress, System::Blogger];

/// Reads a text as an export of each system.
pub fn imports(data: &[u8]) {
    thread_local! {
        static FOLDER: TempDir =
            if Path::new("/dev/shm").is_dir() { tempfile::tempdir_in("/dev/shm") } else { tempfile::tempdir() }
                .unwrap();
    }
    FOLDER.with(|folder| {
        let file = folder.path().join("export.yml");
        fs::write(&file, data).unwrap();
        for system in SYSTEMS {
            match import::read(system, &file, &Zone::UTC) {
                Ok(export) => {
                    assert!(export.comments.longest() <= GROWTH * (data.len() + 8), "a comment that grows");
                }
                Err(fault) => {
                    let mut report = Report::new();
                    report.push(fault);
                    can_be_told(report);
                }
            }
        }
    });
}
