//! Checks and writes changed files.

use std::path::Path;
use std::{fs, io};

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::disk_change::make;
use crate::durable_files::{self, Replaced, not_written};
use crate::edits::{ChangedFile, with_line_ends_of};
use crate::path::SourcePath;
use crate::source::{on_disk, with_plain_lines};

/// The bytes of a file whose text changes.
struct Bytes {
    /// The bytes on the disk; empty for a new file.
    old: Vec<u8>,
    new: Vec<u8>,
}

/// Writes changes into the folder `root`.
///
/// # Errors
///
/// Returns the faults. If a file has another text than the changes were made from, or a path is taken, nothing is written. If the
/// disk refuses a file while they are written, the fault names it; the files before it are written, each as a whole.
pub fn write(root: &Path, changes: &[ChangedFile]) -> Result<(), Vec<Diagnostic>> {
    let (mut ready, mut faults) = (Vec::new(), Vec::new());
    for change in changes {
        match prepare(root, change) {
            Ok(bytes) => ready.push((change, bytes)),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // A file that is removed first and cannot be written under its new name would be lost.
    ready.sort_by_key(|(change, _)| change.to.is_none());
    for (change, bytes) in ready {
        perform(root, change, bytes).map_err(|fault| vec![fault])?;
    }
    Ok(())
}

/// Reads a file and makes its new bytes.
fn prepare(root: &Path, change: &ChangedFile) -> Result<Option<Bytes>, Diagnostic> {
    if let Some(to) = change.to.as_ref().filter(|to| Some(*to) != change.from.as_ref())
        && on_disk(root, to).symlink_metadata().is_ok()
    {
        return Err(Diagnostic::error(codes::NOT_WRITTEN, format!("`{to}` is there already"))
            .why("a file of the author is never replaced by another one"));
    }
    let Some(after) = &change.after else { return Ok(None) };
    let Some(from) = &change.from else {
        return Ok(Some(Bytes { old: Vec::new(), new: after.clone().into_bytes() }));
    };
    let old =
        fs::read(on_disk(root, from)).map_err(|reason| not_written(Path::new(from.as_str()), &reason))?;
    let raw = str::from_utf8(&old).unwrap_or_default();
    match &change.before {
        Some(before) if **before == *with_plain_lines(raw) => {
            let new = with_line_ends_of(raw, after).into_bytes();
            Ok(Some(Bytes { old, new }))
        }
        _ => Err(changed_meanwhile(from)),
    }
}

/// Writes one file.
fn perform(root: &Path, change: &ChangedFile, bytes: Option<Bytes>) -> Result<(), Diagnostic> {
    let refused = |file: &SourcePath| {
        let path = Path::new(file.as_str()).to_owned();
        move |reason: io::Error| not_written(&path, &reason)
    };
    match (&change.from, &change.to, bytes) {
        (Some(from), Some(to), Some(Bytes { old, new })) if from == to => {
            match durable_files::replace(&on_disk(root, from), &old, &new).map_err(refused(from))? {
                Replaced::Done => Ok(()),
                Replaced::Changed => Err(changed_meanwhile(from)),
            }
        }
        (from, Some(to), Some(Bytes { new, .. })) => {
            create(root, to, &new)?;
            from.iter().try_for_each(|from| remove(root, from))
        }
        (Some(from), Some(to), None) => {
            let target = on_disk(root, to);
            let made = target.parent().map_or(Ok(()), |folder| make(|| fs::create_dir_all(folder)));
            made.and_then(|()| make(|| fs::rename(on_disk(root, from), &target))).map_err(refused(to))
        }
        (Some(from), None, _) => remove(root, from),
        (None, _, _) => Ok(()),
    }
}

fn create(root: &Path, file: &SourcePath, bytes: &[u8]) -> Result<(), Diagnostic> {
    match durable_files::create(&on_disk(root, file), bytes) {
        Ok(true) => Ok(()),
        Ok(false) => Err(not_written(Path::new(file.as_str()), &io::ErrorKind::AlreadyExists.into())),
        Err(reason) => Err(not_written(Path::new(file.as_str()), &reason)),
    }
}

fn remove(root: &Path, file: &SourcePath) -> Result<(), Diagnostic> {
    make(|| fs::remove_file(on_disk(root, file)))
        .map_err(|reason| not_written(Path::new(file.as_str()), &reason))
}

fn changed_meanwhile(file: &SourcePath) -> Diagnostic {
    Diagnostic::error(codes::NOT_WRITTEN, format!("`{file}` was changed while the command ran"))
        .at(Span::file(file))
        .why("your edit would be lost")
        .help("run the command again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Edit;
    use crate::edits::Changes;

    fn changed(changes: &Changes, text: &str) -> Vec<ChangedFile> {
        changes.resolve(|_| Some(text.into())).files
    }

    #[test]
    fn files_are_changed_moved_created_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let path = |name: &str| SourcePath::new(name);
        for name in ["a.md", "b.md", "c.md", "d.md"] {
            fs::write(root.join(name), "one\r\n").unwrap();
        }
        let mut changes = Changes::default();
        changes.edit(Edit::replace(&path("a.md"), 0..3, "two"));
        changes.edit(Edit::replace(&path("b.md"), 0..3, "two"));
        changes.move_file(path("b.md"), path("new/b.md"));
        changes.move_file(path("c.md"), path("new/c.md"));
        changes.remove(path("d.md"));
        changes.create(path("e.md"), "e\n".to_owned());
        write(root, &changed(&changes, "one\n")).unwrap();
        let read = |name: &str| fs::read_to_string(root.join(name)).ok();
        let texts = ["a.md", "new/b.md", "new/c.md", "e.md", "b.md", "c.md", "d.md"].map(read);
        let expected = [Some("two\r\n"), Some("two\r\n"), Some("one\r\n"), Some("e\n"), None, None, None];
        assert_eq!(texts.each_ref().map(Option::as_deref), expected);
    }

    #[test]
    fn nothing_is_written_if_one_file_has_changed_or_a_path_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("a.md"), "one\n").unwrap();
        fs::write(root.join("b.md"), "other\n").unwrap();
        let mut changes = Changes::default();
        for name in ["a.md", "b.md"] {
            changes.edit(Edit::replace(&SourcePath::new(name), 0..3, "two"));
        }
        let faults = write(root, &changed(&changes, "one\n")).unwrap_err();
        assert_eq!(faults.len(), 1);
        let mut changes = Changes::default();
        changes.move_file(SourcePath::new("a.md"), SourcePath::new("b.md"));
        assert!(write(root, &changed(&changes, "one\n")).is_err());
        assert_eq!(fs::read_to_string(root.join("a.md")).unwrap(), "one\n");
        assert_eq!(fs::read_to_string(root.join("b.md")).unwrap(), "other\n");
    }
}
