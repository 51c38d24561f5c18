//! Front matter in a form that is not read: TOML, JSON, lines without fences, fences that another program changed.
//!
//! It is recognised so that the message can offer the same front matter in YAML. Its values are not used.

mod block;
mod file_lines;
mod json;
mod key_lines;
mod toml;

pub(crate) use block::ForeignBlock;

use crate::content::foreign_front_matter::file_lines::FileLines;
use crate::content::foreign_front_matter::json::{json, json_without_fences};
use crate::content::foreign_front_matter::key_lines::{fenced, header, properties};
use crate::content::foreign_front_matter::toml::toml;

/// Returns the front matter in another form that a file begins with.
pub(super) fn find(whole: &str) -> Option<ForeignBlock> {
    let invisible = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let start = whole.len() - whole.trim_start_matches(invisible).len();
    let rest = &whole[start..];
    let first = rest.lines().next().unwrap_or_default().trim_end();
    let lines = FileLines { whole, start };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(whole: &str) -> Option<Vec<String>> {
        find(whole).map(|block| block.yaml)
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
    fn a_text_is_not_front_matter() {
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
