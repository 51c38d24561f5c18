//! The languages of code blocks and their colours: the only part of the program that knows the highlighter.

pub(super) use steadfast_highlight::{Language, Token, tokens};

use crate::diagnostic::nearest;

/// The meaning of the language name of a code block.
pub(super) enum LanguageName {
    /// A language that has colours.
    Known(Language),
    /// Plain text, or a language without colours.
    Plain,
    /// A name similar to that of a language that has colours. Holds the name of that language.
    Misspelt(&'static str),
}

/// Names that are similar to a known name and are correct nevertheless.
const NOT_MISSPELT: [&str; 7] = ["dotnet", "haml", "none", "note", "rescript", "rest", "sass"];

/// The shortest name that can count as misspelt. Shorter names are similar to too many others.
const SHORTEST_MISSPELT: usize = 4;

/// Returns what a language name means.
pub(super) fn named(name: &str) -> LanguageName {
    if let Some(language) = steadfast_highlight::language(name) {
        return LanguageName::Known(language);
    }
    let name = name.to_ascii_lowercase();
    if name.len() < SHORTEST_MISSPELT || NOT_MISSPELT.contains(&name.as_str()) {
        return LanguageName::Plain;
    }
    let known = steadfast_highlight::languages().flat_map(Language::names).copied();
    let known = known.filter(|known| known.len() >= SHORTEST_MISSPELT);
    // There are too many languages to list them all. Typos rarely hit the first letter, so only compare names that share
    // it.
    let near = nearest(&name, known.filter(|known| known.as_bytes()[0] == name.as_bytes()[0]));
    let near = near.filter(|known| known.len().abs_diff(name.len()) <= 1);
    near.map_or(LanguageName::Plain, LanguageName::Misspelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_the_name_of_a_language_is_found_and_another_name_is_none() {
        let misspelt = |name| match named(name) {
            LanguageName::Misspelt(meant) => Some(meant),
            _ => None,
        };
        assert_eq!(misspelt("pyhton"), Some("python"));
        assert_eq!(misspelt("Javscript"), Some("javascript"));
        assert_eq!(misspelt("typescipt"), Some("typescript"));
        let others = [
            "",
            "abnf",
            "ada",
            "asm",
            "astro",
            "awk",
            "bat",
            "bison",
            "clojure",
            "cmake",
            "cobol",
            "code",
            "csv",
            "cuda",
            "dotnet",
            "ebnf",
            "elixir",
            "elm",
            "erlang",
            "excel",
            "file",
            "fsharp",
            "gherkin",
            "groovy",
            "haml",
            "haskell",
            "hcl",
            "julia",
            "latex",
            "lisp",
            "log",
            "makefile",
            "math",
            "matlab",
            "mermaid",
            "nim",
            "nix",
            "none",
            "note",
            "objc",
            "output",
            "perl",
            "plain",
            "plaintext",
            "prisma",
            "proto",
            "pug",
            "raku",
            "regex",
            "rescript",
            "rest",
            "sass",
            "scala",
            "scheme",
            "stylus",
            "sparql",
            "terraform",
            "tex",
            "text",
            "tree",
            "tsv",
            "txt",
            "typst",
            "vb",
            "vim",
            "wasm",
            "wren",
            "xquery",
            "zig",
        ];
        let taken: Vec<_> = others.iter().filter_map(|name| Some((name, misspelt(name)?))).collect();
        assert_eq!(taken, []);
    }
}
