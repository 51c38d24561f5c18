//! Converts straight quotation marks and apostrophes to those of a language.
//!
//! Each mark is an opening mark, a closing mark, an apostrophe, or a sign for feet and inches. This depends on the
//! characters beside it, on the marks before it that are still open, and on the marks after it in the same block.

/// The quotation marks of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotes {
    /// The opening and closing mark for `"`.
    pub outer: [String; 2],
    /// The opening and closing mark for `'`.
    pub inner: [String; 2],
}

impl Default for Quotes {
    fn default() -> Quotes {
        let pair = |open: &str, close: &str| [open.to_owned(), close.to_owned()];
        Quotes { outer: pair("“", "”"), inner: pair("‘", "’") }
    }
}

/// The two straight marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuoteKind {
    Double,
    Single,
}

impl QuoteKind {
    /// Returns the kind of a byte that is a straight mark.
    pub(super) fn of(byte: u8) -> Option<QuoteKind> {
        match byte {
            b'"' => Some(QuoteKind::Double),
            b'\'' => Some(QuoteKind::Single),
            _ => None,
        }
    }
}

/// The kind of character beside a straight mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// The start or the end of the block.
    Edge,
    Space,
    /// Opening punctuation: `(`, `«`, `¿`.
    Opening,
    /// Closing punctuation: `)`, `.`, `”`.
    Closing,
    /// Punctuation for either side of a quotation: `–`, `/`.
    Dash,
    /// A typed apostrophe: `’`.
    Apostrophe,
    Digit,
    Letter,
    Hebrew,
    /// A character of a script that puts no spaces between words, or none after short words.
    Joined,
    Sign,
    /// Another straight mark.
    Mark,
}

impl Neighbour {
    /// Classifies a character.
    pub(super) fn of(c: char) -> Neighbour {
        match c {
            '\u{5d0}'..='\u{5ea}' => Neighbour::Hebrew,
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
                Neighbour::Joined
            }
            _ if c.is_whitespace() => Neighbour::Space,
            _ if c.is_numeric() => Neighbour::Digit,
            _ if c.is_alphabetic() => Neighbour::Letter,
            '(' | '[' | '{' | '«' | '‹' | '“' | '„' | '‘' | '‚' | '¿' | '¡' => {
                Neighbour::Opening
            }
            ')' | ']' | '}' | '»' | '›' | '”' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '،' | '؛' | '؟' => {
                Neighbour::Closing
            }
            '-' | '–' | '—' | '‐' | '‑' | '/' => Neighbour::Dash,
            '’' => Neighbour::Apostrophe,
            _ => Neighbour::Sign,
        }
    }
}

/// A straight mark and its neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuoteMark {
    pub(super) kind: QuoteKind,
    pub(super) before: Neighbour,
    pub(super) after: Neighbour,
    /// `true` if the mark replaces omitted letters: `'90s`, `'tis`.
    pub(super) elides: bool,
}

/// The role of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuoteRole {
    Opens,
    Closes,
    Apostrophe,
    /// Stays straight: feet, inches, minutes, and marks without a meaning.
    Straight,
}

impl QuoteRole {
    /// Returns the characters to write, or `None` if the mark stays.
    pub(super) fn written<'q>(self, mark: &QuoteMark, quotes: &'q Quotes) -> Option<&'q str> {
        let [open, close] = if mark.kind == QuoteKind::Double { &quotes.outer } else { &quotes.inner };
        match self {
            // A typed space next to the mark is enough.
            QuoteRole::Opens if mark.after == Neighbour::Space => Some(open.trim_end()),
            QuoteRole::Opens => Some(open),
            QuoteRole::Closes if mark.before == Neighbour::Space => Some(close.trim_start()),
            QuoteRole::Closes => Some(close),
            QuoteRole::Apostrophe => Some("’"),
            QuoteRole::Straight => None,
        }
    }
}

/// Returns whether the text after a mark is a common elision: a decade, or one of a few words.
pub(super) fn elides(behind: &str) -> bool {
    let word = &behind[..behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len())];
    let digits = word.strip_suffix('s').unwrap_or(word);
    let is_decade = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_decade
        || ["tis", "twas", "em", "til", "n", "cause"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns the role of each mark of a block.
pub(super) fn roles(marks: &[QuoteMark]) -> Vec<QuoteRole> {
    let mut roles: Vec<QuoteRole> = Vec::with_capacity(marks.len());
    let mut open: Vec<QuoteKind> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        // A mark directly before this one has a known role.
        let before = match (mark.before, roles.last()) {
            (Neighbour::Mark, Some(QuoteRole::Opens)) => Neighbour::Opening,
            (Neighbour::Mark, Some(QuoteRole::Apostrophe)) => Neighbour::Apostrophe,
            (Neighbour::Mark, _) => Neighbour::Closing,
            (side, _) => side,
        };
        let context = QuoteContext {
            mark: QuoteMark { before, ..*mark },
            is_open: open.contains(&mark.kind),
            later: &marks[at + 1..],
        };
        let found = if mark.kind == QuoteKind::Double { context.double() } else { context.single() };
        match found {
            QuoteRole::Opens => open.push(mark.kind),
            QuoteRole::Closes => {
                if let Some(opened) = open.iter().rposition(|kind| *kind == mark.kind) {
                    open.truncate(opened);
                }
            }
            QuoteRole::Apostrophe | QuoteRole::Straight => {}
        }
        roles.push(found);
    }
    roles
}

/// A mark with the facts about the other marks of its block.
struct QuoteContext<'m> {
    mark: QuoteMark,
    /// `true` if a quotation of the same kind is open.
    is_open: bool,
    /// The marks after it.
    later: &'m [QuoteMark],
}

impl QuoteContext<'_> {
    fn double(&self) -> QuoteRole {
        let QuoteMark { before, after, .. } = self.mark;
        let (starts, ends) = (self.mark.starts(), self.mark.ends());
        match (before, after) {
            (Neighbour::Digit, side) if !is_letter(side) => self.behind_number(),
            (Neighbour::Hebrew, Neighbour::Hebrew) => QuoteRole::Straight,
            (Neighbour::Space, Neighbour::Space | Neighbour::Edge) | (Neighbour::Edge, Neighbour::Space) => {
                match self.is_open {
                    true => QuoteRole::Closes,
                    false if self.has_later() => QuoteRole::Opens,
                    false => QuoteRole::Straight,
                }
            }
            (Neighbour::Dash, _)
                if ends && (self.is_open || matches!(after, Neighbour::Space | Neighbour::Edge)) =>
            {
                QuoteRole::Closes
            }
            (Neighbour::Opening, _) => QuoteRole::Opens,
            (Neighbour::Space, side) if self.is_open && side != Neighbour::Mark && ends => QuoteRole::Closes,
            _ if starts => QuoteRole::Opens,
            _ if ends => QuoteRole::Closes,
            (Neighbour::Apostrophe, _) if !self.is_open => QuoteRole::Opens,
            // In the middle of a sequence of letters or symbols.
            _ if self.is_open => QuoteRole::Closes,
            (Neighbour::Letter | Neighbour::Digit, side) if side != Neighbour::Joined => QuoteRole::Closes,
            _ if self.has_later() => QuoteRole::Opens,
            _ => QuoteRole::Closes,
        }
    }

    fn single(&self) -> QuoteRole {
        let QuoteMark { before, after, elides, .. } = self.mark;
        let (starts, ends) = (self.mark.starts(), self.mark.ends());
        match (before, after) {
            (Neighbour::Joined, _) | (_, Neighbour::Joined) if !starts && !ends => match self.is_open {
                true => QuoteRole::Closes,
                false if self.has_later() => QuoteRole::Opens,
                false => QuoteRole::Apostrophe,
            },
            (Neighbour::Digit, Neighbour::Digit) => QuoteRole::Straight,
            (side, next) if is_letter(side) && (is_letter(next) || next == Neighbour::Digit) => {
                QuoteRole::Apostrophe
            }
            (Neighbour::Digit, side) if is_letter(side) => QuoteRole::Apostrophe,
            (Neighbour::Digit, _) => self.behind_number(),
            _ if elides && !self.is_open => QuoteRole::Apostrophe,
            (Neighbour::Space, Neighbour::Space | Neighbour::Edge) | (Neighbour::Edge, Neighbour::Space) => {
                match self.is_open {
                    true => QuoteRole::Closes,
                    false => QuoteRole::Straight,
                }
            }
            // A quotation of several paragraphs opens in each of them and closes in the last.
            _ if starts && (before == Neighbour::Edge || self.closes_later()) => QuoteRole::Opens,
            _ if starts && !ends => QuoteRole::Apostrophe,
            _ if self.is_open => QuoteRole::Closes,
            (Neighbour::Closing | Neighbour::Sign, _) if !ends && self.closes_later() => QuoteRole::Opens,
            _ => QuoteRole::Apostrophe,
        }
    }

    /// A mark after a number closes an open quotation unless a later mark does. Otherwise it means feet, inches or
    /// minutes.
    fn behind_number(&self) -> QuoteRole {
        let next = self.later.iter().find(|mark| mark.kind == self.mark.kind);
        if self.is_open && !next.is_some_and(QuoteMark::closes) {
            QuoteRole::Closes
        } else {
            QuoteRole::Straight
        }
    }

    fn has_later(&self) -> bool {
        self.later.iter().any(|mark| mark.kind == self.mark.kind)
    }

    fn closes_later(&self) -> bool {
        self.later.iter().any(|mark| mark.kind == self.mark.kind && mark.closes())
    }
}

impl QuoteMark {
    /// Returns whether its left neighbour allows an opening mark.
    fn starts(&self) -> bool {
        matches!(self.before, Neighbour::Edge | Neighbour::Space | Neighbour::Opening | Neighbour::Dash)
    }

    /// Returns whether its right neighbour allows a closing mark.
    fn ends(&self) -> bool {
        match self.after {
            Neighbour::Edge | Neighbour::Space | Neighbour::Closing | Neighbour::Dash => true,
            Neighbour::Mark => !self.starts(),
            _ => false,
        }
    }

    /// Returns whether its neighbours only allow a closing mark.
    fn closes(&self) -> bool {
        !self.starts() && self.ends()
    }
}

fn is_letter(side: Neighbour) -> bool {
    matches!(side, Neighbour::Letter | Neighbour::Hebrew | Neighbour::Joined)
}
