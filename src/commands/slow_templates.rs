//! Finds templates that take too much time or memory for one page, while other threads render.
//!
//! Time is processor time where the system reports it, so that a busy machine does not look like a slow page; elsewhere it is
//! time on the clock. Memory is the growth of this process since the page began, which is measured only on Linux.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::render::running_templates;
use crate::render::running_templates::Work;

/// The pause between two checks.
pub(super) const PAUSE: Duration = Duration::from_millis(40);

/// The most time that a template may take for one page.
const LONGEST: Duration = Duration::from_secs(10);

/// The most KiB by which the process may grow while a template writes one page.
const MOST_KIB: u64 = 1024 * 1024;

/// The resources that the process has used so far.
#[derive(Clone, Copy, Debug, Default)]
struct ProcessUsage {
    /// On Linux, the processor time of all threads; elsewhere the time on the clock.
    time: Duration,
    kib: u64,
}

/// A page that was being rendered at the last check.
#[derive(Clone, Copy, Debug)]
struct PageUsage {
    time: Duration,
    /// The smallest memory of the process since the page was first seen.
    least_kib: u64,
}

/// Measures the pages that are being rendered.
#[derive(Debug)]
pub(super) struct SlowTemplates {
    begun: Instant,
    pages: BTreeMap<u64, PageUsage>,
    /// None if no page was being rendered at the last check.
    last: Option<ProcessUsage>,
}

impl SlowTemplates {
    /// A value that has not checked yet.
    pub(super) fn new() -> SlowTemplates {
        let begun = Instant::now();
        SlowTemplates { begun, pages: BTreeMap::new(), last: None }
    }

    /// Measures again. Returns a template that has used too much time or memory.
    pub(super) fn check(&mut self) -> Option<Work> {
        let working = running_templates::now();
        if working.is_empty() {
            (self.pages, self.last) = (BTreeMap::new(), None);
            return None;
        }
        let now = process_usage(self.begun);
        let before = self.last.replace(now).unwrap_or(now);
        // The processor time is divided among the pages that were being rendered.
        let share = u32::try_from(working.len()).unwrap_or(u32::MAX);
        let time = now.time.saturating_sub(before.time) / share;
        let mut pages = BTreeMap::new();
        for (number, _) in &working {
            // A page that is seen for the first time began after the last check.
            let known = self.pages.get(number).copied();
            let known = known.unwrap_or(PageUsage { time: Duration::ZERO, least_kib: before.kib });
            let page = PageUsage { time: known.time + time, least_kib: known.least_kib.min(now.kib) };
            pages.insert(*number, page);
        }
        self.pages = pages;
        let has_too_much =
            |page: &PageUsage| page.time > LONGEST || now.kib.saturating_sub(page.least_kib) > MOST_KIB;
        // Numbers grow, so the first page has been rendering longest.
        let found = self.pages.iter().find(|(_, page)| has_too_much(page)).map(|(number, _)| *number)?;
        working.into_iter().find(|(number, _)| *number == found).map(|(_, work)| work)
    }
}

/// Source: proc(5). `stat` counts time in hundredths of a second, independently of the kernel's own clock rate.
#[cfg(target_os = "linux")]
fn process_usage(begun: Instant) -> ProcessUsage {
    let read = |name: &str| std::fs::read_to_string(format!("/proc/self/{name}")).unwrap_or_default();
    let stat = read("stat");
    let fields = stat.rsplit(')').next().unwrap_or_default().split_ascii_whitespace();
    let times: Vec<u64> = fields.skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
    let time = match times.as_slice() {
        [user, system] => Duration::from_millis((user + system) * 10),
        // No /proc here.
        _ => begun.elapsed(),
    };
    let status = read("status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_ascii_whitespace().next()?.parse().ok()).unwrap_or(0);
    ProcessUsage { time, kib }
}

#[cfg(not(target_os = "linux"))]
fn process_usage(begun: Instant) -> ProcessUsage {
    ProcessUsage { time: begun.elapsed(), kib: 0 }
}
