//! Converts lines `key: value` to YAML: without fences, or between fences that another program changed.

use std::ops::Range;

use crate::content::foreign_front_matter::block::ForeignBlock;
use crate::content::foreign_front_matter::file_lines::FileLines;
use crate::keys::likely_date;
use crate::yaml::quote;

/// Usual keys of front matter, in the form that `folded` returns.
const KEYS: [&str; 24] = [
    "author",
    "authors",
    "categories",
    "category",
    "created",
    "createdtime",
    "date",
    "description",
    "draft",
    "excerpt",
    "keywords",
    "lang",
    "lasteditedtime",
    "layout",
    "modified",
    "permalink",
    "published",
    "slug",
    "status",
    "subtitle",
    "summary",
    "tag",
    "tags",
    "title",
];

/// Recognises lines of keys between two fences that are not `---`.
pub(super) fn fenced(lines: FileLines<'_>, fence: &str, message: &str) -> Option<ForeignBlock> {
    let (first, inner, last) = lines.between(fence)?;
    let keys: Vec<String> = inner
        .iter()
        .map(|line| without_backslashes(line))
        .filter(|line| !line.trim().is_empty() && line.trim() != "---")
        .collect();
    let is_part = |line: &String| key_and_value(line).is_some() || line.starts_with([' ', '-']);
    (is_front_matter(&keys) && keys.iter().all(is_part)).then(|| ForeignBlock {
        message: message.to_owned(),
        first,
        last,
        yaml: keys.iter().map(|line| line_of_yaml(line)).collect(),
    })
}

/// Returns a Markdown line without the backslashes that a program put before its punctuation.
fn without_backslashes(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            text.push(c);
        }
    }
    text
}

/// Recognises lines `Key: value` at the top of a file, up to the first empty line.
pub(super) fn header(lines: FileLines<'_>) -> Option<ForeignBlock> {
    block(lines.each(), "these lines are no front matter: they stand between no lines of hyphens")
}

/// Recognises lines `Key: value` below a first heading, which is how Notion exports the properties of a page.
pub(super) fn properties(lines: FileLines<'_>) -> Option<ForeignBlock> {
    let below = lines.each().skip(1).skip_while(|(_, line)| line.is_empty());
    block(below, "the lines below the heading are no front matter: they stand between no lines of hyphens")
}

/// Recognises the lines up to the first empty one, if each is a key with its value or continues the line above.
fn block<'t>(lines: impl Iterator<Item = (Range<usize>, &'t str)>, message: &str) -> Option<ForeignBlock> {
    let block: Vec<(Range<usize>, &str)> = lines.take_while(|(_, line)| !line.is_empty()).collect();
    let mut keys: Vec<String> = Vec::new();
    for (_, line) in &block {
        match keys.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(&format!(" {}", line.trim())),
            _ => keys.push(line.replace("**", "")),
        }
    }
    let all = keys.iter().all(|line| key_and_value(line).is_some());
    (all && is_front_matter(&keys)).then_some(())?;
    Some(ForeignBlock {
        message: message.to_owned(),
        first: block.first()?.0.clone(),
        last: block.last()?.0.clone(),
        yaml: keys.iter().map(|line| line_of_yaml(line)).collect(),
    })
}

/// Returns whether lines are certainly front matter: they have a title, or two keys of which one is usual.
fn is_front_matter(lines: &[String]) -> bool {
    let keys: Vec<String> =
        lines.iter().filter_map(|line| key_and_value(line)).map(|(key, _)| folded(key)).collect();
    let usual = keys.iter().any(|key| KEYS.contains(&key.as_str()));
    keys.iter().any(|key| key == "title") || (usual && keys.len() > 1)
}

/// Splits a line at its first colon, if the text before it can be a key.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(char::is_alphabetic)
        && key.split(' ').count() <= 3
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((key, value.trim()))
}

/// Returns the letters and digits of a key, in lower case.
fn folded(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Writes a line so that YAML can read it.
fn line_of_yaml(line: &str) -> String {
    let Some((key, value)) = key_and_value(line) else { return line.to_owned() };
    let key = key.trim().to_lowercase().replace(' ', "_");
    let is_written = value.is_empty() || value.starts_with(['[', '{', '"', '\'', '|', '>']);
    let is_list = matches!(folded(&key).as_str(), "tags" | "categories" | "keywords");
    let value = match (is_written, likely_date(value)) {
        (true, _) => value.to_owned(),
        (_, Some(day)) => day,
        _ if is_list => quote::list(&value.split(',').map(str::trim).collect::<Vec<_>>()),
        _ => quote::scalar(value),
    };
    format!("{key}: {value}").trim_end().to_owned()
}
