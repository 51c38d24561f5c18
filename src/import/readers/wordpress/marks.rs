//! The marks at which WordPress splits a text: `<!--more-->` and `<!--nextpage-->`.

use crate::import::notes::Note;
use crate::import::readers::wordpress::context::Context;

/// Returns the parts of a text before and after the first mark of its excerpt.
pub(super) fn parts(text: &str, context: &mut Context<'_>) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = text;
    while let Some(at) = rest.find("<!--") {
        let Some(length) = rest[at..].find("-->").map(|end| end + 3) else { break };
        let mark = rest[at + 4..at + length - 3].trim();
        let words = mark.strip_prefix("more").filter(|words| words.is_empty() || words.starts_with(' '));
        let last = parts.len() - 1;
        parts[last].push_str(&rest[..at]);
        match words {
            Some(words) if parts.len() == 1 => {
                if !words.is_empty() {
                    let what = "the words of a link to the rest of a text are the site's";
                    context.note(Note::Changed, what);
                }
                parts.push(String::new());
            }
            Some(_) => {}
            None if mark == "nextpage" => {
                context.note(Note::Changed, "texts on several pages are on one");
            }
            None if mark == "noteaser" => {}
            None => parts[last].push_str(&rest[at..at + length]),
        }
        rest = &rest[at + length..];
    }
    let last = parts.len() - 1;
    parts[last].push_str(rest);
    parts
}
