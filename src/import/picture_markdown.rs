//! Writes pictures: Markdown where it can say all, else HTML.

use crate::markup::escape::quoted as escape;

/// A picture in a text of another generator.
#[derive(Clone, Debug, Default)]
pub(super) struct TextPicture<'t> {
    /// Its address.
    pub(super) src: &'t str,
    /// What it shows.
    pub(super) alt: Option<&'t str>,
    /// The line below it, as Markdown.
    pub(super) caption: Option<&'t str>,
    /// Where it leads to.
    pub(super) link: Option<&'t str>,
}

/// The endings of pictures.
const ENDINGS: [&str; 9] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "apng", "bmp"];

/// Returns whether an address is that of a picture.
pub(super) fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Returns a picture. A caption with links is HTML, because the title of a picture is plain text.
pub(super) fn picture(picture: &TextPicture<'_>) -> String {
    let caption = picture.caption.map(one_line).filter(|caption| !caption.is_empty());
    let alt = picture.alt.map(one_line).or_else(|| caption.as_deref().map(plain)).unwrap_or_default();
    let has_links =
        caption.as_deref().is_some_and(|caption| caption.contains("](") || caption.contains("<a "));
    if let (Some(caption), true) = (&caption, has_links) {
        let image = format!("<img src=\"{}\" alt=\"{}\">", escape(picture.src), escape(&alt));
        let image = match picture.link {
            Some(link) => format!("<a href=\"{}\">{image}</a>", escape(link)),
            None => image,
        };
        return format!("<figure>\n{image}\n<figcaption>{}</figcaption>\n</figure>", html_of_links(caption));
    }
    let title = match caption {
        Some(caption) => format!(" \"{}\"", plain(&caption).replace('\\', "\\\\").replace('"', "\\\"")),
        None => String::new(),
    };
    let image =
        format!("![{}]({}{title})", alt.replace('[', "\\[").replace(']', "\\]"), destination(picture.src));
    match picture.link {
        Some(link) => format!("[{image}]({})", destination(link)),
        None => image,
    }
}

/// Returns an address as the destination of a link.
pub(super) fn destination(address: &str) -> String {
    let address = address.trim();
    if address.is_empty() || address.contains([' ', '(', ')', '<', '>']) {
        format!("<{}>", address.replace('<', "%3C").replace('>', "%3E"))
    } else {
        address.to_owned()
    }
}

/// Returns a text in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text without the marks of emphasis and the tags of HTML.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let Some(length) = rest[start..].find('>') else { break };
        plain.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
    }
    plain.push_str(rest);
    plain.replace("**", "").replace("&amp;", "&").replace("&quot;", "\"").replace(['*', '`'], "")
}

/// Returns Markdown of one line as HTML, as far as links are concerned.
fn html_of_links(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let start = rest[..middle].rfind('[');
        let end = rest[middle..].find(')').map(|length| middle + length);
        let (Some(start), Some(end)) = (start, end) else { break };
        html.push_str(&rest[..start]);
        let address = rest[middle + 2..end].split(' ').next().unwrap_or_default();
        html.push_str(&format!("<a href=\"{}\">{}</a>", escape(address), &rest[start + 1..middle]));
        rest = &rest[end + 1..];
    }
    html.push_str(rest);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_markdown_or_html() {
        let check = |src, alt, caption, link, markdown: &str| {
            assert_eq!(picture(&TextPicture { src, alt, caption, link }), markdown);
        };
        check("/a.png", Some("A [b]"), None, None, "![A \\[b\\]](/a.png)");
        check(
            "a b.png",
            None,
            Some("The \"**best**\""),
            None,
            "![The \"best\"](<a b.png> \"The \\\"best\\\"\")",
        );
        check("a.png", Some("A"), None, Some("/x/"), "[![A](a.png)](/x/)");
        check(
            "a.png",
            Some("A"),
            Some("By [Ann](/ann/ \"t\") & co"),
            None,
            "<figure>\n<img src=\"a.png\" alt=\"A\">\n<figcaption>By <a href=\"/ann/\">Ann</a> & co</figcaption>\n</figure>",
        );
        assert!(is_picture("/A.JPG?x=1") && !is_picture("/a.pdf"));
    }
}
