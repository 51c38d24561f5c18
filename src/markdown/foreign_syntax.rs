//! What a text holds that another program would have read: it is shown as it is or taken out, with a warning.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::source_syntax::{Attribute, Removal, RemovalKind, TemplateTag, attributes};
use crate::markdown::writer::Writer;

/// The longest tag that a message shows with all its words.
const LONGEST: usize = 48;

impl<'a> Writer<'a> {
    /// Warns of everything that is meant for another program, unless it stands in code.
    pub(super) fn report_foreign(&mut self) {
        let reading = self.reading;
        if reading.tags.is_empty() && reading.taken.is_empty() && reading.unknown_fences.is_empty() {
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
        for tag in reading.tags.iter().filter(|tag| !is_code(tag.at.start)) {
            self.template_tag(tag);
        }
        for taken in reading.taken.iter().filter(|taken| !is_code(taken.at.start)) {
            self.taken(taken);
        }
        for kind in reading.unknown_fences.iter().filter(|kind| !is_code(kind.start)) {
            self.unknown_callout(&self.body[kind.clone()], kind.clone(), [":::", ""]);
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

    fn taken(&mut self, taken: &Removal) {
        let written = &self.body[taken.at.clone()];
        let written = written.lines().last().unwrap_or_default();
        let (message, help) = match taken.kind {
            // The author's own notes: nobody misses them.
            RemovalKind::Comment => return,
            RemovalKind::Attributes if self.is_understood(taken) => return,
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
        self.report_in_body(Diagnostic::warning(codes::TEMPLATE_TAG, message).help(help), taken.at.clone());
    }

    fn report_in_body(&mut self, fault: Diagnostic, at: Range<usize>) {
        let start = self.source.body.start;
        self.report(fault, start + at.start..start + at.end);
    }

    /// Whether attributes say what was done with them: the id of the heading, or the language of the code, above them.
    fn is_understood(&self, taken: &Removal) -> bool {
        let list = &self.body[taken.at.start + 1..taken.at.end - 1];
        let Some(list) = list.strip_prefix(':').and_then(attributes) else { return false };
        let above = self.body[..taken.at.start].trim_end_matches([' ', '\t']).strip_suffix('\n');
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

    /// The attributes that kramdown writes below a block, which ends at `end`.
    fn attributes_below(&self, end: usize) -> Option<Vec<Attribute<'a>>> {
        let rest = self.body.get(end..)?;
        let rest = rest.strip_prefix('\n').unwrap_or(rest).trim_start_matches([' ', '\t', '>']);
        attributes(rest.strip_prefix("{:")?.split(['}', '\n']).next()?)
    }

    /// The id of a heading, if it stands below it: `{: #id}`.
    pub(super) fn id_below(&self, end: usize) -> Option<&'a str> {
        self.attributes_below(end)?.into_iter().find_map(|one| match one {
            Attribute::Id(id) => Some(id),
            _ => None,
        })
    }

    /// The language of a block of code, if it stands below it: `{: .language-ruby}`.
    pub(super) fn language_below(&self, end: usize) -> Option<&'a str> {
        self.attributes_below(end)?.into_iter().find_map(|one| match one {
            Attribute::Class(class) => class.strip_prefix("language-"),
            _ => None,
        })
    }
}

/// The name of a tag: `figure` of `{{< figure src="x" >}}`. An end tag has none, since its beginning is told.
fn name(tag: &str) -> Option<&str> {
    let inside = tag.trim_matches(['{', '}', '%', '<', '>', '-', ' ', '\n', '[', ']']);
    let name = inside.split(|c: char| c.is_whitespace() || matches!(c, '(' | '|')).next()?;
    (!name.starts_with('/') && name.strip_prefix("end").is_none_or(|rest| rest.len() <= 1)).then_some(name)
}

/// What a wiki's link names, and whether it stands for the file itself: `![[till.jpg]]`.
fn wiki_link(tag: &str) -> Option<(&str, bool)> {
    let link = tag.strip_prefix('!').unwrap_or(tag);
    Some((link.strip_prefix("[[")?.strip_suffix("]]")?, link.len() < tag.len()))
}

/// A tag as messages show it. The words of a tag with a name are left out, so that all of its kind read alike.
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

/// What to write in place of a tag.
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
    fn a_tag_is_told_by_its_name() {
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
