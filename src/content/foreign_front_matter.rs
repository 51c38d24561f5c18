//! Front matter in a form that is not read: TOML, JSON, lines without fences, fences that another program changed.
//!
//! It is recognised so that its author learns how to write it, with the text to paste. Nothing else is made of it.

use std::ops::Range;

use crate::keys::likely_date;
use crate::yaml::quote;

/// What stands at the beginning of a file in place of front matter.
#[derive(Debug)]
pub(super) struct Foreign {
    /// What it is, as the sentence of a message.
    pub(super) message: String,
    /// Its first line.
    pub(super) first: Range<usize>,
    /// Its last line.
    pub(super) last: Range<usize>,
    /// The same in YAML, a line each, without fences.
    pub(super) yaml: Vec<String>,
}

/// Keys by which lines are known to be front matter, as `folded` writes them.
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

/// Looks for front matter in another form.
pub(super) fn find(whole: &str) -> Option<Foreign> {
    let invisible = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let start = whole.len() - whole.trim_start_matches(invisible).len();
    let rest = &whole[start..];
    let first = rest.lines().next().unwrap_or_default().trim_end();
    let lines = Lines { whole, start };
    match first {
        "+++" => toml(lines, "+++"),
        "---toml" => toml(lines, "---"),
        "---json" => json(lines, "---"),
        ";;;" => json(lines, ";;;"),
        _ if rest.starts_with('{') => json_without_fences(lines),
        _ if first.starts_with("```") => fenced(lines, "```", "the front matter stands in a block of code"),
        r"\---" => fenced(lines, r"\---", "the hyphens around the front matter have a backslash before them"),
        "***" | "* * *" | "___" | "_____" | "- - -" | "===" | "~~~" => {
            fenced(lines, first, &format!("the front matter stands between lines of `{first}`"))
        }
        _ if first.starts_with("# ") => properties(lines),
        _ => header(lines),
    }
}

/// The lines of a file from a place on.
#[derive(Clone, Copy)]
struct Lines<'t> {
    whole: &'t str,
    start: usize,
}

impl<'t> Lines<'t> {
    /// Each line with its bytes.
    fn each(self) -> impl Iterator<Item = (Range<usize>, &'t str)> {
        let mut at = self.start;
        self.whole[self.start..].split_inclusive('\n').map(move |line| {
            let begin = at;
            at += line.len();
            let line = line.trim_end_matches('\n');
            (begin..begin + line.len(), line.trim_end())
        })
    }

    /// The lines between the first and the next that is `fence`.
    fn between(self, fence: &str) -> Option<(Range<usize>, Vec<&'t str>, Range<usize>)> {
        let (first, _) = self.each().next()?;
        let mut inner = Vec::new();
        for (at, line) in self.each().skip(1) {
            if line.trim() == fence {
                return Some((first, inner, at));
            }
            inner.push(line);
        }
        None
    }
}

fn toml(lines: Lines<'_>, fence: &str) -> Option<Foreign> {
    let (first, inner, last) = lines.between(fence)?;
    inner.iter().any(|line| line.contains('=')).then_some(())?;
    let message = "front matter in TOML is not read".to_owned();
    Some(Foreign { message, first, last, yaml: from_toml(&inner) })
}

/// The keys of TOML as YAML. Both write texts in quotes, numbers and lists alike; tables are left out of the names.
pub(super) fn from_toml(lines: &[&str]) -> Vec<String> {
    let mut yaml = Vec::new();
    let mut open: Option<String> = None;
    for line in lines.iter().map(|line| line.trim()) {
        if let Some(list) = &mut open {
            list.push_str(line.trim_end_matches(','));
            if line.ends_with(']') {
                yaml.extend(open.take());
            } else if line.ends_with(',') && !line.starts_with(']') {
                list.push_str(", ");
            }
            continue;
        }
        let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with(['#', '['])) else {
            continue;
        };
        let (key, value) = (key.trim().trim_matches('"'), value.trim());
        let line = format!("{key}: {}", value.replace(" = ", ": "));
        if value.starts_with('[') && !value.contains(']') {
            open = Some(line);
        } else {
            yaml.push(line);
        }
    }
    yaml
}

fn json(lines: Lines<'_>, fence: &str) -> Option<Foreign> {
    let (first, inner, last) = lines.between(fence)?;
    let text = inner.join("\n");
    let text = if text.trim_start().starts_with('{') { text } else { format!("{{{text}}}") };
    let map: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).ok()?;
    Some(Foreign {
        message: "front matter in JSON is not read".to_owned(),
        first,
        last,
        yaml: from_json(&map),
    })
}

fn json_without_fences(lines: Lines<'_>) -> Option<Foreign> {
    let text = &lines.whole[lines.start..];
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    let map: serde_json::Map<String, serde_json::Value> = values.next()?.ok()?;
    let end = lines.start + values.byte_offset();
    let (first, _) = lines.each().next()?;
    let (last, _) = lines.each().find(|(at, _)| at.end >= end)?;
    Some(Foreign {
        message: "front matter in JSON is not read".to_owned(),
        first,
        last,
        yaml: from_json(&map),
    })
}

fn from_json(map: &serde_json::Map<String, serde_json::Value>) -> Vec<String> {
    map.iter().map(|(key, value)| format!("{}: {}", quote::scalar(key), in_one_line(value))).collect()
}

/// A value of JSON as YAML writes it within a line.
fn in_one_line(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) if text.is_empty() || text.contains('\n') => value.to_string(),
        serde_json::Value::String(text) => quote::scalar(text),
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(in_one_line).collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Object(map) => format!("{{{}}}", from_json(map).join(", ")),
        _ => value.to_string(),
    }
}

/// Lines of keys between two other marks.
fn fenced(lines: Lines<'_>, fence: &str, message: &str) -> Option<Foreign> {
    let (first, inner, last) = lines.between(fence)?;
    let keys: Vec<String> = inner
        .iter()
        .map(|line| without_backslashes(line))
        .filter(|line| !line.trim().is_empty() && line.trim() != "---")
        .collect();
    let is_part = |line: &String| key_and_value(line).is_some() || line.starts_with([' ', '-']);
    (is_front_matter(&keys) && keys.iter().all(is_part)).then(|| Foreign {
        message: message.to_owned(),
        first,
        last,
        yaml: keys.iter().map(|line| line_of_yaml(line)).collect(),
    })
}

/// A Markdown line as its author wrote it, before a program put backslashes before its signs.
fn without_backslashes(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut signs = line.chars().peekable();
    while let Some(c) = signs.next() {
        if c != '\\' || !signs.peek().is_some_and(char::is_ascii_punctuation) {
            text.push(c);
        }
    }
    text
}

/// Lines `Key: value` at the top of a file, up to the first blank one.
fn header(lines: Lines<'_>) -> Option<Foreign> {
    block(lines.each(), "these lines are no front matter: they stand between no lines of hyphens")
}

/// Lines `Key: value` below a first heading, as Notion exports a page's properties.
fn properties(lines: Lines<'_>) -> Option<Foreign> {
    let below = lines.each().skip(1).skip_while(|(_, line)| line.is_empty());
    block(below, "the lines below the heading are no front matter: they stand between no lines of hyphens")
}

fn block<'t>(lines: impl Iterator<Item = (Range<usize>, &'t str)>, message: &str) -> Option<Foreign> {
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
    Some(Foreign {
        message: message.to_owned(),
        first: block.first()?.0.clone(),
        last: block.last()?.0.clone(),
        yaml: keys.iter().map(|line| line_of_yaml(line)).collect(),
    })
}

/// Whether lines are front matter beyond doubt: a title, or two keys of which one is usual.
fn is_front_matter(lines: &[String]) -> bool {
    let keys: Vec<String> =
        lines.iter().filter_map(|line| key_and_value(line)).map(|(key, _)| folded(key)).collect();
    let usual = keys.iter().any(|key| KEYS.contains(&key.as_str()));
    keys.iter().any(|key| key == "title") || (usual && keys.len() > 1)
}

/// A line taken apart at its first colon, when what stands before it can be a key.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(char::is_alphabetic)
        && key.split(' ').count() <= 3
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((key, value.trim()))
}

fn folded(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A line as YAML reads it.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(whole: &str) -> Option<Vec<String>> {
        find(whole).map(|found| found.yaml)
    }

    #[test]
    fn other_forms_are_written_as_yaml() {
        let check = |whole: &str| assert_eq!(yaml(whole).unwrap(), ["title: A", "tags: [a, b]"], "{whole}");
        check("Title: A\nTags: a, b\n\nText");
        check("# Heading\n\nTitle: A\nTags: a, b\n\nText");
        check("\\---\n\ntitle: A\n\ntags: \\[a, b\\]\n\n\\---\nText");
        check("```yaml\n---\ntitle: A\ntags: [a, b]\n---\n```\nText");
        let toml =
            yaml("+++\ntitle = \"A\"\n[taxonomies]\ntags = [\n  \"a\",\n  \"b\",\n]\n+++\nText").unwrap();
        assert_eq!(toml, ["title: \"A\"", "tags: [\"a\", \"b\", ]"]);
        let json = yaml("{\n\"title\": \"A: b\", \"tags\": [\"a\"]\n}\n\nText").unwrap();
        assert_eq!(json, ["tags: [a]", "title: \"A: b\""]);
    }

    #[test]
    fn a_text_is_no_front_matter() {
        for text in [
            "",
            "Note: this is a text\n",
            "# Heading\n\nOne thing: it works.\n",
            "{% raw %}\n",
            "***\n\nA text\n\n***\n",
        ] {
            assert!(find(text).is_none(), "{text}");
        }
    }
}
