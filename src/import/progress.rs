//! How far an import is, for those who wait for it.

use std::fmt;

/// Tells a watcher how far an import is.
#[derive(Default)]
pub struct ImportProgress {
    watcher: Option<Box<dyn Fn(usize, usize)>>,
    unit: ProgressUnit,
    done: usize,
    all: usize,
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ProgressUnit {
    /// The texts that a reader passes.
    #[default]
    Entries,
    /// The records of an export, with those that are no texts.
    Records,
}

impl ImportProgress {
    /// Sets the function that gets the number of what is done and of all. `all` is a guess for readers that do not count.
    pub fn watch(&mut self, watcher: impl Fn(usize, usize) + 'static, all: usize) {
        self.watcher = Some(Box::new(watcher));
        self.all = all;
    }

    /// Counts records from now on.
    pub(super) fn expect_records(&mut self, all: usize) {
        (self.unit, self.done, self.all) = (ProgressUnit::Records, 0, all);
    }

    /// Notes that a record is done.
    pub(super) fn record(&mut self) {
        self.step(ProgressUnit::Records);
    }

    /// Notes that a text is done.
    pub(super) fn entry(&mut self) {
        self.step(ProgressUnit::Entries);
    }

    fn step(&mut self, unit: ProgressUnit) {
        if unit == self.unit {
            self.done += 1;
            if let Some(watcher) = &self.watcher {
                watcher(self.done, self.all.max(self.done));
            }
        }
    }
}

impl fmt::Debug for ImportProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.done, self.all)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    #[test]
    fn texts_are_counted_unless_a_reader_counts_records() {
        let seen = Rc::new(RefCell::new(Vec::new()));
        let list = Rc::clone(&seen);
        let watcher = move |done, all| list.borrow_mut().push((done, all));
        let mut progress = ImportProgress::default();
        progress.entry();
        progress.watch(watcher, 1);
        progress.entry();
        progress.record();
        progress.expect_records(2);
        progress.entry();
        progress.record();
        assert_eq!(*seen.borrow(), [(2, 2), (1, 2)]);
    }
}
