//! Tests of [`YamlEditor`].

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Report;
use crate::edits::apply;
use crate::yaml;

/// Returns the text after an edit of its map.
fn edited(yaml: &str, edit: impl Fn(&YamlEditor<'_>) -> Option<Edit>) -> Option<String> {
    let file = SourcePath::new("site.yaml");
    let node = yaml::parse(&file, yaml, 0..yaml.len(), &mut Report::new())?;
    let edit = edit(&YamlEditor::new(&file, yaml, 0..yaml.len(), &node))?;
    Some(apply(yaml, &[edit]).0)
}

fn check(yaml: &str, edit: impl Fn(&YamlEditor<'_>) -> Option<Edit>, expected: &str) {
    assert_eq!(edited(yaml, edit).as_deref(), Some(expected), "{yaml}");
}

#[test]
fn a_value_is_set_and_its_comment_stays() {
    check("a: 1 # one\nb: 2\n", |map| map.set("a", "x"), "a: x # one\nb: 2\n");
    check("a:\nb: 2\n", |map| map.set("a", "x"), "a: x\nb: 2\n");
    check("a: # none yet\nb: 2\n", |map| map.set("a", "x"), "a: x # none yet\nb: 2\n");
    check("a : 'old'\n", |map| map.set("a", "x"), "a : x\n");
    check("a: # all\n  - b # first\n  - c\nd: e\n", |map| map.set("a", "[x]"), "a: [x] # all\nd: e\n");
    check("a: |\n  one\n  two\n\nb: 2\n", |map| map.set("a", "x"), "a: x\n\nb: 2\n");
}

#[test]
fn a_missing_key_is_added_behind_the_last_one() {
    check("a: 1 # one\n# end\n", |map| map.set("b", "2"), "a: 1 # one\nb: 2\n# end\n");
    check("a: 1", |map| map.set("b", "2"), "a: 1\nb: 2");
    check("a:\n  - 1\n  - 2\n", |map| map.set("b", "2"), "a:\n  - 1\n  - 2\nb: 2\n");
    check("# only a comment\n", |map| map.set("b", "2"), "# only a comment\nb: 2\n");
    check("", |map| map.set("b", "2"), "b: 2\n");
    check("  a: 1\n  c: 2\n", |map| map.set("b", "2"), "  a: 1\n  c: 2\n  b: 2\n");
    assert_eq!(edited("{a: 1}\n", |map| map.set("b", "2")), None);
}

#[test]
fn a_key_is_removed_with_its_value() {
    check("a: 1\nb: 2 # two\nc: 3\n", |map| map.remove("b"), "a: 1\nc: 3\n");
    check("a: 1\nb:\n- 2\n- 3\n# of c\nc: 3\n", |map| map.remove("b"), "a: 1\n# of c\nc: 3\n");
    check("a: 1\nb: 2", |map| map.remove("b"), "a: 1\n");
    check("a:\nb: 2\n", |map| map.remove("a"), "b: 2\n");
}

#[test]
fn entries_of_lists_are_added_and_removed() {
    check("a: [b, \"c\"] # all\n", |map| map.add_item("a", "d e"), "a: [b, \"c\", d e] # all\n");
    check("a: []\n", |map| map.add_item("a", "b"), "a: [b]\n");
    check("a: b\n", |map| map.add_item("a", "c"), "a: [b, c]\n");
    check("a:\n  - b # first\nd: e\n", |map| map.add_item("a", "c"), "a:\n  - b # first\n  - c\nd: e\n");
    check("b: 1\n", |map| map.add_item("a", "c, d"), "b: 1\na: [\"c, d\"]\n");
    let remove = |index| move |map: &YamlEditor<'_>| map.remove_item(&map.entry("a")?.value, index);
    check("a: [b, c, d]\n", remove(0), "a: [c, d]\n");
    check("a: [b, c, d]\n", remove(2), "a: [b, c]\n");
    check("a: [b]\n", remove(0), "a: []\n");
    check("a:\n- b # first\n- c\nd: e\n", remove(0), "a:\n- c\nd: e\n");
    check("a:\n  - b\nd: e\n", remove(0), "a:\n  []\nd: e\n");
}

#[test]
fn a_replaced_text_keeps_its_quotes() {
    let replace = |map: &YamlEditor<'_>| map.replace_text(map.entry("a")?.value.at.clone(), "it's: \"x\"");
    check("a: \"b\" # c\n", replace, "a: \"it's: \\\"x\\\"\" # c\n");
    check("a: 'b'\n", replace, "a: 'it''s: \"x\"'\n");
    check("a: b\n", replace, "a: \"it's: \\\"x\\\"\"\n");
}

proptest! {
    /// Another key keeps its value and its text, whatever is set, added or removed.
    #[test]
    fn other_keys_are_left_alone(
        values in prop::collection::vec(
            prop_oneof![
                Just("one # why"), Just(""), Just("'it''s'"), Just("\"a\\n b\""), Just("[a, b]"), Just("\n  - a # x\n  - b"),
                Just("\n- a\n- b"), Just("|\n  text\n\n  more"), Just("a plain\n  text"), Just("{b: c}"), Just("~"), Just("&x 12"),
            ],
            1..6,
        ),
        changed in 0..7_usize,
        what in 0..3_usize,
    ) {
        let text: String = values.iter().enumerate().map(|(index, value)| format!("# of {index}\nkey{index}: {value}\n")).collect();
        let file = SourcePath::new("site.yaml");
        let parse = |text: &str| yaml::parse(&file, text, 0..text.len(), &mut Report::new()).unwrap();
        let node = parse(&text);
        let editor = YamlEditor::new(&file, &text, 0..text.len(), &node);
        let key = format!("key{changed}");
        let edit = match what {
            0 => editor.set(&key, "new"),
            1 => editor.remove(&key),
            _ => editor.add_item(&key, "new"),
        };
        if let Some(edit) = edit {
            let edits = [edit];
            let (after, left_out) = apply(&text, &edits);
            prop_assert!(left_out.is_empty());
            let found = parse(&after);
            let kind = |node: &Node, key: &str| {
                node.entries().iter().find(|entry| entry.key == key).map(|entry| plain(&entry.value))
            };
            for (index, _) in values.iter().enumerate().filter(|(index, _)| *index != changed) {
                let key = format!("key{index}");
                prop_assert_eq!(kind(&node, &key), kind(&found, &key), "{}", after);
                prop_assert!(after.contains(&format!("# of {index}\n")), "{}", after);
            }
            match what {
                0 => prop_assert_eq!(kind(&found, &key), Some("new".to_owned())),
                1 => prop_assert_eq!(kind(&found, &key), None),
                _ => prop_assert!(kind(&found, &key).is_some_and(|value| value.contains("new")), "{}", after),
            }
        }
    }
}

/// Returns a value without the places.
fn plain(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => "~".to_owned(),
        NodeKind::Bool { written, .. } | NodeKind::Number { written, .. } => written.clone(),
        NodeKind::Text(text) => text.clone(),
        NodeKind::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(",")),
        NodeKind::Map(entries) => {
            let entries: Vec<_> =
                entries.iter().map(|entry| format!("{}:{}", entry.key, plain(&entry.value))).collect();
            format!("{{{}}}", entries.join(","))
        }
    }
}
