//! Lists the parts of a text that checks look at: passages of prose, headings and images. Writes no HTML.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::events;
use crate::markdown::passage::{Passage, PassageKind};
use crate::markdown::source::Source;
use crate::markdown::source_syntax::ParserInput;
use crate::markup::tags;

/// The parts of a text, each in order.
#[derive(Clone, Debug, Default)]
pub struct TextParts {
    /// The prose. Code, raw HTML and the descriptions of images are left out.
    pub passages: Vec<Passage>,
    /// The headings.
    pub headings: Vec<HeadingPart>,
    /// The images.
    pub images: Vec<ImagePart>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingPart {
    /// The level that it has in the page, from 2 to 6; from 1 in raw HTML.
    pub level: u8,
    /// Its byte range in the file.
    pub at: Range<usize>,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImagePart {
    /// Its address as written.
    pub address: String,
    /// Whether it is described, or declared as decoration: `alt=""` in HTML.
    pub is_described: bool,
    /// Its byte range in the file.
    pub at: Range<usize>,
}

/// Returns the parts of an author's text.
pub fn text_parts(source: &Source<'_>) -> TextParts {
    let body = source.body();
    let input = ParserInput::of_author(body);
    let events = events::read(input.events(events::ARTICLE), events::DEEPEST);
    let mut reader = Reader { body, start: source.body.start, ..Reader::default() };
    for (event, at) in &events.list {
        reader.event(event, at.clone());
    }
    reader.parts
}

/// The state of reading.
#[derive(Default)]
struct Reader<'a> {
    body: &'a str,
    /// The offset of the body in the file.
    start: usize,
    parts: TextParts,
    open: Option<Passage>,
    /// For each open quote, whether it is somebody's words, and not a callout.
    quotes: Vec<bool>,
    /// Open code blocks and blocks of HTML, whose text is no prose.
    other: usize,
    /// The open images, each with its description so far.
    images: Vec<String>,
    is_heading: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, at),
            Event::End(tag) => self.close(*tag, at),
            Event::Text(text) => self.text(text, at),
            Event::Code(code) => match self.images.last_mut() {
                Some(description) => description.push_str(code),
                None => self.passage(&at).add_code(at.start),
            },
            Event::InlineHtml(html) => {
                self.html(html, at.start);
                if tags::tags(html).any(|tag| !tags::is_inside_word(tag.name.trim_start_matches('/'))) {
                    self.passage(&at).add_break();
                }
            }
            Event::SoftBreak => self.passage(&at).add(" ", at.start, false),
            Event::HardBreak => self.passage(&at).add_break(),
            Event::Rule => self.end_passage(),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, at: Range<usize>) {
        if is_inline(&tag.to_end()) {
            if let Tag::Image { .. } = tag {
                self.images.push(String::new());
            }
            return;
        }
        self.end_passage();
        match tag {
            Tag::Heading { level, .. } => {
                self.is_heading = true;
                let level = (*level as u8).max(2);
                self.parts.headings.push(HeadingPart { level, at: self.in_file(&at) });
            }
            Tag::BlockQuote(_) => {
                let text = self.body.get(at).unwrap_or_default().trim_start_matches(['>', ' ', '\n']);
                self.quotes.push(!text.starts_with("[!") && !text.starts_with(':'));
            }
            Tag::CodeBlock(_) => self.other += 1,
            Tag::HtmlBlock => {
                self.other += 1;
                self.html(self.body.get(at.clone()).unwrap_or_default(), at.start);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, at: Range<usize>) {
        if tag == TagEnd::Image {
            let description = self.images.pop().unwrap_or_default();
            let written = self.body.get(at.clone()).unwrap_or_default();
            let address = written.rsplit_once("](").map_or("", |(_, rest)| rest);
            let address = address.trim_start_matches('<').split([' ', '>', ')']).next().unwrap_or_default();
            let image = ImagePart {
                address: address.to_owned(),
                is_described: !description.trim().is_empty(),
                at: self.in_file(&at),
            };
            self.parts.images.push(image);
            return;
        }
        if is_inline(&tag) {
            return;
        }
        self.end_passage();
        match tag {
            TagEnd::Heading(_) => self.is_heading = false,
            TagEnd::BlockQuote(_) => drop(self.quotes.pop()),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.other = self.other.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        if let Some(description) = self.images.last_mut() {
            description.push_str(text);
        } else if self.other == 0 {
            let is_exact = self.body.get(at.clone()).is_some_and(|written| written == text);
            self.passage(&at).add(text, at.start, is_exact);
        }
    }

    /// Adds the images and headings of raw HTML.
    fn html(&mut self, html: &str, start: usize) {
        for tag in tags::tags(html) {
            let at = self.in_file(&(start + tag.start..start + tag.end));
            if tag.name.eq_ignore_ascii_case("img") {
                let value = |name: &str| {
                    tag.attributes.iter().find(|it| it.name.eq_ignore_ascii_case(name)).map(|it| it.value)
                };
                let written = html[tag.start..tag.end].to_ascii_lowercase();
                let is_pixel = value("width") == Some("1") || value("height") == Some("1");
                let is_hidden = value("aria-hidden") == Some("true") || value("role").is_some();
                let has_alt =
                    value("alt").is_some() || written.contains(" alt ") || written.contains(" alt>");
                let address = value("src").unwrap_or_default().to_owned();
                let is_described = has_alt || is_pixel || is_hidden;
                self.parts.images.push(ImagePart { address, is_described, at });
            } else if let [b'h' | b'H', level @ b'1'..=b'6'] = tag.name.as_bytes() {
                self.parts.headings.push(HeadingPart { level: level - b'0', at });
            }
        }
    }

    /// Returns the open passage, or a new one.
    fn passage(&mut self, at: &Range<usize>) -> &mut Passage {
        let kind = match (self.quotes.contains(&true), self.is_heading) {
            (true, _) => PassageKind::Quote,
            (false, true) => PassageKind::Heading,
            (false, false) => PassageKind::Text,
        };
        let start = self.start + at.start;
        let offset = self.start;
        self.open.get_or_insert_with(|| Passage::new(kind, start, offset))
    }

    fn end_passage(&mut self) {
        self.parts.passages.extend(self.open.take().filter(|passage| !passage.text.trim().is_empty()));
    }

    fn in_file(&self, at: &Range<usize>) -> Range<usize> {
        self.start + at.start..self.start + at.end
    }
}

/// Returns whether an element is part of a passage.
fn is_inline(tag: &TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Image | Link | Strikethrough | Strong | Subscript | Superscript)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn parts(body: &str) -> TextParts {
        let file = SourcePath::new("a.md");
        text_parts(&Source { file: &file, whole: body, body: 0..body.len() })
    }

    #[test]
    fn prose_is_listed_without_markup_and_each_word_knows_its_place() {
        let body = "# A\n\nOne *two* `x`\nthree &amp; four.\n\n- item\n\n> quoted\n\n> [!NOTE]\n> own\n\n```\ncode\n```\n\n<p>html</p>\n";
        let found = parts(body);
        let shown: Vec<(&str, PassageKind)> =
            found.passages.iter().map(|passage| (passage.text.as_str(), passage.kind)).collect();
        assert_eq!(shown[0], ("A", PassageKind::Heading));
        assert_eq!(shown[1], ("One two \u{fffc} three & four.", PassageKind::Text));
        assert_eq!(shown[2], ("item", PassageKind::Text));
        assert_eq!(shown[3], ("quoted", PassageKind::Quote));
        assert!(shown[4..].iter().all(|(text, kind)| *kind == PassageKind::Text && !text.contains("code")));
        let passage = &found.passages[1];
        let word = |word: &str| {
            let at = passage.text.find(word).unwrap();
            body[passage.place(at..at + word.len())].to_owned()
        };
        assert_eq!([word("two"), word("three"), word("four")], ["two", "three", "four"]);
    }

    #[test]
    fn images_and_headings_are_found_in_markdown_and_in_html() {
        let found = parts(
            "### B\n\n![](a.png)\n![b](<b c.png> \"t\")\n\n<h2>C</h2>\n<img src=c.png>\n<img src=\"d.png\"\n alt=\"\">\n",
        );
        let images: Vec<(&str, bool)> =
            found.images.iter().map(|image| (image.address.as_str(), image.is_described)).collect();
        assert_eq!(images, [("a.png", false), ("b", true), ("c.png", false), ("d.png", true)]);
        assert_eq!(found.headings.iter().map(|heading| heading.level).collect::<Vec<_>>(), [3, 2]);
    }
}
