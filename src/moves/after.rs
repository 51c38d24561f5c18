//! The files of a site after a change, in memory.

use std::sync::Arc;

use crate::config;
use crate::edits::{Changes, Resolved};
use crate::path::SourcePath;
use crate::source::Sources;

/// Returns the changes with their texts.
pub(super) fn resolved(changes: &Changes, sources: &Sources) -> Resolved {
    changes.resolve(|file| text_of(file, sources))
}

fn text_of(file: &SourcePath, sources: &Sources) -> Option<Arc<str>> {
    if *file == config::file() { sources.config.clone() } else { sources.texts.get(file).cloned() }
}

/// Returns the files after a change.
pub fn after(before: &Sources, resolved: &Resolved) -> Sources {
    let mut after = before.clone();
    let mut taken = Vec::new();
    for file in &resolved.files {
        let text = file.from.as_ref().and_then(|from| after.texts.remove(from));
        let asset = file.from.as_ref().and_then(|from| after.assets.remove(from));
        taken.push((file, text, asset));
    }
    for (file, text, asset) in taken {
        let Some(to) = &file.to else { continue };
        let text = file.after.as_deref().map(Arc::from).or(text);
        match (text, asset) {
            (Some(text), _) if *to == config::file() => after.config = Some(text),
            (Some(text), _) => drop(after.texts.insert(to.clone(), text)),
            (None, Some(asset)) => drop(after.assets.insert(to.clone(), asset)),
            (None, None) => {}
        }
    }
    after
}
