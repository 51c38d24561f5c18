//! The source of an import: a file, or a folder with its files. A zip archive is unpacked first.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, codes};
use crate::exports::unreadable;
use crate::import::faults::shown;
use crate::import::unzip;

/// The most bytes of a text of a folder.
const LARGEST_TEXT: u64 = 16 * 1024 * 1024;

/// The most files of a folder.
const MOST_FILES: usize = 500_000;

/// Folders that hold no texts of an author.
const OTHERS: [&str; 8] =
    ["node_modules", ".git", "__MACOSX", ".bundle", "vendor", ".jekyll-cache", ".hugo_build", "_site"];

/// A file of a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// Its path in the source, with `/`; for a single file its name.
    pub path: String,
    /// Its path on the disk.
    pub disk: PathBuf,
}

impl SourceFile {
    /// Returns the text of the file, with `\n` line ends and without a byte order mark.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, is not UTF-8, or has more than 16 MiB.
    pub fn text(&self) -> Result<String, Diagnostic> {
        let refused = |reason: std::io::Error| unreadable(&shown(Path::new(&self.path)), &reason);
        let length = fs::metadata(&self.disk).map_err(refused)?.len();
        if length > LARGEST_TEXT {
            let message = format!("`{}` has more than 16 MiB", self.path);
            return Err(Diagnostic::error(codes::TOO_LARGE, message));
        }
        let bytes = fs::read(&self.disk).map_err(refused)?;
        crate::source::text_of(&shown(Path::new(&self.path)), &bytes)
    }

    /// Returns the name without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Returns the folder in the source; empty at the top.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns whether the name ends with `.` and one of these endings, in any case.
    pub fn has_extension(&self, endings: &[&str]) -> bool {
        let extension = self.name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        extension.is_some_and(|extension| endings.contains(&extension.as_str()))
    }
}

/// The source of an import.
#[derive(Debug)]
pub struct Source {
    /// Its name, for messages.
    pub name: String,
    /// Whether it is a single file.
    pub is_file: bool,
    /// The single file, or all files of the folder, sorted by path.
    pub files: Vec<SourceFile>,
    /// The symbolic links that are not followed, and the files that cannot be read.
    pub skipped: Vec<String>,
}

impl Source {
    /// Opens a source. An archive is unpacked into `scratch`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is nothing at the path, or if the archive is broken or dangerous.
    pub fn open(path: &Path, scratch: &Path) -> Result<Source, Diagnostic> {
        let name = path.display().to_string();
        let found = fs::metadata(path).map_err(|reason| {
            unreadable(&shown(path), &reason).help("give the file, zip archive or folder of the old blog")
        })?;
        if found.is_dir() {
            return Source::folder(name, path);
        }
        if unzip::is_archive(path) {
            let folder = scratch.join("archive");
            unzip::unpack(path, &folder)?;
            return Source::folder(name, &folder);
        }
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let files = vec![SourceFile { path: file, disk: path.to_owned() }];
        Ok(Source { name, is_file: true, files, skipped: Vec::new() })
    }

    fn folder(name: String, root: &Path) -> Result<Source, Diagnostic> {
        let mut source = Source { name, is_file: false, files: Vec::new(), skipped: Vec::new() };
        let mut folders = vec![(String::new(), root.to_owned())];
        while let Some((path, disk)) = folders.pop() {
            let entries = fs::read_dir(&disk).map_err(|reason| unreadable(&shown(&disk), &reason))?;
            for entry in entries.flatten() {
                let Ok(file_name) = entry.file_name().into_string() else {
                    source.skipped.push(format!("{path}{}", entry.file_name().to_string_lossy()));
                    continue;
                };
                let here = format!("{path}{file_name}");
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() && OTHERS.contains(&file_name.as_str()) => {}
                    Ok(kind) if kind.is_dir() => folders.push((format!("{here}/"), entry.path())),
                    Ok(kind) if kind.is_file() => {
                        source.files.push(SourceFile { path: here, disk: entry.path() });
                    }
                    _ => source.skipped.push(here),
                }
            }
            if source.files.len() > MOST_FILES {
                let message = format!("`{}` has more than 500,000 files", source.name);
                return Err(
                    Diagnostic::error(codes::TOO_MANY, message).help("give the folder of the blog alone")
                );
            }
        }
        source.files.sort();
        source.skipped.sort();
        Ok(source)
    }

    /// Returns a file by its path in the source.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(&self.files[at])
    }

    /// Returns the first of some files that is there.
    pub fn first_of(&self, paths: &[&str]) -> Option<&SourceFile> {
        paths.iter().find_map(|path| self.file(path))
    }

    /// Iterates over the files below a folder, which ends with `/`.
    pub fn below<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = &'s SourceFile> + 's {
        let start = self.files.partition_point(|file| file.path.as_str() < folder);
        self.files[start..].iter().take_while(move |file| file.path.starts_with(folder))
    }

    /// Returns whether it has a file below a folder, which ends with `/`.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }
}
