//! Measures the costs of many comments: `build` and the commands for moderators, on generated sites.
//!
//! ```text
//! cargo bench --bench comments -- --site 1x10000 --site 1000x100
//! cargo bench --bench comments -- --site 1x10000 --chain
//! ```
//!
//! | argument | meaning | without it |
//! |---|---|---|
//! | `--site AxC` | A articles with C comments each; may be given several times | 1x1000 |
//! | `--chain` | each comment answers the one before, in place of a third of them any before | – |
//! | `--runs N` | how often each case is run; the medians are shown | 3 |
//! | `--folder DIR` | where sites and outputs are put; a site that is there already is used again | a temporary folder |
//!
//! Nine of ten comments are approved, one of twenty is held, the others are spam and rejected. The cases, each in a
//! separate process: a build into a new folder, the same again, `comments list`, the same with `--state held`, `stats`,
//! `approve` of a held comment, `undo` of that, and `review` up to the first question.
//!
//! This is not a test: it does not fail because of a figure.

#[path = "../build/ending.rs"]
mod ending;
#[path = "../build/measure.rs"]
mod measure;
#[path = "../build/prose.rs"]
mod prose;

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs, io};

use measure::Cost;
use prose::Dice;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// The moment of every run, so that the result does not depend on the day.
const NOW: &str = "2026-11-01T00:00:00Z";

/// Social cards are off, because their number grows with the articles.
const SETTINGS: &str = "title: A Generated Blog\nurl: https://bench.example/\nsocial_cards: false\ncomments: {policy: moderated, form: /comments/post}\n";

/// How comments answer each other.
#[derive(Clone, Copy)]
enum Answers {
    /// A third of them answers any earlier comment.
    Third,
    /// Each answers the one before.
    Chain,
}

/// A site's size.
#[derive(Clone, Copy)]
struct Size {
    articles: usize,
    comments: usize,
}

/// The costs of each case.
type Costs = Vec<(&'static str, Cost)>;

/// The arguments of the command line.
struct Arguments {
    sizes: Vec<Size>,
    answers: Answers,
    runs: usize,
    folder: PathBuf,
}

fn main() -> ExitCode {
    ending::of_bench(|words| arguments(words).and_then(|arguments| run(&arguments)))
}

fn arguments(words: &[String]) -> Result<Arguments, Box<dyn Error>> {
    let folder = env::temp_dir().join("steadfast-bench-comments");
    let mut found = Arguments { sizes: Vec::new(), answers: Answers::Third, runs: 3, folder };
    let mut words = words.iter().filter(|word| *word != "--bench");
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
        match word.as_str() {
            "--site" => {
                let (articles, comments) = value()?.split_once('x').ok_or("a site is given as `1000x100`")?;
                found.sizes.push(Size { articles: articles.parse()?, comments: comments.parse()? });
            }
            "--chain" => found.answers = Answers::Chain,
            "--runs" => found.runs = value()?.parse::<usize>()?.max(1),
            "--folder" => found.folder = value()?.into(),
            other => return Err(format!("`{other}` is none of --site, --chain, --runs, --folder").into()),
        }
    }
    if found.sizes.is_empty() {
        found.sizes.push(Size { articles: 1, comments: 1000 });
    }
    Ok(found)
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{:>12}  {:<14} {:>9} {:>9} {:>9} {:>9}",
        "site", "case", "wall s", "user s", "system s", "peak MB"
    )?;
    for size in &arguments.sizes {
        let Size { articles, comments } = size;
        let kind = if matches!(arguments.answers, Answers::Chain) { "-chain" } else { "" };
        let name = format!("{articles}x{comments}{kind}");
        let site = arguments.folder.join(format!("site-{name}"));
        ensure(&site, *size, arguments.answers)?;
        let (costs, largest) = costs(&site, arguments.runs)?;
        for (case, cost) in &costs {
            let [wall, user, system, peak] = cost.figures();
            writeln!(out, "{name:>12}  {case:<14} {wall:>9} {user:>9} {system:>9} {peak:>9}")?;
        }
        writeln!(out, "{name:>12}  the largest page has {} KB", largest / 1024)?;
    }
    Ok(())
}

/// Runs every case as often as requested, alternating. Also returns the size of the largest page.
fn costs(site: &Path, runs: usize) -> Result<(Costs, u64), Box<dyn Error>> {
    let held = first_held(site)?;
    let cases: [(&str, &[&str]); 8] = [
        ("build", &["build", "--quiet", "--output", "public"]),
        ("unchanged", &["build", "--quiet", "--output", "public"]),
        ("list", &["comments", "list"]),
        ("list held", &["comments", "list", "--state", "held"]),
        ("stats", &["comments", "stats"]),
        ("approve", &["comments", "approve", &held]),
        ("undo", &["comments", "undo"]),
        ("review", &["comments", "review"]),
    ];
    let mut costs = vec![Vec::new(); cases.len()];
    let mut largest = 0;
    for _ in 0..runs {
        if site.join("public").exists() {
            fs::remove_dir_all(site.join("public"))?;
        }
        for ((_, words), costs) in cases.iter().zip(&mut costs) {
            let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
            command.args(*words).args(["--now", NOW]).current_dir(site);
            command.stdin(Stdio::null()).stdout(Stdio::null());
            costs.push(measure::run(&mut command)?);
        }
        largest = largest_page(&site.join("public"))?;
    }
    let medians = costs.into_iter().map(Cost::median);
    Ok((cases.iter().map(|(case, _)| *case).zip(medians).collect(), largest))
}

fn largest_page(folder: &Path) -> io::Result<u64> {
    let mut largest = 0;
    for entry in fs::read_dir(folder)? {
        let (path, found) = entry.and_then(|entry| Ok((entry.path(), entry.metadata()?)))?;
        let is_page = path.extension().is_some_and(|extension| extension == "html");
        largest = largest.max(match found.is_dir() {
            true => largest_page(&path)?,
            false if is_page => found.len(),
            false => 0,
        });
    }
    Ok(largest)
}

/// Returns the id of a comment that waits for a decision.
fn first_held(site: &Path) -> Result<String, Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steadfast"));
    let listed = command.args(["comments", "list", "--state", "held"]).current_dir(site).output()?;
    let listed = String::from_utf8(listed.stdout)?;
    let id = listed.split_whitespace().next().ok_or("no comment waits")?;
    Ok(id.to_owned())
}

/// Writes the site, unless it exists already.
fn ensure(site: &Path, size: Size, answers: Answers) -> io::Result<()> {
    if site.join("site.yaml").exists() {
        return Ok(());
    }
    fs::create_dir_all(site.join("content/articles"))?;
    (0..size.articles).into_par_iter().try_for_each(|article| {
        let mut dice = Dice::new(article as u64);
        let text: Vec<String> = (0..30).map(|_| prose::sentence(&mut dice)).collect();
        let front =
            format!("---\ntitle: {}\ndate: 2026-10-01\nslug: a-{article}\n---\n", prose::title(&mut dice));
        fs::write(
            site.join(format!("content/articles/article-{article}.md")),
            format!("{front}\n{}\n", text.join(" ")),
        )?;
        let folder = site.join(format!("content/comments/a-{article}"));
        fs::create_dir_all(&folder)?;
        (0..size.comments).into_par_iter().try_for_each(|number| {
            let id = format!("c-{article}-{number}");
            fs::write(folder.join(format!("{id}.md")), comment(&id, article, number, answers))
        })
    })?;
    // The settings are written last, so that an unfinished site is written again.
    fs::write(site.join("site.yaml"), SETTINGS)
}

fn comment(id: &str, article: usize, number: usize, answers: Answers) -> String {
    let mut dice = Dice::new((article as u64) << 32 | number as u64 | 1 << 60);
    let state = match (number, number % 20) {
        (7, _) => "held",
        (_, 17) => "held",
        (_, 18) => "spam",
        (_, 19) => "rejected",
        _ => "approved",
    };
    let parent = match answers {
        Answers::Chain => number.checked_sub(1),
        Answers::Third if number > 0 && dice.below(3) == 0 => Some(dice.below(number)),
        Answers::Third => None,
    };
    // In a chain all comments are approved: an answer to a comment that is not shown would not be shown either.
    let state = if matches!(answers, Answers::Chain) && number != 7 { "approved" } else { state };
    let parent = parent.map(|parent| if parent == 7 { 6 } else { parent });
    let mut text = format!("---\nid: {id}\n");
    if let Some(parent) = parent {
        let _ = writeln!(text, "reply_to: c-{article}-{parent}");
    }
    let (day, hour, minute) = (number / 1440 % 27 + 1, number / 60 % 24, number % 60);
    let _ = write!(
        text,
        "state: {state}\nauthor: Reader {}\ndate: 2026-10-{day:02}T{hour:02}:{minute:02}:00Z\nreceived_from: form\n---\n\n",
        dice.below(5000)
    );
    for _ in 0..=dice.below(4) {
        let _ = write!(text, "{} ", prose::sentence(&mut dice));
    }
    if dice.below(10) == 0 {
        let _ = write!(text, "See https://a.example/{number} and *this*.");
    }
    text + "\n"
}
