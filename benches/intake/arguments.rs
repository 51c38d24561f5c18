//! The arguments of the command line.

use std::env;
use std::error::Error;
use std::path::PathBuf;

/// The clients that run beside the good ones.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// None.
    Good,
    /// Slow, malformed and hostile clients.
    Hostile,
    /// The same, and the program is killed.
    Killed,
}

impl Part {
    const ALL: [Part; 3] = [Part::Good, Part::Hostile, Part::Killed];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Part::Good => "good",
            Part::Hostile => "hostile",
            Part::Killed => "killed",
        }
    }
}

pub(crate) struct Arguments {
    pub(crate) clients: usize,
    pub(crate) seconds: u64,
    pub(crate) kills: u32,
    pub(crate) kept: usize,
    pub(crate) parts: Vec<Part>,
    pub(crate) folder: PathBuf,
}

pub(crate) fn of(words: &[String]) -> Result<Arguments, Box<dyn Error>> {
    let folder = env::temp_dir().join(format!("steadfast-bench-intake-{}", std::process::id()));
    let parts = Part::ALL.to_vec();
    let mut found = Arguments { clients: 200, seconds: 30, kills: 10, kept: 0, parts, folder };
    let mut words = words.iter().filter(|word| *word != "--bench");
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
        match word.as_str() {
            "--clients" => found.clients = value()?.parse()?,
            "--seconds" => found.seconds = value()?.parse()?,
            "--kills" => found.kills = value()?.parse()?,
            "--kept" => found.kept = value()?.parse()?,
            "--folder" => found.folder = value()?.into(),
            "--only" => {
                let name = value()?;
                let part = Part::ALL.into_iter().find(|part| part.name() == name);
                found.parts = vec![part.ok_or_else(|| format!("`{name}` is none of good, hostile, killed"))?];
            }
            other => {
                let known = "--clients, --seconds, --kills, --kept, --only, --folder";
                return Err(format!("`{other}` is none of {known}").into());
            }
        }
    }
    Ok(found)
}
