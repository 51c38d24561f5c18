//! Blocks of commands: each is run, and its output is compared with the output on the page.

use super::blocks::Block;
use super::site;
use crate::driver::Folder;

/// Beginnings of commands that are not run: they never end, ask at a terminal, read a file of another system, or belong
/// to other programs.
const SHOWN: [&str; 16] = [
    "steadfast serve",
    "steadfast comments serve",
    "steadfast comments review",
    "steadfast comments import",
    "steadfast import",
    "cargo ",
    "git ",
    "npm ",
    "rsync ",
    "sed ",
    "sqlite3 ",
    "python3 ",
    "STEADFAST_BROWSER=",
    "winget ",
    "sudo ",
    "curl ",
];

/// A command with its output on the page.
struct Step {
    command: String,
    output: String,
}

/// Returns the commands of a block. In `console`, each begins after `$ `; in `sh`, each line is one.
fn steps(block: &Block) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut here = None;
    for line in block.text.lines() {
        if let Some(end) = &here {
            let step: &mut Step = steps.last_mut().unwrap();
            step.command += &format!("\n{line}");
            here = (line != end).then(|| "END".to_owned());
            continue;
        }
        let command = if block.language == "console" { line.strip_prefix("$ ") } else { Some(line) };
        match (command, steps.last_mut()) {
            (Some(command), _) => {
                here = command.contains("<<'END'").then(|| "END".to_owned());
                steps.push(Step { command: command.to_owned(), output: String::new() });
            }
            (None, Some(step)) => step.output += &format!("{line}\n"),
            (None, None) => panic!("{}: output stands before the first command", block.place),
        }
    }
    steps
}

/// Runs the commands of a block in a folder; `below` is the folder of the last `cd`. Returns what is wrong.
pub(super) fn play(block: &Block, folder: &Folder, below: &mut String) -> Vec<String> {
    let mut wrong = Vec::new();
    for step in steps(block) {
        if let Some(into) = step.command.strip_prefix("cd ") {
            // Any other folder is on the reader's machine.
            if folder.path(into).is_dir() && !into.starts_with('.') {
                *below = into.to_owned();
                site::add_files(folder, below);
            }
        } else if !step.command.is_empty() && !SHOWN.iter().any(|shown| step.command.starts_with(shown)) {
            let run = site::run(folder, below, &step.command);
            let (shown, real) = (without_figures(&step.output), without_figures(&run.stdout));
            let fails = run.code != Some(0) && !step.output.contains("error");
            if fails || !step.output.is_empty() && shown != real {
                let (place, command, stdout) = (&block.place, &step.command, &run.stdout);
                wrong.push(format!("{place}: `{command}`\n--- shown\n{}--- real\n{stdout}", step.output));
            }
        }
    }
    wrong
}

/// Returns an output in which every word with a digit is a `#`: times, counts, days and ids differ from run to run.
fn without_figures(output: &str) -> String {
    let piece = |piece: &str| {
        if piece.contains(|c: char| c.is_ascii_digit()) { "#".to_owned() } else { piece.to_owned() }
    };
    let word = |word: &str| word.split('/').map(piece).collect::<Vec<_>>().join("/");
    let line = |line: &str| line.split_whitespace().map(word).collect::<Vec<_>>().join(" ");
    let text = output.lines().map(line).collect::<Vec<_>>().join("\n");
    text.replace("# ms", "# s")
}
