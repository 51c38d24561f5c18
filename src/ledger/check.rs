//! Reports each address of the ledger that a site would lose.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::ledger::addresses::text_of;
use crate::ledger::heirs::Heirs;
use crate::ledger::lines::Ledger;
use crate::ledger::lost::{is_of_lost_page, lost};
use crate::ledger::remedies;
use crate::path::{OutPath, SourcePath};
use crate::plan::{Output, Page, Plan};
use crate::site::{Site, Status};
use crate::source;

/// Returns the faults of a ledger, and an error for each address that would be lost.
///
/// `everything` makes index and plan with the articles that are not shown, too: what expires and the lists that it leaves empty
/// are not lost. It is called only if an address is missing.
pub fn faults(
    text: &str,
    site: &Site,
    plan: &Plan,
    everything: impl FnOnce() -> (Site, Plan),
) -> Vec<Diagnostic> {
    let mut report = Report::new();
    let ledger = Ledger::parse(text, &mut report);
    let missing = lost(ledger.lines.keys(), plan);
    if missing.is_empty() {
        return report.sorted();
    }
    let (all_site, all_plan) = everything();
    let stays_away = |path: &&OutPath| match all_plan.get(path) {
        Some(Output::Page(Page::Article(id))) => all_site.article(*id).status != Status::Expired,
        Some(Output::Page(Page::Standalone(_))) => true,
        Some(_) => false,
        None => true,
    };
    let missing: BTreeSet<&OutPath> = missing.into_iter().filter(stays_away).collect();
    let heirs = Heirs::of(site, plan, &ledger);
    let file = SourcePath::new(source::LEDGER);
    for path in missing.iter().filter(|path| !is_of_lost_page(path, &missing)) {
        let line = &ledger.lines[*path];
        let fault =
            Diagnostic::error(codes::LOST_ADDRESS, format!("nothing stands at `{}` any more", path.url()))
                .at(Span::new(&file, text, line.at.clone()))
                .why("readers, feed readers and search engines still ask for it");
        let withheld = all_plan.get(path).and_then(|output| text_of(output, &all_site));
        report.push(match (withheld, heirs.heir(path, line)) {
            (Some(text), _) => remedies::of_withheld(fault, text),
            (None, Some(heir)) => remedies::of_heir(fault, path, &missing, &heir, site, plan),
            (None, None) => remedies::without_heir(fault, path, site),
        });
    }
    report.sorted()
}
