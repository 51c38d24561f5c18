//! Names of months and weekdays in a language, and its digits, in the places of a pattern of `strftime`.

/// What a date is written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateNames {
    /// January to December, as they stand in a date.
    pub months: [String; 12],
    /// The same without a day beside them: the title of a page of the archive.
    pub months_alone: [String; 12],
    /// Short names of the months.
    pub months_short: [String; 12],
    /// Monday to Sunday.
    pub weekdays: [String; 7],
    /// Short names of the weekdays.
    pub weekdays_short: [String; 7],
    /// The digits 0 to 9, where they are not those of ASCII.
    pub digits: Option<[char; 10]>,
}

/// The day that a pattern is filled for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    /// 1 to 12.
    pub(super) month: i8,
    /// 1 is Monday.
    pub(super) weekday: i8,
}

impl DateNames {
    /// The pattern with the names of a day in it, ready for `strftime`, which knows English names only.
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

    /// A text with the language's digits.
    pub fn digits(&self, text: String) -> String {
        match &self.digits {
            None => text,
            Some(digits) => {
                text.chars().map(|c| c.to_digit(10).map_or(c, |digit| digits[digit as usize])).collect()
            }
        }
    }
}

/// The conversions of a pattern: first byte, the byte behind, and the letter, with flags, width and colons between.
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
