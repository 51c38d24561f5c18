//! Refuses a change that loses an address or brings a new fault.

use std::collections::{BTreeMap, HashMap};

use crate::blog::{Blog, Request};
use crate::diagnostic::{Diagnostic, Report, Severity, codes};
use crate::ledger;
use crate::path::SourcePath;
use crate::source::Sources;

/// Returns the faults that a change brings. `moved` are the new paths of files.
pub(super) fn faults(
    before: &Sources,
    after: &Sources,
    request: &Request,
    moved: &BTreeMap<SourcePath, SourcePath>,
) -> Vec<Diagnostic> {
    let (old, known) = rendered(before, request);
    let (new, found) = rendered(after, request);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for fault in &known {
        *counts.entry(with_new_paths(key(fault), moved)).or_default() += 1;
    }
    let mut faults: Vec<Diagnostic> = Vec::new();
    for fault in found {
        match counts.get_mut(&with_new_paths(key(&fault), moved)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => faults.push(fault),
        }
    }
    if let (Some(old), Some(new)) = (old, new) {
        let answers = ledger::Answers::of(&new.plan);
        let addresses = ledger::addresses(&old.site, &old.plan);
        let lost = addresses.keys().filter(|path| !answers.have(path));
        faults.extend(lost.map(|path| {
            Diagnostic::error(
                codes::LOST_ADDRESS,
                format!("nothing would stand at `{}` any more", path.url()),
            )
            .why("readers, feed readers and search engines still ask for it")
            .help("add a line below `redirects:` or `gone:` in site.yaml first, and run the command again")
        }));
    }
    faults
}

/// Returns the site with all faults of its texts and pages.
fn rendered(sources: &Sources, request: &Request) -> (Option<Blog>, Vec<Diagnostic>) {
    let mut report = Report::new();
    let blog = Blog::load(sources.clone(), request, &mut report);
    if let Some(blog) = &blog {
        blog.render_all(|_, _| Ok(()), &mut report);
    }
    (blog, report.sorted())
}

/// Returns what tells a fault from others: not its place, which may have moved.
fn key(fault: &Diagnostic) -> String {
    let severity = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    format!("{severity} {} {}", fault.code.name, fault.message)
}

fn with_new_paths(mut key: String, moved: &BTreeMap<SourcePath, SourcePath>) -> String {
    for (from, to) in moved {
        if key.contains(from.as_str()) {
            key = key.replace(from.as_str(), to.as_str());
        }
    }
    key
}
