//! Finds the tags of shortcodes, in the forms of Hugo and of Zola.

use std::ops::Range;

use crate::import::tag_arguments::{TagArguments, find_outside_quotes};

/// A tag of a shortcode.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShortcodeTag {
    /// Its place in the text.
    pub(super) range: Range<usize>,
    /// Its name; empty for an end that fits each name.
    pub(super) name: String,
    /// Its arguments.
    pub(super) arguments: TagArguments,
    /// What it does.
    pub(super) role: TagRole,
}

/// What a tag does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TagRole {
    /// It stands alone, or an end follows.
    Start,
    /// It stands alone.
    Alone,
    /// It ends what the last start with its name began.
    End,
    /// It is shown to readers as this text.
    Shown(String),
}

/// Finds the tags of Hugo: `{{< name … >}}`, `{{% /name %}}`, and `{{</* name */>}}`, which is shown.
pub(super) fn hugo_tags(text: &str) -> Vec<ShortcodeTag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("{{").map(|found| at + found) {
        at = start + 2;
        let end = match text.as_bytes().get(at) {
            Some(b'<') => ">}}",
            Some(b'%') => "%}}",
            _ => continue,
        };
        if let Some(tag) = hugo_tag(text, start, end) {
            at = tag.range.end;
            tags.push(tag);
        }
    }
    tags
}

fn hugo_tag(text: &str, start: usize, end: &str) -> Option<ShortcodeTag> {
    let inner = start + 3;
    if text[inner..].starts_with("/*") {
        let closing = format!("*/{end}");
        let close = inner + text[inner..].find(&closing)?;
        let shown = format!("{}{}{end}", &text[start..inner], &text[inner + 2..close]);
        let role = TagRole::Shown(shown);
        let (name, arguments) = (String::new(), TagArguments::default());
        return Some(ShortcodeTag { range: start..close + closing.len(), name, arguments, role });
    }
    let close = find_outside_quotes(text, inner, end)?;
    let inside = text[inner..close.start].trim();
    let (inside, is_end) = match inside.strip_prefix('/') {
        Some(rest) => (rest.trim(), true),
        None => (inside, false),
    };
    let (inside, is_alone) = match inside.strip_suffix('/') {
        Some(rest) => (rest, true),
        None => (inside, false),
    };
    let name_end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let name = &inside[..name_end];
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    if name.is_empty() || !name.chars().all(is_name) {
        return None;
    }
    let role = match (is_end, is_alone) {
        (true, _) => TagRole::End,
        (false, true) => TagRole::Alone,
        (false, false) => TagRole::Start,
    };
    let arguments = TagArguments::parse(&inside[name_end..]);
    Some(ShortcodeTag { range: start..close.end, name: name.to_owned(), arguments, role })
}

/// Finds the tags of Zola: `{{ name(…) }}`, `{% name(…) %}` and `{% end %}`; with `/*` and `*/` they are shown.
pub(super) fn zola_tags(text: &str) -> Vec<ShortcodeTag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('{').map(|found| at + found) {
        at = start + 1;
        let end = match text.as_bytes().get(at) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => continue,
        };
        if let Some(tag) = zola_tag(text, start, end) {
            at = tag.range.end;
            tags.push(tag);
        }
    }
    tags
}

fn zola_tag(text: &str, start: usize, end: &str) -> Option<ShortcodeTag> {
    let inner = start + 2;
    if text[inner..].starts_with("/*") {
        let closing = format!("*/{end}");
        let close = inner + text[inner..].find(&closing)?;
        let role = TagRole::Shown(format!("{}{}{end}", &text[start..inner], &text[inner + 2..close]));
        let (name, arguments) = (String::new(), TagArguments::default());
        return Some(ShortcodeTag { range: start..close + closing.len(), name, arguments, role });
    }
    let close = find_outside_quotes(text, inner, end)?;
    let inside = text[inner..close.start].trim_matches(|c: char| c.is_whitespace() || c == '-');
    if end == "%}" && inside == "end" {
        let (name, arguments) = (String::new(), TagArguments::default());
        return Some(ShortcodeTag { range: start..close.end, name, arguments, role: TagRole::End });
    }
    let (name, arguments) = inside.strip_suffix(')')?.split_once('(')?;
    let name = name.trim();
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':')) {
        return None;
    }
    let role = if end == "%}" { TagRole::Start } else { TagRole::Alone };
    let arguments = TagArguments::parse(arguments);
    Some(ShortcodeTag { range: start..close.end, name: name.to_owned(), arguments, role })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, tags: Vec<ShortcodeTag>) -> Vec<String> {
        let tag = |tag: ShortcodeTag| {
            let arguments = tag.arguments.positional.len() + tag.arguments.named.len();
            format!("{}|{}|{arguments}|{:?}", &text[tag.range], tag.name, tag.role)
        };
        tags.into_iter().map(tag).collect()
    }

    #[test]
    fn tags_of_hugo_are_found() {
        let text = "a {{< ref \"x.md\" >}} {{% note %}}b{{% /note %}} {{<br/>}} {{</* x */>}} {{ .Title }} {{< \"x\" >}} {{<";
        assert_eq!(
            shown(text, hugo_tags(text)),
            [
                "{{< ref \"x.md\" >}}|ref|1|Start",
                "{{% note %}}|note|0|Start",
                "{{% /note %}}|note|0|End",
                "{{<br/>}}|br|0|Alone",
                "{{</* x */>}}||0|Shown(\"{{< x >}}\")",
            ]
        );
    }

    #[test]
    fn tags_of_zola_are_found() {
        let text =
            "{{ youtube(id=\"}} x\", w=1) }} {% quote(author='V') %}b{% end %} {{ x }} {{/* y() */}} {{";
        assert_eq!(
            shown(text, zola_tags(text)),
            [
                "{{ youtube(id=\"}} x\", w=1) }}|youtube|2|Alone",
                "{% quote(author='V') %}|quote|1|Start",
                "{% end %}||0|End",
                "{{/* y() */}}||0|Shown(\"{{ y() }}\")",
            ]
        );
    }
}
