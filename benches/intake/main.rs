//! Loads `steadfast comments serve` with many clients at a time, good, slow and malformed, kills it in the middle, and
//! counts what is on the disk.
//!
//! ```text
//! cargo bench --bench intake -- --clients 200 --seconds 30
//! ```
//!
//! | argument | meaning | without it |
//! |---|---|---|
//! | `--clients N` | good clients, each of which sends as fast as it is answered | 200 |
//! | `--seconds N` | how long each part lasts | 30 |
//! | `--folder DIR` | where the site is put | a temporary folder |
//!
//! Three parts: good clients alone; the same with ten slow clients (a byte a second) and ten malformed ones; the same with
//! the program killed in the middle and started again. Each good client comes from a network of its own, as a proxy would
//! say of it. After each part every file is read: whatever was answered with success must be there, whole, and nothing
//! else may be there but what was sent. This does make it fail; no figure does.

mod client;
#[path = "../build/ending.rs"]
mod ending;

use std::collections::HashMap;
use std::env;
use std::error::Error;
use std::fs;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::ExitCode;
use std::process::Stdio;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use client::Sent;

/// Slow clients, and as many malformed ones.
const TROUBLE: usize = 10;
const ARTICLES: usize = 20;

/// What happens in a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Good,
    Trouble,
    Killed,
}

struct Arguments {
    clients: usize,
    seconds: u64,
    folder: PathBuf,
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    // `cargo test --all-targets` starts this without the argument that `cargo bench` gives.
    let is_bench = words.iter().any(|word| word == "--bench");
    let outcome = if is_bench { arguments(&words).and_then(|arguments| run(&arguments)) } else { Ok(()) };
    ending::of(outcome)
}

fn arguments(words: &[String]) -> Result<Arguments, Box<dyn Error>> {
    let folder = env::temp_dir().join(format!("steadfast-bench-intake-{}", std::process::id()));
    let mut found = Arguments { clients: 200, seconds: 30, folder };
    let mut words = words.iter().filter(|word| *word != "--bench");
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
        match word.as_str() {
            "--clients" => found.clients = value()?.parse()?,
            "--seconds" => found.seconds = value()?.parse()?,
            "--folder" => found.folder = value()?.into(),
            other => return Err(format!("`{other}` is none of --clients, --seconds, --folder").into()),
        }
    }
    Ok(found)
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{:<28} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>10}",
        "part", "kept", "refused", "a second", "p50 ms", "p99 ms", "max ms", "VmHWM MB"
    )?;
    for (number, (name, part)) in [
        ("good clients alone", Part::Good),
        ("with slow and malformed", Part::Trouble),
        ("the same, killed", Part::Killed),
    ]
    .into_iter()
    .enumerate()
    {
        let site = arguments.folder.join(format!("part-{number}"));
        lay_out(&site)?;
        let (sent, peak) = load(&site, part, arguments)?;
        let mut took: Vec<Duration> = sent.iter().flat_map(|sent| &sent.took).copied().collect();
        took.sort_unstable();
        let kept: usize = sent.iter().map(|sent| sent.kept.len()).sum();
        let refused: usize = sent.iter().map(|sent| sent.refused).sum();
        let at = |part: f64| {
            took.get((took.len() as f64 * part) as usize).or(took.last()).copied().unwrap_or_default()
        };
        let ms = |part: f64| at(part).as_secs_f64() * 1000.0;
        writeln!(
            out,
            "{name:<28} {kept:>8} {refused:>8} {:>8.0} {:>8.1} {:>8.1} {:>8.1} {peak:>10.1}",
            kept as f64 / arguments.seconds as f64,
            ms(0.5),
            ms(0.99),
            ms(1.0)
        )?;
        writeln!(out, "  {}", check(&site, &sent)?)?;
    }
    fs::remove_dir_all(&arguments.folder)?;
    Ok(())
}

fn lay_out(site: &Path) -> io::Result<()> {
    fs::create_dir_all(site.join("content"))?;
    let settings =
        "title: A blog\nurl: https://example.com\ncomments: {policy: moderated, form: /comments/post}\n";
    fs::write(site.join("site.yaml"), settings)?;
    (0..ARTICLES).try_for_each(|article| {
        fs::write(site.join(format!("content/2026-01-05-a-{article}.md")), "---\ntitle: A\n---\nText.\n")
    })
}

/// A program that runs, and the port that it has.
struct Running(Child);

impl Running {
    fn start(site: &Path, port: u16) -> Result<Running, Box<dyn Error>> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
        command.args(["comments", "serve", "--trusted-proxy", "127.0.0.1", "--port", &port.to_string()]);
        command.args(["--per-client", "4000000000", "--in-all", "4000000000", "--max-held", "100000000"]);
        command.current_dir(site).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let mut said = BufReader::new(child.stderr.take().ok_or("no standard error")?);
        let mut line = String::new();
        said.read_line(&mut line)?;
        thread::spawn(move || io::copy(&mut said, &mut io::sink()));
        if line.contains("are taken at") { Ok(Running(child)) } else { Err(line.into()) }
    }

    /// The most memory that it had so far, in MB. Source: proc_pid_status(5).
    fn peak(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok()).unwrap_or_default()
            / 1024.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs one part: what the good clients have sent, and the most memory of the program.
fn load(site: &Path, part: Part, arguments: &Arguments) -> Result<(Vec<Sent>, f64), Box<dyn Error>> {
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let mut running = Running::start(site, port)?;
    let over = AtomicBool::new(false);
    let mut peak = 0.0_f64;
    let begun = Instant::now();
    let whole = Duration::from_secs(arguments.seconds);
    let until = |at: Duration| thread::sleep(at.saturating_sub(begun.elapsed()));
    let (sent, fault) = thread::scope(|scope| {
        let over = &over;
        let good: Vec<_> = (0..arguments.clients)
            .map(|client| scope.spawn(move || client::good(client, port, over)))
            .collect();
        if part != Part::Good {
            for number in 0..TROUBLE {
                scope.spawn(move || client::slow(port, over));
                scope.spawn(move || client::malformed(number, port, over));
            }
        }
        let mut fault = None;
        if part == Part::Killed {
            until(whole / 2);
            peak = peak.max(running.peak());
            let _ = running.0.kill();
            let _ = running.0.wait();
            match Running::start(site, port) {
                Ok(again) => running = again,
                Err(reason) => fault = Some(reason.to_string()),
            }
        }
        until(whole);
        peak = peak.max(running.peak());
        over.store(true, Ordering::Relaxed);
        (good.into_iter().map(|client| client.join().unwrap_or_default()).collect(), fault)
    });
    fault.map_or(Ok((sent, peak)), |fault| Err(fault.into()))
}

/// Compares the files with what was sent.
fn check(site: &Path, sent: &[Sent]) -> Result<String, Box<dyn Error>> {
    let mut files: HashMap<String, String> = HashMap::new();
    let (mut unfinished, mut count) = (0, 0);
    for article in 0..ARTICLES {
        let folder = site.join(format!("content/comments/2026-01-05-a-{article}"));
        let folder =
            if folder.is_dir() { folder } else { site.join(format!("content/comments/a-{article}")) };
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
                unfinished += 1;
                continue;
            }
            count += 1;
            let text = fs::read_to_string(&path)?;
            let (front, body) = text
                .strip_prefix("---\n")
                .and_then(|text| text.split_once("\n---\n\n"))
                .ok_or(format!("half a file: {}", path.display()))?;
            let name = front
                .lines()
                .find_map(|line| line.strip_prefix("author: "))
                .ok_or("a file without a name")?;
            if files.insert(name.to_owned(), body.to_owned()).is_some() {
                return Err(format!("there are two comments of {name}").into());
            }
        }
    }
    let mut answered = 0;
    for (client, sent) in sent.iter().enumerate() {
        for number in &sent.kept {
            answered += 1;
            match files.remove(&client::name(client, *number)) {
                Some(body) if body == format!("{}\n", client::text(client, *number)) => {}
                Some(_) => {
                    return Err(format!("comment {number} of client {client} is not as it was sent").into());
                }
                None => return Err(format!("comment {number} of client {client} is lost").into()),
            }
        }
    }
    // Written, but the answer did not arrive: the program was killed, or the part was over.
    for (name, body) in &files {
        let (client, number) = client::of_name(name).ok_or(format!("nobody is called {name}"))?;
        if *body != format!("{}\n", client::text(client, number)) {
            return Err(format!("{name} is not as it was sent").into());
        }
    }
    let listed = Command::new(env!("CARGO_BIN_EXE_steadfast"))
        .args(["comments", "stats"])
        .current_dir(site)
        .stdout(Stdio::null())
        .status()?;
    if !listed.success() {
        return Err("the comments cannot be read".into());
    }
    Ok(format!(
        "{answered} answered with success, {count} files, all whole; {} without an answer, {unfinished} unfinished and hidden",
        files.len()
    ))
}
