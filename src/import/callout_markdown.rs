//! Writes callouts: the notices of other generators.

/// The names of notices in other generators, and the kind of callout of each.
const KINDS: [(&str, &str); 33] = [
    ("note", "note"),
    ("notes", "note"),
    ("info", "note"),
    ("information", "note"),
    ("default", "note"),
    ("primary", "note"),
    ("secondary", "note"),
    ("question", "note"),
    ("abstract", "note"),
    ("message", "note"),
    ("aside", "note"),
    ("todo", "note"),
    ("tip", "tip"),
    ("hint", "tip"),
    ("success", "tip"),
    ("check", "tip"),
    ("done", "tip"),
    ("idea", "tip"),
    ("good", "tip"),
    ("important", "important"),
    ("attention", "important"),
    ("warning", "warning"),
    ("warn", "warning"),
    ("caution", "caution"),
    ("danger", "caution"),
    ("error", "caution"),
    ("failure", "caution"),
    ("critical", "caution"),
    ("bug", "caution"),
    ("bad", "caution"),
    ("example", "example"),
    ("takeaways", "takeaways"),
    ("checklist", "checklist"),
];

/// Returns the kind of callout that a name of another generator means.
pub(super) fn callout_kind(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

/// Returns a callout with a text. Its colons are more than those of the callouts in it.
pub(super) fn callout(kind: &str, title: Option<&str>, text: &str) -> String {
    let inner = text.split('\n').map(|line| line.trim_start_matches([' ', '\t', '>']));
    let longest = inner.map(|line| line.len() - line.trim_start_matches(':').len()).max().unwrap_or(0);
    let colons = ":".repeat(if longest >= 3 { longest + 1 } else { 3 });
    let title = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    let title = if title.is_empty() { title } else { format!(" {title}") };
    format!("{colons}{kind}{title}\n{}\n{colons}", text.trim_matches('\n').trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callouts_have_more_colons_than_those_in_them() {
        let inner = callout("tip", None, "\na\n");
        assert_eq!(inner, ":::tip\na\n:::");
        assert_eq!(callout("note", Some(" A  title "), &inner), "::::note A title\n:::tip\na\n:::\n::::");
        assert_eq!((callout_kind("Danger"), callout_kind("box")), (Some("caution"), None));
    }
}
