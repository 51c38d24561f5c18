//! Which values a template's text looks up: every path such as `article.series.title`, with the names that loops,
//! `set` and components bring in.
//!
//! The engine says nothing of a field that does not exist where a condition asks for it, and does not give away what it
//! has parsed. This reads the words of the tags alone. It leaves out values that are only printed: those the engine checks.

use std::ops::Range;

use crate::render::template_tags::{TagKind, tags};
use crate::render::template_tokens::{Token, matching, tokens};

/// What a template's text does with names, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// A value is looked up.
    Path(Path),
    /// A loop begins: its names, and what it goes over where that is a path alone.
    For(Vec<String>, Option<Path>),
    /// A component begins that is given these names.
    Component(String, Vec<String>),
    /// A loop or component ends.
    End,
    /// A name gets a value.
    Set(String, Option<Path>),
    /// A component is called with a value for one of its names.
    Argument(String, String, Option<Path>),
}

/// A value by its way from a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The name that it begins with, with its place.
    pub root: (String, Range<usize>),
    /// The way from there.
    pub steps: Vec<Step>,
    /// Whether the author asks whether it is there: `is defined`.
    pub asked: bool,
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `.title`
    Field(String, Range<usize>),
    /// `[0]`
    Element,
    /// `[name]`: what it leads to cannot be told.
    Other,
}

/// Returns what a template's text does with names.
pub fn lookups(text: &str) -> Vec<Lookup> {
    let mut lookups = Vec::new();
    for tag in tags(text) {
        if tag.kind == TagKind::Comment {
            continue;
        }
        let tokens = tokens(text, tag.inside);
        match tokens.first() {
            Some(Token::Sign("<", _)) => call(&tokens, &mut lookups),
            _ if tag.kind == TagKind::Statement => statement(&tokens, &mut lookups),
            // The engine itself reports a missing value that is printed and used for nothing else.
            _ if alone(&tokens).is_some() => {}
            _ => paths(&tokens, &mut lookups),
        }
    }
    lookups
}

/// Words that are not names of values.
const WORDS: [&str; 14] =
    ["and", "or", "not", "in", "is", "if", "else", "true", "True", "false", "False", "none", "None", "null"];

/// Reads a statement: a tag between `{%` and `%}`.
fn statement(tokens: &[Token<'_>], found: &mut Vec<Lookup>) {
    let Some((Token::Name(word, _), rest)) = tokens.split_first() else { return };
    match *word {
        "if" | "elif" => paths(rest, found),
        "for" => {
            let Some(at) = rest.iter().position(|token| matches!(token, Token::Name("in", _))) else {
                return;
            };
            let names = rest[..at].iter().filter_map(Token::name).map(str::to_owned).collect();
            let over = &rest[at + 1..];
            paths(over, found);
            found.push(Lookup::For(names, alone(over)));
        }
        "set" | "set_global" => {
            let Some(target) = rest.first().and_then(Token::name) else { return };
            let value = match rest.get(1) {
                Some(Token::Sign("=", _)) => &rest[2..],
                _ => &[],
            };
            paths(value, found);
            found.push(Lookup::Set(target.to_owned(), alone(value)));
        }
        // The name of the filter comes first.
        "filter" => paths(rest.get(1..).unwrap_or_default(), found),
        "component" => {
            let called = rest.first().and_then(Token::name).unwrap_or_default().to_owned();
            found.push(Lookup::Component(called, parameters(rest.get(1..).unwrap_or_default())));
        }
        "endfor" | "endcomponent" => found.push(Lookup::End),
        _ => {}
    }
}

/// The names that a component is given: in its round brackets, each behind the first of them or a comma.
fn parameters(tokens: &[Token<'_>]) -> Vec<String> {
    let (mut names, mut depth) = (Vec::new(), 0);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign("(" | "[" | "{", _) => depth += 1,
            Token::Sign(")" | "]" | "}", _) => depth -= 1,
            Token::Name(name, _)
                if depth == 1 && at > 0 && matches!(tokens[at - 1], Token::Sign("(" | ",", _)) =>
            {
                names.push((*name).to_owned());
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// `<card article={article} level="2"/>`
fn call(tokens: &[Token<'_>], found: &mut Vec<Lookup>) {
    let Some(component) = tokens.get(1).and_then(Token::name) else { return };
    let mut at = 2;
    while at < tokens.len() {
        let Token::Sign("{", _) = tokens[at] else {
            at += 1;
            continue;
        };
        let end = matching(tokens, at);
        let inside = &tokens[at + 1..end];
        paths(inside, found);
        if let [Token::Name(argument, _), Token::Sign("=", _)] = &tokens[at - 2..at] {
            found.push(Lookup::Argument(component.to_owned(), (*argument).to_owned(), alone(inside)));
        }
        at = end + 1;
    }
}

/// The path that some tokens are, where they are one and nothing else.
fn alone(tokens: &[Token<'_>]) -> Option<Path> {
    let (path, end) = path(tokens, 0)?;
    (end == tokens.len()).then_some(path)
}

/// All paths of an expression. Those inside square brackets count for themselves.
fn paths(tokens: &[Token<'_>], found: &mut Vec<Lookup>) {
    // `[x.title for x in list]` has a name of its own.
    let own = |name: &str| {
        tokens
            .windows(2)
            .any(|pair| matches!(pair, [Token::Name("for", _), Token::Name(own, _)] if *own == name))
    };
    for at in 0..tokens.len() {
        let before = at.checked_sub(1).map(|before| tokens[before]);
        let is_inside = matches!(before, Some(Token::Sign("." | "?." | "|", _)));
        let is_test = match before {
            Some(Token::Name("is", _)) => true,
            Some(Token::Name("not", _)) => at > 1 && matches!(tokens[at - 2], Token::Name("is", _)),
            _ => false,
        };
        if is_inside || is_test || matches!(before, Some(Token::Name("for", _))) {
            continue;
        }
        let Some((mut path, end)) = path(tokens, at) else { continue };
        if own(&path.root.0) || path.root.0 == "for" {
            continue;
        }
        let mut behind = tokens[end..].iter();
        if let Some(Token::Name("is", _)) = behind.next() {
            let mut test = behind.next();
            if let Some(Token::Name("not", _)) = test {
                test = behind.next();
            }
            path.asked = matches!(test, Some(Token::Name("defined" | "undefined", _)));
        }
        found.push(Lookup::Path(path));
    }
}

/// The path that begins at a token, and where it ends; none where no value is named there.
fn path(tokens: &[Token<'_>], at: usize) -> Option<(Path, usize)> {
    let Some(Token::Name(root, start)) = tokens.get(at).copied() else { return None };
    // The name of a function, or of an argument.
    let is_other = matches!(tokens.get(at + 1), Some(Token::Sign("(" | "=", _)));
    if WORDS.contains(&root) || is_other {
        return None;
    }
    let mut path =
        Path { root: (root.to_owned(), start..start + root.len()), steps: Vec::new(), asked: false };
    let mut at = at + 1;
    loop {
        match (tokens.get(at), tokens.get(at + 1)) {
            (Some(Token::Sign("." | "?.", _)), Some(Token::Name(field, start))) => {
                path.steps.push(Step::Field((*field).to_owned(), *start..*start + field.len()));
                at += 2;
            }
            (Some(Token::Sign("[" | "?[", _)), Some(_)) => {
                let end = matching(tokens, at);
                path.steps.push(match &tokens[at + 1..end] {
                    [Token::Text(field, start)] => {
                        Step::Field((*field).to_owned(), *start..*start + field.len() + 2)
                    }
                    [Token::Number] | [Token::Sign("-", _), Token::Number] => Step::Element,
                    _ => Step::Other,
                });
                at = end + 1;
            }
            _ => return Some((path, at.min(tokens.len()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text looks up, in short.
    fn check(text: &str, expected: &[&str]) {
        let shown = |path: &Path| {
            let mut shown = path.root.0.clone();
            for step in &path.steps {
                match step {
                    Step::Field(name, _) => shown.push_str(&format!(".{name}")),
                    Step::Element => shown.push_str("[]"),
                    Step::Other => shown.push_str("[?]"),
                }
            }
            if path.asked { shown + "?" } else { shown }
        };
        let line = |lookup: &Lookup| match lookup {
            Lookup::Path(path) => shown(path),
            Lookup::For(names, over) => format!("for {} in {:?}", names.join(","), over.as_ref().map(shown)),
            Lookup::Component(name, given) => format!("component {name}({})", given.join(",")),
            Lookup::End => "end".to_owned(),
            Lookup::Set(name, value) => format!("set {name} {:?}", value.as_ref().map(shown)),
            Lookup::Argument(name, argument, value) => {
                format!("give {name} {argument} {:?}", value.as_ref().map(shown))
            }
        };
        assert_eq!(lookups(text).iter().map(line).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn paths_are_found_wherever_they_stand_and_other_words_are_not() {
        check("{{ a.b }}{# a.b #}{% raw %}{{ a.b | x }}{% endraw %}", &[]);
        check("{%- if a.b and not c[0].d is defined -%}", &["a.b", "c[].d?"]);
        check("{% elif a.b is not defined or f(x=a.c) is odd %}", &["a.b?", "a.c"]);
        check("{{ a.b | default(value=\"x.y\") | upper ~ c['d'] }}", &["a.b", "c.d"]);
        check("{% for x in a.b %}{% endfor %}", &["a.b", "for x in Some(\"a.b\")", "end"]);
        check("{% for k, v in a.b | sort %}", &["a.b", "for k,v in None"]);
        check("{% set x = a?.b %}{% set y %}", &["a.b", "set x Some(\"a.b\")", "set y None"]);
        check("{{ [x.t for x in a.b] | length }}", &["a.b"]);
        check("{{ a[i].b | x }}", &["a[?].b", "i"]);
        check(
            "{{ <c a={x.y} b=\"z\" d={1 + x}/> }}",
            &["x.y", "give c a Some(\"x.y\")", "x", "give c d None"],
        );
        check(
            "{% component c(a: map, b = \"x\", @texts) %}{% endcomponent c %}",
            &["component c(a,b)", "end"],
        );
        check("{{ text(key=\"x\", count=a.b) }}", &["a.b"]);
    }

    #[test]
    fn no_text_is_too_strange() {
        for text in [
            "{{",
            "{% if",
            "{{ a. }}",
            "{{ a[ }}",
            "{% for %}",
            "{% set %}",
            "{{ < }}",
            "{{ <é a={ }}",
            "{{ 'é }}",
        ] {
            lookups(text);
        }
    }
}
