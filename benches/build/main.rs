//! Measures `steadfast build` on generated sites, and compares it with the minimal work of such a program.
//!
//! ```text
//! cargo bench --bench build -- --articles 10000
//! cargo bench --bench build -- --articles 1000 --articles 10000 --articles 100000 --runs 2 --folder /dev/shm/steadfast
//! ```
//!
//! | argument | meaning | without it |
//! |---|---|---|
//! | `--articles N` | the size of the site; may be given several times | 1,000 |
//! | `--dead N` | in so many articles, a picture that the site does not have: what guesses at its name cost | 0 |
//! | `--runs N` | how often each case is run; the least of each figure is shown | 3 |
//! | `--folder DIR` | where sites and outputs are put; a site that is there already is used again | a temporary folder |
//! | `--keep` | leaves the last output of each case, to look at | outputs are removed |
//!
//! The cases, each in a separate process:
//!
//! - **floor**: the least work there is (see `floor.rs`): read, split, Markdown to HTML, 2 KB of layout, one file each;
//! - **cold**: a build into a folder that is not there;
//! - **unchanged**: the same build again;
//! - **one edited**: again, after a paragraph was added to one article.
//!
//! The runs of all cases alternate, and each build writes to a new folder: otherwise the next run would pay for
//! removing an old folder. Each case prints wall time, user and system time of the process, its peak memory, and its
//! processor time as a multiple of the floor's. On systems without `/proc`, only wall times are known.
//!
//! This is not a test: it does not fail because of a figure.

mod corpus;
mod ending;
mod floor;
mod measure;
mod prose;

use std::error::Error;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use measure::Cost;

/// The arguments of the command line.
struct Arguments {
    articles: Vec<usize>,
    dead: usize,
    runs: usize,
    folder: PathBuf,
    keep: bool,
}

/// The moment of every build, so that the result does not depend on the day.
const NOW: &str = "2026-11-01T00:00:00Z";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let outcome = match words.as_slice() {
        // `cargo test --all-targets` starts this program without the argument that `cargo bench` passes.
        words if !words.iter().any(|word| word == "--bench" || word == "--floor") => Ok(()),
        [flag, site, output] if flag == "--floor" => floor::run(Path::new(site), Path::new(output)),
        words => arguments(words).and_then(|arguments| run(&arguments)),
    };
    ending::of(outcome)
}

fn arguments(words: &[String]) -> Result<Arguments, Box<dyn Error>> {
    let folder = env::temp_dir().join("steadfast-bench");
    let mut found = Arguments { articles: Vec::new(), dead: 0, runs: 3, folder, keep: false };
    let mut words = words.iter().filter(|word| *word != "--bench");
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
        match word.as_str() {
            "--articles" => found.articles.push(value()?.replace('_', "").parse()?),
            "--dead" => found.dead = value()?.replace('_', "").parse()?,
            "--runs" => found.runs = value()?.parse::<usize>()?.max(1),
            "--folder" => found.folder = value()?.into(),
            "--keep" => found.keep = true,
            other => {
                return Err(
                    format!("`{other}` is none of --articles, --dead, --runs, --folder, --keep").into()
                );
            }
        }
    }
    if found.articles.is_empty() {
        found.articles.push(1_000);
    }
    Ok(found)
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{:>9}  {:<10} {:>9} {:>9} {:>9} {:>9}  of floor",
        "articles", "case", "wall s", "user s", "system s", "peak MB"
    )?;
    for articles in &arguments.articles {
        let dead = if arguments.dead > 0 { format!("-dead-{}", arguments.dead) } else { String::new() };
        let site = arguments.folder.join(format!("site-{articles}{dead}"));
        corpus::ensure(&site, *articles, arguments.dead)?;
        let costs = costs(&site, arguments)?;
        let floor = costs[0].1.cpu();
        for (case, cost) in &costs {
            writeln!(out, "{articles:>9}  {case:<10} {cost} {:>9.2}", cost.cpu() / floor)?;
        }
    }
    Ok(())
}

/// Runs every case as often as requested, alternating.
fn costs(site: &Path, arguments: &Arguments) -> Result<[(&'static str, Cost); 4], Box<dyn Error>> {
    let mut costs = ["floor", "cold", "unchanged", "one edited"].map(|case| (case, Cost::WORST));
    let edited = site.join(corpus::EDITED);
    let text = fs::read(&edited)?;
    for run in 0..arguments.runs {
        let output = |case: &str| site.with_extension(format!("{}-{case}-{run}", std::process::id()));
        let (least, built) = (output("floor"), output("build"));
        let mut floor = Command::new(env::current_exe()?);
        floor.arg("--floor").args([site, &least]);
        let mut build = Command::new(env!("CARGO_BIN_EXE_steadfast"));
        build
            .arg("build")
            .arg("--root")
            .arg(site)
            .arg("--output")
            .arg(&built)
            .args(["--now", NOW, "--quiet"]);
        costs[0].1.keep_least(measure::run(&mut floor)?);
        costs[1].1.keep_least(measure::run(&mut build)?);
        costs[2].1.keep_least(measure::run(&mut build)?);
        OpenOptions::new().append(true).open(&edited)?.write_all(b"\nOne more paragraph.\n")?;
        let third = measure::run(&mut build);
        fs::write(&edited, &text)?;
        costs[3].1.keep_least(third?);
        if !(arguments.keep && run + 1 == arguments.runs) {
            fs::remove_dir_all(least)?;
            fs::remove_dir_all(built)?;
        }
    }
    Ok(costs)
}
