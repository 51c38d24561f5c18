//! Measures the time from a save to the changed page: starts the real program on a generated site, appends words to an
//! article and requests its page until they are there.
//!
//! `cargo bench --bench preview -- 1000 10000`

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

/// The number of edits that are measured for each size.
const EDITS: usize = 41;
/// The time after which the benchmark fails.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> io::Result<()> {
    let sizes: Vec<usize> = env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1000, 10_000] } else { sizes };
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "articles  ready ms  edit median ms  edit min ms  edit max ms  faults ms  RSS MB  peak MB  idle CPU ms/s"
    )?;
    for size in sizes {
        let root = env::temp_dir().join(format!("steadfast-preview-{}-{size}", std::process::id()));
        generate(&root, size)?;
        let line = measure(&root, size);
        fs::remove_dir_all(&root)?;
        writeln!(out, "{}", line?)?;
    }
    Ok(())
}

/// Returns a blog of `size` articles of about 500 words, with tags, categories, authors and series.
fn generate(root: &Path, size: usize) -> io::Result<()> {
    fs::create_dir_all(root.join("content/articles"))?;
    fs::create_dir_all(root.join("content/authors"))?;
    fs::write(root.join("site.yaml"), "title: Measured\nurl: https://example.com\n")?;
    for author in 0..5 {
        let text = format!("---\nname: Author {author}\n---\nA bio of a few words.\n");
        fs::write(root.join(format!("content/authors/author-{author}.md")), text)?;
    }
    for at in 0..size {
        fs::write(article(root, at), text(at))?;
    }
    Ok(())
}

fn article(root: &Path, at: usize) -> PathBuf {
    let (year, month, day) = (2006 + at % 20, 1 + at % 12, 1 + at % 28);
    root.join(format!("content/articles/{year}-{month:02}-{day:02}-article-{at}.md"))
}

fn address(at: usize) -> String {
    format!("/{}/{:02}/article-{at}/", 2006 + at % 20, 1 + at % 12)
}

fn text(at: usize) -> String {
    let mut text = format!(
        "---\ntitle: Article number {at}\ntags: [tag-{}, tag-{}, tag-{}]\ncategory: Category {}\nauthor: author-{}\n---\n\n",
        at % 97,
        at % 89,
        at % 13,
        at % 11,
        at % 5
    );
    for section in 0..5 {
        let _ = write!(text, "## Section {section}\n\n");
        for paragraph in 0..2 {
            for word in 0..50 {
                let _ = write!(text, "word{} ", (at * 31 + section * 7 + paragraph * 3 + word * word) % 5000);
            }
            text.push_str("\n\n");
        }
    }
    text
}

/// One line of the table.
fn measure(root: &Path, size: usize) -> io::Result<String> {
    let begun = Instant::now();
    let mut server = Server::start(root)?;
    let at = size / 2;
    server.wait_for(&address(at), "Article number")?;
    let ready = begun.elapsed();
    server.wait_until_idle()?;
    let idle = server.processor_time()?;
    thread::sleep(Duration::from_secs(3));
    let idle = (server.processor_time()? - idle) / 3;
    let mut times = Vec::new();
    for edit in 0..EDITS {
        let word = format!("fresh{edit}word");
        let mut file = fs::OpenOptions::new().append(true).open(article(root, at))?;
        let begun = Instant::now();
        file.write_all(format!("{word}\n").as_bytes())?;
        drop(file);
        server.wait_for(&address(at), &word)?;
        times.push(begun.elapsed());
        thread::sleep(Duration::from_millis(60));
    }
    let broken = Instant::now();
    fs::write(article(root, at), "---\ntitle: [\n---\n")?;
    server.wait_for("/_steadfast/", "yaml-syntax")?;
    let broken = broken.elapsed();
    times.sort();
    let (rss, peak) = server.memory()?;
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    Ok(format!(
        "{size:8} {:9.0} {:15.1} {:12.1} {:12.1} {:10.0} {rss:7.0} {peak:8.0} {idle:14}",
        millis(ready),
        millis(times[times.len() / 2]),
        millis(times[0]),
        millis(times[times.len() - 1]),
        millis(broken)
    ))
}

/// The running program.
struct Server {
    process: Child,
    host: String,
}

impl Server {
    fn start(root: &Path) -> io::Result<Server> {
        let mut process = Command::new(env!("CARGO_BIN_EXE_steadfast"))
            .args(["serve", "--port", "0", "--root"])
            .arg(root)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let stdout = process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut lines = BufReader::new(stdout).lines();
        let host = loop {
            let line = lines.next().ok_or(io::ErrorKind::UnexpectedEof)??;
            if let Some(url) = line.strip_prefix("preview at http://") {
                break url.trim_end_matches('/').to_owned();
            }
        };
        thread::spawn(move || lines.for_each(drop));
        Ok(Server { process, host })
    }

    fn page(&self, path: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(&self.host)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    fn wait_for(&self, path: &str, wanted: &str) -> io::Result<()> {
        let begun = Instant::now();
        while !self.page(path)?.contains(wanted) {
            if begun.elapsed() > PATIENCE {
                return Err(io::Error::other(format!("`{wanted}` never came to {path}")));
            }
            thread::sleep(Duration::from_micros(500));
        }
        Ok(())
    }

    fn wait_until_idle(&mut self) -> io::Result<()> {
        loop {
            let before = self.processor_time()?;
            thread::sleep(Duration::from_millis(400));
            if self.processor_time()? == before {
                return Ok(());
            }
        }
    }

    /// Milliseconds of processor time so far; 0 if the system does not report it.
    fn processor_time(&self) -> io::Result<u64> {
        let Ok(stat) = fs::read_to_string(format!("/proc/{}/stat", self.process.id())) else { return Ok(0) };
        let behind_name = stat.rsplit(')').next().unwrap_or_default();
        let ticks = behind_name.split_whitespace().skip(11).take(2);
        Ok(ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
    }

    /// Megabytes now and at most; 0 if the system does not report them.
    fn memory(&self) -> io::Result<(f64, f64)> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let of = |key: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(key))?;
            line.trim().trim_end_matches(" kB").parse::<f64>().ok()
        };
        Ok((of("VmRSS:").unwrap_or(0.0) / 1024.0, of("VmHWM:").unwrap_or(0.0) / 1024.0))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
