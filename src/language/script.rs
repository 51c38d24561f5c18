//! The script of a language by its code: the direction of writing, and the locale for OpenGraph.

/// The direction of writing.
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

/// Right-to-left scripts, by their codes of ISO 15924, including historic ones. Source: Unicode 16,
/// `PropertyValueAliases` and the bidirectional class of the letters.
const RTL_SCRIPTS: &[&str] = &[
    "adlm", "arab", "aran", "armi", "avst", "chrs", "cprt", "elym", "gara", "hatr", "hebr", "hung", "khar",
    "lydi", "mand", "mani", "mend", "merc", "mero", "narb", "nbat", "nkoo", "orkh", "ougr", "palm", "phli",
    "phlp", "phnx", "prti", "rohg", "samr", "sarb", "sogd", "sogo", "syrc", "syre", "syrj", "syrn", "thaa",
    "todr", "yezi",
];

/// Languages whose usual script is right-to-left. Source: CLDR 46, `likelySubtags`.
const RTL_LANGUAGES: &[&str] = &[
    "acm", "adf", "aeb", "ajp", "apc", "apd", "ar", "arc", "arq", "ars", "ary", "arz", "azb", "bal", "bft",
    "bgn", "bqi", "ckb", "dcc", "drw", "dv", "fa", "fas", "glk", "gwc", "haz", "he", "hbo", "heb", "hnd",
    "hno", "iw", "ji", "khw", "kmz", "ks", "kvx", "lah", "lki", "lrc", "luz", "mby", "mey", "mfa", "mvy",
    "mzn", "nqo", "ota", "pes", "pnb", "prd", "prs", "ps", "pus", "rhg", "rif", "sam", "sd", "sdh", "skr",
    "smp", "soj", "syr", "syc", "tks", "ug", "ur", "urd", "yi", "yid", "zdj",
];

/// Returns the script subtag of a code: `Arab` of `az-Arab`.
fn script(code: &str) -> Option<&str> {
    code.split('-')
        .skip(1)
        .take(2)
        .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Returns the direction of a language by its code.
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

/// The default country of each language for OpenGraph.
const COUNTRIES: &[(&str, &str)] = &[
    ("af", "ZA"),
    ("ar", "AR"),
    ("az", "AZ"),
    ("be", "BY"),
    ("bg", "BG"),
    ("bn", "IN"),
    ("bs", "BA"),
    ("ca", "ES"),
    ("cs", "CZ"),
    ("cy", "GB"),
    ("da", "DK"),
    ("de", "DE"),
    ("el", "GR"),
    ("en", "US"),
    ("es", "ES"),
    ("et", "EE"),
    ("eu", "ES"),
    ("fa", "IR"),
    ("fi", "FI"),
    ("fil", "PH"),
    ("fr", "FR"),
    ("ga", "IE"),
    ("gl", "ES"),
    ("gu", "IN"),
    ("he", "IL"),
    ("hi", "IN"),
    ("hr", "HR"),
    ("hu", "HU"),
    ("hy", "AM"),
    ("id", "ID"),
    ("is", "IS"),
    ("it", "IT"),
    ("ja", "JP"),
    ("ka", "GE"),
    ("kk", "KZ"),
    ("km", "KH"),
    ("kn", "IN"),
    ("ko", "KR"),
    ("ku", "TR"),
    ("lt", "LT"),
    ("lv", "LV"),
    ("mk", "MK"),
    ("ml", "IN"),
    ("mn", "MN"),
    ("mr", "IN"),
    ("ms", "MY"),
    ("mt", "MT"),
    ("nb", "NO"),
    ("ne", "NP"),
    ("nl", "NL"),
    ("nn", "NO"),
    ("pa", "IN"),
    ("pl", "PL"),
    ("ps", "AF"),
    ("pt", "BR"),
    ("ro", "RO"),
    ("ru", "RU"),
    ("si", "LK"),
    ("sk", "SK"),
    ("sl", "SI"),
    ("so", "SO"),
    ("sq", "AL"),
    ("sr", "RS"),
    ("sv", "SE"),
    ("sw", "KE"),
    ("ta", "IN"),
    ("te", "IN"),
    ("th", "TH"),
    ("tr", "TR"),
    ("uk", "UA"),
    ("ur", "PK"),
    ("uz", "UZ"),
    ("vi", "VN"),
    ("zh", "CN"),
    ("zu", "ZA"),
];

/// Returns the OpenGraph locale of a language: `en_GB`. OpenGraph requires a country. If the code has none, it is the
/// one in Facebook's list of locales; languages that are not in that list get none.
pub fn locale(code: &str) -> String {
    let language = code.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let is_country = |part: &&str| {
        part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
            || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    // Subtags after a single letter belong to an extension.
    let country = code.split('-').skip(1).take_while(|part| part.len() > 1).find(is_country);
    let is_traditional = script(code).is_some_and(|script| script.eq_ignore_ascii_case("hant"));
    let usual = || match COUNTRIES.iter().find(|(known, _)| *known == language) {
        Some(("zh", _)) if is_traditional => Some("TW"),
        found => found.map(|(_, country)| *country),
    };
    match country.or_else(usual) {
        Some(country) => format!("{language}_{}", country.to_ascii_uppercase()),
        None => language,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_of_a_code_decides_before_its_language() {
        for code in [
            "ar",
            "ar-EG",
            "AR",
            "fa",
            "he",
            "ur",
            "ps",
            "ckb",
            "dv",
            "yi",
            "ug",
            "sd",
            "az-Arab",
            "uz-arab-AF",
            "ff-Adlm",
        ] {
            assert_eq!(direction(code), Direction::Rtl, "{code}");
        }
        for code in ["en", "de-AT", "ja", "ar-Latn", "sd-Deva", "ku", "az", "zh-Hant-TW", "pa", "x"] {
            assert_eq!(direction(code), Direction::Ltr, "{code}");
        }
    }

    #[test]
    fn opengraph_names_a_country_beside_the_language() {
        let check = |code: &str, expected: &str| assert_eq!(locale(code), expected, "{code}");
        check("en-GB", "en_GB");
        check("en", "en_US");
        check("pt-br", "pt_BR");
        check("zh", "zh_CN");
        check("zh-Hant", "zh_TW");
        check("zh-Hant-HK", "zh_HK");
        check("es-419", "es_419");
        check("de-x-gb", "de_DE");
        check("tlh", "tlh");
    }
}
