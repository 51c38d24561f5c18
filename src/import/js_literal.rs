//! Reads plain data in JavaScript: `module.exports = {title: 'A', tags: ["b"]}`. Programs are not run.

use crate::import::yaml_value::YamlValue;

/// The most levels of lists and maps.
const DEEPEST: usize = 40;

/// Reads the object that a file exports, or the object with which a text begins. Values that are programs are left out; their
/// keys are in the second list. `None` if there is no object.
pub(super) fn object(text: &str) -> Option<(YamlValue, Vec<String>)> {
    let start = ["module.exports", "export default"]
        .iter()
        .find_map(|mark| {
            let behind = text.find(mark)? + mark.len();
            Some(behind + text[behind..].find('{')?)
        })
        .or_else(|| text.find('{'))?;
    let mut reader = Reader { text, at: start, programs: Vec::new() };
    let value = reader.map(0)?;
    Some((value, reader.programs))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    programs: Vec<String>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Skips blanks and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            let comment = match &rest[blank..] {
                inner if inner.starts_with("//") => inner.find('\n').unwrap_or(inner.len()),
                inner if inner.starts_with("/*") => inner.find("*/").map_or(inner.len(), |end| end + 2),
                _ => 0,
            };
            self.at += blank + comment;
            if comment == 0 {
                return;
            }
        }
    }

    fn takes(&mut self, sign: char) -> bool {
        self.skip();
        let is_there = self.rest().starts_with(sign);
        self.at += if is_there { sign.len_utf8() } else { 0 };
        is_there
    }

    fn map(&mut self, depth: usize) -> Option<YamlValue> {
        if depth > DEEPEST || !self.takes('{') {
            return None;
        }
        let mut entries = Vec::new();
        let mut before = usize::MAX;
        while !self.takes('}') {
            self.pass_stray(&mut before)?;
            let Some(key) = self.key() else {
                self.program()?;
                continue;
            };
            let value = if self.takes(':') { self.value(depth) } else { None };
            match value.filter(|_| self.is_end()) {
                Some(value) => entries.push((key, value)),
                None => {
                    self.programs.push(key);
                    self.program()?;
                }
            }
            self.takes(',');
        }
        Some(YamlValue::Map(entries))
    }

    fn list(&mut self, depth: usize) -> Option<YamlValue> {
        if depth > DEEPEST || !self.takes('[') {
            return None;
        }
        let mut entries = Vec::new();
        let mut before = usize::MAX;
        while !self.takes(']') {
            self.pass_stray(&mut before)?;
            let value = self.value(depth).filter(|_| self.is_end());
            match value {
                Some(value) => entries.push(value),
                None => self.program()?,
            }
            self.takes(',');
        }
        Some(YamlValue::List(entries))
    }

    /// Passes a bracket that closes nothing: where the last round passed nothing, one stands. `None` at the end of the text.
    fn pass_stray(&mut self, before: &mut usize) -> Option<()> {
        if self.at == *before {
            self.at += self.rest().chars().next()?.len_utf8();
        }
        *before = self.at;
        Some(())
    }

    /// Returns whether a value ends here.
    fn is_end(&mut self) -> bool {
        self.skip();
        self.rest().is_empty() || self.rest().starts_with([',', '}', ']'])
    }

    fn key(&mut self) -> Option<String> {
        self.skip();
        if self.rest().starts_with(['"', '\'']) {
            return self.quoted();
        }
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(rest.len());
        let key = rest[..length].to_owned();
        self.at += length;
        Some(key).filter(|key| !key.is_empty())
    }

    fn value(&mut self, depth: usize) -> Option<YamlValue> {
        self.skip();
        match self.rest().chars().next()? {
            '{' => self.map(depth + 1),
            '[' => self.list(depth + 1),
            '"' | '\'' | '`' => self.quoted().map(YamlValue::Text),
            _ => {
                let rest = self.rest();
                let length =
                    rest.find(|c: char| !(c.is_alphanumeric() || "+-._".contains(c))).unwrap_or(rest.len());
                let word = &rest[..length];
                let value = match word {
                    "true" | "false" => YamlValue::Boolean(word == "true"),
                    "null" | "undefined" => YamlValue::Null,
                    number if number.parse::<f64>().is_ok() => YamlValue::Number(number.to_owned()),
                    _ => return None,
                };
                self.at += length;
                Some(value)
            }
        }
    }

    fn quoted(&mut self) -> Option<String> {
        let mut chars = self.rest().char_indices();
        let (_, quote) = chars.next()?;
        let mut text = String::new();
        while let Some((at, c)) = chars.next() {
            match c {
                _ if c == quote => {
                    self.at += at + c.len_utf8();
                    return Some(text).filter(|text| !(quote == '`' && text.contains("${")));
                }
                '\\' => match chars.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    '\n' => {}
                    other => text.push(other),
                },
                _ => text.push(c),
            }
        }
        None
    }

    /// Skips a value that is a program, up to the comma or bracket behind it.
    fn program(&mut self) -> Option<()> {
        let mut depth = 0usize;
        loop {
            self.skip();
            let c = self.rest().chars().next()?;
            match c {
                ',' if depth == 0 => return Some(()),
                '}' | ']' | ')' if depth == 0 => return Some(()),
                '}' | ']' | ')' => depth -= 1,
                '{' | '[' | '(' => depth += 1,
                '"' | '\'' | '`' => {
                    let before = self.at;
                    if self.quoted().is_none() && self.at == before {
                        return None;
                    }
                    continue;
                }
                _ => {}
            }
            self.at += c.len_utf8();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>, programs: &[&str]) {
        let found = object(text);
        assert_eq!(found.as_ref().map(|(value, _)| value.in_one_line()).as_deref(), expected, "{text}");
        assert_eq!(found.map(|(_, programs)| programs).unwrap_or_default(), programs, "{text}");
    }

    #[test]
    fn plain_data_is_read_and_programs_are_left_out() {
        check(
            "module.exports = {\n  layout: 'post', // x\n  tags: [\"a\", 'b'],\n};",
            Some("{layout: post, tags: [a, b]}"),
            &[],
        );
        check(
            "const x = require('x');\nexport default {\n  permalink: \"/{{ page.fileSlug }}/\",\n  date: () => { return [1, 2]; },\n  n: 3, t: true, z: null,\n}",
            Some("{permalink: \"/{{ page.fileSlug }}/\", n: 3, t: true, z: }"),
            &["date"],
        );
        check("{ a: `x ${y}`, b: a + 1, 'c-d': {e: -1.5} }", Some("{c-d: {e: -1.5}}"), &["a", "b"]);
        check("{ a(x) { return ')' }, b: 1 }", Some("{b: 1}"), &["a"]);
        check("{ a: 1", None, &[]);
        check("{ ) ] }", Some("{}"), &[]);
        check("no object", None, &[]);
        check(&"{a:".repeat(100_000), None, &[]);
    }
}
