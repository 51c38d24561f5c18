//! Slugs: the part of an address that names an article, a tag or a person.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::digest::Digest;
use crate::path::PathFault;
use crate::path::check_segment;

/// One segment of an address: never empty, no slash, safe as a file's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// Longest slug made from a title, in bytes; what is longer is cut and gets a digest at its end.
const LONGEST: usize = 120;

impl Slug {
    /// A slug that somebody wrote: kept as it is, case too. White space at its ends goes.
    pub fn as_written(text: &str) -> Result<Slug, PathFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PathFault::Empty);
        }
        if text.contains(['?', '#', '%']) {
            return Err(PathFault::Query);
        }
        check_segment(text)?;
        Ok(Slug(text.nfc().collect()))
    }

    /// A slug for a title: lower case, letters and digits of every script, `-` for the rest.
    ///
    /// A title without letters or digits is named by its digest, so that no slug is empty.
    pub fn from_title(title: &str) -> Slug {
        let mut slug = String::with_capacity(title.len());
        let add = |c: char| {
            if c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c) && !slug.is_empty()) {
                slug.push(c);
            } else if !matches!(c, '\'' | '’' | '‘') && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        };
        // Most titles are ASCII, in which nothing is to be composed. Each heading of each article comes through here.
        if title.is_ascii() {
            title.chars().map(|c| c.to_ascii_lowercase()).for_each(add);
        } else {
            title.nfc().flat_map(char::to_lowercase).for_each(add);
        }
        let trimmed = slug.trim_end_matches('-');
        let slug: String = if trimmed.is_ascii() { trimmed.to_owned() } else { trimmed.nfc().collect() };
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

    /// A slug for a tag or category: as for a title, but `C`, `C++`, `C#` and `.NET` stay apart.
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

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_slug_that_a_reader_can_say() {
        let check = |title: &str, slug: &str| assert_eq!(Slug::from_title(title).as_str(), slug);
        check("Customer Loyalty Matters, Part III", "customer-loyalty-matters-part-iii");
        check("Don’t stop — ever!", "dont-stop-ever");
        check("Café Über", "café-über");
        check("顧客ロイヤルティ", "顧客ロイヤルティ");
        check("ग्राहक निष्ठा", "ग्राहक-निष्ठा");
        check("  --  ", Slug::from_title("  --  ").as_str());
    }

    #[test]
    fn a_slug_is_never_empty_nor_too_long_nor_a_device() {
        for title in ["🎉", "!!!", "", "con", &"word ".repeat(500)] {
            let slug = Slug::from_title(title);
            assert!(!slug.as_str().is_empty() && slug.as_str().len() <= LONGEST, "{title}");
            assert!(check_segment(slug.as_str()).is_ok(), "{title}");
        }
        assert_ne!(Slug::from_title("🎉"), Slug::from_title("🎊"));
    }

    #[test]
    fn languages_with_signs_in_their_names_stay_apart() {
        let slugs = ["C", "C++", "C#", ".NET", "NET"].map(|name| Slug::from_term(name).to_string());
        assert_eq!(slugs, ["c", "c-plus-plus", "c-sharp", "dot-net", "net"]);
    }

    #[test]
    fn a_written_slug_stays_as_written() {
        assert_eq!(Slug::as_written(" A_Day-In ").unwrap().as_str(), "A_Day-In");
        for text in ["../x", "a/b", "", "..", "a?b", "x\u{0}"] {
            assert!(Slug::as_written(text).is_err(), "{text}");
        }
    }
}
