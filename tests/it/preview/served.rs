//! Starts the program on a site in a temporary folder, changes files, and requests pages. Waits for conditions, never
//! for a fixed time.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{fs, thread};

use tempfile::TempDir;

/// The time after which a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The moment of every preview.
const NOW: &str = "2026-11-22T12:00:00Z";

/// The minimal settings.
pub(crate) const SETTINGS: &str = "title: A blog\nurl: https://example.com\n";

/// A preview of a site.
pub(crate) struct Served {
    pub(crate) folder: TempDir,
    pub(crate) host: String,
    said: Arc<Mutex<String>>,
    process: Child,
}

/// An answer of the preview.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The lines before the body, in lower case.
    pub(crate) head: String,
    pub(crate) body: String,
}

/// Splits a fixture into files: each begins after a line `//- PATH`.
fn files(fixture: &str) -> Vec<(&str, String)> {
    let files = fixture.split("//- ").skip(1).filter_map(|file| file.split_once('\n'));
    files.map(|(path, text)| (path, text.to_owned())).collect()
}

impl Served {
    /// Starts a preview of the files of a fixture, with the minimal settings unless it has its own.
    pub(crate) fn new(fixture: &str) -> Served {
        Served::with(fixture, &[])
    }

    /// The same with arguments for the program.
    pub(crate) fn with(fixture: &str, arguments: &[&str]) -> Served {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| write(folder.path().join(path), text);
        write("site.yaml", SETTINGS);
        files(fixture).iter().for_each(|(path, text)| write(path, text));
        let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
        command.args(["serve", "--port", "0", "--now", NOW, "--root"]).arg(folder.path()).args(arguments);
        Served::run(folder, command)
    }

    /// Starts a preview with a given command, for a folder's site.
    pub(crate) fn run(folder: TempDir, mut command: Command) -> Served {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(process.stdout.take().unwrap()), Box::new(process.stderr.take().unwrap())];
        for stream in streams {
            let said = Arc::clone(&said);
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    said.lock().unwrap().push_str(&format!("{line}\n"));
                }
            });
        }
        let mut served = Served { folder, host: String::new(), said, process };
        let said = served.said_once(|said| said.contains("Ctrl-C"));
        let url = said.lines().find_map(|line| line.strip_prefix("preview at http://")).unwrap();
        served.host = url.split('/').next().unwrap().to_owned();
        served
    }

    /// Returns the output in the terminal as soon as it is as wanted.
    pub(crate) fn said_once(&self, wanted: impl Fn(&str) -> bool) -> String {
        until(|| {
            let said = self.said.lock().unwrap().clone();
            if wanted(&said) { Ok(said) } else { Err(said) }
        })
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        write(self.folder.path().join(path), text);
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.folder.path().join(path)).unwrap();
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.folder.path().join(from), self.folder.path().join(to)).unwrap();
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Sends these bytes. Returns everything that is sent back until the connection is closed.
    pub(crate) fn raw(&self, request: &[u8]) -> String {
        // A preview that restarts cannot be reached for a moment.
        let mut stream = until(|| TcpStream::connect(&self.host));
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // A request that is refused early may be cut off while it is still being sent.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Returns the host for a path: the queue of comments has a separate one.
    pub(crate) fn host_of(&self, path: &str) -> String {
        let port = self.host.rsplit(':').next().unwrap();
        let is_queue = path.starts_with("/_steadfast/comments") && self.host.starts_with("127.0.0.1");
        if is_queue { format!("localhost:{port}") } else { self.host.clone() }
    }

    /// Returns the answer to a request with these header lines.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        let host = self.host_of(path);
        let request =
            format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        Answer::parse(&self.raw(request.as_bytes()))
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Returns the body at a path as soon as it is as wanted.
    pub(crate) fn body_once(&self, path: &str, wanted: impl Fn(&str) -> bool) -> String {
        until(|| {
            let Answer { body, .. } = self.get(path);
            if wanted(&body) { Ok(body) } else { Err(body) }
        })
    }

    /// Waits until a page contains a text.
    pub(crate) fn shows(&self, path: &str, text: &str) -> String {
        self.body_once(path, |body| body.contains(text))
    }

    /// Waits until a path has this status.
    pub(crate) fn status_once(&self, path: &str, status: u16) -> Answer {
        until(|| {
            let answer = self.get(path);
            if answer.status == status { Ok(answer) } else { Err(answer) }
        })
    }

    /// Waits until the header lines of a path contain a text, in lower case.
    pub(crate) fn header_once(&self, path: &str, text: &str) {
        until(|| {
            let answer = self.get(path);
            if answer.head.contains(text) { Ok(()) } else { Err(answer) }
        });
    }

    /// Opens the channel of changes and reads its first message.
    pub(crate) fn listen(&self) -> Listener {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /_steadfast/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.host).unwrap();
        let mut listener = Listener(BufReader::new(stream));
        listener.next("hello");
        listener
    }

    /// Returns whether the program still runs.
    pub(crate) fn lives(&mut self) -> bool {
        self.process.try_wait().unwrap().is_none()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Answer {
    pub(crate) fn parse(text: &str) -> Answer {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }
}

/// Messages from the channel of changes.
pub(crate) struct Listener(BufReader<TcpStream>);

impl Listener {
    /// Returns the data of the next message of a kind; skips others.
    pub(crate) fn next(&mut self, kind: &str) -> serde_json::Value {
        let wanted = format!("event: {kind}\n");
        let (begun, mut line) = (Instant::now(), String::new());
        while line != wanted {
            assert!(begun.elapsed() < PATIENCE, "there was no `{kind}`");
            line.clear();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the channel was closed");
        }
        line.clear();
        self.0.read_line(&mut line).unwrap();
        serde_json::from_str(line.strip_prefix("data: ").unwrap()).unwrap()
    }
}

/// Tries again until a condition is true, so that the test does not depend on time.
fn until<T, E: std::fmt::Debug>(attempt: impl Fn() -> Result<T, E>) -> T {
    let begun = Instant::now();
    loop {
        match attempt() {
            Ok(found) => return found,
            Err(last) => assert!(begun.elapsed() < PATIENCE, "it never came to be; last seen: {last:?}"),
        }
        thread::yield_now();
    }
}

fn write(path: PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
