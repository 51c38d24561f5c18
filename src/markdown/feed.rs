//! Prepares an article's HTML for feeds. Feed readers have no base URL, and none of the page's scripts and styles.

use crate::markdown::srcset;
use crate::markup::tags::{Tag, tags};
use crate::path::Href;

/// Converts the HTML of a page to that of a feed.
///
/// - Every `href`, `src`, `srcset`, `poster`, `data`, `cite` and `action` becomes an absolute URL. `origin` is scheme and
///   host (`https://example.com`), `page` the absolute URL of the page. URLs with a scheme or host stay.
/// - Parts for the page alone are removed: the links of headings to themselves, and the attributes `role`, `aria-*` and
///   `tabindex`. Feed readers drop these attributes, and the W3C's feed validator warns about them.
/// - The checkboxes of tasks become characters: ☑ and ☐.
/// - Code has no colours, since there is no stylesheet for them.
/// - Of an image in several formats, the one that every reader shows is kept.
pub fn for_feed(html: &str, origin: &str, page: &str) -> String {
    let base = Base::new(origin, page);
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let (mut written, mut in_code) = (0, false);
    for tag in tags(html) {
        if let Some(end) = heading_link(html, &tag) {
            out.push_str(&html[written..tag.start]);
            written = end;
            continue;
        }
        if let Some(tick) = tick(html, &tag) {
            out.push_str(&html[written..tag.start]);
            out.push_str(tick);
            written = tag.end;
            continue;
        }
        in_code = if in_code { tag.name != "/code" } else { tag.name == "code" };
        if is_choice(&tag) || in_code && matches!(tag.name, "span" | "/span") {
            out.push_str(&html[written..tag.start]);
            written = tag.end;
            continue;
        }
        for attribute in tag.attributes {
            let name = attribute.name.to_ascii_lowercase();
            if matches!(name.as_str(), "role" | "tabindex") || name.starts_with("aria-") {
                out.push_str(html[written..attribute.whole.start].trim_ascii_end());
                written = attribute.whole.end;
                continue;
            }
            let value = match name.as_str() {
                "href" | "src" | "poster" | "data" | "cite" | "action" => base.whole(attribute.value),
                "srcset" => Some(srcset::with_addresses(attribute.value, |address| base.whole(address))),
                _ => None,
            };
            if let Some(value) = value {
                out.push_str(&html[written..attribute.at.start]);
                out.push_str(&value);
                written = attribute.at.end;
            }
        }
    }
    out.push_str(&html[written..]);
    out
}

/// Returns whether a tag only offers other formats of an image.
fn is_choice(tag: &Tag<'_>) -> bool {
    matches!(tag.name, "picture" | "/picture")
        || (tag.name == "source" && tag.attributes.iter().any(|one| one.name == "srcset"))
}

/// The character for the checkbox of a task. Feed readers drop checkboxes, and the state of the task would be lost.
fn tick(html: &str, tag: &Tag<'_>) -> Option<&'static str> {
    let is_box =
        |tag: &Tag<'_>| tag.attributes.iter().any(|one| one.name == "type" && one.value == "checkbox");
    if tag.name != "input" || !is_box(tag) {
        return None;
    }
    let words = &html[tag.start..tag.end];
    words.contains(" disabled").then(|| if words.contains(" checked") { "☑" } else { "☐" })
}

/// The index after the link of a heading to itself, if the tag begins one. It has no text, so nothing is lost.
fn heading_link(html: &str, tag: &Tag<'_>) -> Option<usize> {
    let is_anchor =
        |tag: &Tag<'_>| tag.attributes.iter().any(|one| one.name == "class" && one.value == "anchor");
    (tag.name == "a" && is_anchor(tag) && html[tag.end..].starts_with("</a>")).then(|| tag.end + "</a>".len())
}

/// The base of relative URLs.
struct Base<'a> {
    origin: &'a str,
    page: &'a str,
    /// The page's folder below the origin, with a slash at both ends.
    folder: &'a str,
}

impl<'a> Base<'a> {
    fn new(origin: &'a str, page: &'a str) -> Base<'a> {
        let page = page.split('#').next().unwrap_or_default();
        let path = page.strip_prefix(origin).unwrap_or_default().split('?').next().unwrap_or_default();
        let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
        Base { origin, page, folder }
    }

    /// Returns the absolute URL for a value, or `None` if it is absolute. Character references stay escaped.
    fn whole(&self, value: &str) -> Option<String> {
        let value = value.trim();
        match Href::of(value) {
            Href::External => return None,
            Href::Page if value.is_empty() => return None,
            Href::Page => return Some(format!("{}{value}", self.page)),
            Href::Root => return Some(format!("{}{value}", self.origin)),
            Href::Folder => {}
        }
        let end = value.find(['?', '#']).unwrap_or(value.len());
        let mut segments: Vec<&str> = self.folder.split('/').filter(|segment| !segment.is_empty()).collect();
        let mut path = &value[..end];
        // Only leading dots are resolved; browsers resolve the rest.
        loop {
            if let Some(rest) = path.strip_prefix("../") {
                segments.pop();
                path = rest;
            } else if let Some(rest) = path.strip_prefix("./") {
                path = rest;
            } else {
                break;
            }
        }
        let folder = segments.iter().map(|segment| format!("/{segment}")).collect::<String>();
        Some(format!("{}{folder}/{path}{}", self.origin, &value[end..]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_for_the_page_are_removed() {
        let check = |html: &str, expected: &str| {
            assert_eq!(for_feed(html, "https://e.org", "https://e.org/a/"), expected);
        };
        check(
            "<header class=\"heading\"><h2 id=\"x\">X</h2><a class=\"anchor\" href=\"#x\" aria-label=\"Link\"></a></header>",
            "<header class=\"heading\"><h2 id=\"x\">X</h2></header>",
        );
        check(
            "<label><input type=\"checkbox\" disabled checked> a</label><input type=\"checkbox\" disabled> b<input type=\"checkbox\">",
            "<label>☑ a</label>☐ b<input type=\"checkbox\">",
        );
        check(
            "<div tabindex=\"0\" role=region aria-label='A > b' class=\"t\"><table></table></div>",
            "<div class=\"t\"><table></table></div>",
        );
        check(
            "<a class=\"anchor\" href=\"/x\">text</a>",
            "<a class=\"anchor\" href=\"https://e.org/x\">text</a>",
        );
        check("<p>role=\"note\" <b role=\"x\">b</b></p>", "<p>role=\"note\" <b>b</b></p>");
    }

    #[test]
    fn of_several_image_formats_the_common_one_is_kept() {
        let html = "<picture><source type=\"image/webp\" srcset=\"/a.webp 480w\"><img src=\"/a.jpg\"></picture>\
                    <video><source src=\"/v.mp4\"></video>";
        let expected = "<img src=\"https://e.org/a.jpg\"><video><source src=\"https://e.org/v.mp4\"></video>";
        assert_eq!(for_feed(html, "https://e.org", "https://e.org/a/"), expected);
    }

    #[test]
    fn urls_become_absolute() {
        let check = |html: &str, expected: &str| {
            assert_eq!(for_feed(html, "https://e.org", "https://e.org/blog/2010/hello/"), expected);
        };
        check("<a href=\"/x/\">/x/</a>", "<a href=\"https://e.org/x/\">/x/</a>");
        check("<a href='#n'>", "<a href='https://e.org/blog/2010/hello/#n'>");
        check("<img src=a.png>", "<img src=https://e.org/blog/2010/hello/a.png>");
        check("<img src=\"../../a.png?b\">", "<img src=\"https://e.org/blog/a.png?b\">");
        check("<img src=\"../../../../../a\">", "<img src=\"https://e.org/a\">");
        check(
            "<a href=\"mailto:a@b\"><a href=\"//c/d\"><a href=\"\">",
            "<a href=\"mailto:a@b\"><a href=\"//c/d\"><a href=\"\">",
        );
        check(
            "<img srcset=\"/a.png 1x, b,c.png 200w,data:x,y 2x\">",
            "<img srcset=\"https://e.org/a.png 1x, https://e.org/blog/2010/hello/b,c.png 200w,data:x,y 2x\">",
        );
        check(
            "a < b <!-- <a href=\"/x\"> --> <script>\"<a href='/x'>\"</script>",
            "a < b <!-- <a href=\"/x\"> --> <script>\"<a href='/x'>\"</script>",
        );
        check("<a\nhref = \"/x\" data-x='/y'/>", "<a\nhref = \"https://e.org/x\" data-x='/y'/>");
        check("<a href=\"/x", "<a href=\"/x");
    }
}
