//! Minifies the theme's own stylesheets and scripts: removes comments and indentation.
//!
//! This handles the files of this repository only, and tests check that they stay within its limits. Files of the site
//! itself are published unchanged.

/// Minifies a file of the theme. The extension of `path` gives its kind.
pub(super) fn compact(path: &str, text: &str) -> String {
    match path.rsplit_once('.') {
        Some((_, "css")) => stylesheet(text),
        Some((_, "js")) => script(text),
        _ => text.to_owned(),
    }
}

/// Removes comments and insignificant whitespace from a stylesheet. Strings stay.
fn stylesheet(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("/*") => {
                let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
                // A comment separates tokens like a space.
                space(&mut out);
                end
            }
            '"' | '\'' => {
                let end = closing(rest, c);
                out.push_str(&rest[..end]);
                end
            }
            c if c.is_whitespace() => {
                space(&mut out);
                c.len_utf8()
            }
            '{' | '}' | ';' | ',' | '>' => {
                trim(&mut out, c);
                out.push(c);
                1
            }
            c => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    out.trim_end().to_owned() + "\n"
}

/// Appends a space if one is needed. None is needed after a colon: after a property it has no meaning, and selectors have
/// none there.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', '>', ':']) {
        out.push(' ');
    }
}

/// Removes what is redundant before a punctuation character.
fn trim(out: &mut String, sign: char) {
    while out.ends_with(' ') || sign == '}' && out.ends_with(';') {
        out.pop();
    }
}

/// The index after the string at the start of the text.
fn closing(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

/// Removes indentation, empty lines and comment lines from a script. This would break multi-line strings; the theme's
/// scripts have none.
fn script(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stylesheets_lose_comments_and_insignificant_whitespace() {
        let check = |text, compact| assert_eq!(stylesheet(text), format!("{compact}\n"), "{text}");
        check(
            "/* one */\na, b > c {\n  color: red;\n  margin: 0 auto;\n}\n",
            "a,b>c{color:red;margin:0 auto}",
        );
        check("a :hover { width: calc(1px + 2px); }", "a :hover{width:calc(1px + 2px)}");
        check("a::before { content: \" /* ; } \" / \"\"; }", "a::before{content:\" /* ; } \" / \"\"}");
        check("a { content: \"\\\" }\"; }", "a{content:\"\\\" }\"}");
        check("@media (min-width: 40rem) {\n  a { b: c }\n}", "@media (min-width:40rem){a{b:c}}");
        check("a/**/b { c: d }", "a b{c:d}");
        check(":is(a, b) + c ~ d { e: f }", ":is(a,b) + c ~ d{e:f}");
    }

    #[test]
    fn scripts_lose_indentation_and_comment_lines() {
        let text = "// What it is.\n\n  if (a) {\n    b(\"//\"); // stays\n  }\n";
        assert_eq!(script(text), "if (a) {\nb(\"//\"); // stays\n}\n");
    }

    #[test]
    fn the_themes_files_stay_within_the_limits_of_the_minifier() {
        for (path, bytes) in crate::theme::files() {
            let text = String::from_utf8_lossy(bytes);
            if path.ends_with(".js") {
                let whole = |line: &str| line.matches('`').count().is_multiple_of(2);
                assert!(text.lines().all(whole), "{path} has a string of several lines");
                assert!(!text.contains("/*"), "{path} has a comment that is not a line");
            }
            if path.ends_with(".css") {
                let compact = compact(path, &text);
                assert_eq!(stylesheet(&compact), compact, "{path}");
                assert_eq!(compact.matches('{').count(), compact.matches('}').count(), "{path}");
            }
        }
    }
}
