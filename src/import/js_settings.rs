//! Reads plain values of settings that are a program: `title: 'My blog'`, `SITE_TITLE = "My blog"`.

/// Returns the text that follows a name and `:` or `=`, if it is a plain text in quotes.
pub(super) fn js_text(program: &str, name: &str) -> Option<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
    for (at, _) in program.match_indices(name) {
        let line = program[..at].rsplit('\n').next().unwrap_or_default();
        let is_comment = line.trim_start().starts_with("//") || line.trim_start().starts_with('#');
        let rest = program[at + name.len()..].trim_start_matches(['"', '\'']);
        if is_comment || program[..at].ends_with(is_part) || rest.starts_with(is_part) {
            continue;
        }
        // A type may stand between the name and the value: `title: string = "x"` is not one.
        let Some(value) = rest.trim_start().strip_prefix([':', '=']) else { continue };
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) else { continue };
        return quoted(&value[1..], quote);
    }
    None
}

fn quoted(text: &str, quote: char) -> Option<String> {
    let mut value = String::new();
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => value.extend(letters.next()),
            '\n' => return None,
            c if c == quote => return (!value.contains("${")).then_some(value),
            c => value.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_are_read() {
        let program = "// title: 'no'\nconst subtitle = 'x';\nmodule.exports = {\n  \"title\": 'It\\'s me',\n  url: `https://${x}`,\n  tagline: T,\n}\nexport const SITE = \"S\"";
        assert_eq!(js_text(program, "title").as_deref(), Some("It's me"));
        assert_eq!(js_text(program, "SITE").as_deref(), Some("S"));
        assert_eq!(
            (js_text(program, "url"), js_text(program, "tagline"), js_text(program, "x")),
            (None, None, None)
        );
    }
}
