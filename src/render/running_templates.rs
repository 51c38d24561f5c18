//! The templates that this process is rendering, and those that it must not render again.
//!
//! A template that takes too long cannot be stopped from within: the engine has no hook between two steps, and a thread
//! cannot be killed. So the running command checks this table, and ends or restarts the process. The table is global
//! because it describes the process. It does not measure time.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::digest::Digest;
use crate::path::SourcePath;

static TABLE: Mutex<Table> = Mutex::new(Table { next: 0, working: Vec::new(), overlong: Vec::new() });

struct Table {
    next: u64,
    working: Vec<(u64, Work)>,
    overlong: Vec<Work>,
}

/// A template that renders a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The template's name.
    pub template: String,
    /// The digest of the texts of all templates.
    pub of_templates: Digest,
    /// The source file of the page; none for lists and other pages without one.
    pub file: Option<SourcePath>,
}

/// Returns the templates that are rendering now, each with a unique number.
pub fn now() -> Vec<(u64, Work)> {
    table().working.clone()
}

/// Refuses to render with a template until any template changes. If it failed at the page of a file, a change of that
/// file also allows it again.
pub fn refuse(work: Work) {
    table().overlong.push(work);
}

/// Allows templates again that failed at the page of a changed file, or at a page without a file, which may show any
/// file.
pub fn forgive<'a>(changed: impl IntoIterator<Item = &'a SourcePath>) {
    let mut table = table();
    if table.overlong.is_empty() {
        return;
    }
    let changed: Vec<&SourcePath> = changed.into_iter().collect();
    let stays = |work: &Work| work.file.as_ref().is_some_and(|file| !changed.contains(&file));
    table.overlong.retain(|work| changed.is_empty() || stays(work));
}

/// Records that a template renders until the returned value is dropped. Returns nothing if the template is refused.
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

/// A template that is rendering.
pub(super) struct Underway(u64);

impl Drop for Underway {
    fn drop(&mut self) {
        table().working.retain(|(number, _)| *number != self.0);
    }
}

fn table() -> MutexGuard<'static, Table> {
    TABLE.lock().unwrap_or_else(PoisonError::into_inner)
}
