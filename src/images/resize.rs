//! Makes smaller images from an image. The image is decoded once, when its pixels are first needed.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Limits};

use crate::images::canvas::Canvas;
use crate::images::colour::ToSrgb;
use crate::images::container::Parts;
use crate::images::fault::Fault;
use crate::images::format::Format;
use crate::images::limits::{MOST_MEMORY, MOST_PIXELS};
use crate::images::memory_estimate::Header;
use crate::images::pixels::Turn;
use crate::images::quality::ROTATED_QUALITY;
use crate::images::variant::Make;
use crate::images::{container, encode, memory_estimate};

/// The largest size of a colour profile in bytes. Profiles of printers have 2 MB.
const LARGEST_PROFILE: usize = 4 * 1024 * 1024;

/// An image file from which other image files are made.
pub struct Drawing<'a> {
    bytes: &'a [u8],
    format: Format,
    parts: Parts<'a>,
    turn: Turn,
    decoded: Option<Decoded>,
}

/// A decoded image.
struct Decoded {
    canvas: Canvas,
    colours: Option<ToSrgb>,
    /// `true` if the image is a drawing or a screenshot. It has few colours and is written without loss.
    drawn: bool,
    /// The image in the size that was made last. Most sizes are written in two formats, one after the other.
    last: Option<Canvas>,
}

impl<'a> Drawing<'a> {
    /// Reads the header of an image file. Does not decode the pixels.
    pub fn new(bytes: &'a [u8]) -> Result<Drawing<'a>, Fault> {
        let format =
            container::format(bytes).ok_or_else(|| Fault::Broken("it is no JPEG, PNG or WebP".to_owned()))?;
        let parts = container::parts(format, bytes).map_err(|why| Fault::Broken(why.to_owned()))?;
        let turn =
            parts.exif.and_then(Orientation::from_exif_chunk).map_or(Turn::NONE, |it| Turn(it.to_exif()));
        Ok(Drawing { bytes, format, parts, turn, decoded: None })
    }

    /// Makes one image file and returns its bytes.
    pub fn make(&mut self, make: &Make) -> Result<Vec<u8>, Fault> {
        match *make {
            Make::Whole if self.turn.is_none() => {
                Ok(container::bare(self.format, &self.parts).unwrap_or_else(|| self.bytes.to_vec()))
            }
            Make::Whole => {
                let format = self.format;
                let decoded = self.decoded(make)?;
                let (width, height) = (decoded.canvas.image.width(), decoded.canvas.image.height());
                decoded.write(width, height, format, ROTATED_QUALITY)
            }
            Make::Scaled { width, height, format, quality } => {
                self.decoded(make)?.write(width, height, format, quality)
            }
        }
    }

    fn decoded(&mut self, make: &Make) -> Result<&mut Decoded, Fault> {
        let decoded = match self.decoded.take() {
            Some(decoded) => decoded,
            None => self.decode(make)?,
        };
        Ok(self.decoded.insert(decoded))
    }

    /// Decodes the image. Fails if that, with the making of the file `make`, takes too much memory.
    fn decode(&self, make: &Make) -> Result<Decoded, Fault> {
        let (width, height) = self.parts.size;
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(Fault::Broken("it has more pixels than are decoded".to_owned()));
        }
        let bytes = Cursor::new(self.bytes);
        let needs =
            |header: &Header| memory_estimate::needed(self.format, self.bytes, header, self.turn, make);
        let (mut image, profile) = match self.format {
            Format::Jpeg => read(JpegDecoder::new(bytes), (width, height), needs)?,
            Format::Png => read(PngDecoder::with_limits(bytes, beside_pixels()), (width, height), needs)?,
            Format::WebP => read(WebPDecoder::new(bytes), (width, height), needs)?,
        };
        if let Some(turn) = Orientation::from_exif(self.turn.0) {
            image.apply_orientation(turn);
        }
        let colours = profile.filter(|_| image.color().has_color()).and_then(|icc| ToSrgb::new(&icc));
        let canvas = Canvas::of(image);
        let drawn = self.format != Format::Jpeg && canvas.has_few_colours();
        Ok(Decoded { canvas, colours, drawn, last: None })
    }
}

/// Returns the most memory that a decoder may allocate.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// Returns the most memory for the compressed data beside the pixels of a PNG. A profile of some KB can expand to
/// gigabytes.
fn beside_pixels() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(16 * 1024 * 1024);
    limits
}

/// Decodes an image of this size, with its colour profile if it has one. Fails if that needs too much memory.
fn read<D: ImageDecoder>(
    decoder: Result<D, image::ImageError>,
    size: (u32, u32),
    needs: impl Fn(&Header) -> u64,
) -> Result<(DynamicImage, Option<Vec<u8>>), Fault> {
    let why = |error: image::ImageError| Fault::Broken(error.to_string());
    let mut decoder = decoder.map_err(why)?;
    if decoder.dimensions() != size {
        return Err(Fault::Broken("it names two sizes".to_owned()));
    }
    decoder.set_limits(limits()).map_err(why)?;
    let profile = decoder.icc_profile().ok().flatten().filter(|icc| icc.len() <= LARGEST_PROFILE);
    let header = Header {
        size,
        colours: decoder.color_type(),
        decoded: decoder.total_bytes(),
        profile: profile.is_some(),
    };
    let needed = needs(&header);
    if needed > MOST_MEMORY {
        return Err(Fault::TooLarge(needed));
    }
    Ok((DynamicImage::from_decoder(decoder).map_err(why)?, profile))
}

impl Decoded {
    fn write(&mut self, width: u32, height: u32, format: Format, quality: u8) -> Result<Vec<u8>, Fault> {
        let is_it = |canvas: &Canvas| (canvas.image.width(), canvas.image.height()) == (width, height);
        let last = self.last.take().filter(is_it).unwrap_or_else(|| {
            let mut canvas = self.canvas.scaled(width, height);
            if let Some(colours) = &self.colours {
                colours.apply(&mut canvas);
            }
            canvas
        });
        let canvas = self.last.insert(last);
        match format {
            Format::Jpeg => encode::jpeg(canvas, quality),
            Format::Png => encode::png(canvas),
            Format::WebP if self.drawn => encode::webp_lossless(canvas),
            Format::WebP => encode::webp(canvas, quality),
        }
    }
}
