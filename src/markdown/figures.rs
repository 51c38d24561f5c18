//! Pictures, and the figures that they make when they stand alone in a paragraph.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::images::Choice;
use crate::markdown::events::Piece;
use crate::markdown::links::{Kind, kind};
use crate::markdown::writer::Writer;
use crate::markdown::{Embedded, Picture, escape, events};

/// The picture's title, if the paragraph that starts at `at` holds a picture, or a linked one, and nothing else.
pub(super) fn alone<'a>(list: &'a [Piece<'_>], at: usize) -> Option<&'a str> {
    let is_link = |at: usize| matches!(list.get(at), Some((Event::Start(Tag::Link { .. }), _)));
    let image = at + 1 + usize::from(is_link(at + 1));
    let Some((Event::Start(Tag::Image { title, .. }), _)) = list.get(image) else { return None };
    let mut behind = events::behind(list, image);
    if is_link(at + 1) {
        let Some((Event::End(TagEnd::Link), _)) = list.get(behind) else { return None };
        behind += 1;
    }
    matches!(list.get(behind), Some((Event::End(TagEnd::Paragraph), _))).then_some(title.as_ref())
}

impl Writer<'_> {
    /// Begins a figure; its caption is written at its end.
    pub(super) fn open_figure(&mut self, title: &str) {
        self.line();
        self.out.push_str("<figure>");
        self.figure = Some(title.to_owned());
    }

    /// Ends the figure, if the paragraph was one.
    pub(super) fn close_figure(&mut self) -> bool {
        let Some(title) = self.figure.take() else { return false };
        if !title.is_empty() {
            self.out.push_str("<figcaption>");
            self.words(&title);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
        true
    }

    /// Writes the picture that starts at `at` and returns the index behind it.
    pub(super) fn picture(&mut self, at: usize, destination: &str, title: &str) -> usize {
        let list = self.events;
        let behind = events::behind(list, at);
        let alt = events::plain(&list[at..behind]);
        let range = list[at].1.clone();
        match kind(destination) {
            Kind::Unsafe => {
                self.unsafe_link(destination, range);
                escape::text(&mut self.out, &alt);
            }
            Kind::Foreign => self.image(destination, escape::attribute, "", &alt, title, None),
            Kind::Data | Kind::Kept => self.image(destination, escape::href, "", &alt, title, None),
            Kind::Anchor | Kind::Page => self.resolved_picture(destination, &alt, title, range),
        }
        behind
    }

    fn resolved_picture(&mut self, destination: &str, alt: &str, title: &str, at: Range<usize>) {
        match self.resolve.picture(destination) {
            Picture::Local { src, dimensions, url, choice } => {
                self.page.pictures.push(url);
                match choice {
                    Some(choice) => self.picture_of(&choice, alt, title, dimensions),
                    None => self.image(&src, escape::href, "", alt, title, dimensions),
                }
            }
            Picture::External(src) => {
                if let Some(fault) = self.resolve.embed(Embedded::Images, Some(&src)) {
                    let place = self.place(at, destination);
                    self.report(*fault, place);
                }
                self.image(&src, escape::href, "", alt, title, None);
            }
            Picture::Doubtful(src, fault) => {
                let place = self.place(at, destination);
                self.report(*fault, place);
                self.image(&src, escape::href, "", alt, title, None);
            }
            Picture::Missing(fault) => {
                let place = self.place(at, destination);
                self.report(*fault, place);
                escape::text(&mut self.out, alt);
            }
        }
    }

    /// A picture of which the browser chooses size and format.
    fn picture_of(&mut self, choice: &Choice, alt: &str, title: &str, dimensions: Option<(u32, u32)>) {
        if !choice.sources.is_empty() {
            self.out.push_str("<picture>");
        }
        for source in &choice.sources {
            self.out.push_str("<source type=\"");
            self.out.push_str(source.media_type);
            self.out.push('"');
            self.source_set(&source.srcset);
            self.out.push('>');
        }
        self.image(&choice.src, escape::href, &choice.srcset, alt, title, dimensions);
        if !choice.sources.is_empty() {
            self.out.push_str("</picture>");
        }
    }

    fn source_set(&mut self, srcset: &str) {
        self.out.push_str(" srcset=\"");
        escape::attribute(&mut self.out, srcset);
        self.out.push_str("\" sizes=\"");
        escape::attribute(&mut self.out, self.options.sizes);
        self.out.push('"');
    }

    fn image(
        &mut self,
        src: &str,
        escaped: fn(&mut String, &str),
        srcset: &str,
        alt: &str,
        title: &str,
        dimensions: Option<(u32, u32)>,
    ) {
        self.out.push_str("<img src=\"");
        escaped(&mut self.out, src);
        self.out.push('"');
        if !srcset.is_empty() {
            self.source_set(srcset);
        }
        self.out.push_str(" alt=\"");
        escape::attribute(&mut self.out, alt);
        // A figure shows the title as its caption.
        if !title.is_empty() && self.figure.is_none() {
            self.out.push_str("\" title=\"");
            escape::attribute(&mut self.out, title);
        }
        if let Some((width, height)) = dimensions {
            self.out.push_str(&format!("\" width=\"{width}\" height=\"{height}"));
        }
        self.out.push_str("\" loading=\"lazy\" decoding=\"async\">");
    }
}
