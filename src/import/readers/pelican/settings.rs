//! The settings of Pelican: plain assignments of `pelicanconf.py`. The file is a program, which is not run.

use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::import::source::Source;

/// The file of the settings.
pub(super) const FILE: &str = "pelicanconf.py";

/// The settings.
#[derive(Clone, Debug)]
pub(super) struct PelicanSettings {
    program: String,
    /// The folder of the texts, with `/` at the end; empty for the whole folder.
    pub(super) content: String,
    /// The zone of dates.
    pub(super) zone: Zone,
}

impl PelicanSettings {
    /// Reads the settings; those for publishing have precedence.
    pub(super) fn read(source: &Source) -> Result<PelicanSettings, Diagnostic> {
        let mut program = String::new();
        for name in ["publishconf.py", FILE] {
            if let Some(file) = source.file(name) {
                program.push_str(&file.text()?);
                program.push('\n');
            }
        }
        let path = assigned(&program, "PATH").unwrap_or_else(|| "content".to_owned());
        let path = path.trim_start_matches("./").trim_matches('/').to_owned();
        let zone = assigned(&program, "TIMEZONE").and_then(|name| Zone::parse(&name));
        Ok(PelicanSettings {
            content: if matches!(path.as_str(), "" | ".") { String::new() } else { format!("{path}/") },
            zone: zone.unwrap_or(Zone::UNNAMED),
            program,
        })
    }

    /// Returns the text of a setting.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        assigned(&self.program, name).filter(|text| !text.trim().is_empty())
    }

    /// Returns whether a setting is this word: `False`.
    pub(super) fn is(&self, name: &str, word: &str) -> bool {
        value(&self.program, name)
            .is_some_and(|value| value.split('#').next().unwrap_or_default().trim() == word)
    }

    /// Returns the pairs of texts of a setting: `(("Archive", "/archives.html"),)`.
    pub(super) fn pairs(&self, name: &str) -> Vec<(String, String)> {
        let Some(at) = start(&self.program, name) else { return Vec::new() };
        let rest = &self.program[at..];
        let end = rest.find("\n\n").unwrap_or(rest.len());
        let quotes: Vec<&str> = rest[..end].split(['\'', '"']).skip(1).step_by(2).collect();
        quotes.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect()
    }
}

/// Returns the place behind `NAME =` at the start of a line.
fn start(program: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    for line in program.split_inclusive('\n') {
        let value =
            line.strip_prefix(name).and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix('='));
        if let Some(value) = value.filter(|value| !value.starts_with('=')) {
            return Some(at + line.len() - value.len());
        }
        at += line.len();
    }
    None
}

fn value<'p>(program: &'p str, name: &str) -> Option<&'p str> {
    program[start(program, name)?..].lines().next()
}

/// Returns the text of `NAME = 'text'`.
fn assigned(program: &str, name: &str) -> Option<String> {
    let value = value(program, name)?.trim().trim_start_matches(['u', 'r']);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut text = String::new();
    let mut letters = value[1..].chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => text.extend(letters.next()),
            c if c == quote => return Some(text),
            c => text.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_assignments_are_read() {
        let program = "SITENAME = u'It\\'s me'  # x\nSITEURL = ''\nA == 'b'\nMENUITEMS = (('Home', '/'),\n  (\"About\", '/about/'),)\n\nX = 'y'";
        assert_eq!(assigned(program, "SITENAME").as_deref(), Some("It's me"));
        assert_eq!((assigned(program, "A"), assigned(program, "SITE")), (None, None));
        let settings =
            PelicanSettings { program: program.to_owned(), content: String::new(), zone: Zone::UTC };
        assert_eq!(settings.pairs("MENUITEMS").len(), 2);
        assert_eq!(settings.text("SITEURL"), None);
    }
}
