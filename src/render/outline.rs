//! The outline of a template: its parent, its blocks, the templates that it includes, the components that it defines.
//!
//! It comes from the tags of the text alone, so it also works for templates with errors.

use crate::render::template_tags::{TagKind, tags, trimmed};

/// The outline of a template, each list in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The comment at the beginning of the text, as one line.
    pub about: Option<String>,
    /// The template that it extends.
    pub extends: Option<String>,
    /// Its blocks.
    pub blocks: Vec<String>,
    /// The templates that it includes.
    pub includes: Vec<String>,
    /// The components that it defines.
    pub components: Vec<Component>,
    /// The components that it calls.
    pub calls: Vec<String>,
    /// The names that it sets.
    pub sets: Vec<String>,
}

/// The definition of a component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// Its parameters.
    pub arguments: Vec<Argument>,
}

/// A parameter of a component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Its type as the engine names it: `map`, `string`.
    pub kind: Option<String>,
    /// Its default value, as written.
    pub default: Option<String>,
}

/// Returns the outline of a template's text.
pub fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    for tag in tags(text) {
        let inside = trimmed(&text[tag.inside.clone()]);
        match tag.kind {
            TagKind::Statement | TagKind::Expression => outline.add(inside),
            TagKind::Comment if text[..tag.start()].trim().is_empty() && outline.about.is_none() => {
                outline.about = Some(inside.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            TagKind::Comment => {}
        }
    }
    outline
}

impl Outline {
    /// Adds what one tag names.
    fn add(&mut self, inside: &str) {
        if let Some(call) = inside.strip_prefix('<') {
            let name = call.split(|c: char| c.is_whitespace() || c == '/' || c == '>').next();
            self.calls.extend(name.map(str::to_owned));
            return;
        }
        let (word, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        let rest = rest.trim();
        match word {
            "block" => self.blocks.push(rest.to_owned()),
            "include" => self.includes.extend(quoted(rest)),
            "extends" => self.extends = quoted(rest),
            "set" | "set_global" => {
                let name = rest.split(|c: char| c.is_whitespace() || c == '=' || c == '|').next();
                self.sets.extend(name.map(str::to_owned));
            }
            "component" => self.components.extend(component(rest)),
            _ => {}
        }
    }
}

fn quoted(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    text[1..].split(quote).next().map(str::to_owned)
}

/// `card(article: map, level: string = "2")`
fn component(text: &str) -> Option<Component> {
    let (name, rest) = text.split_once('(')?;
    let arguments = rest.rsplit_once(')').map_or(rest, |(arguments, _)| arguments);
    let argument = |text: &str| {
        let (left, default) =
            text.split_once('=').map_or((text, None), |(left, right)| (left, Some(right.trim().to_owned())));
        let (name, kind) =
            left.split_once(':').map_or((left, None), |(left, right)| (left, Some(right.trim().to_owned())));
        Argument { name: name.trim().to_owned(), kind, default }
    };
    // Parameters with `@` are taken from the caller's values, so callers do not pass them.
    let arguments = split_at_commas(arguments).into_iter().filter(|part| !part.trim().is_empty());
    let arguments = arguments.filter(|part| !part.trim().starts_with('@'));
    Some(Component { name: name.trim().to_owned(), arguments: arguments.map(argument).collect() })
}

/// Splits a text at commas that are not within quotes or brackets.
fn split_at_commas(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quote) = (Vec::new(), 0, 0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '[' | '{' | '(') => depth += 1,
            (None, ']' | '}' | ')') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_has_what_the_text_defines_and_uses() {
        let text = "{#- A page.\n For tests. -#}\n{% extends \"base.html\" %}{%- block main -%}\
                    {{- <card article={a} note=\"}}\"/> }}{% include 'parts/x.html' %}{{ a | upper }}\
                    {% raw %}{% block no %}{% endraw %}{# {% block none %} #}{% endblock main %}\
                    {% component row(a: map, b: string = \"x, y\", c = [1, 2], @texts) %}{% endcomponent row %}{% if";
        let found = outline(text);
        assert_eq!(found.about.as_deref(), Some("A page. For tests."));
        assert_eq!(found.extends.as_deref(), Some("base.html"));
        assert_eq!(found.blocks, ["main"]);
        assert_eq!(found.includes, ["parts/x.html"]);
        assert_eq!(found.calls, ["card"]);
        let [row] = &found.components[..] else { panic!("{:?}", found.components) };
        let arguments: Vec<_> = row
            .arguments
            .iter()
            .map(|one| (one.name.as_str(), one.kind.as_deref(), one.default.as_deref()))
            .collect();
        assert_eq!(row.name, "row");
        assert_eq!(
            arguments,
            [("a", Some("map"), None), ("b", Some("string"), Some("\"x, y\"")), ("c", None, Some("[1, 2]"))]
        );
        for hostile in
            ["{", "{{", "{%", "{#", "{{ ü", "{% block", "{% component x", "{% \"", "{% include \"é"]
        {
            outline(hostile);
        }
    }
}
