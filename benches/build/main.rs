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
//! | `--runs N` | how often each case is run; the medians are shown | 3 |
//! | `--folder DIR` | where sites and outputs are put; a site that is there already is used again | a temporary folder |
//! | `--keep` | leaves the last output of each case, to look at | outputs are removed |
//! | `--markdown` | prints the table as Markdown | in columns |
//!
//! The cases, each in a separate process:
//!
//! - **floor**: the least work there is (see `floor.rs`): read, split, Markdown to HTML, lists, feed and sitemap, without
//!   templates and checks;
//! - **cold**: a build into a folder that is not there;
//! - **unchanged**: the same build again;
//! - **one text**, **one title**: again, after an edit of one article;
//! - **one template**: again, after an edit of a template of all pages.
//!
//! The runs of all cases alternate, and each build writes to a new folder: otherwise the next run would pay for
//! removing an old folder. Each case prints wall time, user and system time of the process, its peak memory, and its
//! processor time as a multiple of the floor's, or of the cold build's. On systems without `/proc`, only wall times are
//! known. With `--markdown` the table is one for `docs/performance.md`.
//!
//! This is not a test: it does not fail because of a figure.

mod corpus;
mod ending;
mod floor;
mod measure;
mod prose;

use std::error::Error;
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
    markdown: bool,
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
    let mut found =
        Arguments { articles: Vec::new(), dead: 0, runs: 3, folder, keep: false, markdown: false };
    let mut words = words.iter().filter(|word| *word != "--bench");
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
        match word.as_str() {
            "--articles" => found.articles.push(value()?.replace('_', "").parse()?),
            "--dead" => found.dead = value()?.replace('_', "").parse()?,
            "--runs" => found.runs = value()?.parse::<usize>()?.max(1),
            "--folder" => found.folder = value()?.into(),
            "--keep" => found.keep = true,
            "--markdown" => found.markdown = true,
            other => {
                return Err(format!(
                    "`{other}` is none of --articles, --dead, --runs, --folder, --keep, --markdown"
                )
                .into());
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
    let heads = ["articles", "case", "wall s", "user s", "system s", "peak MB", "of floor", "of cold"];
    writeln!(out, "{}", row(&heads.map(str::to_owned), arguments.markdown))?;
    if arguments.markdown {
        writeln!(out, "|--:|---|--:|--:|--:|--:|--:|--:|")?;
    }
    for articles in &arguments.articles {
        let dead = if arguments.dead > 0 { format!("-dead-{}", arguments.dead) } else { String::new() };
        let site = arguments.folder.join(format!("site-{articles}{dead}"));
        corpus::ensure(&site, *articles, arguments.dead)?;
        let costs = costs(&site, arguments)?;
        let (floor, cold) = (costs[0].cpu(), costs[1].cpu());
        for (case, cost) in CASES.into_iter().zip(&costs) {
            let [wall, user, system, peak] = cost.figures();
            let (of_floor, of_cold) =
                (format!("{:.1}", cost.cpu() / floor), format!("{:.2}", cost.cpu() / cold));
            let cells = [articles.to_string(), case.to_owned(), wall, user, system, peak, of_floor, of_cold];
            writeln!(out, "{}", row(&cells, arguments.markdown))?;
        }
    }
    Ok(())
}

/// Returns a row of the table: for Markdown, or in columns.
fn row(cells: &[String; 8], markdown: bool) -> String {
    if markdown {
        return format!("| {} |", cells.join(" | "));
    }
    let [articles, case, figures @ ..] = cells;
    figures.iter().fold(format!("{articles:>9}  {case:<12}"), |row, cell| format!("{row} {cell:>9}"))
}

/// The names of the cases.
const CASES: [&str; 6] = ["floor", "cold", "unchanged", "one text", "one title", "one template"];

/// Runs every case as often as requested, alternating, and returns the medians.
fn costs(site: &Path, arguments: &Arguments) -> Result<Vec<Cost>, Box<dyn Error>> {
    let mut costs = vec![Vec::new(); CASES.len()];
    let edited = site.join(corpus::EDITED);
    let template = site.join(corpus::TEMPLATE);
    let (text, layout) = (fs::read_to_string(&edited)?, fs::read_to_string(&template)?);
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
        costs[0].push(measure::run(&mut floor)?);
        costs[1].push(measure::run(&mut build)?);
        costs[2].push(measure::run(&mut build)?);
        let edits = [
            (&edited, &text, format!("{text}\nOne more paragraph.\n")),
            (&edited, &text, text.replacen("title: ", "title: Anew ", 1)),
            (&template, &layout, format!("{layout}{{# An edit. #}}")),
        ];
        for (case, (file, before, after)) in (3..).zip(edits) {
            fs::write(file, after)?;
            let cost = measure::run(&mut build);
            fs::write(file, before)?;
            costs[case].push(cost?);
            // The next edit is compared with the site before this one.
            measure::run(&mut build)?;
        }
        if !(arguments.keep && run + 1 == arguments.runs) {
            fs::remove_dir_all(least)?;
            fs::remove_dir_all(built)?;
        }
    }
    Ok(costs.into_iter().map(Cost::median).collect())
}
