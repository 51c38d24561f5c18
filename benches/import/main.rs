//! Measures `steadfast import` on generated blogs of other systems.
//!
//! ```text
//! cargo bench --bench import
//! cargo bench --bench import -- --case wordpress --posts 5000 --comments 20000 --megabytes 50 --runs 3
//! ```
//!
//! | argument | meaning | without it |
//! |---|---|---|
//! | `--case NAME` | `wordpress`, `jekyll`, `hugo` or `eleventy`; may be given several times | all |
//! | `--posts N` | the posts of the export of WordPress | 50,000 |
//! | `--comments N` | its comments | 200,000 |
//! | `--megabytes N` | its size: the posts are as long as that needs | 500 |
//! | `--files N` | the posts of each folder | 10,000 |
//! | `--runs N` | how often each case is run; the medians are shown | 1 |
//! | `--folder DIR` | where sources and sites are put; a source that is there already is used again | a temporary folder |
//! | `--keep` | leaves the last site of each case, to look at | sites are removed |
//!
//! Each import is a separate process that makes a new site. At the sizes without arguments it should take at most 30 s and
//! 150 MB for the export, and 5 s for a folder.
//!
//! This is not a test: it does not fail because of a figure.

#[path = "../build/ending.rs"]
mod ending;
mod folders;
#[path = "../build/measure.rs"]
mod measure;
#[path = "../build/prose.rs"]
mod prose;
mod wordpress;

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs, io};

use measure::Cost;
use wordpress::Size;

/// The moment of every import, so that the result does not depend on the day.
const NOW: &str = "2026-11-01T00:00:00Z";

/// The cases, in the order of the table.
const CASES: [&str; 4] = ["wordpress", "jekyll", "hugo", "eleventy"];

/// The arguments of the command line.
struct Arguments {
    cases: Vec<String>,
    export: Size,
    files: usize,
    runs: usize,
    folder: PathBuf,
    keep: bool,
}

fn main() -> ExitCode {
    ending::of_bench(|words| arguments(words).and_then(|arguments| run(&arguments)))
}

fn arguments(words: &[String]) -> Result<Arguments, Box<dyn Error>> {
    let mut found = Arguments {
        cases: Vec::new(),
        export: Size { posts: 50_000, comments: 200_000, megabytes: 500 },
        files: 10_000,
        runs: 1,
        folder: env::temp_dir().join("steadfast-bench-import"),
        keep: false,
    };
    let mut words = words.iter().filter(|word| *word != "--bench");
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
        let number = |text: &String| text.replace('_', "").parse::<usize>();
        match word.as_str() {
            "--case" => found.cases.push(value()?.clone()),
            "--posts" => found.export.posts = number(value()?)?.max(1),
            "--comments" => found.export.comments = number(value()?)?,
            "--megabytes" => found.export.megabytes = number(value()?)?,
            "--files" => found.files = number(value()?)?,
            "--runs" => found.runs = number(value()?)?.max(1),
            "--folder" => found.folder = value()?.into(),
            "--keep" => found.keep = true,
            other => {
                return Err(format!(
                    "`{other}` is none of --case, --posts, --comments, --megabytes, --files, --runs, --folder, --keep"
                )
                .into());
            }
        }
    }
    if let Some(other) = found.cases.iter().find(|case| !CASES.contains(&case.as_str())) {
        return Err(format!("`{other}` is none of {}", CASES.join(", ")).into());
    }
    if found.cases.is_empty() {
        found.cases.extend(CASES.map(str::to_owned));
    }
    Ok(found)
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{:<10} {:>7} {:>9} {:>7} {:>8} {:>8} {:>9} {:>8}",
        "case", "posts", "comments", "MB", "wall s", "user s", "system s", "peak MB"
    )?;
    fs::create_dir_all(&arguments.folder)?;
    for case in &arguments.cases {
        let (source, posts, comments) = match case.as_str() {
            "wordpress" => {
                let Size { posts, comments, megabytes } = arguments.export;
                let file = arguments.folder.join(format!("wordpress-{posts}-{comments}-{megabytes}.xml"));
                wordpress::ensure(&file, arguments.export)?;
                (file, posts, comments)
            }
            system => {
                let folder = arguments.folder.join(format!("{system}-{}", arguments.files));
                folders::ensure(&folder, system, arguments.files)?;
                (folder, arguments.files, 0)
            }
        };
        let cost = cost(&source, arguments)?;
        let [wall, user, system, peak] = cost.figures();
        let megabytes = bytes(&source)? / 1_000_000;
        writeln!(
            out,
            "{case:<10} {posts:>7} {comments:>9} {megabytes:>7} {wall:>8} {user:>8} {system:>9} {peak:>8}"
        )?;
    }
    Ok(())
}

/// Imports a source as often as requested, each time into a new site. Returns the medians.
fn cost(source: &Path, arguments: &Arguments) -> Result<Cost, Box<dyn Error>> {
    let mut costs = Vec::new();
    for run in 0..arguments.runs {
        let site = source.with_extension(format!("site-{}-{run}", std::process::id()));
        let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
        command.arg("import").arg(source).arg("--root").arg(&site).args(["--now", NOW]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        costs.push(measure::run(&mut command)?);
        if !(arguments.keep && run + 1 == arguments.runs) {
            fs::remove_dir_all(&site)?;
        }
    }
    Ok(Cost::median(costs))
}

/// Returns the size of a file, or of all files of a folder.
fn bytes(path: &Path) -> io::Result<u64> {
    let found = fs::metadata(path)?;
    if !found.is_dir() {
        return Ok(found.len());
    }
    let mut sum = 0;
    for entry in fs::read_dir(path)? {
        sum += bytes(&entry?.path())?;
    }
    Ok(sum)
}
