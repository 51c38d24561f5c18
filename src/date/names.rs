//! Fills `strftime` patterns with the month names, weekday names and digits of a language.

/// The names and digits that dates are written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateNames {
    /// January to December, as used in a date with a day.
    pub months: [String; 12],
    /// January to December without a day, as in the title of an archive page.
    pub months_alone: [String; 12],
    /// Short names of the months.
    pub months_short: [String; 12],
    /// Monday to Sunday.
    pub weekdays: [String; 7],
    /// Short names of the weekdays.
    pub weekdays_short: [String; 7],
    /// The digits 0 to 9, unless they are ASCII.
    pub digits: Option<[char; 10]>,
}

/// A month and a weekday.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    /// 1 to 12.
    pub(super) month: i8,
    /// 1 is Monday.
    pub(super) weekday: i8,
}

impl DateNames {
    /// Replaces the conversions for names by the names of `day`. The rest is left to `strftime`, which only knows English.
    pub(super) fn in_pattern(&self, pattern: &str, day: Day) -> String {
        let has_day =
            conversions(pattern).any(|(.., letter)| matches!(letter, 'd' | 'e' | 'F' | 'D' | 'j' | 'x'));
        let (month, weekday) = (day.month as usize - 1, day.weekday as usize - 1);
        let mut filled = String::with_capacity(pattern.len() + 16);
        let mut at = 0;
        for (start, end, letter) in conversions(pattern) {
            let name = match letter {
                'B' if has_day => &self.months[month],
                'B' => &self.months_alone[month],
                'b' | 'h' => &self.months_short[month],
                'A' => &self.weekdays[weekday],
                'a' => &self.weekdays_short[weekday],
                _ => continue,
            };
            filled.push_str(&pattern[at..start]);
            let upper = pattern[start..end].contains('^');
            let name = if upper { name.to_uppercase() } else { name.clone() };
            filled.push_str(&name.replace('%', "%%"));
            at = end;
        }
        filled.push_str(&pattern[at..]);
        filled
    }

    /// Replaces ASCII digits by those of the language.
    pub fn digits(&self, text: String) -> String {
        match &self.digits {
            None => text,
            Some(digits) => {
                text.chars().map(|c| c.to_digit(10).map_or(c, |digit| digits[digit as usize])).collect()
            }
        }
    }
}

/// The conversions of a pattern as start, end and letter. Flags, width and colons may precede the letter.
fn conversions(pattern: &str) -> impl Iterator<Item = (usize, usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + pattern[at..].find('%')?;
        let rest = &pattern[start + 1..];
        let between = rest.find(|c: char| !matches!(c, '-' | '_' | '^' | '#' | ':' | '.' | '0'..='9'))?;
        let letter = rest[between..].chars().next()?;
        at = start + 1 + between + letter.len_utf8();
        Some((start, at, letter))
    })
}
