//! Finds what runs in an SVG picture: `<script>`, handlers such as `onload`, links to `javascript:`.
//!
//! A picture in a page runs nothing. Whoever opens its own address does, with all that pages of that site may do. This
//! reads the words of the markup in one pass and is no XML parser: it shows an author what is there, and is no gate that
//! keeps a hostile file out. Nobody's computer runs anything because this overlooked it.

use std::ops::Range;

use crate::markup::references::{character, decode_with};
use crate::markup::tags::closing_bracket;

/// Something that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SvgScript {
    /// A `<script>`, also one in a `<foreignObject>`.
    Element,
    /// A handler, by its name as written: `onload`.
    Handler(String),
    /// An address that begins with `javascript:`.
    Address,
    /// A whole page of HTML in an attribute: `srcdoc`.
    Page,
    /// An entity that holds one of the others.
    Entity,
}

/// Something that runs, and the bytes of the text that say so.
pub type Found = (SvgScript, Range<usize>);

/// The most that are told of one picture.
const MOST: usize = 20;

/// What runs in the text of a picture, in the order of the text.
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < MOST {
        let Some(start) = text[at..].find('<').map(|next| at + next) else { break };
        let rest = &text[start..];
        let behind = |open: &str, close: &str| {
            let inside = rest.strip_prefix(open)?;
            Some(inside.find(close).map_or(text.len(), |end| start + open.len() + end + close.len()))
        };
        if let Some(end) =
            behind("<!--", "-->").or_else(|| behind("<![CDATA[", "]]>")).or_else(|| behind("<?", "?>"))
        {
            at = end;
        } else if rest.starts_with("<!ENTITY") {
            let end = end_of_tag(text, start);
            found.extend(entity(&text[start..end]).map(|runs| (runs, start..end)));
            at = end;
        } else if rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let end = end_of_tag(text, start);
            tag(text, start, end, &mut found);
            at = end;
        } else {
            at = start + 1;
        }
    }
    found.truncate(MOST);
    found
}

/// The index after the tag that begins at `start`, or of the end of the text.
fn end_of_tag(text: &str, start: usize) -> usize {
    closing_bracket(&text[start..]).map_or(text.len(), |at| start + at + 1)
}

/// The name without its prefix: `script` of `svg:script`.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// What runs in one tag.
fn tag(text: &str, start: usize, end: usize, found: &mut Vec<Found>) {
    let is_name = |c: char| !c.is_whitespace() && !matches!(c, '/' | '>' | '=');
    let inside = &text[start + 1..end];
    let name = &inside[..inside.find(|c| !is_name(c)).unwrap_or(inside.len())];
    if local(name).eq_ignore_ascii_case("script") {
        found.push((SvgScript::Element, start..start + 1 + name.len()));
    }
    let mut at = start + 1 + name.len();
    while let Some(next) = text[at..end].find(is_name) {
        let begin = at + next;
        let name_end = begin + text[begin..end].find(|c| !is_name(c)).unwrap_or(end - begin);
        at = name_end;
        let behind = text[name_end..end].trim_start();
        let Some(value) = behind.strip_prefix('=').map(str::trim_start) else { continue };
        let open = end - value.len();
        let Some(quote) = value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { continue };
        let Some(length) = value[1..].find(quote) else { break };
        at = open + length + 2;
        let name = local(&text[begin..name_end]);
        if let Some(runs) = attribute(name, &value[1..=length]) {
            found.push((runs, begin..at));
        }
    }
}

/// What runs in an attribute.
fn attribute(name: &str, value: &str) -> Option<SvgScript> {
    let is_handler = name.len() > 3
        && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on"))
        && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_handler {
        return Some(SvgScript::Handler(name.to_owned()));
    }
    if name.eq_ignore_ascii_case("srcdoc") {
        return Some(SvgScript::Page);
    }
    holds_address(value).then_some(SvgScript::Address)
}

/// Whether a value, or one of several between semicolons, is an address that runs. Browsers overlook blanks in it.
fn holds_address(value: &str) -> bool {
    if !value.contains([':', '&']) {
        return false;
    }
    let plain: String =
        decoded(value).chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(1 << 16).collect();
    let plain = plain.to_ascii_lowercase();
    plain.split(';').any(|value| ["javascript:", "vbscript:"].iter().any(|scheme| value.starts_with(scheme)))
}

/// Whether a declaration `<!ENTITY name "value">` brings something that runs.
fn entity(declaration: &str) -> Option<SvgScript> {
    let open = declaration.find(['"', '\''])?;
    let value = &declaration[open + 1..];
    let value = decoded(&value[..value.find(declaration[open..].chars().next()?)?]);
    // Its value is no declaration, so that this ends.
    let runs = holds_address(&value) || !value.contains("<!ENTITY") && !find(&value).is_empty();
    runs.then_some(SvgScript::Entity)
}

/// A value with its numeric references and the named ones of XML decoded.
fn decoded(value: &str) -> String {
    decode_with(value, usize::MAX, character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_found_with_its_place() {
        let check = |text: &str, runs: SvgScript, shown: &str| {
            let found: Vec<_> = find(text).into_iter().map(|(runs, at)| (runs, &text[at])).collect();
            assert_eq!(found, [(runs, shown)], "{text}");
        };
        check("<svg><script>alert(1)</script></svg>", SvgScript::Element, "<script");
        check("<svg xmlns:s='x'><s:script/></svg>", SvgScript::Element, "<s:script");
        check("<svg><title><script/></title></svg>", SvgScript::Element, "<script");
        check(
            "<svg><foreignObject><h:script xmlns:h=''/></foreignObject></svg>",
            SvgScript::Element,
            "<h:script",
        );
        let handler = || SvgScript::Handler("onload".to_owned());
        check("<svg width='1'\nonload = \"a>b\">", handler(), "onload = \"a>b\"");
        check("<svg/onload='x'/>", handler(), "onload='x'");
        for address in
            ["javascript:x", " JavaScript:x", "java&#115;cript:x", "java&#x09;script:x", "#a;javascript:x"]
        {
            let text = format!("<svg><a xlink:href=\"{address}\"/></svg>");
            check(&text, SvgScript::Address, &format!("xlink:href=\"{address}\""));
        }
        check("<iframe srcdoc='&lt;b>'/>", SvgScript::Page, "srcdoc='&lt;b>'");
        let entity = "<!ENTITY x \"&#60;script>\">";
        check(&format!("<!DOCTYPE svg [{entity}]><svg>&x;</svg>"), SvgScript::Entity, entity);
    }

    #[test]
    fn what_does_not_run_is_left_alone() {
        for text in [
            "",
            "<svg><path d=\"M0 0\" one='1' on='x'/><text>onload=\"x\" javascript:</text></svg>",
            "<svg><!-- <script> --><style><![CDATA[ <script> ]]></style></svg>",
            "<?xml version='1.0'?><!DOCTYPE svg><svg><a href='#javascript'/></svg>",
            "<svg><desc>a < b script</desc></svg>",
            "<svg",
            "<",
            "<svg a",
            "<svg a=",
            "<svg a='",
            "<!ENTITY",
            "<!--",
            "<a b='\u{e9}",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn a_hostile_picture_takes_no_long_time_and_gives_no_long_list() {
        assert_eq!(find(&"<script/>".repeat(100_000)).len(), MOST);
        for part in ["<", "<a ", "<a b='", "<!ENTITY x '", "&#60;", "<!ENTITY x \"<!ENTITY y '"] {
            let _ = find(&part.repeat(200_000));
        }
    }
}
