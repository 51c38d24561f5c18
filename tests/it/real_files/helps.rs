//! Pastes every help text: the message disappears, and no other appears.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use steadfast::blog::Blog;
use steadfast::diagnostic::{Diagnostic, Report, Span};
use steadfast::path::OutPath;

use crate::driver::{request, sources};

/// The site of the corpus of front matter; the files below `own/` have another one.
const SITE: &str = "title: A site\nurl: https://quay.example\nsocial_cards: false\nfields:\n  \
                    audience: {type: text, values: [owners, managers]}\n  rating: number\n  seen: date\n";
const ASKING_SITE: &str = "title: A site\nurl: https://quay.example\nsocial_cards: false\nfields:\n  \
                           audience: {type: text, required: true, values: [owners, managers]}\n  \
                           rating: {type: number, required: true}\n";

/// Returns a site with one file with an error, which may be `site.yaml` itself.
#[derive(Clone)]
struct Trial {
    settings: String,
    file: Option<(String, String)>,
}

impl Trial {
    fn faults(&self) -> Vec<Diagnostic> {
        let mut fixture = format!("//- site.yaml\n{}", ended(&self.settings));
        if let Some((path, text)) = &self.file {
            fixture.push_str(&format!("//- {path}\n{}", ended(text)));
        }
        let mut report = Report::new();
        if let Some(blog) = Blog::load(sources(&fixture), &request(), &mut report) {
            blog.render_all(|_: &OutPath, _| Ok(()), &mut report);
        }
        report.sorted()
    }

    fn text(&self, span: &Span) -> &str {
        match &self.file {
            Some((path, text)) if span.file.as_str() == path => text,
            _ => &self.settings,
        }
    }

    fn with(&self, span: &Span, text: String) -> Trial {
        let mut trial = self.clone();
        match &mut trial.file {
            Some((path, old)) if span.file.as_str() == path => *old = text,
            _ => trial.settings = text,
        }
        trial
    }
}

fn ended(text: &str) -> String {
    format!("{}\n", text.trim_end_matches('\n'))
}

/// Returns the texts that a help offers, each with the sentence before it.
fn offers(help: &str) -> Vec<(String, Vec<String>)> {
    let (sentence, lines) = help.split_once('\n').unwrap_or((help, ""));
    let lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    if sentence.starts_with("write one of") || sentence.starts_with("write a list; for one person") {
        return lines.into_iter().map(|line| ("write:".to_owned(), vec![line])).collect();
    }
    let mut offers = vec![(sentence.to_owned(), Vec::new())];
    for line in lines {
        match line.strip_prefix("or ") {
            Some(next) => offers.push((next.to_owned(), Vec::new())),
            None => offers.last_mut().unwrap().1.push(line),
        }
    }
    offers.retain(|(_, lines)| !lines.is_empty());
    offers
}

/// Returns the file with the text pasted as the sentence says.
fn pasted(trial: &Trial, fault: &Diagnostic, sentence: &str, paste: &[String]) -> Option<Trial> {
    let span = fault.span.as_ref()?;
    let text = trial.text(span);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = span.line - 1;
    if sentence.contains("site.yaml") {
        let settings = match sentence.contains("below `fields:`") {
            true => trial.settings.replace("fields:\n", &format!("fields:\n{}\n", paste.join("\n"))),
            false => format!("{}{}\n", ended(&trial.settings), paste.join("\n")),
        };
        return Some(Trial { settings, ..trial.clone() });
    }
    let is_front_matter = lines.first().is_some_and(|line| line.starts_with("---"));
    if sentence.starts_with("remove it, and begin the file with") {
        let last = fault.related.first()?.0.line;
        lines.splice(at..last, paste.to_vec());
    } else if sentence.contains("begin the text with") || sentence.starts_with("begin the text") {
        let end = lines.iter().skip(1).position(|line| line == "---").map_or(0, |end| end + 2);
        lines.splice(if is_front_matter { end..end } else { 0..0 }, paste.to_vec());
    } else if sentence.contains("the file with") {
        lines.splice(0..0, paste.to_vec());
    } else if sentence.starts_with("add, after the last key") {
        let before = fault.related.first().map_or(lines.len(), |(span, _)| span.line - 1);
        lines.splice(before..before, paste.to_vec());
    } else if sentence.starts_with("write there") {
        let line = fault.related.first()?.0.line;
        lines.splice(line - 1..line, paste.to_vec());
    } else if sentence.starts_with("add")
        || sentence.contains("with the line:")
        || sentence.contains("or add the line")
    {
        let line = lines.get(at).cloned().unwrap_or_default();
        let key = paste[0].split(':').next().unwrap_or_default();
        if line.trim_start().starts_with(&format!("{key}:")) {
            lines.splice(at..end_of_value(&lines, at), paste.to_vec());
        } else if span.line == 1 && (is_front_matter || span.file.as_str() == "site.yaml") {
            let first = usize::from(is_front_matter);
            lines.splice(first..first, paste.to_vec());
        } else if let Some(open) = line.find('{') {
            lines[at].insert_str(open + 1, &format!("{}, ", paste.join(", ")));
        } else {
            let blanks = " ".repeat(line.len() - line.trim_start_matches([' ', '-']).len());
            lines.splice(at + 1..at + 1, paste.iter().map(|line| format!("{blanks}{line}")));
        }
    } else {
        let key = |line: &str| {
            line.trim_start_matches([' ', '-']).split(':').next().unwrap_or("").trim().to_owned()
        };
        if let Some(piece) = piece_of_map(&lines[at], span.column)
            .filter(|_| key(&lines[at]) != key(&paste[0]) && !paste[0].contains('{'))
        {
            lines[at].replace_range(piece, &paste.join(", "));
            return Some(trial.with(span, lines.join("\n")));
        }
        let mut from = at;
        while !paste[0].contains('{')
            && key(&lines[from]) != key(&paste[0])
            && from > 0
            && paste[0].contains(':')
            && lines[at].starts_with([' ', '-'])
        {
            from -= 1;
        }
        let from = if key(&lines[from]) == key(&paste[0]) { from } else { at };
        let blanks: String = lines[from].chars().take_while(|c| *c == ' ').collect();
        let whole_lines = sentence.starts_with("begin all keys") || sentence.starts_with("keys of one map");
        let is_whole = whole_lines || paste[0].starts_with(' ') || blanks.is_empty();
        let paste: Vec<String> = paste
            .iter()
            .map(|line| if is_whole { line.clone() } else { format!("{blanks}{line}") })
            .collect();
        let end = if paste.len() == 1 && paste[0].trim_end().ends_with(':') {
            from + 1
        } else {
            end_of_value(&lines, from)
        };
        lines.splice(from..end, paste);
    }
    Some(trial.with(span, lines.join("\n")))
}

/// Returns the key and value in braces at a column, if the line has any there.
fn piece_of_map(line: &str, column: usize) -> Option<std::ops::Range<usize>> {
    let at = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    let open = line[..at].rfind('{').filter(|open| !line[*open..at].contains('}'))?;
    let end = at + line[at..].find(", ").or(line[at..].find('}'))?;
    let start = line[open..at].rfind(", ").map_or(open + 1, |comma| open + comma + 2);
    Some(start..end)
}

/// Returns the line after the value that begins on a line: after everything that is indented more, and list entries
/// below a key.
fn end_of_value(lines: &[String], from: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(&lines[from]);
    let is_entry = lines[from].trim_start().starts_with("- ");
    let goes_on = |line: &&String| {
        !line.trim().is_empty()
            && (indent(line) > own
                || (!is_entry && indent(line) == own && line.trim_start().starts_with("- ")))
    };
    from + 1 + lines[from + 1..].iter().take_while(goes_on).count()
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|other| other == ending) {
            found.push(path);
        }
    }
}

/// Returns the files of the corpus with errors, each in a site.
fn corpus() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut found = Vec::new();
    files(&root.join("front_matter"), "md", &mut found);
    files(&root.join("config"), "yaml", &mut found);
    files(&root.join("markdown"), "md", &mut found);
    found.sort();
    let mut trials = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let relative = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        if !relative.contains("err") {
            continue;
        }
        trials.push(match relative.split_once('/').unwrap() {
            ("config", _) => Trial { settings: text, file: None },
            ("markdown", name) => {
                let text = format!("---\ntitle: A\ndate: 2026-01-05\n---\n{text}");
                Trial { settings: SITE.to_owned(), file: Some((format!("content/{name}"), text)) }
            }
            (_, name) => {
                let settings = if name.starts_with("own/") { ASKING_SITE } else { SITE };
                Trial { settings: settings.to_owned(), file: Some((format!("content/{name}"), text)) }
            }
        });
    }
    trials
}

#[test]
fn every_help_of_the_corpus_works_when_it_is_pasted() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for trial in corpus() {
        let faults = trial.faults();
        let known: BTreeSet<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        for fault in &faults {
            for (sentence, paste) in offers(fault.help.as_deref().unwrap_or_default()) {
                let Some(next) = pasted(&trial, fault, &sentence, &paste) else { continue };
                tried += 1;
                let after = next.faults();
                let again = after.iter().filter(|other| other.message == fault.message).count();
                let before = faults.iter().filter(|other| other.message == fault.message).count();
                // Files that examples name must come from the author.
                let brings = |other: &&Diagnostic| {
                    !other.message.starts_with("there is no f")
                        && !other.message.starts_with("this site has nothing at")
                };
                let new: Vec<&str> = after
                    .iter()
                    .filter(brings)
                    .map(|other| other.message.as_str())
                    .filter(|message| !known.contains(message))
                    .collect();
                // In a file that cannot be read, further errors are only found after the first is mended.
                let hides_others = ["yaml-syntax", "unclosed-front-matter", "missing-front-matter"]
                    .contains(&fault.code.name)
                    || fault.message.contains("is described by keys");
                if again >= before || !(new.is_empty() || hides_others) {
                    let file = trial.file.as_ref().map_or("site.yaml", |(path, _)| path);
                    let text = trial.text(fault.span.as_ref().unwrap());
                    let shown = next.text(fault.span.as_ref().unwrap());
                    wrong.push(format!(
                        "=== {file}: {}\n{sentence}\n{}\n--- before\n{text}\n--- after\n{shown}\n--- new: {new:?}, again: {}\n",
                        fault.message, paste.join("\n"), again >= before
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 80, "{tried}");
}
