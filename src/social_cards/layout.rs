//! The layout of a card.
//!
//! The site's name is at the top. Authors and series are at the foot, below a thin line. The title is between them, as
//! large as it fits. Cards in languages such as Arabic are mirrored.

use rustybuzz::Face;
use unicode_bidi::{Direction as Found, Level, get_base_direction};

use crate::language::script::Direction;
use crate::social_cards::canvas::{Canvas, Ink};
use crate::social_cards::card::{Card, HEIGHT, WIDTH};
use crate::social_cards::face::Faces;
use crate::social_cards::lines::Measured;
use crate::social_cards::shape::{Line, Shaping};

/// The margin on each side of the lines, in pixels.
const MARGIN: f32 = 88.0;
/// The width of the lines, in pixels.
const COLUMN: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// The width of the bar at the side on which lines begin, in pixels.
const BAR: u32 = 20;
/// The baseline and the font size of the site's name, in pixels.
const HEAD: (f32, f32) = (102.0, 34.0);
/// The baseline and the font size of the last line, in pixels.
const FOOT: (f32, f32) = (557.0, 30.0);
/// The row of the thin line above the foot.
const RULE: u32 = 503;
/// The first and the last row of pixels of the area for title and deck.
const MIDDLE: (f32, f32) = (144.0, 474.0);

/// The font sizes of titles, the largest first, each with its highest number of lines.
const TITLES: [(f32, usize); 8] =
    [(100.0, 1), (88.0, 2), (80.0, 2), (72.0, 3), (64.0, 3), (58.0, 4), (52.0, 5), (46.0, 6)];
/// The line height of a title, in ems.
const TITLE_LEADING: f32 = 1.16;
/// The font size and the line height of the deck, in pixels.
const DECK: (f32, f32) = (33.0, 46.0);
/// The highest number of lines of a deck.
const DECK_LINES: usize = 3;
/// The space between title and deck, in pixels.
const GAP: f32 = 32.0;
/// The least space, in pixels, that a deck must leave free.
const AIR: f32 = 24.0;
/// The height of capitals and the depth of descenders, in ems.
const LETTERS: (f32, f32) = (0.7, 0.24);

/// A text that is broken into lines of one font size.
struct Block {
    size: f32,
    lines: Vec<String>,
}

impl Faces<'_> {
    /// Draws a card and returns the bytes of a PNG.
    pub fn draw(&self, card: &Card) -> Vec<u8> {
        draw(card, self).png(card.colours)
    }
}

impl Block {
    /// Returns the height in pixels from the top of the capitals to the last baseline.
    fn height(&self, leading: f32) -> f32 {
        LETTERS.0 * self.size + leading * self.lines.len().saturating_sub(1) as f32
    }
}

/// Draws a card.
fn draw(card: &Card, faces: &Faces<'_>) -> Canvas {
    // The script of a title can differ from that of the article's language.
    let rtl = card.direction == Direction::Rtl || get_base_direction(card.title.as_str()) == Found::Rtl;
    let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
    let mut sheet = Sheet { canvas: Canvas::new(), card, faces, direction };
    let bar = if direction == Direction::Rtl { WIDTH - BAR } else { 0 };
    sheet.canvas.fill(bar, 0, BAR, HEIGHT, Ink::Accent);
    if let Some(site) = faces.writable(&card.site) {
        let site = sheet.one_line(&site, HEAD.1, COLUMN);
        sheet.write(&site, &faces.small, HEAD.1, (0.0, HEAD.0), Ink::Accent);
    }
    sheet.middle();
    sheet.foot();
    sheet.canvas
}

/// A card while it is drawn.
struct Sheet<'a, 'f> {
    canvas: Canvas,
    card: &'a Card,
    faces: &'a Faces<'f>,
    direction: Direction,
}

impl Sheet<'_, '_> {
    fn shaping<'b, 'f>(&'b self, faces: &'b [Face<'f>], base: Option<Level>) -> Shaping<'b, 'f> {
        Shaping { faces, base, language: &self.card.language }
    }

    /// Returns the direction of title and deck. The direction of a name depends on its letters.
    fn base(&self) -> Option<Level> {
        Some(if self.direction == Direction::Rtl { Level::rtl() } else { Level::ltr() })
    }

    /// Draws a line of text. `start` is its distance from the margin on the side where lines begin, `y` its baseline.
    fn write(&mut self, line: &Line, faces: &[Face<'_>], size: f32, (start, y): (f32, f32), ink: Ink) {
        let x = match self.direction {
            Direction::Ltr => MARGIN + start,
            Direction::Rtl => WIDTH as f32 - MARGIN - start - line.width * size,
        };
        self.canvas.write(line, faces, size, (x, y), ink);
    }

    /// Shapes a name as one line. Shortens it if it is wider than `width`.
    fn one_line(&self, text: &str, size: f32, width: f32) -> Line {
        let shaping = self.shaping(&self.faces.small, None);
        let line = shaping.line(text);
        if line.width * size <= width {
            return line;
        }
        let ellipsis = shaping.line("…").width;
        shaping.line(&Measured::new(text, shaping.advances(text)).shortened(0, ellipsis, width / size))
    }

    /// Draws title and deck, vertically centred in their area.
    fn middle(&mut self) {
        let (top, bottom) = MIDDLE;
        let faces = self.faces;
        let Some(title) = faces.writable(&self.card.title) else { return };
        let title = self.title(&title);
        let leading = TITLE_LEADING * title.size;
        let room = bottom - top - title.height(leading) - LETTERS.1 * title.size - GAP - AIR;
        let deck = faces.writable(&self.card.deck).and_then(|deck| self.deck(&deck, room));
        let deck_height =
            deck.as_ref().map_or(0.0, |deck| GAP + LETTERS.1 * title.size + deck.height(DECK.1));
        let spare = bottom - top - title.height(leading) - deck_height;
        let mut y = top + (spare / 2.0).max(0.0) + LETTERS.0 * title.size;
        for line in &title.lines {
            let line = self.shaping(&faces.title, self.base()).line(line);
            self.write(&line, &faces.title, title.size, (0.0, y), Ink::Text);
            y += leading;
        }
        y += LETTERS.1 * title.size + GAP + LETTERS.0 * DECK.0 - leading;
        for line in deck.iter().flat_map(|deck| &deck.lines) {
            let line = self.shaping(&faces.small, self.base()).line(line);
            self.write(&line, &faces.small, DECK.0, (0.0, y), Ink::Soft);
            y += DECK.1;
        }
    }

    /// Breaks the title into lines of the largest font size that fits. Shortens it if none fits.
    fn title(&self, text: &str) -> Block {
        let shaping = self.shaping(&self.faces.title, self.base());
        let measured = Measured::new(text, shaping.advances(text));
        for (size, most) in TITLES {
            let width = COLUMN / size;
            if measured.fits(width) && measured.filled(width).len() <= most {
                let lines = measured.balanced(width);
                return Block {
                    size,
                    lines: lines.iter().map(|line| measured.line(line).to_owned()).collect(),
                };
            }
        }
        let (size, most) = TITLES[TITLES.len() - 1];
        let width = COLUMN / size;
        let measured = measured.broken(width);
        let mut lines = measured.filled(width);
        let rest = (lines.len() > most).then(|| lines[most - 1].start);
        lines.truncate(if rest.is_some() { most - 1 } else { most });
        let mut lines: Vec<String> = lines.iter().map(|line| measured.line(line).to_owned()).collect();
        lines.extend(rest.map(|start| measured.shortened(start, shaping.line("…").width, width)));
        Block { size, lines }
    }

    /// Breaks the deck into lines. Returns `None` if it does not fit into `room`.
    fn deck(&self, text: &str, room: f32) -> Option<Block> {
        let shaping = self.shaping(&self.faces.small, self.base());
        let measured = Measured::new(text, shaping.advances(text));
        let width = COLUMN / DECK.0;
        let lines = if measured.fits(width) { measured.balanced(width) } else { return None };
        let lines: Vec<String> = lines.iter().map(|line| measured.line(line).to_owned()).collect();
        let deck = Block { size: DECK.0, lines };
        (deck.lines.len() <= DECK_LINES && deck.height(DECK.1) <= room).then_some(deck)
    }

    /// Draws the authors at one end of the foot and the part or category at the other.
    fn foot(&mut self) {
        let faces = self.faces;
        let (y, size) = FOOT;
        let authors = faces.writable(&self.card.authors);
        let label = faces.writable(&self.card.label);
        if authors.is_none() && label.is_none() {
            return;
        }
        self.canvas.fill(MARGIN as u32, RULE, COLUMN as u32, 2, Ink::Line);
        let label = label
            .map(|label| self.one_line(&label, size, if authors.is_some() { COLUMN / 2.0 } else { COLUMN }));
        let taken = label.as_ref().map_or(0.0, |label| label.width * size + 40.0);
        if let Some(authors) = &authors {
            let authors = self.one_line(authors, size, COLUMN - taken);
            self.write(&authors, &faces.small, size, (0.0, y), Ink::Text);
        }
        if let Some(label) = label {
            let start = if authors.is_some() { COLUMN - label.width * size } else { 0.0 };
            self.write(&label, &faces.small, size, (start, y), Ink::Soft);
        }
    }
}
