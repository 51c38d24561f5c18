//! Finds the values that a template looks up: every path such as `article.series.title`, and the names that loops,
//! `set` and components define.
//!
//! The engine does not report unknown fields in conditions, and does not give away what it has parsed. So this reads
//! the tags of the text. It leaves out values that are only printed, because the engine checks those.

use std::ops::Range;

use crate::render::template_tags::{TagKind, tags};
use crate::render::template_tokens::{Token, matching, tokens};

/// One use of names in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// Looks up a value.
    Path(ValuePath),
    /// Begins a loop: its names, and the list if it is a single path.
    For(Vec<String>, Option<ValuePath>),
    /// Begins the definition of a component: its name and its parameters.
    Component(String, Vec<String>),
    /// Ends a loop or the definition of a component.
    End,
    /// Sets a name to a value, which is kept if it is a single path.
    Set(String, Option<ValuePath>),
    /// Passes an argument to a component: the component, the parameter, and the value if it is a single path.
    Argument(String, String, Option<ValuePath>),
}

/// A path to a value: a name and steps from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValuePath {
    /// The first name, with its byte range.
    pub root: (String, Range<usize>),
    /// The steps after the name.
    pub steps: Vec<PathStep>,
    /// Whether the template tests it with `is defined` or `is undefined`.
    pub tested: bool,
}

/// A step into a value. Fields have their byte ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// `.title`
    Field(String, Range<usize>),
    /// `[0]`
    Element,
    /// `[name]`, whose value is unknown.
    Other,
}

/// Returns all uses of names in a template, in the order of the text.
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
            _ if single_path(&tokens).is_some() => {}
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
            found.push(Lookup::For(names, single_path(over)));
        }
        "set" | "set_global" => {
            let Some(target) = rest.first().and_then(Token::name) else { return };
            let value = match rest.get(1) {
                Some(Token::Sign("=", _)) => &rest[2..],
                _ => &[],
            };
            paths(value, found);
            found.push(Lookup::Set(target.to_owned(), single_path(value)));
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

/// Returns the parameters of a component: the names after `(` or a comma within its parentheses.
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

/// Reads the call of a component: `<card article={article} level="2"/>`.
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
            found.push(Lookup::Argument(component.to_owned(), (*argument).to_owned(), single_path(inside)));
        }
        at = end + 1;
    }
}

/// Returns the path that tokens consist of, if they are a single path.
fn single_path(tokens: &[Token<'_>]) -> Option<ValuePath> {
    let (path, end) = path(tokens, 0)?;
    (end == tokens.len()).then_some(path)
}

/// Finds all paths of an expression. Paths inside square brackets are separate paths.
fn paths(tokens: &[Token<'_>], found: &mut Vec<Lookup>) {
    // `[x.title for x in list]` defines the name `x`.
    let is_local = |name: &str| {
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
        if is_local(&path.root.0) || path.root.0 == "for" {
            continue;
        }
        let mut behind = tokens[end..].iter();
        if let Some(Token::Name("is", _)) = behind.next() {
            let mut test = behind.next();
            if let Some(Token::Name("not", _)) = test {
                test = behind.next();
            }
            path.tested = matches!(test, Some(Token::Name("defined" | "undefined", _)));
        }
        found.push(Lookup::Path(path));
    }
}

/// Returns the path that begins at a token, and the index of the token after it, or nothing if there is no value.
fn path(tokens: &[Token<'_>], at: usize) -> Option<(ValuePath, usize)> {
    let Some(Token::Name(root, start)) = tokens.get(at).copied() else { return None };
    // The name of a function or of an argument.
    let is_other = matches!(tokens.get(at + 1), Some(Token::Sign("(" | "=", _)));
    if WORDS.contains(&root) || is_other {
        return None;
    }
    let mut path =
        ValuePath { root: (root.to_owned(), start..start + root.len()), steps: Vec::new(), tested: false };
    let mut at = at + 1;
    loop {
        match (tokens.get(at), tokens.get(at + 1)) {
            (Some(Token::Sign("." | "?.", _)), Some(Token::Name(field, start))) => {
                path.steps.push(PathStep::Field((*field).to_owned(), *start..*start + field.len()));
                at += 2;
            }
            (Some(Token::Sign("[" | "?[", _)), Some(_)) => {
                let end = matching(tokens, at);
                path.steps.push(match &tokens[at + 1..end] {
                    [Token::Text(field, start)] => {
                        PathStep::Field((*field).to_owned(), *start..*start + field.len() + 2)
                    }
                    [Token::Number] | [Token::Sign("-", _), Token::Number] => PathStep::Element,
                    _ => PathStep::Other,
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

    /// Checks the lookups of a text, each in a short form.
    fn check(text: &str, expected: &[&str]) {
        let shown = |path: &ValuePath| {
            let mut shown = path.root.0.clone();
            for step in &path.steps {
                match step {
                    PathStep::Field(name, _) => shown.push_str(&format!(".{name}")),
                    PathStep::Element => shown.push_str("[]"),
                    PathStep::Other => shown.push_str("[?]"),
                }
            }
            if path.tested { shown + "?" } else { shown }
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
    fn paths_are_found_everywhere_and_other_words_are_not() {
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
    fn invalid_text_does_not_panic() {
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
