//! Reports the syntax of other programs in a text, which is shown as text or removed.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::source_syntax::{Attribute, Removal, RemovalKind, TemplateTag, attributes};
use crate::markdown::writer::Writer;

/// The longest tag that a message shows in full.
const LONGEST: usize = 48;

impl<'a> Writer<'a> {
    /// Warns about everything that is meant for another program, except in code.
    pub(super) fn report_foreign(&mut self) {
        let input = self.input;
        if input.tags.is_empty() && input.removals.is_empty() && input.unknown_fences.is_empty() {
            return;
        }
        let events = self.events.iter();
        let code: Vec<Range<usize>> = events
            .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
            .map(|(_, range)| range.clone())
            .collect();
        let is_code = |at: usize| {
            code.get(code.partition_point(|code| code.end <= at)).is_some_and(|code| code.contains(&at))
        };
        for tag in input.tags.iter().filter(|tag| !is_code(tag.at.start)) {
            self.template_tag(tag);
        }
        for removal in input.removals.iter().filter(|removal| !is_code(removal.at.start)) {
            self.removal(removal);
        }
        for kind in input.unknown_fences.iter().filter(|kind| !is_code(kind.start)) {
            self.report_unknown_callout(&self.body[kind.clone()], kind.clone(), [":::", ""]);
        }
    }

    fn template_tag(&mut self, tag: &TemplateTag) {
        let text = &self.body[tag.at.start..tag.end];
        if let Some((page, is_embedded)) = wiki_link(text) {
            return self.wiki_link(page, is_embedded, tag.at.clone());
        }
        let Some(name) = name(text) else { return };
        let shown = shown(text, name);
        let fault = Diagnostic::warning(
            codes::TEMPLATE_TAG,
            format!("`{shown}` is a tag of another generator, and readers see it as text"),
        );
        self.report_in_body(fault.help(remedy(name)), tag.at.start..tag.end);
    }

    fn wiki_link(&mut self, page: &str, is_embedded: bool, at: Range<usize>) {
        let (sign, what) = if is_embedded { ("!", "embeds a file") } else { ("", "is a link") };
        let message = format!("`{sign}[[…]]` {what} in another program, and readers see it as text");
        let (page, text) = page.split_once('|').unwrap_or((page, page));
        let help = match is_embedded {
            true => format!("for a picture, write: ![What is on it](<{page}>)"),
            false => {
                format!("name the article's file: [{text}](the-file.md); or write the words alone: {text}")
            }
        };
        self.report_in_body(Diagnostic::warning(codes::TEMPLATE_TAG, message).help(help), at);
    }

    fn removal(&mut self, removal: &Removal) {
        let written = &self.body[removal.at.clone()];
        let written = written.lines().last().unwrap_or_default();
        let (message, help) = match removal.kind {
            // Comments were never for readers, so nothing is lost.
            RemovalKind::Comment => return,
            RemovalKind::Attributes if self.is_understood(removal) => return,
            RemovalKind::Attributes if written.contains("toc") => {
                ("a mark for a table of contents", "remove it: a long article gets its contents by itself")
            }
            RemovalKind::Attributes => (
                "an attribute list of another program",
                "remove it; where the style matters, write the block as HTML: <div class=\"name\">",
            ),
            RemovalKind::Contents => {
                ("a mark for a table of contents", "remove it: a long article gets its contents by itself")
            }
        };
        let message = format!("`{written}` is {message}, and was taken out");
        self.report_in_body(Diagnostic::warning(codes::TEMPLATE_TAG, message).help(help), removal.at.clone());
    }

    fn report_in_body(&mut self, fault: Diagnostic, at: Range<usize>) {
        let start = self.source.body.start;
        self.report(fault, start + at.start..start + at.end);
    }

    /// Returns whether attributes were applied: the id of the heading, or the language of the code, above them.
    fn is_understood(&self, removal: &Removal) -> bool {
        let list = &self.body[removal.at.start + 1..removal.at.end - 1];
        let Some(list) = list.strip_prefix(':').and_then(attributes) else { return false };
        let above = self.body[..removal.at.start].trim_end_matches([' ', '\t']).strip_suffix('\n');
        let line = above.and_then(|above| above.rsplit('\n').next()).unwrap_or_default();
        let line = line.trim_start_matches([' ', '\t', '>']);
        let is_ruled = !line.is_empty() && line.trim_end().chars().all(|c| matches!(c, '=' | '-'));
        let is_fence = line.starts_with("```") || line.starts_with("~~~");
        list.iter().all(|one| match one {
            Attribute::Id(_) => line.starts_with('#') || is_ruled,
            Attribute::Class(class) => is_fence && class.starts_with("language-"),
            Attribute::Other => false,
        })
    }

    /// Returns the attributes that kramdown puts below a block that ends at `end`.
    fn attributes_below(&self, end: usize) -> Option<Vec<Attribute<'a>>> {
        let rest = self.body.get(end..)?;
        let rest = rest.strip_prefix('\n').unwrap_or(rest).trim_start_matches([' ', '\t', '>']);
        attributes(rest.strip_prefix("{:")?.split(['}', '\n']).next()?)
    }

    /// Returns the id of a heading, if it is below it: `{: #id}`.
    pub(super) fn id_below(&self, end: usize) -> Option<&'a str> {
        self.attributes_below(end)?.into_iter().find_map(|one| match one {
            Attribute::Id(id) => Some(id),
            _ => None,
        })
    }

    /// Returns the language of a code block, if it is below it: `{: .language-ruby}`.
    pub(super) fn language_below(&self, end: usize) -> Option<&'a str> {
        self.attributes_below(end)?.into_iter().find_map(|one| match one {
            Attribute::Class(class) => class.strip_prefix("language-"),
            _ => None,
        })
    }
}

/// Returns the name of a tag: `figure` of `{{< figure src="x" >}}`. End tags have none, since their start tag is
/// reported.
fn name(tag: &str) -> Option<&str> {
    let inside = tag.trim_matches(['{', '}', '%', '<', '>', '-', ' ', '\n', '[', ']']);
    let name = inside.split(|c: char| c.is_whitespace() || matches!(c, '(' | '|')).next()?;
    (!name.starts_with('/') && name.strip_prefix("end").is_none_or(|rest| rest.len() <= 1)).then_some(name)
}

/// Returns the target of a wiki link, and whether it embeds the file: `![[till.jpg]]`.
fn wiki_link(tag: &str) -> Option<(&str, bool)> {
    let link = tag.strip_prefix('!').unwrap_or(tag);
    Some((link.strip_prefix("[[")?.strip_suffix("]]")?, link.len() < tag.len()))
}

/// Returns a tag as messages show it. Arguments are left out, so that the messages for all tags with one name are
/// equal.
fn shown(tag: &str, name: &str) -> String {
    for (open, close) in [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")] {
        if tag.starts_with(open) {
            return format!("{open} {name} {close}");
        }
    }
    if tag.starts_with('[') {
        return format!("[{name}]");
    }
    let line = tag.lines().next().unwrap_or_default();
    if line.len() == tag.len() && line.len() <= LONGEST { line.to_owned() } else { "{{ … }}".to_owned() }
}

/// Returns the help text for a tag.
fn remedy(name: &str) -> &'static str {
    match name {
        "highlight" | "codeblock" | "code" => "write the code between fences:\n```sh\n…\n```",
        "raw" | "verbatim" => "remove this tag and its end; nothing here needs it",
        "figure" | "image" | "img" | "asset_img" => "write: ![What is on it](picture.jpg \"Caption\")",
        "ref" | "relref" | "link" | "post_url" | "post_link" => {
            "write a link to the file: [text](other-article.md)"
        }
        "gallery" | "caption" => {
            "write a paragraph for each picture: ![What is on it](picture.jpg \"Caption\")"
        }
        "note" | "notice" | "tip" | "warning" | "callout" | "admonition" | "alert" => {
            "write a callout:\n> [!NOTE]\n> The text."
        }
        _ => "write what it stands for; to show it to readers as it is, put it between backticks",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_show_tags_by_their_names() {
        let check = |tag: &str, expected: Option<&str>| {
            assert_eq!(name(tag).map(|name| shown(tag, name)).as_deref(), expected, "{tag}");
        };
        check("{% highlight sh %}", Some("{% highlight %}"));
        check("{%- include x.html a=\"b\" -%}", Some("{% include %}"));
        check("{{< figure src=\"a.png\" >}}", Some("{{< figure >}}"));
        check("{{% note %}}", Some("{{% note %}}"));
        check("{{ site.url }}", Some("{{ site.url }}"));
        check("{{ \"/a/\" | url }}", Some("{{ \"/a/\" | url }}"));
        check("{{ a\nb }}", Some("{{ … }}"));
        check("[gallery ids=\"1,2\"]", Some("[gallery]"));
        check("{% endhighlight %}", None);
        check("{{< /note >}}", None);
        check("{% end %}", Some("{% end %}"));
    }
}
