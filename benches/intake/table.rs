//! The figures of a part.

use std::time::Duration;

use crate::arguments::Part;
use crate::client::{Answered, Sent};
use crate::load::Loaded;

pub(crate) const HEAD: &str = concat!(
    "part           kept  refused a second   p50 ms   p99 ms   max ms VmHWM MB VmRSS MB kills start s",
    "\n  times by tenths of the part"
);

const TENTHS: u32 = 10;

/// The lines of one part.
pub(crate) fn of(part: Part, loaded: &Loaded, seconds: u64) -> String {
    let good = &loaded.sent[..loaded.good];
    let answered: Vec<&Answered> = good.iter().flat_map(|sent| &sent.answered).collect();
    let all = sorted(answered.iter().map(|answered| answered.took));
    let refused: usize = good.iter().map(Sent::refused).sum();
    let tenths: Vec<Vec<Duration>> = (0..TENTHS)
        .map(|tenth| {
            let part = Duration::from_secs(seconds) / TENTHS;
            let (from, to) = (part * tenth, part * (tenth + 1));
            // Answers after the end of the part are counted in its last tenth.
            let is_in = |at: Duration| at >= from && (at < to || tenth + 1 == TENTHS);
            sorted(answered.iter().filter(|answered| is_in(answered.at)).map(|answered| answered.took))
        })
        .collect();
    let line = |name: &str, share: f64| {
        let times: Vec<String> = tenths.iter().map(|took| format!("{:.1}", ms(took, share))).collect();
        format!("  {name} by tenths: {}\n", times.join(" "))
    };
    let figures = format!(
        "{:<10} {:>8} {refused:>8} {:>8.0} {:>8.1} {:>8.1} {:>8.1} {:>8.1} {:>8.1} {:>5} {:>7.1}\n",
        part.name(),
        all.len(),
        all.len() as f64 / seconds as f64,
        ms(&all, 0.5),
        ms(&all, 0.99),
        ms(&all, 1.0),
        loaded.most_memory,
        loaded.memory,
        loaded.kills,
        loaded.longest_start.as_secs_f64(),
    );
    figures + &line("p50", 0.5) + &line("p99", 0.99) + &line("max", 1.0)
}

fn sorted(took: impl Iterator<Item = Duration>) -> Vec<Duration> {
    let mut took: Vec<Duration> = took.collect();
    took.sort_unstable();
    took
}

/// Returns the time within which this share was answered.
fn ms(took: &[Duration], share: f64) -> f64 {
    let at = took.get((took.len() as f64 * share) as usize).or(took.last());
    at.copied().unwrap_or_default().as_secs_f64() * 1000.0
}
