//! Reads a template of a new article from `archetypes/`.

use std::path::Path;
use std::{fs, io};

use crate::archetypes;
use crate::archetypes::Values;
use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::output;
use crate::commands::output::Voice;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, nearest};
use crate::path::SourcePath;
use crate::source;

/// The folder of templates. No build reads it.
const FOLDER: &str = "archetypes";

/// The reason why no article is made.
pub(super) enum Fault {
    /// The arguments are wrong: a message.
    Usage(String),
    /// The template has faults.
    Template(Vec<Diagnostic>),
}

impl Fault {
    /// Prints the reason.
    pub(super) fn say(self, root: &Path, voice: Voice) -> Exit {
        match self {
            Fault::Usage(message) => {
                output::warn(&message);
                Exit::Usage
            }
            Fault::Template(faults) => {
                let mut report = Report::new();
                report.extend(faults);
                voice.report(report, root, Format::Human);
                Exit::Fault
            }
        }
    }
}

/// Returns the text of the article `article`, made from the template with this name.
pub(super) fn fill(
    name: &str,
    root: &Path,
    article: &SourcePath,
    values: &Values,
    config: &Config,
) -> Result<String, Fault> {
    let name = name.strip_suffix(".md").unwrap_or(name);
    let known = names(root);
    if !known.iter().any(|known| known == name) {
        return Err(Fault::Usage(unknown(name, &known)));
    }
    let file = SourcePath::new(format!("{FOLDER}/{name}.md"));
    let path = source::on_disk(root, &file);
    let unreadable = |reason: io::Error| Fault::Usage(format!("error: `{file}` cannot be read: {reason}\n"));
    let bytes = fs::read(&path).map_err(unreadable)?;
    let text = source::text_of(&file, &bytes).map_err(|fault| Fault::Template(vec![fault]))?;
    archetypes::fill(&file, &text, article, values, config).map_err(Fault::Template)
}

/// Returns the names of all templates, sorted.
fn names(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join(FOLDER)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter_map(|name| name.strip_suffix(".md").map(str::to_owned)).collect();
    names.sort();
    names
}

fn unknown(name: &str, known: &[String]) -> String {
    let help = match (nearest(name, known.iter().map(String::as_str)), known) {
        (Some(meant), _) => format!("did you mean `--template {meant}`?"),
        (None, []) => format!("write it to `{FOLDER}/{name}.md`; no build reads that folder"),
        (None, known) => format!("the templates are {}", known.join(", ")),
    };
    format!("error: there is no template `{FOLDER}/{name}.md`\n  help: {help}\n")
}
