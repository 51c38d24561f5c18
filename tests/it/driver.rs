//! Makes a site from a text, builds it in memory or with the program, and returns the output. Asserts only that a build
//! which must succeed does.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use steadfast::blog::{Blog, Request};
use steadfast::date::{Moment, Zone};
use steadfast::diagnostic::human::Style;
use steadfast::diagnostic::{Report, human};
use steadfast::images::Drawing;
use steadfast::path::{OutPath, SourcePath};
use steadfast::render::Bytes;
use steadfast::source;
use steadfast::source::{AssetBytes, Sources};
use tempfile::TempDir;

/// The moment of every build that does not name another.
pub(crate) const NOW: &str = "2026-11-22T12:00:00Z";

/// The `site.yaml` of a fixture without one. Cards have their own tests; in all others they would only take time.
const SETTINGS: &str = "title: A blog\nurl: https://example.com\nsocial_cards: false\n";

/// The same on the disk, where a build warns about the addresses of examples.
const SETTINGS_ON_DISK: &str = "title: A blog\nurl: https://quay.example\nsocial_cards: false\n";

/// All files of an output, by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Returns the sources of a fixture, with a minimal `site.yaml` if it has none.
pub(crate) fn sources(fixture: &str) -> Sources {
    let mut sources = source::from_fixture(fixture);
    sources.config.get_or_insert_with(|| Arc::from(SETTINGS));
    sources
}

/// A build at [`NOW`] of the live articles.
pub(crate) fn request() -> Request {
    Request { now: Moment::parse(NOW, &Zone::UTC).unwrap(), also: Vec::new(), base_url: None }
}

/// Builds in memory. Returns the files, and all diagnostics as their author reads them.
pub(crate) fn build(sources: Sources, request: &Request) -> (Files, String) {
    let mut report = Report::new();
    let files = Mutex::new(Files::new());
    if let Some(blog) = Blog::load(sources, request, &mut report) {
        let take = |path: &OutPath, bytes| {
            files.lock().unwrap().insert(path.as_str().to_owned(), whole(bytes, &blog));
            Ok(())
        };
        blog.render_all(take, &mut report);
    }
    let faults = report.sorted().iter().map(|fault| human::draw(fault, Style::Plain)).collect();
    (files.into_inner().unwrap(), faults)
}

fn whole(bytes: Bytes, blog: &Blog) -> Vec<u8> {
    match bytes {
        Bytes::Rendered(bytes) => bytes,
        Bytes::Copied(file) => asset(&file, blog),
        // Drawing takes long in a trial build, and the key determines the bytes.
        Bytes::Card(card) => card.key.to_string().into_bytes(),
        Bytes::Drawn(variant) => {
            let bytes = asset(&variant.file, blog);
            Drawing::new(&bytes).and_then(|mut drawing| drawing.make(&variant.make)).unwrap()
        }
    }
}

fn asset(file: &SourcePath, blog: &Blog) -> Vec<u8> {
    match &blog.assets[file].bytes {
        AssetBytes::Memory(bytes) => bytes.to_vec(),
        AssetBytes::File(path) => fs::read(path).unwrap(),
    }
}

/// Returns all diagnostics of a fixture, as its author reads them.
pub(crate) fn faults(fixture: &str) -> String {
    build(sources(fixture), &request()).1
}

/// Returns the output of a fixture that has no errors or warnings.
pub(crate) fn published(fixture: &str) -> Published {
    let (files, faults) = build(sources(fixture), &request());
    assert_eq!(faults, "", "{fixture}");
    Published { files }
}

/// An output, to be read as text.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) files: Files,
}

impl Published {
    /// Returns a file's text.
    pub(crate) fn text(&self, path: &str) -> &str {
        let Some(bytes) = self.files.get(path) else {
            panic!("there is no `{path}` among {:#?}", self.files.keys())
        };
        std::str::from_utf8(bytes).unwrap()
    }

    /// Returns a page's main part.
    pub(crate) fn main(&self, path: &str) -> &str {
        let (_, rest) = self.text(path).split_once("<main").unwrap();
        rest.split_once("</main>").unwrap().0
    }

    /// Returns whether the output has a file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Returns the texts whose paths end in `.html`, by path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.files.keys().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.as_str(), self.text(path)))
    }
}

/// A site on the disk.
#[derive(Debug)]
pub(crate) struct Folder {
    folder: TempDir,
}

/// The result of a run of the program.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    /// Writes a site with the files of a fixture.
    pub(crate) fn new(fixture: &str) -> Folder {
        let folder = Folder { folder: TempDir::new().unwrap() };
        let mut path = None;
        if !fixture.contains("//- site.yaml\n") {
            folder.write("site.yaml", SETTINGS_ON_DISK);
        }
        for line in fixture.split_inclusive('\n') {
            match (line.strip_prefix("//- "), &path) {
                (Some(next), _) => {
                    folder.write(next.trim(), "");
                    path = Some(next.trim().to_owned());
                }
                (None, Some(path)) => folder.write(path, folder.read(path) + line),
                (None, None) => assert_eq!(line.trim(), "", "the fixture does not begin with a file"),
            }
        }
        folder
    }

    /// Makes an empty folder.
    pub(crate) fn empty() -> Folder {
        Folder { folder: TempDir::new().unwrap() }
    }

    /// Returns the path of a file of the site.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Writes a file of the site.
    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        fs::write(self.path(file), bytes).unwrap();
    }

    /// Reads a file as text.
    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// Returns the command that runs the program with arguments, in the site's folder and with an empty environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs `steadfast build` at [`NOW`] with more arguments.
    pub(crate) fn build(&self, arguments: &[&str]) -> Run {
        self.run(&[&["build", "--now", NOW], arguments].concat())
    }

    /// Returns all files of `public`, except those in the program's own folder.
    pub(crate) fn public(&self) -> Files {
        self.files("public").into_iter().filter(|(path, _)| !path.starts_with(".steadfast/")).collect()
    }

    /// Returns all files below a folder of the site.
    pub(crate) fn files(&self, below: &str) -> Files {
        let mut files = Files::new();
        collect(&self.path(below), &self.path(below), &mut files);
        files
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// Fails the test unless the program exited with this status.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Run {
        assert_eq!(self.code, Some(code), "{}{}", self.stdout, self.stderr);
        self
    }
}
