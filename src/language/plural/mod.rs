//! Plural forms: the CLDR rules for whole numbers.
//!
//! Source: CLDR 46, `common/supplemental/plurals.xml`, cardinal rules. Only whole numbers are counted here, so the
//! conditions and forms for decimals are left out.

#[cfg(test)]
mod tests;

/// A plural form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PluralForm {
    /// `zero`
    Zero,
    /// `one`
    One,
    /// `two`
    Two,
    /// `few`
    Few,
    /// `many`
    Many,
    /// `other`
    Other,
}

impl PluralForm {
    /// All forms with their names in language files, in the order of the variants.
    pub const ALL: [(&'static str, PluralForm); 6] = [
        ("zero", PluralForm::Zero),
        ("one", PluralForm::One),
        ("two", PluralForm::Two),
        ("few", PluralForm::Few),
        ("many", PluralForm::Many),
        ("other", PluralForm::Other),
    ];

    /// Returns the name in language files.
    pub fn name(self) -> &'static str {
        PluralForm::ALL[self as usize].0
    }
}

/// The plural forms of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PluralRule {
    /// The forms that a language file must have.
    pub needed: &'static [PluralForm],
    /// The forms that a language file may also have. They are for numbers that are too large for a blog.
    pub allowed: &'static [PluralForm],
    family: Family,
}

/// Languages with the same rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// One form for all numbers.
    Same,
    /// One form for 1, another for all other numbers.
    English,
    /// One form for 0 and 1, another for all other numbers.
    French,
    Arabic,
    Hebrew,
    Welsh,
    Irish,
    Breton,
    Gaelic,
    Slovenian,
    /// East Slavic.
    Russian,
    Polish,
    Czech,
    /// Serbian, Croatian, Bosnian.
    Serbian,
    Lithuanian,
    Latvian,
    Romanian,
    Maltese,
    Icelandic,
    Filipino,
}

use PluralForm::{Few, Many, One, Other, Two, Zero};

impl PluralRule {
    /// Returns the rule of a language by its code. Unknown languages have the rule of English, as most languages do.
    pub fn for_language(code: &str) -> PluralRule {
        let language = code.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let rule = |family, needed| PluralRule { needed, allowed: &[], family };
        match language.as_str() {
            "ja" | "zh" | "yue" | "ko" | "vi" | "th" | "lo" | "my" | "id" | "ms" | "jv" | "su" | "bo"
            | "dz" | "ig" | "yo" | "wo" | "to" | "sah" => rule(Family::Same, &[Other]),
            "fr" | "pt" => PluralRule { needed: &[One, Other], allowed: &[Many], family: Family::French },
            "es" | "it" | "ca" => {
                PluralRule { needed: &[One, Other], allowed: &[Many], family: Family::English }
            }
            "am" | "as" | "bn" | "fa" | "gu" | "hi" | "hy" | "kn" | "zu" | "ff" | "kab" | "ak" | "ln"
            | "mg" | "pa" | "ti" | "wa" | "si" => rule(Family::French, &[One, Other]),
            "ar" | "ars" => rule(Family::Arabic, &[Zero, One, Two, Few, Many, Other]),
            "he" | "iw" => rule(Family::Hebrew, &[One, Two, Other]),
            "cy" => rule(Family::Welsh, &[Zero, One, Two, Few, Many, Other]),
            "ga" => rule(Family::Irish, &[One, Two, Few, Many, Other]),
            "br" => rule(Family::Breton, &[One, Two, Few, Many, Other]),
            "gd" => rule(Family::Gaelic, &[One, Two, Few, Other]),
            "sl" | "dsb" | "hsb" => rule(Family::Slovenian, &[One, Two, Few, Other]),
            "ru" | "uk" | "be" => rule(Family::Russian, &[One, Few, Many]),
            "pl" => rule(Family::Polish, &[One, Few, Many]),
            "cs" | "sk" => rule(Family::Czech, &[One, Few, Other]),
            "sr" | "hr" | "bs" | "sh" => rule(Family::Serbian, &[One, Few, Other]),
            "lt" => rule(Family::Lithuanian, &[One, Few, Other]),
            "lv" => rule(Family::Latvian, &[Zero, One, Other]),
            "ro" | "mo" => rule(Family::Romanian, &[One, Few, Other]),
            "mt" => rule(Family::Maltese, &[One, Two, Few, Many, Other]),
            "is" | "mk" => rule(Family::Icelandic, &[One, Other]),
            "fil" | "tl" | "ceb" => rule(Family::Filipino, &[One, Other]),
            _ => rule(Family::English, &[One, Other]),
        }
    }

    /// Returns the form for a number.
    pub fn form(&self, n: u64) -> PluralForm {
        let (tens, hundreds) = (n % 10, n % 100);
        let millions = n != 0 && n.is_multiple_of(1_000_000) && self.allowed.contains(&Many);
        match self.family {
            _ if millions => Many,
            Family::Same => Other,
            Family::English => one_if(n == 1),
            Family::French => one_if(n <= 1),
            Family::Arabic => arabic(n),
            Family::Hebrew => match n {
                1 => One,
                2 => Two,
                _ => Other,
            },
            Family::Welsh => welsh(n),
            Family::Irish => irish(n),
            Family::Breton => breton(n),
            Family::Gaelic => gaelic(n),
            Family::Slovenian => match hundreds {
                1 => One,
                2 => Two,
                3 | 4 => Few,
                _ => Other,
            },
            Family::Russian => slavic(n).unwrap_or(Many),
            Family::Serbian => slavic(n).unwrap_or(Other),
            Family::Polish => match (n, tens, hundreds) {
                (1, ..) => One,
                (_, 2..=4, 0..=11 | 15..=99) => Few,
                _ => Many,
            },
            Family::Czech => match n {
                1 => One,
                2..=4 => Few,
                _ => Other,
            },
            Family::Lithuanian => match (tens, hundreds) {
                (_, 11..=19) | (0, _) => Other,
                (1, _) => One,
                _ => Few,
            },
            Family::Latvian => match (tens, hundreds) {
                (0, _) | (_, 11..=19) => Zero,
                (1, _) => One,
                _ => Other,
            },
            Family::Romanian => match (n, hundreds) {
                (1, _) => One,
                (0, _) | (_, 1..=19) => Few,
                _ => Other,
            },
            Family::Maltese => maltese(n),
            Family::Icelandic => one_if(tens == 1 && hundreds != 11),
            Family::Filipino => one_if(!matches!(tens, 4 | 6 | 9)),
        }
    }
}

/// Returns `one` if the condition is true, otherwise `other`.
fn one_if(condition: bool) -> PluralForm {
    if condition { One } else { Other }
}

fn arabic(n: u64) -> PluralForm {
    match (n, n % 100) {
        (0, _) => Zero,
        (1, _) => One,
        (2, _) => Two,
        (_, 3..=10) => Few,
        (_, 11..=99) => Many,
        _ => Other,
    }
}

fn welsh(n: u64) -> PluralForm {
    match n {
        0 => Zero,
        1 => One,
        2 => Two,
        3 => Few,
        6 => Many,
        _ => Other,
    }
}

fn irish(n: u64) -> PluralForm {
    match n {
        1 => One,
        2 => Two,
        3..=6 => Few,
        7..=10 => Many,
        _ => Other,
    }
}

fn gaelic(n: u64) -> PluralForm {
    match n {
        1 | 11 => One,
        2 | 12 => Two,
        3..=10 | 13..=19 => Few,
        _ => Other,
    }
}

fn maltese(n: u64) -> PluralForm {
    match (n, n % 100) {
        (1, _) => One,
        (2, _) => Two,
        (0, _) | (_, 3..=10) => Few,
        (_, 11..=19) => Many,
        _ => Other,
    }
}

/// Returns the form by the rules that Slavic languages share: 1, 21, 31 … are `one`; 2 to 4, 22 to 24 … are `few`.
/// Returns `None` for other numbers.
fn slavic(n: u64) -> Option<PluralForm> {
    match (n % 10, n % 100) {
        (_, 11..=14) => None,
        (1, _) => Some(One),
        (2..=4, _) => Some(Few),
        _ => None,
    }
}

fn breton(n: u64) -> PluralForm {
    match (n % 10, n % 100) {
        (1, hundreds) if !matches!(hundreds, 11 | 71 | 91) => One,
        (2, hundreds) if !matches!(hundreds, 12 | 72 | 92) => Two,
        (3 | 4 | 9, hundreds) if !matches!(hundreds, 10..=19 | 70..=79 | 90..=99) => Few,
        _ if n != 0 && n.is_multiple_of(1_000_000) => Many,
        _ => Other,
    }
}
