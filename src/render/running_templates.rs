//! Which templates are at work in this process, and which of them are not let to work again.
//!
//! A template that takes too long cannot be stopped from within: the engine has no hook between two steps, and a thread
//! cannot be ended. So the command that runs looks here, and ends the process or starts it again. The table is global,
//! because it is the process that ends. It measures no time itself.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::digest::Digest;
use crate::path::SourcePath;

static TABLE: Mutex<Table> = Mutex::new(Table { next: 0, working: Vec::new(), overlong: Vec::new() });

struct Table {
    next: u64,
    working: Vec<(u64, Work)>,
    overlong: Vec<Work>,
}

/// A template that writes a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The template's name.
    pub template: String,
    /// The digest of all templates' texts.
    pub of_templates: Digest,
    /// The file whose page it writes; none for lists and other pages without a file of their own.
    pub file: Option<SourcePath>,
}

/// What is at work now, each with a number that nothing else had.
pub fn now() -> Vec<(u64, Work)> {
    table().working.clone()
}

/// Lets a template, as it is, write no more pages. Where it failed at the page of a file, it may again once that changes.
pub fn refuse(work: Work) {
    table().overlong.push(work);
}

/// Lets templates work again that failed at one of these files, or at a page that could show any of them.
pub fn forgive<'a>(changed: impl IntoIterator<Item = &'a SourcePath>) {
    let mut table = table();
    if table.overlong.is_empty() {
        return;
    }
    let changed: Vec<&SourcePath> = changed.into_iter().collect();
    let stays = |work: &Work| work.file.as_ref().is_some_and(|file| !changed.contains(&file));
    table.overlong.retain(|work| changed.is_empty() || stays(work));
}

/// Notes that work begins, until the value is dropped. None where the template is not let to.
pub(super) fn begin(template: &str, of_templates: Digest, file: Option<&SourcePath>) -> Option<Underway> {
    let mut table = table();
    let is_refused = |work: &Work| work.template == template && work.of_templates == of_templates;
    if table.overlong.iter().any(is_refused) {
        return None;
    }
    let number = table.next;
    table.next += 1;
    table.working.push((number, Work { template: template.to_owned(), of_templates, file: file.cloned() }));
    Some(Underway(number))
}

/// Work that has begun.
pub(super) struct Underway(u64);

impl Drop for Underway {
    fn drop(&mut self) {
        table().working.retain(|(number, _)| *number != self.0);
    }
}

fn table() -> MutexGuard<'static, Table> {
    TABLE.lock().unwrap_or_else(PoisonError::into_inner)
}
