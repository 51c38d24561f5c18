//! Finds the folder of a blog inside its source: an archive often has one folder around everything.

use crate::import::source::Source;

/// Returns the path of the folder that holds a file with one of these names, with `/` at its end; empty at the top. The folder
/// may be the top, or one below it.
pub(super) fn root_with<'s>(source: &'s Source, names: &[&str]) -> Option<&'s str> {
    let holds = |file: &crate::import::source::SourceFile| names.contains(&file.name());
    if source.files.iter().any(|file| file.folder().is_empty() && holds(file)) {
        return Some("");
    }
    let inside = source.files.iter().find(|file| file.path.matches('/').count() == 1 && holds(file))?;
    Some(&inside.path[..=inside.folder().len()])
}
