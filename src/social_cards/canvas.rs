//! The pixels of a card while it is drawn: which ink covers each pixel, and how much of it.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use rustybuzz::Face;
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use crate::social_cards::card::{HEIGHT, WIDTH};
use crate::social_cards::shape::Line;
use crate::theme::Light;

/// The largest width and height of a glyph in pixels. The outlines of a damaged font can have any size.
const LARGEST: f32 = 2.0 * WIDTH as f32;

/// The colour of an element of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// For titles and names.
    Text,
    /// For less important texts.
    Soft,
    /// The accent colour of the site.
    Accent,
    /// For thin lines.
    Line,
}

impl Ink {
    const ALL: [Ink; 4] = [Ink::Text, Ink::Soft, Ink::Accent, Ink::Line];

    fn colour(self, colours: Light) -> [u8; 3] {
        match self {
            Ink::Text => colours.ink.rgb(),
            Ink::Soft => colours.soft.rgb(),
            Ink::Accent => colours.accent.rgb(),
            Ink::Line => colours.line.rgb(),
        }
    }

    /// Returns the number of palette colours from the background to the ink. With the background there are 16, so that
    /// a pixel takes half a byte. More colours would take twice as long to compress and look the same at this size.
    fn steps(self) -> u8 {
        match self {
            Ink::Text => 6,
            Ink::Soft | Ink::Accent => 4,
            Ink::Line => 1,
        }
    }

    /// Returns the palette index before the first colour of the ink. The background is index 0.
    fn before(self) -> u8 {
        Ink::ALL.into_iter().take_while(|ink| *ink != self).map(Ink::steps).sum()
    }
}

/// The pixels of a card. Each is an index in the palette.
pub(super) struct Canvas {
    pixels: Vec<u8>,
}

impl Canvas {
    /// Returns an empty canvas: all pixels have the background colour.
    pub(super) fn new() -> Canvas {
        Canvas { pixels: vec![0; (WIDTH * HEIGHT) as usize] }
    }

    /// Fills a rectangle of whole pixels.
    pub(super) fn fill(&mut self, x: u32, y: u32, width: u32, height: u32, ink: Ink) {
        let full = ink.before() + ink.steps();
        for y in y..(y + height).min(HEIGHT) {
            for x in x..(x + width).min(WIDTH) {
                self.pixels[(y * WIDTH + x) as usize] = full;
            }
        }
    }

    /// Draws a line of text of `size` pixels per em. `x` is its left end, `y` its baseline.
    pub(super) fn write(&mut self, line: &Line, faces: &[Face<'_>], size: f32, (x, y): (f32, f32), ink: Ink) {
        for glyph in &line.glyphs {
            let Some(face) = faces.get(glyph.face) else { continue };
            let at = point(x + glyph.x * size, y - glyph.y * size);
            let mut outline =
                Outline { at, scale: size / face.units_per_em().max(1) as f32, ..Outline::default() };
            face.outline_glyph(GlyphId(glyph.id), &mut outline);
            self.cover(&outline, ink);
        }
    }

    /// Fills an outline.
    fn cover(&mut self, outline: &Outline, ink: Ink) {
        let Some((left, top, width, height)) = outline.pixels() else { return };
        let mut rasterizer = Rasterizer::new(width, height);
        let moved = |p: Point| point(p.x - left as f32, p.y - top as f32);
        for segment in &outline.segments {
            match segment.map(moved) {
                Segment::Line(a, b) => rasterizer.draw_line(a, b),
                Segment::Quad(a, b, c) => rasterizer.draw_quad(a, b, c),
                Segment::Cubic(a, b, c, d) => rasterizer.draw_cubic(a, b, c, d),
            }
        }
        let (before, steps) = (ink.before(), f32::from(ink.steps()));
        rasterizer.for_each_pixel_2d(|x, y, covered| {
            let step = (covered.min(1.0) * steps).round() as u8;
            let (x, y) = (i64::from(left) + i64::from(x), i64::from(top) + i64::from(y));
            if step == 0 || !(0..i64::from(WIDTH)).contains(&x) || !(0..i64::from(HEIGHT)).contains(&y) {
                return;
            }
            // If glyphs overlap, the higher index is kept.
            let pixel = &mut self.pixels[(y * i64::from(WIDTH) + x) as usize];
            *pixel = (*pixel).max(before + step);
        });
    }

    /// Returns the card as a PNG with a palette.
    pub(super) fn png(&self, colours: Light) -> Vec<u8> {
        let ground = colours.paper.rgb();
        let mut palette = ground.to_vec();
        for ink in Ink::ALL {
            let (full, all) = (ink.colour(colours), u32::from(ink.steps()));
            for step in 1..=all {
                palette.extend(ground.iter().zip(full).map(|(from, to)| {
                    let (from, to) = (u32::from(*from), u32::from(to));
                    ((from * (all - step) + to * step + all / 2) / all) as u8
                }));
            }
        }
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(palette);
        // Level 4 takes nearly twice as long for the whole card and makes the file a quarter smaller.
        encoder.set_deflate_compression(DeflateCompression::Level(1));
        // Filters do not help, because differences between palette indexes have no meaning.
        encoder.set_filter(Filter::NoFilter);
        let mut writer =
            encoder.write_header().expect("memory takes every byte, and the palette has 16 colours");
        let pairs = self.pixels.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]);
        let packed: Vec<u8> = pairs.collect(); // a row has an even number of pixels
        writer.write_image_data(&packed).expect("there is half a byte for each pixel");
        writer.finish().expect("memory takes every byte");
        bytes
    }
}

/// A line or curve of an outline.
#[derive(Clone, Copy)]
enum Segment {
    Line(Point, Point),
    Quad(Point, Point, Point),
    Cubic(Point, Point, Point, Point),
}

impl Segment {
    fn map(self, by: impl Fn(Point) -> Point) -> Segment {
        match self {
            Segment::Line(a, b) => Segment::Line(by(a), by(b)),
            Segment::Quad(a, b, c) => Segment::Quad(by(a), by(b), by(c)),
            Segment::Cubic(a, b, c, d) => Segment::Cubic(by(a), by(b), by(c), by(d)),
        }
    }
}

/// The outline of a glyph on the canvas.
#[derive(Default)]
struct Outline {
    at: Point,
    scale: f32,
    segments: Vec<Segment>,
    begun: Point,
    last: Point,
    /// Left, top, right and bottom of all points.
    bounds: Option<[f32; 4]>,
}

impl Outline {
    /// Converts a point of the font, whose vertical axis goes up, to a point of the canvas.
    fn place(&mut self, x: f32, y: f32) -> Point {
        let p = point(self.at.x + x * self.scale, self.at.y - y * self.scale);
        let [left, top, right, bottom] = self.bounds.unwrap_or([p.x, p.y, p.x, p.y]);
        self.bounds = Some([left.min(p.x), top.min(p.y), right.max(p.x), bottom.max(p.y)]);
        p
    }

    /// Returns the pixels that the outline touches: left, top, width and height. `None` if it is empty or too large.
    fn pixels(&self) -> Option<(i32, i32, usize, usize)> {
        let bounds = self.bounds?;
        let near = |edge: &f32| edge.abs() <= 2.0 * LARGEST;
        let (left, top) = (bounds[0].floor(), bounds[1].floor());
        // The rasterizer may touch one more pixel at the right and at the bottom.
        let (width, height) = (bounds[2].ceil() - left + 1.0, bounds[3].ceil() - top + 1.0);
        let fits = bounds.iter().all(near) && width <= LARGEST && height <= LARGEST;
        fits.then_some((left as i32, top as i32, width as usize, height as usize))
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.begun = self.place(x, y);
        self.last = self.begun;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.place(x, y);
        self.segments.push(Segment::Line(self.last, to));
        self.last = to;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (by, to) = (self.place(x1, y1), self.place(x, y));
        self.segments.push(Segment::Quad(self.last, by, to));
        self.last = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (one, two, to) = (self.place(x1, y1), self.place(x2, y2), self.place(x, y));
        self.segments.push(Segment::Cubic(self.last, one, two, to));
        self.last = to;
    }

    fn close(&mut self) {
        self.segments.push(Segment::Line(self.last, self.begun));
        self.last = self.begun;
    }
}
