//! Tags that mean the same in many blogs: pictures, code, callouts, videos, and texts with a name.

use crate::import::known_includes::{as_callout, by_name, is_callout};
use crate::import::liquid_arguments::LiquidArguments;
use crate::import::liquid_tags::LiquidTag;
use crate::import::liquid_variables::Variables;
use crate::import::markdown_lines::LineKind;
use crate::import::markdown_writing::{Picture, code_as_html, fenced, marker};
use crate::import::tag_dialect::{Around, Replacement, TagBody};

/// Returns how the text behind a tag is read.
pub(super) fn body(name: &str) -> TagBody {
    match name {
        "highlight" | "codeblock" | "code" => TagBody::Verbatim,
        "figure" | "capture" | "blockquote" | "details" => TagBody::Prose,
        name if is_callout(name) => TagBody::Prose,
        _ => TagBody::None,
    }
}

/// Returns what stands in place of a tag; `None` if it is not known.
pub(super) fn replacement(
    tag: &LiquidTag<'_>,
    body: Option<&str>,
    around: &Around<'_>,
    variables: &mut Variables<'_>,
) -> Option<Replacement> {
    let arguments = LiquidArguments::parse(tag.arguments);
    match (tag.name, body) {
        ("highlight" | "codeblock" | "code", Some(code)) => Some(code_block(code, &arguments, around)),
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
            let inner = LiquidArguments { plain: arguments.plain[1..].to_vec(), named: arguments.named };
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

fn code_block(code: &str, arguments: &LiquidArguments, around: &Around<'_>) -> Replacement {
    let language =
        arguments.plain.iter().find(|word| is_language(word)).map(String::as_str).unwrap_or_default();
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
    let is_item =
        around.before.trim().chars().all(|c| matches!(c, '-' | '*' | '+' | '.') || c.is_ascii_digit());
    match is_item && !is_first {
        true => format!("{}{after}", fenced(code, &info, &" ".repeat(around.before.len()))).into(),
        false => format!("{before}{}{after}", fenced(code, &info, around.indent())).into(),
    }
}

fn is_language(word: &str) -> bool {
    !["linenos", "nowrap", "linenos=table"].contains(&word) && !word.contains(['/', ':'])
}

/// Returns a figure: a picture of the text gets the caption, anything else gets it below.
fn figure(body: &str, arguments: &LiquidArguments, around: &Around<'_>) -> Replacement {
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
    around
        .block(&format!("<figure>\n\n{text}\n\n<figcaption>\n\n{caption}\n\n</figcaption>\n</figure>"))
        .into()
}

/// Returns a quotation, with its source below.
fn quote(body: &str, source: &str, around: &Around<'_>) -> Replacement {
    let mut lines: Vec<String> =
        body.trim().lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    if !source.trim().is_empty() {
        lines.extend([">".to_owned(), format!("> — {}", source.trim())]);
    }
    around.block(&lines.join("\n")).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::liquid_text::replace;
    use crate::import::tag_dialect::TagDialect;

    struct Known(Variables<'static>);

    impl TagDialect for Known {
        fn body(&self, tag: &LiquidTag<'_>) -> TagBody {
            body(tag.name)
        }

        fn output(&mut self, inner: &str, around: &Around<'_>) -> Option<Replacement> {
            self.0.output(inner, around)
        }

        fn tag(
            &mut self,
            tag: &LiquidTag<'_>,
            body: Option<&str>,
            around: &Around<'_>,
        ) -> Option<Replacement> {
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
        check(
            "<div>\n{% image \"a.jpg\" \"A till\" %}\n</div>",
            "<div>\n<img src=\"/a.jpg\" alt=\"A till\">\n</div>",
        );
        check(
            "{% include figure image_path=\"/a.jpg\" alt=\"x\" caption=\"Ours\" %}",
            "![x](/a.jpg \"Ours\")",
        );
        check("{% include \"linked-figure.html\",\n  image: \"/a.jpg\", alt: \"x\" %}", "![x](/a.jpg)");
        check("{% figure caption:\"Ours\" %}\n![x](/a.jpg)\n{% endfigure %}", "![x](/a.jpg \"Ours\")");
        check("{% include image.html src=page.picture %}", "{% include image.html src=page.picture %}");
    }

    #[test]
    fn code_callouts_and_videos_are_blocks() {
        check("{% highlight ruby linenos %}\na = {{ b }}\n{% endhighlight %}", "```ruby\na = {{ b }}\n```");
        check("- {% highlight sh %}\nls\n{% endhighlight %}", "- ```sh\n  ls\n  ```");
        check("  {% highlight sh %}\n  ls\n  {% endhighlight %}", "  ```sh\n  ls\n  ```");
        check(
            "<li>{% highlight sh %}a < b{% endhighlight %}</li>",
            "<li><pre><code class=\"language-sh\">a &lt; b</code></pre></li>",
        );
        check("{% notice warning %}Mind it.{% endnotice %}", "> [!WARNING]\n> Mind it.");
        check("{% include note.html content=\"Mind it.\" %}", "> [!NOTE]\n> Mind it.");
        check("{% include toc %}", "");
        check("{% gist ann/12 a.rb %}", "[Gist: a.rb](https://gist.github.com/ann/12)");
        check(
            "{% capture x %}\nBlock\n{% endcapture %}<div>{{ x | markdownify }}</div>",
            "<div>\n\nBlock\n\n</div>",
        );
        check("{% assign v = \"2.0\" %}{{ v }} {{ w }}", "2.0 {{ w }}");
        assert!(
            replace("{% youtube \"abc\" %}", &mut Known(Variables::default())).text.contains("embed/abc")
        );
        check("{% include unknown.html %}", "{% include unknown.html %}");
        check("{% include %}{% assign %}{% figure %}", "{% include %}{% assign %}{% figure %}");
    }
}
