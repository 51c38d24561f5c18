//! The data of a text: its front matter, and the data files of its folders and of its name.

use std::collections::BTreeMap;

use crate::import::js_literal;
use crate::import::readers::eleventy::site::data;
use crate::import::source::Source;
use crate::import::source_text::{SourceText, split};
use crate::import::yaml_value::YamlValue;

/// The data files of folders and texts, by the path that they belong to: `posts/` for a folder, `posts/name` for a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Cascade {
    by_path: BTreeMap<String, YamlValue>,
    /// The data files, which are no files of the site.
    files: std::collections::BTreeSet<String>,
}

impl Cascade {
    /// Reads the data files below the folder of the texts.
    pub(super) fn of(source: &Source, input: &str) -> Cascade {
        let mut cascade = Cascade::default();
        for file in source.below(input) {
            let name = file.name();
            let stem = [".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs", ".json"]
                .iter()
                .find_map(|ending| name.strip_suffix(ending));
            let Some(stem) = stem.filter(|_| !file.path[input.len()..].starts_with('_')) else { continue };
            let is_of_folder = file.folder().rsplit('/').next() == Some(stem);
            let is_specific = name.contains(".11tydata.");
            let folder = if file.folder().is_empty() { String::new() } else { format!("{}/", file.folder()) };
            let text = format!("{folder}{stem}");
            let is_of_text = ["md", "html", "njk", "liquid", "markdown"]
                .iter()
                .any(|end| source.file(&format!("{text}.{end}")).is_some());
            if !(is_specific || is_of_folder || is_of_text) {
                continue;
            }
            cascade.files.insert(file.path.clone());
            let Some(value) = data(file) else { continue };
            let path = if is_of_folder { folder } else { text };
            let below = cascade.by_path.remove(&path).unwrap_or(YamlValue::Null);
            let (strong, weak) = if is_specific { (value, below) } else { (below, value) };
            cascade.by_path.insert(path, merged(strong, &weak));
        }
        cascade
    }

    /// Returns whether a file is one of the data files.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// Returns the keys of a text with those of its data files.
    pub(super) fn keys(&self, path: &str, own: YamlValue) -> YamlValue {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let mut keys = own;
        let mut folders = vec![stem.to_owned()];
        folders.extend(path.match_indices('/').rev().map(|(at, _)| path[..=at].to_owned()));
        for folder in folders {
            if let Some(data) = self.by_path.get(&folder) {
                keys = merged(keys, data);
            }
        }
        keys
    }
}

/// Returns the keys of both maps. Lists of tags are joined, as Eleventy does; otherwise the first map counts.
fn merged(strong: YamlValue, weak: &YamlValue) -> YamlValue {
    let (mut entries, weak) = match (strong, weak) {
        (YamlValue::Map(strong), YamlValue::Map(weak)) => (strong, weak),
        (YamlValue::Null, weak) => return weak.clone(),
        (strong, _) => return strong,
    };
    for (key, value) in weak {
        match entries.iter_mut().find(|(known, _)| known == key) {
            None => entries.push((key.clone(), value.clone())),
            Some((_, known)) if key == "tags" => {
                let mut tags = known.texts();
                tags.extend(value.texts().into_iter().filter(|tag| !known.texts().contains(tag)));
                *known = YamlValue::List(tags.into_iter().map(YamlValue::Text).collect());
            }
            Some(_) => {}
        }
    }
    YamlValue::Map(entries)
}

/// Splits a text, also with front matter in JavaScript. The second value names the keys whose values are programs.
pub(super) fn front_matter(text: &str) -> Result<(SourceText<'_>, Vec<String>), String> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let is_program =
        rest.lines().next().is_some_and(|line| ["---js", "---javascript"].contains(&line.trim_end()));
    if !is_program {
        return split(text).map(|text| (text, Vec::new()));
    }
    let first = rest.find('\n').map_or(rest.len(), |end| end + 1);
    let end = rest[first..].find("\n---").ok_or("its front matter has no end")? + first + 1;
    let (keys, programs) =
        js_literal::object(&rest[first..end]).ok_or("its front matter is a program in JavaScript")?;
    let behind = rest[end..].find('\n').map_or(rest.len(), |line| end + line + 1);
    let line = 1 + text[..start + behind].matches('\n').count();
    Ok((SourceText { keys, body: &rest[behind..], line }, programs))
}
