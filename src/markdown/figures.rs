//! Images, and the figures around images that are alone in a paragraph.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::images::Choice;
use crate::markdown::embeds::EmbedKind;
use crate::markdown::events;
use crate::markdown::events::EventAt;
use crate::markdown::links::Destination;
use crate::markdown::resolve::ImageTarget;
use crate::markdown::writer::Writer;
use crate::markup::escape;

/// Returns the title of the image, if the paragraph that starts at `at` holds only an image or a linked image.
pub(super) fn alone<'a>(list: &'a [EventAt<'_>], at: usize) -> Option<&'a str> {
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
    /// Begins a figure. Its caption is written at its end.
    pub(super) fn open_figure(&mut self, title: &str) {
        self.begin_line();
        self.out.push_str("<figure>");
        self.figure = Some(title.to_owned());
    }

    /// Ends the figure, if the paragraph was one.
    pub(super) fn close_figure(&mut self) -> bool {
        let Some(title) = self.figure.take() else { return false };
        if !title.is_empty() {
            self.out.push_str("<figcaption>");
            self.author_text(&title);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
        true
    }

    /// Writes the image that starts at `at` and returns the index after it.
    pub(super) fn image(&mut self, at: usize, destination: &str, title: &str) -> usize {
        let list = self.events;
        let behind = events::behind(list, at);
        let alt = events::plain(&list[at..behind]);
        let range = list[at].1.clone();
        match Destination::of(destination) {
            Destination::Unsafe => {
                self.unsafe_link(destination, range);
                escape::text(&mut self.out, &alt);
            }
            Destination::Foreign => self.image_tag(destination, escape::attribute, "", &alt, title, None),
            Destination::Data | Destination::Kept => {
                self.image_tag(destination, escape::href, "", &alt, title, None)
            }
            Destination::Anchor | Destination::Page => self.resolved_image(destination, &alt, title, range),
        }
        behind
    }

    fn resolved_image(&mut self, destination: &str, alt: &str, title: &str, at: Range<usize>) {
        match self.resolve.image(destination) {
            ImageTarget::Local { src, dimensions, url, choice } => {
                self.page.images.push(url);
                match choice {
                    Some(choice) => self.responsive_image(&choice, alt, title, dimensions),
                    None => self.image_tag(&src, escape::href, "", alt, title, dimensions),
                }
            }
            ImageTarget::External(src) => {
                if let Some(fault) = self.resolve.embed(EmbedKind::Images, Some(&src)) {
                    let place = self.destination_range(at, destination);
                    self.report(*fault, place);
                }
                self.image_tag(&src, escape::href, "", alt, title, None);
            }
            ImageTarget::Doubtful(src, fault) => {
                let place = self.destination_range(at, destination);
                self.report(*fault, place);
                self.image_tag(&src, escape::href, "", alt, title, None);
            }
            ImageTarget::Missing(fault) => {
                let place = self.destination_range(at, destination);
                self.report(*fault, place);
                escape::text(&mut self.out, alt);
            }
        }
    }

    /// Writes an image of which the browser chooses size and format.
    fn responsive_image(&mut self, choice: &Choice, alt: &str, title: &str, dimensions: Option<(u32, u32)>) {
        if !choice.sources.is_empty() {
            self.out.push_str("<picture>");
        }
        for source in &choice.sources {
            self.out.push_str("<source type=\"");
            self.out.push_str(source.media_type);
            self.out.push('"');
            self.srcset_attributes(&source.srcset);
            self.out.push('>');
        }
        self.image_tag(&choice.src, escape::href, &choice.srcset, alt, title, dimensions);
        if !choice.sources.is_empty() {
            self.out.push_str("</picture>");
        }
    }

    fn srcset_attributes(&mut self, srcset: &str) {
        self.out.push_str(" srcset=\"");
        escape::attribute(&mut self.out, srcset);
        self.out.push_str("\" sizes=\"");
        escape::attribute(&mut self.out, self.options.sizes);
        self.out.push('"');
    }

    fn image_tag(
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
            self.srcset_attributes(srcset);
        }
        self.out.push_str(" alt=\"");
        escape::attribute(&mut self.out, alt);
        // In a figure, the title is the caption.
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
