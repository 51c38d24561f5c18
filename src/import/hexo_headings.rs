//! The ids that Hexo gives to headings: with the case of the heading. Where another would be made of it, the old one is written.

use std::collections::BTreeMap;

use crate::import::markdown_lines::{LineKind, MarkdownLines};
use crate::slug::Slug;

/// Returns a text in which headings name their old ids, where these differ from those of this program.
pub(super) fn with_ids(text: &str) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = String::with_capacity(text.len());
    for (kind, line) in MarkdownLines::of(text).iter() {
        let heading = Some(line.trim_start_matches('#'))
            .filter(|rest| rest.starts_with(' ') && rest.len() < line.len());
        let Some(heading) = heading.filter(|_| kind == LineKind::Prose && !line.contains("{#")) else {
            out.push_str(line);
            continue;
        };
        let shown = plain(heading.trim().trim_end_matches('#').trim());
        let own = id(&shown);
        let count = counts.entry(own.clone()).or_insert(0);
        let old = if *count == 0 { own } else { format!("{own}-{count}") };
        *count += 1;
        if old.is_empty() || *count == 1 && Slug::from_title(&shown).as_str() == old {
            out.push_str(line);
            continue;
        }
        let content = line.trim_end_matches(['\n', ' ', '#']);
        out.push_str(&format!("{content} {{#{old}}}{}", if line.ends_with('\n') { "\n" } else { "" }));
    }
    out
}

/// Returns the text of a heading without marks of Markdown and the targets of its links.
fn plain(heading: &str) -> String {
    let mut out = String::new();
    let mut rest = heading;
    while let Some(at) = rest.find("](") {
        out.push_str(&rest[..at]);
        rest = rest[at..].find(')').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    out.replace(['*', '`', '[', ']'], "")
}

/// Returns the id: hyphens in place of blanks and marks.
fn id(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars() {
        let is_mark =
            c.is_whitespace() || c.is_control() || "~`!@#$%^&*()-_+=[]{}|\\;:\"'“”‘’–—<>,.?/".contains(c);
        if !is_mark {
            id.push(c);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_their_case() {
        let check = |text: &str, expected: &str| assert_eq!(with_ids(text), expected, "{text}");
        check("# costs\n## What It Costs: `v2`!\n", "# costs\n## What It Costs: `v2`! {#What-It-Costs-v2}\n");
        check("## Costs ##\n## Costs\n## a {#b}", "## Costs {#Costs}\n## Costs {#Costs-1}\n## a {#b}");
        check("```\n# A\n```\n#A\n# ?!\n", "```\n# A\n```\n#A\n# ?!\n");
    }
}
