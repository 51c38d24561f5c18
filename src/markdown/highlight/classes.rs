//! From the many names that grammars give to the parts of a text to a few short classes.
//!
//! Source of the names: Sublime Text, "Scope Naming".

use std::collections::HashMap;

use syntect::parsing::Scope;

use crate::markdown::highlight::grammars::scope;

/// What a scope begins with, and the class of what is inside it; none where it is plain, whatever is around it.
/// `static/theme/code.css` has a rule for each class.
const CLASSES: [(&str, Option<&str>); 65] = [
    // Comments, strings, numbers, constants.
    ("comment", Some("c")),
    ("string", Some("s")),
    ("markup.raw", Some("s")),
    ("constant.character.escape", Some("e")),
    ("constant.other.placeholder", Some("e")),
    ("string.regexp", Some("e")),
    ("constant.numeric", Some("n")),
    ("constant", Some("l")),
    ("variable.language", Some("l")),
    ("support.constant", Some("l")),
    // Words of the language.
    ("keyword", Some("k")),
    ("storage", Some("k")),
    ("keyword.operator", Some("o")),
    ("keyword.operator.word", Some("k")),
    ("keyword.operator.logical.python", Some("k")),
    ("keyword.declaration", Some("k")),
    ("keyword.other.unit", Some("n")),
    // Names.
    ("entity.name.function", Some("f")),
    ("support.function", Some("f")),
    ("variable.function", Some("f")),
    ("entity.name.macro", Some("f")),
    ("support.macro", Some("f")),
    ("entity.name.type", Some("t")),
    ("entity.name.class", Some("t")),
    ("entity.name.struct", Some("t")),
    ("entity.name.enum", Some("t")),
    ("entity.name.trait", Some("t")),
    ("entity.name.interface", Some("t")),
    ("entity.name.union", Some("t")),
    ("entity.name.impl", Some("t")),
    ("entity.other.inherited-class", Some("t")),
    ("support.type", Some("t")),
    ("support.class", Some("t")),
    ("storage.type.numeric", Some("t")),
    ("variable.parameter", Some("v")),
    ("variable.other.readwrite.shell", Some("v")),
    ("variable.other.normal.shell", Some("v")),
    ("variable.other.php", Some("v")),
    ("variable.other.readwrite.powershell", Some("v")),
    ("variable.other.predefined", Some("v")),
    // Markup and data.
    ("entity.name.tag", Some("g")),
    ("punctuation.definition.tag", Some("g")),
    ("entity.other.attribute-name", Some("a")),
    ("support.type.property-name", Some("p")),
    ("entity.name.tag.yaml", Some("p")),
    ("entity.name.tag.toml", Some("p")),
    ("variable.other.key.toml", Some("p")),
    ("meta.mapping.key", Some("p")),
    ("entity.other.attribute-name.id.css", Some("g")),
    ("entity.other.attribute-name.class.css", Some("g")),
    // Remarks to the compiler.
    ("meta.annotation", Some("m")),
    ("meta.attribute", Some("m")),
    ("variable.annotation", Some("m")),
    ("entity.name.function.decorator", Some("m")),
    ("keyword.control.import.include", Some("m")),
    // Texts.
    ("markup.heading", Some("h")),
    ("entity.name.section", Some("h")),
    ("markup.bold", Some("b")),
    ("markup.italic", Some("i")),
    ("markup.underline.link", Some("u")),
    // Differences between files.
    ("markup.deleted", Some("x")),
    ("markup.inserted", Some("y")),
    ("meta.diff", Some("z")),
    // Code inside of strings.
    ("meta.interpolation", None),
    ("meta.template.expression", None),
];

/// What a key of data is, also where its text is a string.
const KEYS: [&str; 2] = ["meta.mapping.key", "meta.structure.dictionary.key"];

/// The table with its words looked up, longest scopes first.
pub(super) struct Classes {
    table: Vec<(Scope, Option<&'static str>)>,
    keys: [Scope; 2],
}

impl Classes {
    pub(super) fn new() -> Classes {
        let mut table: Vec<_> = CLASSES.iter().map(|(text, class)| (scope(text), *class)).collect();
        table.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
        Classes { table, keys: KEYS.map(scope) }
    }

    /// For one text, which has few scopes that come often.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader { classes: self, known: HashMap::new() }
    }
}

/// Remembers the classes of the scopes of one text.
pub(super) struct Reader<'a> {
    classes: &'a Classes,
    /// None for a scope that says nothing, and so leaves it to the one around it.
    known: HashMap<Scope, Option<Option<&'static str>>>,
}

impl Reader<'_> {
    /// The class of what stands inside these scopes, the innermost last.
    pub(super) fn class(&mut self, stack: &[Scope]) -> Option<&'static str> {
        let table = &self.classes.table;
        let known = &mut self.known;
        let found = stack.iter().rev().find_map(|scope| {
            *known.entry(*scope).or_insert_with(|| {
                table.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class)
            })
        });
        let class = found.flatten();
        let is_key =
            || stack.iter().any(|scope| self.classes.keys.iter().any(|key| key.is_prefix_of(*scope)));
        if class == Some("s") && is_key() { Some("p") } else { class }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLESHEET: &str = include_str!("../../../static/theme/code.css");

    /// The light and the dark value of a custom property.
    fn pair(name: &str) -> [f64; 2] {
        let (_, rest) = STYLESHEET.split_once(&format!("{name}: light-dark(")).unwrap();
        let colours = rest.split(')').next().unwrap();
        let colours: Vec<f64> = colours.split(',').map(|colour| luminance(colour.trim())).collect();
        [colours[0], colours[1]]
    }

    /// Source: WCAG 2.2, "relative luminance".
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        let linear =
            |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
    }

    #[test]
    fn every_class_has_a_rule_and_every_colour_contrast_on_both_grounds() {
        for (scope, class) in CLASSES {
            let Some(class) = class else { continue };
            let rule = STYLESHEET.contains(&format!(".{class} "))
                || STYLESHEET.contains(&format!(".{class})"))
                || STYLESHEET.contains(&format!(".{class},"));
            assert!(rule, "{scope}: the stylesheet has no rule for `.{class}`");
        }
        let names: Vec<&str> =
            STYLESHEET.lines().filter_map(|line| line.trim().strip_prefix("--")?.split(':').next()).collect();
        assert_eq!(names.len(), 13);
        let contrast = |a: f64, b: f64| (a.max(b) + 0.05) / (a.min(b) + 0.05);
        for name in names.iter().filter(|name| !["code-ground", "code-mark"].contains(name)) {
            for ground in ["--code-ground", "--code-mark"] {
                for scheme in 0..2 {
                    let found = contrast(pair(&format!("--{name}"))[scheme], pair(ground)[scheme]);
                    assert!(found >= 4.5, "{name} on {ground}, scheme {scheme}: {found:.2}");
                }
            }
        }
    }
}
