//! The script of a language, as its code says it: the direction of writing, and the names that other formats have for it.

/// The direction of a language's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of `dir=`.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// Scripts that are written from right to left, by their codes of ISO 15924. Source: Unicode 16, `PropertyValueAliases`
/// and the bidirectional class of each script's letters; those that only scholars write are among them.
const RTL_SCRIPTS: &[&str] = &[
    "adlm", "arab", "aran", "armi", "avst", "chrs", "cprt", "elym", "gara", "hatr", "hebr", "hung", "khar",
    "lydi", "mand", "mani", "mend", "merc", "mero", "narb", "nbat", "nkoo", "orkh", "ougr", "palm", "phli",
    "phlp", "phnx", "prti", "rohg", "samr", "sarb", "sogd", "sogo", "syrc", "syre", "syrj", "syrn", "thaa",
    "todr", "yezi",
];

/// Languages whose usual script is written from right to left. Source: CLDR 46, `likelySubtags`.
const RTL_LANGUAGES: &[&str] = &[
    "acm", "adf", "aeb", "ajp", "apc", "apd", "ar", "arc", "arq", "ars", "ary", "arz", "azb", "bal", "bft",
    "bgn", "bqi", "ckb", "dcc", "drw", "dv", "fa", "fas", "glk", "gwc", "haz", "he", "hbo", "heb", "hnd",
    "hno", "iw", "ji", "khw", "kmz", "ks", "kvx", "lah", "lki", "lrc", "luz", "mby", "mey", "mfa", "mvy",
    "mzn", "nqo", "ota", "pes", "pnb", "prd", "prs", "ps", "pus", "rhg", "rif", "sam", "sd", "sdh", "skr",
    "smp", "soj", "syr", "syc", "tks", "ug", "ur", "urd", "yi", "yid", "zdj",
];

/// The script that a code names, such as `Arab` of `az-Arab`: four letters.
fn script(code: &str) -> Option<&str> {
    code.split('-')
        .skip(1)
        .take(2)
        .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// The direction of a language, by its code.
pub fn direction(code: &str) -> Direction {
    let is_rtl = match script(code) {
        Some(script) => RTL_SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
        None => {
            let language = code.split('-').next().unwrap_or_default().to_ascii_lowercase();
            RTL_LANGUAGES.contains(&language.as_str())
        }
    };
    if is_rtl { Direction::Rtl } else { Direction::Ltr }
}

/// A language as OpenGraph names it: `en_GB`. Where the code names no country, it is the one that has most readers of the
/// language, because a country belongs to that format. Source: ogp.me, and CLDR 46, `likelySubtags`.
pub fn locale(code: &str) -> String {
    let mut parts = code.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_country = |part: &&str| {
        part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
            || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts.take_while(|part| part.len() > 1).find(is_country) {
        Some(country) => format!("{language}_{}", country.to_ascii_uppercase()),
        None => language,
    }
}
