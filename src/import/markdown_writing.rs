//! Writes what the tags of other generators stood for: pictures, code, callouts and videos, in Markdown or HTML.

use crate::import::markdown_lines::LineKind;
use crate::markup::escape;

/// A picture with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Picture<'t> {
    /// Its address.
    pub(super) src: &'t str,
    /// Its description.
    pub(super) alt: &'t str,
    /// The line below it: plain text, Markdown or HTML.
    pub(super) caption: &'t str,
    /// The address to which it leads.
    pub(super) link: &'t str,
}

impl Picture<'_> {
    /// Returns the picture, for a line of this kind.
    pub(super) fn text(&self, line: LineKind) -> String {
        if line == LineKind::Html {
            return self.html();
        }
        let is_plain = !self.caption.contains(['<', '[', '*', '_', '`', '&']);
        let title = match self.caption.trim() {
            "" => String::new(),
            caption if is_plain => format!(" \"{}\"", one_line(caption).replace('"', "\\\"")),
            caption => {
                let image = Picture { caption: "", ..self.clone() }.html();
                return format!("<figure>\n{image}\n<figcaption>\n\n{}\n\n</figcaption>\n</figure>", caption);
            }
        };
        let image = format!("![{}]({}{title})", label(self.alt), address(self.src));
        match self.link {
            "" => image,
            link => format!("[{image}]({})", address(link)),
        }
    }

    fn html(&self) -> String {
        let quoted = |text: &str| escape::quoted(&one_line(text));
        let mut html = format!("<img src=\"{}\" alt=\"{}\">", quoted(self.src), quoted(self.alt));
        if !self.link.is_empty() {
            html = format!("<a href=\"{}\">{html}</a>", quoted(self.link));
        }
        match self.caption.trim() {
            "" => html,
            caption => format!("<figure>{html}<figcaption>{}</figcaption></figure>", one_line(caption)),
        }
    }
}

/// Returns an address in the form that a link takes: with angle brackets if it has blanks or single parentheses.
pub(super) fn address(address: &str) -> String {
    let opened = address.matches('(').count();
    match address.contains([' ', '<', '>']) || opened != address.matches(')').count() || address.is_empty() {
        true => format!("<{}>", address.replace('<', "%3C").replace('>', "%3E").replace('\n', "")),
        false => address.to_owned(),
    }
}

/// Returns a text in the form that the text of a link or the description of a picture takes.
pub(super) fn label(text: &str) -> String {
    let mut label = String::with_capacity(text.len());
    let text = one_line(text);
    for (at, c) in text.char_indices() {
        if matches!(c, '[' | ']') && !text[..at].ends_with('\\') {
            label.push('\\');
        }
        label.push(c);
    }
    label
}

/// Returns a block of code between fences. Each line begins with `indent`.
pub(super) fn fenced(code: &str, info: &str, indent: &str) -> String {
    let code = code.trim_matches('\n').trim_end();
    let mut longest = 0;
    for run in code.split(|c| c != '`') {
        longest = longest.max(run.len());
    }
    let fence = "`".repeat(longest.max(2) + 1);
    let mut block = format!("{fence}{}\n", info.trim());
    // A line with less indentation would end the list item around the code.
    let is_inside = code.lines().all(|line| line.trim().is_empty() || line.starts_with(indent));
    for line in code.lines() {
        if !is_inside && !line.trim().is_empty() {
            block.push_str(indent);
        }
        block.push_str(line);
        block.push('\n');
    }
    block.push_str(indent);
    block.push_str(&fence);
    block
}

/// Returns a block of code as HTML.
pub(super) fn code_as_html(code: &str, language: &str) -> String {
    let mut html = "<pre><code".to_owned();
    if !language.is_empty() {
        html.push_str(&format!(" class=\"language-{}\"", escape::quoted(language)));
    }
    html.push('>');
    // A blank line would end the block of HTML.
    escape::text(&mut html, &code.trim_matches('\n').replace("\n\n", "\n&#10;"));
    html.push_str("</code></pre>");
    html
}

/// Returns a callout: a block quote with a marker.
pub(super) fn callout(marker: &str, title: &str, text: &str, indent: &str) -> String {
    let mut block = format!("> [!{marker}]");
    if !title.trim().is_empty() {
        block.push_str(&format!(" {}", one_line(title)));
    }
    for line in text.trim_matches('\n').trim_end().lines() {
        block.push('\n');
        block.push_str(indent);
        block.push_str(format!("> {}", line.strip_prefix(indent).unwrap_or(line)).trim_end());
    }
    block
}

/// Returns the marker of a callout for the name that a theme gives it.
pub(super) fn marker(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "" | "note" | "info" | "notice" | "primary" | "default" | "secondary" | "alert" | "callout" => "NOTE",
        "tip" | "success" | "hint" | "highlight" | "new" => "TIP",
        "important" => "IMPORTANT",
        "warning" | "warn" | "attention" => "WARNING",
        "danger" | "caution" | "error" | "bug" | "failure" => "CAUTION",
        "example" => "EXAMPLE",
        _ => return None,
    })
}

/// Returns the frame of a video or another page.
pub(super) fn frame(src: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"560\" height=\"315\" allowfullscreen></iframe>",
        escape::quoted(src),
        escape::quoted(&one_line(title)),
    )
}

/// Returns the frame of a video by its site and id, or whole address.
pub(super) fn video(site: &str, id: &str, title: &str) -> Option<String> {
    let id = id.trim().trim_end_matches('/');
    let of_query = id.split(['?', '&']).find_map(|pair| pair.strip_prefix("v="));
    let path = id.split(['?', '&', '#']).next().unwrap_or_default();
    let last = of_query.unwrap_or(path.rsplit('/').next().unwrap_or_default());
    let is_id = !last.is_empty() && last.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let (src, name) = match site {
        "youtube" => (format!("https://www.youtube-nocookie.com/embed/{last}"), "Video on YouTube"),
        "vimeo" => (format!("https://player.vimeo.com/video/{last}"), "Video on Vimeo"),
        _ => return None,
    };
    is_id.then(|| frame(&src, if title.is_empty() { name } else { title }))
}

/// Returns a text in one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_have_captions_and_links() {
        let picture = Picture { src: "/a b.png", alt: "A [till]", caption: "Say \"hi\"", link: "/x/" };
        let expected = "[![A \\[till\\]](</a b.png> \"Say \\\"hi\\\"\")](/x/)";
        assert_eq!(picture.text(LineKind::Prose), expected);
        let picture = Picture { src: "/a.png", caption: "By [Ann](/ann/)", ..Picture::default() };
        let expected = "<figure>\n<img src=\"/a.png\" alt=\"\">\n<figcaption>\n\nBy [Ann](/ann/)\n\n</figcaption>\n</figure>";
        assert_eq!(picture.text(LineKind::Prose), expected);
        assert!(picture.text(LineKind::Html).starts_with("<figure><img"));
    }

    #[test]
    fn code_and_callouts_stay_inside_their_list_item() {
        assert_eq!(fenced("\n  a\n\n  b ``` c\n", "sh", "  "), "````sh\n  a\n\n  b ``` c\n  ````");
        assert_eq!(fenced("a\n", "", "  "), "```\n  a\n  ```");
        assert_eq!(callout("TIP", "", "One.\n\nTwo.\n", ""), "> [!TIP]\n> One.\n>\n> Two.");
        let video = video("youtube", "https://youtu.be/abc-_1?t=3", "").unwrap();
        assert!(video.contains("embed/abc-_1\""), "{video}");
    }
}
