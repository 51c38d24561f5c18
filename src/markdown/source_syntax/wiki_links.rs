//! Links of wikis and of Obsidian: `[[page]]`, `[[page|text]]`, `![[picture.png]]`. They are text here, shown as they
//! were written.

use crate::bytes;
use crate::markdown::source_syntax::tags::TemplateTag;

/// How long the name in a link may be, so that a row of brackets is not read over and over.
const LONGEST: usize = 200;

/// Finds the links in their order.
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

/// Whether brackets hold the name of a page: not a mark for contents, nor a number such as `[[1]](address)`. Where the
/// name is that of a reference, they are a link in brackets.
fn is_link(name: &str, behind: &str) -> bool {
    let is_mark = name.trim_matches(['_', '/']).eq_ignore_ascii_case("toc");
    let is_named = name.chars().any(char::is_alphabetic) && !name.starts_with('^');
    is_named && !is_mark && !behind.starts_with(['(', '[', ':'])
}
