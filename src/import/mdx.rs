//! Turns MDX into Markdown: imports are removed, and components are replaced by what they mean.

use std::collections::BTreeMap;

use crate::import::admonitions::admonitions;
use crate::import::jsx_tags::jsx_tags;
use crate::import::notes::Note;
use crate::import::shortcode_meanings::meaning;
use crate::import::shortcodes::{Meaning, Shortcode, replace_shortcodes};
use crate::import::text_notes::{TextNotes, line_of};
use crate::markdown::CodeRanges;

/// Elements of HTML that have values of JavaScript in MDX.
const ELEMENTS: [&str; 6] = ["img", "a", "video", "source", "audio", "iframe"];

/// Returns a text in MDX as Markdown.
pub(super) fn markdown_of_mdx(text: &str, notes: &mut TextNotes) -> String {
    let lines = line_of(text, text.len());
    let (text, imports) = without_imports(text, notes);
    // Imports stand at the top.
    let removed = lines - line_of(&text, text.len());
    let text = text.replace("{/* truncate */}", "<!-- more -->").replace("{/*truncate*/}", "<!-- more -->");
    let tags = jsx_tags(&text, &imports);
    let text = replace_shortcodes(&text, &tags, &mut |code: &Shortcode<'_>| {
        let found = if ELEMENTS.contains(&code.name) { element(code) } else { meaning(code) };
        if found.is_none() && !ELEMENTS.contains(&code.name) {
            notes.at(Note::Unconverted, format!("component `{}`", code.name), code.line + removed);
        }
        found
    });
    admonitions(&text)
}

/// Returns an element of HTML whose attributes are values of JavaScript, as HTML or as a picture.
fn element(code: &Shortcode<'_>) -> Option<Meaning> {
    if code.name == "img" {
        return meaning(code);
    }
    let attributes =
        code.arguments.named.iter().filter(|(name, value)| name != "style" && !value.starts_with('{'));
    let attributes = attributes.map(|(name, value)| {
        let name = if name == "className" { "class" } else { name };
        format!(" {name}=\"{}\"", value.replace('"', "&quot;"))
    });
    let flags = code.arguments.positional.iter().map(|flag| format!(" {flag}"));
    let attributes: String = attributes.chain(flags).collect();
    let name = code.name;
    Some(Meaning::Inline(match &code.inner {
        Some(inner) => format!("<{name}{attributes}>{inner}</{name}>"),
        None if name == "source" => format!("<{name}{attributes}>"),
        None => format!("<{name}{attributes}></{name}>"),
    }))
}

/// Removes the lines that import and export programs. Returns the files that names stand for too.
fn without_imports(text: &str, notes: &mut TextNotes) -> (String, BTreeMap<String, String>) {
    let code = CodeRanges::of(text);
    let (mut kept, mut imports) = (String::with_capacity(text.len()), BTreeMap::new());
    let (mut at, mut statement): (usize, Option<(usize, String)>) = (0, None);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if let Some((first, mut so_far)) = statement.take() {
            so_far.push_str(line);
            match is_complete(&so_far) || line.trim().is_empty() {
                true => imported(&so_far, &mut imports),
                false => statement = Some((first, so_far)),
            }
            continue;
        }
        let is_import = !code.has(start) && is_statement(line, "import");
        let is_export = !code.has(start) && is_statement(line, "export");
        if !is_import && !is_export {
            kept.push_str(line);
            continue;
        }
        if is_export {
            notes.at(Note::LeftOut, "programs in texts (`export`)", line_of(text, start));
        }
        match is_complete(line) {
            true => imported(line, &mut imports),
            false => statement = Some((start, line.to_owned())),
        }
    }
    (kept, imports)
}

/// Returns whether a line begins a statement: `import X from 'y'`, `import 'y'`, `import {`, `export const x`.
fn is_statement(line: &str, word: &str) -> bool {
    let Some(rest) = line.strip_prefix(word).filter(|rest| rest.starts_with([' ', '{'])) else {
        return false;
    };
    let rest = rest.trim();
    match word {
        "import" => {
            let has_file = rest.contains(" from '") || rest.contains(" from \"");
            has_file
                || rest.starts_with(['"', '\''])
                || rest.ends_with(['{', ','])
                || rest.starts_with(['{', '*'])
        }
        _ => ["const ", "default ", "function ", "let ", "var ", "{", "*", "async "]
            .iter()
            .any(|next| rest.starts_with(next)),
    }
}

/// Returns whether all brackets of a statement are closed.
fn is_complete(statement: &str) -> bool {
    let depth = statement.chars().fold(0i32, |depth, c| match c {
        '{' | '(' | '[' => depth + 1,
        '}' | ')' | ']' => depth - 1,
        _ => depth,
    });
    let needs_file = statement.starts_with("import") && !statement.contains(['"', '\'']);
    depth <= 0 && !needs_file
}

/// Adds the name of `import name from 'file'`.
fn imported(statement: &str, imports: &mut BTreeMap<String, String>) {
    let Some(rest) = statement.strip_prefix("import ") else { return };
    let Some((name, file)) = rest.split_once(" from ") else { return };
    let file = file.trim().trim_matches(|c| matches!(c, '"' | '\'' | ';'));
    imports.insert(name.trim().to_owned(), file.trim_end_matches(['"', '\'']).to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mdx: &str, markdown: &str) {
        assert_eq!(markdown_of_mdx(mdx, &mut TextNotes::default()), markdown, "{mdx}");
    }

    #[test]
    fn imports_are_removed_and_known_components_replaced() {
        check("import A from './a.png'\nimport {\n  B,\n} from 'b';\n\nText\n", "\nText\n");
        check(
            "import A from './a.png';\n\n<img src={A} alt=\"A\" style={{width: 4}} />\n",
            "\n![A](./a.png)\n",
        );
        check("<img src={require('./x.png').default} />", "![](./x.png)");
        check(
            "import is a word that is from here.\n```js\nimport A from 'a'\n```\n",
            "import is a word that is from here.\n```js\nimport A from 'a'\n```\n",
        );
        check("a\n\n{/* truncate */}\n\nb <Chart n={1} /> c", "a\n\n<!-- more -->\n\nb <Chart n={1} /> c");
        check(
            "See <Link to=\"/x\">this</Link> and <a href=\"y\" style={{a: 1}}>that</a>.",
            "See [this](/x) and <a href=\"y\">that</a>.",
        );
        check(
            "<Tabs groupId=\"x\">\n<TabItem value=\"a\" label=\"One\" default>\n\nFirst\n\n</TabItem>\n<TabItem value=\"b\">Second</TabItem>\n</Tabs>\n",
            "**One**\n\nFirst\n\n**b**\n\nSecond\n",
        );
        check("export const x = {\n  a: 1,\n}\n\nText", "\nText");
    }
}
