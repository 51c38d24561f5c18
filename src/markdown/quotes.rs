//! Straight quotation marks and apostrophes become those of the text's language: which of them opens, which closes, and
//! which is an apostrophe or a sign for feet and inches.
//!
//! A mark is judged by what stands on either side of it, by the marks before it that are still open, and by those to come
//! in the same block.

/// The quotation marks of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotes {
    /// What `"` opens and closes with.
    pub outer: [String; 2],
    /// What `'` opens and closes with.
    pub inner: [String; 2],
}

impl Default for Quotes {
    fn default() -> Quotes {
        let pair = |open: &str, close: &str| [open.to_owned(), close.to_owned()];
        Quotes { outer: pair("“", "”"), inner: pair("‘", "’") }
    }
}

/// The two marks that are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Double,
    Single,
}

impl Sort {
    /// What a byte is, if it is one.
    pub(super) fn of(byte: u8) -> Option<Sort> {
        match byte {
            b'"' => Some(Sort::Double),
            b'\'' => Some(Sort::Single),
            _ => None,
        }
    }
}

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The block begins or ends.
    Edge,
    Space,
    /// What opens: `(`, `«`, `¿`.
    Opening,
    /// What closes or ends: `)`, `.`, `”`.
    Closing,
    /// What may stand on either side of a quotation: `–`, `/`.
    Dash,
    /// An apostrophe that somebody typed: `’`.
    Apostrophe,
    Digit,
    Letter,
    Hebrew,
    /// A letter or sign of a script that puts no spaces between words, or none between a short word and the next.
    Joined,
    Sign,
    /// Another mark.
    Mark,
}

impl Side {
    /// What a character is.
    pub(super) fn of(c: char) -> Side {
        match c {
            '\u{5d0}'..='\u{5ea}' => Side::Hebrew,
            '\u{600}'..='\u{6ff}'
            | '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{3001}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{20000}'..='\u{3ffff}'
                if !matches!(c, '،' | '؛' | '؟') =>
            {
                Side::Joined
            }
            _ if c.is_whitespace() => Side::Space,
            _ if c.is_numeric() => Side::Digit,
            _ if c.is_alphabetic() => Side::Letter,
            '(' | '[' | '{' | '«' | '‹' | '“' | '„' | '‘' | '‚' | '¿' | '¡' => Side::Opening,
            ')' | ']' | '}' | '»' | '›' | '”' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '،' | '؛' | '؟' => {
                Side::Closing
            }
            '-' | '–' | '—' | '‐' | '‑' | '/' => Side::Dash,
            '’' => Side::Apostrophe,
            _ => Side::Sign,
        }
    }
}

/// A straight mark, and what stands around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) sort: Sort,
    pub(super) before: Side,
    pub(super) after: Side,
    /// Whether it stands for letters that are left out: `'90s`, `'tis`.
    pub(super) elides: bool,
}

/// What a mark turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Opens,
    Closes,
    Apostrophe,
    /// It stays straight: feet, inches, minutes, and what has no meaning.
    Straight,
}

impl Use {
    /// The characters to write; none where the mark stays.
    pub(super) fn written<'q>(self, mark: &Mark, quotes: &'q Quotes) -> Option<&'q str> {
        let [open, close] = if mark.sort == Sort::Double { &quotes.outer } else { &quotes.inner };
        match self {
            // A blank that is typed already is enough.
            Use::Opens if mark.after == Side::Space => Some(open.trim_end()),
            Use::Opens => Some(open),
            Use::Closes if mark.before == Side::Space => Some(close.trim_start()),
            Use::Closes => Some(close),
            Use::Apostrophe => Some("’"),
            Use::Straight => None,
        }
    }
}

/// What the text behind a mark that elides begins with: a decade, or one of a few words.
pub(super) fn elides(behind: &str) -> bool {
    let word = &behind[..behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len())];
    let digits = word.strip_suffix('s').unwrap_or(word);
    let is_decade = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_decade
        || ["tis", "twas", "em", "til", "n", "cause"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// What each mark of a block is.
pub(super) fn uses(marks: &[Mark]) -> Vec<Use> {
    let mut uses: Vec<Use> = Vec::with_capacity(marks.len());
    let mut open: Vec<Sort> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        // A mark just before is what it turned out to be.
        let before = match (mark.before, uses.last()) {
            (Side::Mark, Some(Use::Opens)) => Side::Opening,
            (Side::Mark, Some(Use::Apostrophe)) => Side::Apostrophe,
            (Side::Mark, _) => Side::Closing,
            (side, _) => side,
        };
        let place = Place {
            mark: Mark { before, ..*mark },
            is_open: open.contains(&mark.sort),
            later: &marks[at + 1..],
        };
        let found = if mark.sort == Sort::Double { place.double() } else { place.single() };
        match found {
            Use::Opens => open.push(mark.sort),
            Use::Closes => {
                if let Some(opened) = open.iter().rposition(|sort| *sort == mark.sort) {
                    open.truncate(opened);
                }
            }
            Use::Apostrophe | Use::Straight => {}
        }
        uses.push(found);
    }
    uses
}

/// A mark with what is known of the others of its block.
struct Place<'m> {
    mark: Mark,
    /// Whether a quotation of its sort is open.
    is_open: bool,
    /// The marks behind it.
    later: &'m [Mark],
}

impl Place<'_> {
    fn double(&self) -> Use {
        let Mark { before, after, .. } = self.mark;
        let (starts, ends) = (self.mark.starts(), self.mark.ends());
        match (before, after) {
            (Side::Digit, side) if !is_letter(side) => self.behind_number(),
            (Side::Hebrew, Side::Hebrew) => Use::Straight,
            (Side::Space, Side::Space | Side::Edge) | (Side::Edge, Side::Space) => match self.is_open {
                true => Use::Closes,
                false if self.has_later() => Use::Opens,
                false => Use::Straight,
            },
            (Side::Dash, _) if ends && (self.is_open || matches!(after, Side::Space | Side::Edge)) => {
                Use::Closes
            }
            (Side::Opening, _) => Use::Opens,
            (Side::Space, side) if self.is_open && side != Side::Mark && ends => Use::Closes,
            _ if starts => Use::Opens,
            _ if ends => Use::Closes,
            (Side::Apostrophe, _) if !self.is_open => Use::Opens,
            // In the middle of a run of letters or signs.
            _ if self.is_open => Use::Closes,
            (Side::Letter | Side::Digit, side) if side != Side::Joined => Use::Closes,
            _ if self.has_later() => Use::Opens,
            _ => Use::Closes,
        }
    }

    fn single(&self) -> Use {
        let Mark { before, after, elides, .. } = self.mark;
        let (starts, ends) = (self.mark.starts(), self.mark.ends());
        match (before, after) {
            (Side::Joined, _) | (_, Side::Joined) if !starts && !ends => match self.is_open {
                true => Use::Closes,
                false if self.has_later() => Use::Opens,
                false => Use::Apostrophe,
            },
            (Side::Digit, Side::Digit) => Use::Straight,
            (side, next) if is_letter(side) && (is_letter(next) || next == Side::Digit) => Use::Apostrophe,
            (Side::Digit, side) if is_letter(side) => Use::Apostrophe,
            (Side::Digit, _) => self.behind_number(),
            _ if elides && !self.is_open => Use::Apostrophe,
            (Side::Space, Side::Space | Side::Edge) | (Side::Edge, Side::Space) => match self.is_open {
                true => Use::Closes,
                false => Use::Straight,
            },
            // A quotation of several paragraphs opens each of them, and closes in the last.
            _ if starts && (before == Side::Edge || self.closes_later()) => Use::Opens,
            _ if starts && !ends => Use::Apostrophe,
            _ if self.is_open => Use::Closes,
            (Side::Closing | Side::Sign, _) if !ends && self.closes_later() => Use::Opens,
            _ => Use::Apostrophe,
        }
    }

    /// A mark behind a number closes what is open, unless a later one does; else it says feet, inches or minutes.
    fn behind_number(&self) -> Use {
        let next = self.later.iter().find(|mark| mark.sort == self.mark.sort);
        if self.is_open && !next.is_some_and(Mark::closes) { Use::Closes } else { Use::Straight }
    }

    fn has_later(&self) -> bool {
        self.later.iter().any(|mark| mark.sort == self.mark.sort)
    }

    fn closes_later(&self) -> bool {
        self.later.iter().any(|mark| mark.sort == self.mark.sort && mark.closes())
    }
}

impl Mark {
    /// Whether it can open for what stands before it.
    fn starts(&self) -> bool {
        matches!(self.before, Side::Edge | Side::Space | Side::Opening | Side::Dash)
    }

    /// Whether it can close for what stands after it.
    fn ends(&self) -> bool {
        match self.after {
            Side::Edge | Side::Space | Side::Closing | Side::Dash => true,
            Side::Mark => !self.starts(),
            _ => false,
        }
    }

    /// Whether it can do nothing but close, by its neighbours.
    fn closes(&self) -> bool {
        !self.starts() && self.ends()
    }
}

fn is_letter(side: Side) -> bool {
    matches!(side, Side::Letter | Side::Hebrew | Side::Joined)
}
