//! Slugs: the part of a URL that names an article, a tag or an author.

use std::fmt;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::digest::Digest;
use crate::folding::{caseless, composed};
use crate::path::{PathFault, check_new_name, check_segment};

/// One segment of a URL path: not empty, without a slash, valid as a file name on every system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// The longest slug made from a title, in bytes. A longer one is cut and gets a digest at its end.
const LONGEST: usize = 120;

impl Slug {
    /// Checks a slug that an author wrote. It is trimmed and percent-decoded (it may be copied from a browser), and otherwise
    /// kept, including its case.
    pub fn as_written(text: &str) -> Result<Slug, PathFault> {
        if !text.contains('%') {
            return Slug::plain(text);
        }
        let decoded = percent_decode_str(text).decode_utf8().map_err(|_| PathFault::Percent)?;
        // A `%` that is not part of an escape is left over.
        if decoded.contains('%') { Err(PathFault::Percent) } else { Slug::plain(&decoded) }
    }

    /// Checks a slug that is not percent-encoded.
    fn plain(name: &str) -> Result<Slug, PathFault> {
        // Composed first: this can change characters and the length.
        let name = composed(name.trim());
        if name.is_empty() {
            return Err(PathFault::Empty);
        }
        if name.contains(['?', '#']) {
            return Err(PathFault::Query);
        }
        check_new_name(&name)?;
        if name.starts_with('.') {
            return Err(PathFault::Hidden);
        }
        Ok(Slug(name.into_owned()))
    }

    /// Makes a slug from a title: lowercase letters and digits of every script, and `-` for everything else.
    ///
    /// The slug of a title without letters and digits is its digest, so no slug is empty.
    pub fn from_title(title: &str) -> Slug {
        let mut slug = String::with_capacity(title.len());
        let add = |c: char| {
            if c.is_alphanumeric() || is_mark(c) && !slug.is_empty() && !slug.ends_with('-') {
                slug.push(c);
            } else if !matches!(c, '\'' | '’' | '‘') && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        };
        // ASCII needs no NFC normalization. This is a hot path: every heading of every article gets a slug.
        if title.is_ascii() {
            title.chars().map(|c| c.to_ascii_lowercase()).for_each(add);
        } else {
            caseless(title.nfc()).for_each(add);
        }
        let trimmed = slug.trim_end_matches('-');
        let slug: String =
            if trimmed.is_ascii() { trimmed.to_owned() } else { with_last_sigmas(trimmed).nfc().collect() };
        if slug.is_empty() || check_segment(&slug).is_err() && slug.len() <= LONGEST {
            return Slug(format!(
                "{slug}{}{}",
                if slug.is_empty() { "" } else { "-" },
                Digest::of(title.as_bytes()).short()
            ));
        }
        if slug.len() <= LONGEST {
            return Slug(slug);
        }
        let mut end = LONGEST - 9;
        while !slug.is_char_boundary(end) {
            end -= 1;
        }
        let kept = slug[..end].rsplit_once('-').map_or(&slug[..end], |(kept, _)| kept);
        Slug(format!("{kept}-{}", Digest::of(title.as_bytes()).short()))
    }

    /// Makes a slug from a tag or category: as from a title, but `C`, `C++`, `C#` and `.NET` stay distinct.
    pub fn from_term(name: &str) -> Slug {
        let name = name.trim();
        let spelt = name.replace('+', "-plus-").replace('#', "-sharp-");
        match spelt.strip_prefix('.') {
            Some(rest) => Slug::from_title(&format!("dot-{rest}")),
            None => Slug::from_title(&spelt),
        }
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns whether a character is a combining mark for letters. Marks for symbols, such as the keycap of emoji, are not.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && is_combining_mark(c) && !matches!(c, '\u{20d0}'..='\u{20ff}')
}

/// Replaces each `σ` at the end of a word by `ς`, as Greek is written.
fn with_last_sigmas(slug: &str) -> impl Iterator<Item = char> {
    let mut letters = slug.chars().peekable();
    let mut in_word = false;
    std::iter::from_fn(move || {
        let c = letters.next()?;
        let ends = letters.peek().is_none_or(|next| *next == '-');
        let written = if c == 'σ' && in_word && ends { 'ς' } else { c };
        in_word = c != '-';
        Some(written)
    })
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_readable_slug() {
        let check = |title: &str, slug: &str| assert_eq!(Slug::from_title(title).as_str(), slug);
        check("Customer Loyalty Matters, Part III", "customer-loyalty-matters-part-iii");
        check("Don’t stop — ever!", "dont-stop-ever");
        check("Café Über", "café-über");
        check("顧客ロイヤルティ", "顧客ロイヤルティ");
        check("ग्राहक निष्ठा", "ग्राहक-निष्ठा");
        check("İstanbul’da Straße", "istanbulda-strasse");
        check("ΑΘΗΝΑΣ και ΣΑΣ", "αθηνας-και-σας");
        check("Daten\u{ad}bank\u{200b}en", "datenbanken");
        check("Tools 🛠\u{fe0f} 1\u{fe0f}\u{20e3}", "tools-1");
        check("  --  ", Slug::from_title("  --  ").as_str());
    }

    #[test]
    fn a_slug_is_never_empty_or_too_long_or_a_device_name() {
        for title in ["🎉", "!!!", "", "con", &"word ".repeat(500)] {
            let slug = Slug::from_title(title);
            assert!(!slug.as_str().is_empty() && slug.as_str().len() <= LONGEST, "{title}");
            assert!(check_segment(slug.as_str()).is_ok(), "{title}");
        }
        assert_ne!(Slug::from_title("🎉"), Slug::from_title("🎊"));
    }

    #[test]
    fn programming_languages_with_symbols_in_their_names_stay_distinct() {
        let slugs = ["C", "C++", "C#", ".NET", "NET"].map(|name| Slug::from_term(name).to_string());
        assert_eq!(slugs, ["c", "c-plus-plus", "c-sharp", "dot-net", "net"]);
    }

    #[test]
    fn a_slug_written_by_an_author_is_kept() {
        assert_eq!(Slug::as_written(" A_Day-In ").unwrap().as_str(), "A_Day-In");
        assert_eq!(Slug::as_written("a%20caf%C3%A9").unwrap().as_str(), "a café");
        let refused = [
            "../x", "a/b", "", "..", "a?b", "x\u{0}", "a%2fb", "%ff", "50%", "a:b", "a*", "<a>", "a|b",
            "\"a\"",
        ];
        for text in refused.into_iter().chain([".a", "con", "lpt1.txt"]) {
            assert!(Slug::as_written(text).is_err(), "{text}");
        }
    }
}
