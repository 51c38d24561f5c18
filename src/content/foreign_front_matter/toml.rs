//! Converts TOML front matter to YAML.

use crate::content::foreign_front_matter::block::ForeignBlock;
use crate::content::foreign_front_matter::file_lines::FileLines;

/// Recognises TOML between two fences.
pub(super) fn toml(lines: FileLines<'_>, fence: &str) -> Option<ForeignBlock> {
    let (first, inner, last) = lines.between(fence)?;
    inner.iter().any(|line| line.contains('=')).then_some(())?;
    let message = "front matter in TOML is not read".to_owned();
    Some(ForeignBlock { message, first, last, yaml: from_toml(&inner) })
}

/// Converts the keys of TOML to lines of YAML. Quoted texts, numbers and lists are the same in both; the names of tables
/// are dropped.
fn from_toml(lines: &[&str]) -> Vec<String> {
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
