//! Finds scripts in SVG images: `<script>`, handlers such as `onload`, links to `javascript:`.
//!
//! Browsers do not run the scripts of an image in a page, but they do when a reader opens the URL of the image, with the
//! rights of the site. This is a single-pass search, not an XML parser: it warns authors about what they publish. It is not
//! a sanitizer for hostile files.

use std::ops::Range;

use crate::markup::references::{character, decode_with};
use crate::markup::tags::closing_bracket;

/// Something in an SVG image that runs a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SvgScript {
    /// A `<script>` element.
    Element,
    /// An event handler, with its name as written: `onload`.
    Handler(String),
    /// A `javascript:` URL.
    Address,
    /// An HTML page in a `srcdoc` attribute.
    Page,
    /// An entity declaration that contains one of the other variants.
    Entity,
}

/// A script and its byte range in the text.
pub type ScriptMatch = (SvgScript, Range<usize>);

/// The maximum number of findings for one image.
const MOST: usize = 20;

/// Finds the scripts in the text of an image, in order.
pub fn find(text: &str) -> Vec<ScriptMatch> {
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

/// Returns the index after the tag that begins at `start`, or the length of the text if the tag is not closed.
fn end_of_tag(text: &str, start: usize) -> usize {
    closing_bracket(&text[start..]).map_or(text.len(), |at| start + at + 1)
}

/// Returns the name without its namespace prefix: `script` of `svg:script`.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Finds the scripts in one tag.
fn tag(text: &str, start: usize, end: usize, found: &mut Vec<ScriptMatch>) {
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

/// Returns the script in an attribute, if there is one.
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

/// Returns whether a value, or a part of it between semicolons, is a script URL. Browsers ignore whitespace in it.
fn holds_address(value: &str) -> bool {
    if !value.contains([':', '&']) {
        return false;
    }
    let plain: String =
        decoded(value).chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(1 << 16).collect();
    let plain = plain.to_ascii_lowercase();
    plain.split(';').any(|value| ["javascript:", "vbscript:"].iter().any(|scheme| value.starts_with(scheme)))
}

/// Returns [`SvgScript::Entity`] if a declaration `<!ENTITY name "value">` contains a script.
fn entity(declaration: &str) -> Option<SvgScript> {
    let open = declaration.find(['"', '\''])?;
    let value = &declaration[open + 1..];
    let value = decoded(&value[..value.find(declaration[open..].chars().next()?)?]);
    // The search does not recurse into another declaration, so it ends.
    let runs = holds_address(&value) || !value.contains("<!ENTITY") && !find(&value).is_empty();
    runs.then_some(SvgScript::Entity)
}

/// Decodes numeric character references and the named references of XML.
fn decoded(value: &str) -> String {
    decode_with(value, usize::MAX, character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_found_with_their_range() {
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
    fn other_markup_is_not_a_finding() {
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
    fn hostile_images_are_searched_quickly_and_findings_are_limited() {
        assert_eq!(find(&"<script/>".repeat(100_000)).len(), MOST);
        for part in ["<", "<a ", "<a b='", "<!ENTITY x '", "&#60;", "<!ENTITY x \"<!ENTITY y '"] {
            let _ = find(&part.repeat(200_000));
        }
    }
}
