//! Tags that mean the same in many blogs: pictures, code, callouts, videos, and texts with a name.

use std::collections::BTreeMap;

use crate::import::liquid_expression::Expression;
use crate::import::liquid_tags::LiquidTag;
use crate::import::liquid_text::{Around, Replacement, TagBody, literal};
use crate::import::markdown_lines::LineKind;
use crate::import::markdown_writing::{Picture, address, callout, code_as_html, fenced, frame, label, marker, video};
use crate::import::tag_arguments::TagArguments;

/// The note of a gist.
const GIST: &str = "gists, which are links now";
/// The note of a class.
const CLASS: &str = "classes and sizes of pictures, which mean nothing here";
/// The note of a caption that stands below its figure as text.
const CONTENTS: &str = "tags for a table of contents: long articles get theirs without";

/// The variables of a text: those of the site, and those that the text sets.
#[derive(Clone, Debug, Default)]
pub(super) struct Variables<'s> {
    /// Those of the site, by name.
    pub(super) site: Option<&'s BTreeMap<String, String>>,
    /// Those of the text, by name.
    pub(super) text: BTreeMap<String, String>,
    /// Blocks that the text gave a name.
    pub(super) blocks: BTreeMap<String, String>,
}

impl Variables<'_> {
    /// Returns the value of a variable.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.text.get(name).or_else(|| self.site?.get(name)).cloned()
    }

    /// Returns the text of an expression whose value is a text, or `None`.
    pub(super) fn evaluate(&self, inner: &str) -> Option<String> {
        Expression::parse(inner)?.evaluate(&|name| self.get(name))
    }

    /// Returns what stands in place of `{{ inner }}`.
    pub(super) fn output(&self, inner: &str, around: &Around<'_>) -> Option<Replacement> {
        let name = inner.split('|').next().unwrap_or_default().trim();
        if let Some(block) = self.blocks.get(name) {
            let text = block.trim_matches('\n');
            return Some(format!("\n\n{text}\n\n").into());
        }
        let text = self.evaluate(inner)?;
        Some(literal(&text, |_| around.is_code).into())
    }

    /// Returns the value of an argument: that of the variable which it names, or itself.
    fn argument<'a>(&self, value: &'a str) -> std::borrow::Cow<'a, str> {
        if let Some(inner) = value.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) {
            return self.evaluate(inner.trim()).map_or(value.into(), Into::into);
        }
        match value.contains('.') || !value.contains(' ') {
            true => self.get(value).map_or(value.into(), Into::into),
            false => value.into(),
        }
    }
}

/// Returns how the text behind a tag is read.
pub(super) fn body(name: &str) -> TagBody {
    match name {
        "highlight" | "codeblock" | "code" => TagBody::Verbatim,
        "figure" | "capture" | "blockquote" | "details" => TagBody::Prose,
        name if is_callout(name) => TagBody::Prose,
        _ => TagBody::None,
    }
}

fn is_callout(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "notice", "note", "tip", "info", "warning", "important", "danger", "caution", "callout", "alert", "admonition",
        "hint",
    ];
    NAMES.contains(&name)
}

/// Returns what stands in place of a tag; `None` if it is not known.
pub(super) fn replacement(
    tag: &LiquidTag<'_>,
    body: Option<&str>,
    around: &Around<'_>,
    variables: &mut Variables<'_>,
) -> Option<Replacement> {
    let arguments = TagArguments::parse(tag.arguments);
    match (tag.name, body) {
        ("highlight" | "codeblock" | "code", Some(code)) => Some(code_block(code, &arguments, around)),
        ("highlight", None) => None,
        ("figure", Some(body)) => Some(figure(body, &arguments, around)),
        ("blockquote", Some(body)) => Some(quote(body, tag.arguments, around)),
        ("capture", Some(body)) => {
            let name = arguments.at(0)?.to_owned();
            variables.text.insert(name.clone(), body.trim().to_owned());
            if body.contains('\n') {
                variables.blocks.insert(name, body.to_owned());
            }
            Some(Replacement::default())
        }
        ("assign" | "set", None) => {
            let (name, value) = tag.arguments.split_once('=')?;
            let value = variables.evaluate(value.trim())?;
            variables.text.insert(name.trim().to_owned(), value);
            Some(Replacement::default())
        }
        ("include" | "include_cached" | "include_relative" | "render" | "partial", None) => {
            let name = arguments.at(0)?.to_owned();
            let inner = TagArguments { plain: arguments.plain[1..].to_vec(), named: arguments.named };
            by_name(&name, &inner, around, variables)
        }
        (name, Some(body)) if is_callout(name) => {
            let kind = arguments.get(&["type", "class", "kind"]).or(arguments.at(0));
            let of_kind = kind.and_then(|kind| marker(kind.trim_start_matches("notice--")));
            let own = match name {
                "callout" | "alert" | "notice" | "admonition" => of_kind.unwrap_or("NOTE"),
                name => marker(name)?,
            };
            let title = arguments.get(&["title", "header"]).or(arguments.at(0).filter(|_| of_kind.is_none()));
            as_callout(own, title.unwrap_or_default(), body, around)
        }
        (name, None) => by_name(name, &arguments, around, variables),
        _ => None,
    }
}

/// Returns what stands in place of a tag or an include whose name says what it is.
fn by_name(name: &str, arguments: &TagArguments, around: &Around<'_>, variables: &Variables<'_>) -> Option<Replacement> {
    let path = name.trim_matches(['"', '\'']);
    let last = path.rsplit('/').next().unwrap_or_default();
    let stem = ["html", "md", "njk", "liquid", "htm"]
        .iter()
        .find_map(|ending| last.strip_suffix(ending)?.strip_suffix('.'))
        .unwrap_or(last);
    let words: Vec<String> = stem.split(['-', '_']).map(str::to_lowercase).collect();
    let is = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
    if stem.eq_ignore_ascii_case("toc") {
        return Some(Replacement::noted("", CONTENTS));
    }
    if is(&["youtube", "youtubeplayer", "vimeo", "video"]) || stem.to_lowercase().contains("youtube") {
        return a_video(stem, arguments, around);
    }
    if is(&["gist"]) {
        return gist(arguments);
    }
    if is(&["figure", "image", "img", "picture", "photo", "screenshot", "respimg"]) && !is(&["gallery"]) {
        return picture(&words, arguments, around, variables);
    }
    if words.iter().any(|word| is_callout(word)) {
        let text = arguments.get(&["content", "text", "message", "body"]).or(arguments.at(0))?;
        let kind = arguments.get(&["type", "class", "level", "kind"]).and_then(marker);
        let own = words.iter().find_map(|word| marker(word)).unwrap_or("NOTE");
        return as_callout(kind.unwrap_or(own), arguments.get(&["title"]).unwrap_or_default(), text, around);
    }
    if is(&["button", "btn"]) {
        let url = arguments.get(&["url", "href", "link"]).or(arguments.at(1))?;
        let text = arguments.get(&["text", "label", "title", "content"]).or(arguments.at(0))?;
        return Some(format!("[{}]({})", label(text), address(url)).into());
    }
    if is(&["iframe", "embed"]) {
        let src = arguments.get(&["src", "url"]).or(arguments.at(0)).filter(|src| src.contains("://"))?;
        let title = arguments.get(&["title"]).unwrap_or("Embedded page");
        return Some(around.block(&frame(src, title)).into());
    }
    None
}

fn as_callout(kind: &str, title: &str, text: &str, around: &Around<'_>) -> Option<Replacement> {
    if around.line != LineKind::Prose {
        return None;
    }
    Some(around.block(&callout(kind, title, text, around.indent())).into())
}

fn code_block(code: &str, arguments: &TagArguments, around: &Around<'_>) -> Replacement {
    let language = arguments.plain.iter().find(|word| is_language(word)).map(String::as_str).unwrap_or_default();
    let language = arguments.get(&["lang", "language"]).unwrap_or(language);
    if around.line == LineKind::Html {
        return code_as_html(code, language).into();
    }
    let mut info = language.to_owned();
    if let Some(title) = arguments.get(&["title", "file", "caption", "filename"]) {
        info.push_str(&format!(" title=\"{title}\""));
    }
    if let Some(lines) = arguments.get(&["hl_lines", "mark_lines", "mark", "highlight_lines"]) {
        let lines: Vec<&str> = lines.split([' ', ',']).filter(|line| !line.is_empty()).collect();
        info.push_str(&format!(" {{{}}}", lines.join(",")));
    }
    let is_first = around.before.trim().is_empty();
    let before = if is_first { "" } else { "\n\n" };
    let after = if around.after.trim().is_empty() { "" } else { "\n\n" };
    // Behind the mark of a list item, the code belongs to the item.
    let is_item = around.before.trim().chars().all(|c| matches!(c, '-' | '*' | '+' | '.') || c.is_ascii_digit());
    match is_item && !is_first {
        true => format!("{}{after}", fenced(code, &info, &" ".repeat(around.before.len()))).into(),
        false => format!("{before}{}{after}", fenced(code, &info, around.indent())).into(),
    }
}

fn is_language(word: &str) -> bool {
    !["linenos", "nowrap", "linenos=table"].contains(&word) && !word.contains(['/', ':'])
}

/// Returns a figure: a picture of the text gets the caption, anything else gets it below.
fn figure(body: &str, arguments: &TagArguments, around: &Around<'_>) -> Replacement {
    let caption = arguments.get(&["caption", "title"]).unwrap_or_default();
    let text = body.trim();
    if caption.is_empty() {
        return around.block(text).into();
    }
    let is_one = text.starts_with("![") && text.ends_with(')') && text.matches("](").count() == 1;
    if let (true, Some((alt, src))) = (is_one, text[2.min(text.len())..].split_once("](")) {
        let src = src.trim_end_matches(')').trim();
        if !src.contains([' ', '"']) {
            return around.block(&Picture { src, alt, caption, link: "" }.text(around.line)).into();
        }
    }
    around.block(&format!("<figure>\n\n{text}\n\n<figcaption>\n\n{caption}\n\n</figcaption>\n</figure>")).into()
}

/// Returns a quotation, with its source below.
fn quote(body: &str, source: &str, around: &Around<'_>) -> Replacement {
    let mut lines: Vec<String> = body.trim().lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    if !source.trim().is_empty() {
        lines.extend([">".to_owned(), format!("> — {}", source.trim())]);
    }
    around.block(&lines.join("\n")).into()
}

fn picture(
    words: &[String],
    arguments: &TagArguments,
    around: &Around<'_>,
    variables: &Variables<'_>,
) -> Option<Replacement> {
    let plain = |number: usize| arguments.at(number).unwrap_or_default();
    let src = arguments.get(&["src", "image", "image_path", "url", "path", "file", "img", "source", "name"]);
    let src = variables.argument(src.unwrap_or(plain(0)));
    let src = src.trim();
    let is_class_second = words.iter().any(|word| word == "class");
    let second = if is_class_second { plain(2) } else { plain(1) };
    let alt = variables.argument(arguments.get(&["alt", "description", "text"]).unwrap_or(second));
    let caption = variables.argument(arguments.get(&["caption", "title", "figcaption"]).unwrap_or_default());
    let link = arguments.get(&["link", "href", "target"]).filter(|link| link.contains(['/', '#']));
    if src.is_empty() || src.contains(char::is_whitespace) || src.contains(['{', '}']) || !src.contains('.') {
        return None;
    }
    let src = match src.starts_with('/') || src.contains("://") {
        true => src.to_owned(),
        false => format!("/{src}"),
    };
    let picture = Picture { src: &src, alt: &alt, caption: &caption, link: link.unwrap_or_default() };
    let text = picture.text(around.line);
    let text = if text.contains('\n') { around.block(&text) } else { text };
    let has_class = is_class_second || arguments.get(&["class", "width", "height", "style"]).is_some();
    Some(if has_class { Replacement::noted(text, CLASS) } else { text.into() })
}

fn a_video(name: &str, arguments: &TagArguments, around: &Around<'_>) -> Option<Replacement> {
    let name = name.to_lowercase();
    let id = arguments.get(&["id", "url", "src", "video", "youtube_id", "video_id"]).or(arguments.at(0))?;
    let provider = arguments.get(&["provider", "type"]).unwrap_or_default();
    let is_vimeo = name.contains("vimeo") || provider == "vimeo" || id.contains("vimeo.com");
    let is_youtube = name.contains("youtube") || provider == "youtube" || id.contains("youtu");
    let site = if is_vimeo { "vimeo" } else if is_youtube { "youtube" } else { return None };
    let title = arguments.get(&["title", "caption", "alt"]).unwrap_or_default();
    Some(around.block(&video(site, id, title)?).into())
}

fn gist(arguments: &TagArguments) -> Option<Replacement> {
    let id = arguments.get(&["id"]).or(arguments.at(0))?;
    let file = arguments.get(&["file"]).or(arguments.at(1));
    let shown = file.unwrap_or(id);
    let url = format!("https://gist.github.com/{}", id.trim_start_matches("https://gist.github.com/"));
    Some(Replacement::noted(format!("[Gist: {}]({})", label(shown), address(&url)), GIST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::liquid_text::{TagDialect, replace};

    struct Known(Variables<'static>);

    impl TagDialect for Known {
        fn body(&self, tag: &LiquidTag<'_>) -> TagBody {
            body(tag.name)
        }

        fn output(&mut self, inner: &str, around: &Around<'_>) -> Option<Replacement> {
            self.0.output(inner, around)
        }

        fn tag(&mut self, tag: &LiquidTag<'_>, body: Option<&str>, around: &Around<'_>) -> Option<Replacement> {
            replacement(tag, body, around, &mut self.0)
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(replace(text, &mut Known(Variables::default())).text, expected, "{text}");
    }

    #[test]
    fn pictures_are_pictures() {
        check("{% image \"assets/a.jpg\" \"A till\" %}", "![A till](/assets/a.jpg)");
        check("{% image_with_class \"a.jpg\" \"wide\" \"A till\" %}", "![A till](/a.jpg)");
        check("<div>\n{% image \"a.jpg\" \"A till\" %}\n</div>", "<div>\n<img src=\"/a.jpg\" alt=\"A till\">\n</div>");
        check("{% include figure image_path=\"/a.jpg\" alt=\"x\" caption=\"Ours\" %}", "![x](/a.jpg \"Ours\")");
        check("{% include \"linked-figure.html\",\n  image: \"/a.jpg\", alt: \"x\" %}", "![x](/a.jpg)");
        check("{% figure caption:\"Ours\" %}\n![x](/a.jpg)\n{% endfigure %}", "![x](/a.jpg \"Ours\")");
        check("{% include image.html src=page.picture %}", "{% include image.html src=page.picture %}");
    }

    #[test]
    fn code_callouts_and_videos_are_blocks() {
        check("{% highlight ruby linenos %}\na = {{ b }}\n{% endhighlight %}", "```ruby\na = {{ b }}\n```");
        check("- {% highlight sh %}\nls\n{% endhighlight %}", "- ```sh\n  ls\n  ```");
        check("  {% highlight sh %}\n  ls\n  {% endhighlight %}", "  ```sh\n  ls\n  ```");
        check("<li>{% highlight sh %}a < b{% endhighlight %}</li>", "<li><pre><code class=\"language-sh\">a &lt; b</code></pre></li>");
        check("{% notice warning %}Mind it.{% endnotice %}", "> [!WARNING]\n> Mind it.");
        check("{% include note.html content=\"Mind it.\" %}", "> [!NOTE]\n> Mind it.");
        check("{% include toc %}", "");
        check("{% gist ann/12 a.rb %}", "[Gist: a.rb](https://gist.github.com/ann/12)");
        check("{% capture x %}\nBlock\n{% endcapture %}<div>{{ x | markdownify }}</div>", "<div>\n\nBlock\n\n</div>");
        check("{% assign v = \"2.0\" %}{{ v }} {{ w }}", "2.0 {{ w }}");
        assert!(replace("{% youtube \"abc\" %}", &mut Known(Variables::default())).text.contains("embed/abc"));
        check("{% include unknown.html %}", "{% include unknown.html %}");
        check("{% include %}{% assign %}{% figure %}", "{% include %}{% assign %}{% figure %}");
    }
}
