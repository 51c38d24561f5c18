//! Takes the title of a text without one from its first heading.

use crate::import::entry::Entry;
use crate::markdown::leading_heading;

/// Takes the title from a `# Heading` at the very beginning of the text, if the entry has none. The heading is removed.
pub(super) fn take_leading_title(entry: &mut Entry) {
    if !entry.title.trim().is_empty() {
        return;
    }
    if let Some((title, range)) = leading_heading(&entry.body) {
        entry.title = title;
        entry.body.drain(..range.end);
    }
}
