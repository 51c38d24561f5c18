//! Links of wikis and Obsidian: `[[page]]`, `[[page|text]]`, `![[picture.png]]`. They are text here, shown as written.

use crate::bytes;
use crate::markdown::source_syntax::tags::TemplateTag;

/// The longest target of a link. The limit keeps a row of brackets from taking quadratic time.
const LONGEST: usize = 200;

/// Finds the links in order.
pub(super) fn find(text: &str) -> Vec<TemplateTag> {
    let mut links = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes::find(&text.as_bytes()[at..], |byte| byte == b'[') {
        let start = at + found;
        at = start + 1;
        let Some(inside) = text[start..].strip_prefix("[[") else { continue };
        let length = inside.bytes().take(LONGEST).position(|byte| matches!(byte, b'[' | b']' | b'\n'));
        let Some(length) = length.filter(|length| inside[*length..].starts_with("]]")) else { continue };
        let end = start + 2 + length + 2;
        let name = &inside[..length];
        if is_link(name, &text[end..]) && !text.contains(&format!("[{name}]:")) {
            let start = start - usize::from(text[..start].ends_with('!'));
            links.push(TemplateTag { at: start..end, end });
        }
        at = end;
    }
    links
}

/// Returns whether brackets hold the name of a page. It is not a marker for a table of contents, a number such as
/// `[[1]](address)`, or a reference link in brackets.
fn is_link(name: &str, behind: &str) -> bool {
    let is_mark = name.trim_matches(['_', '/']).eq_ignore_ascii_case("toc");
    let is_named = name.chars().any(char::is_alphabetic) && !name.starts_with('^');
    is_named && !is_mark && !behind.starts_with(['(', '[', ':'])
}
