//! The pattern of article addresses: `/:year/:month/:slug/`.

use std::ops::Range;

use crate::date::Moment;
use crate::diagnostic::nearest;
use crate::file_kinds;
use crate::path::{PathFault, Url};
use crate::slug::Slug;

/// A pattern for addresses. It contains `:slug` or `:title`, so that two articles of the same day have different
/// addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permalink {
    pieces: Vec<PatternPart>,
}

/// One part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum PatternPart {
    Text(String),
    Year,
    Month,
    Day,
    Slug,
    Title,
    Category,
}

/// The names of the placeholders.
const NAMES: [(&str, PatternPart); 7] = [
    ("year", PatternPart::Year),
    ("month", PatternPart::Month),
    ("day", PatternPart::Day),
    ("slug", PatternPart::Slug),
    ("title", PatternPart::Title),
    ("category", PatternPart::Category),
    ("categories", PatternPart::Category),
];

/// The reason why a text is not a valid pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternFault {
    /// The message, as a sentence without a full stop.
    pub message: String,
    /// The faulty byte range.
    pub at: Range<usize>,
    /// A valid pattern.
    pub instead: String,
}

impl Permalink {
    /// Parses a pattern.
    pub fn parse(text: &str) -> Result<Permalink, PatternFault> {
        let permalink = Permalink::of_one_article(text)?;
        if permalink.pieces.iter().any(|piece| matches!(piece, PatternPart::Slug | PatternPart::Title)) {
            return Ok(permalink);
        }
        Err(PatternFault {
            message: "a permalink must hold `:slug` or `:title`, or articles would share an address"
                .to_owned(),
            at: 0..text.len(),
            instead: format!("{}/:slug/", text.trim_end_matches('/')),
        })
    }

    /// Returns whether the `url` of an article is a pattern: whether it contains a placeholder, or a misspelt one.
    pub fn is_pattern(address: &str) -> bool {
        let is_piece = |(at, _): (usize, &str)| {
            let before = address[..at].chars().next_back();
            let after = &address[at + 1..];
            let name =
                &after[..after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len())];
            let begins = before.is_none_or(|c| matches!(c, '/' | '-' | '_' | '.'));
            begins && !name.is_empty() && nearest(name, NAMES.iter().map(|(known, _)| *known)).is_some()
        };
        address.match_indices(':').any(is_piece)
    }

    /// Parses the pattern of a single article, which need not contain `:slug` or `:title`.
    pub fn of_one_article(text: &str) -> Result<Permalink, PatternFault> {
        let whole = 0..text.len();
        if !text.starts_with('/') {
            let message = "a permalink must begin with `/`".to_owned();
            return Err(PatternFault { message, at: whole, instead: format!("/{text}") });
        }
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(colon) = rest.find(':') {
            let start = text.len() - rest.len() + colon;
            let after = &rest[colon + 1..];
            let length = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
            let (name, tail) = after.split_at(length);
            let Some((_, piece)) = NAMES.iter().find(|(known, _)| *known == name) else {
                return Err(unknown_placeholder(text, start..start + 1 + length));
            };
            pieces.extend((colon > 0).then(|| PatternPart::Text(rest[..colon].to_owned())));
            pieces.push(piece.clone());
            rest = tail;
        }
        pieces.extend((!rest.is_empty()).then(|| PatternPart::Text(rest.to_owned())));
        // A slug may end with the extension of a page. That must not make a folder look like a file.
        if !file_kinds::is_page(text.rsplit('/').next().unwrap_or_default()) && !text.ends_with('/') {
            pieces.push(PatternPart::Text("/".to_owned()));
        }
        let permalink = Permalink { pieces };
        permalink.check(text)?;
        Ok(permalink)
    }

    /// Checks that the literal text of the pattern is valid in an address.
    fn check(&self, text: &str) -> Result<(), PatternFault> {
        let sample = self.joined(["2010", "07", "19", "slug", "title", "category"]);
        Url::parse(&sample).map(drop).map_err(|fault| PatternFault {
            message: format!("a permalink like this cannot be an address: {fault}"),
            at: 0..text.len(),
            instead: "/:year/:month/:slug/".to_owned(),
        })
    }

    /// Returns the address of an article. Without a category, the segment of the category is left out.
    pub fn url(
        &self,
        date: &Moment,
        slug: &Slug,
        title: &str,
        category: Option<&str>,
    ) -> Result<Url, PathFault> {
        let category = category.filter(|_| self.pieces.contains(&PatternPart::Category)).map(Slug::from_term);
        let title = Some(title).filter(|_| self.pieces.contains(&PatternPart::Title)).map(Slug::from_title);
        Url::parse(&self.joined([
            &format!("{:04}", date.year()),
            &format!("{:02}", date.month()),
            &format!("{:02}", date.day()),
            slug.as_str(),
            title.as_ref().map_or("", Slug::as_str),
            category.as_ref().map_or("", Slug::as_str),
        ]))
    }

    /// Fills the placeholders. Empty segments are left out.
    fn joined(&self, [year, month, day, slug, title, category]: [&str; 6]) -> String {
        let mut address = String::new();
        for piece in &self.pieces {
            let text = match piece {
                PatternPart::Text(text) => text,
                PatternPart::Year => year,
                PatternPart::Month => month,
                PatternPart::Day => day,
                PatternPart::Slug => slug,
                PatternPart::Title => title,
                PatternPart::Category => category,
            };
            let doubled = address.ends_with('/') && text.starts_with('/');
            address.push_str(if doubled { &text[1..] } else { text });
        }
        address
    }
}

impl Default for Permalink {
    fn default() -> Permalink {
        let slash = || PatternPart::Text("/".to_owned());
        Permalink {
            pieces: vec![
                slash(),
                PatternPart::Year,
                slash(),
                PatternPart::Month,
                slash(),
                PatternPart::Slug,
                slash(),
            ],
        }
    }
}

fn unknown_placeholder(text: &str, at: Range<usize>) -> PatternFault {
    let name = &text[at.clone()];
    let guess = nearest(name.trim_start_matches(':'), NAMES.iter().map(|(known, _)| *known));
    let names: Vec<String> = NAMES.iter().map(|(known, _)| format!("`:{known}`")).collect();
    let instead = match guess {
        Some(guess) => format!("{}:{guess}{}", &text[..at.start], &text[at.end..]),
        None => "/:year/:month/:slug/".to_owned(),
    };
    let message = format!("`{name}` has no meaning in a permalink; the pieces are {}", names.join(", "));
    PatternFault { message, at, instead }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Zone;

    fn check(pattern: &str, category: Option<&str>, expected: &str) {
        let date = Moment::parse("2010-07-09", &Zone::UTC).unwrap();
        let slug = Slug::as_written("v1.0").unwrap();
        let found = Permalink::parse(pattern)
            .map(|pattern| pattern.url(&date, &slug, "A Title", category).unwrap().to_string())
            .unwrap_or_else(|fault| format!("{} -> {}", fault.message, fault.instead));
        assert_eq!(found, expected, "{pattern}");
    }

    #[test]
    fn an_address_is_made_of_the_pieces() {
        check("/:year/:month/:slug/", None, "/2010/07/v1.0/");
        check("/:year-:month-:day/:title.html", None, "/2010-07-09/a-title.html");
        check("/blog/:slug", None, "/blog/v1.0/");
        check("/:category/:slug/", Some("Customer Service"), "/customer-service/v1.0/");
        check("/:category/:slug/", None, "/v1.0/");
        assert_eq!(Permalink::parse("/:year/:month/:slug/"), Ok(Permalink::default()));
    }

    #[test]
    fn an_address_with_pieces_is_told_from_one_with_a_colon() {
        for pattern in ["/x/:title/", "/:year/x/", "/x-:slug.html"] {
            assert!(Permalink::is_pattern(pattern), "{pattern}");
        }
        for address in ["/wiki/Help:Contents/", "/a:b/", "/x/:/", "/12:30/", "/c/:splat/*/"] {
            assert!(!Permalink::is_pattern(address), "{address}");
        }
    }

    #[test]
    fn a_pattern_that_cannot_work_says_why() {
        check(":slug/", None, "a permalink must begin with `/` -> /:slug/");
        check(
            "/:year/:months/:slug/",
            None,
            "`:months` has no meaning in a permalink; the pieces are `:year`, `:month`, `:day`, `:slug`, `:title`, \
             `:category`, `:categories` -> /:year/:month/:slug/",
        );
        check(
            "/:year/",
            None,
            "a permalink must hold `:slug` or `:title`, or articles would share an address -> /:year/:slug/",
        );
        check(
            "/../:slug/",
            None,
            "a permalink like this cannot be an address: `.` and `..` would leave the output folder -> \
             /:year/:month/:slug/",
        );
    }
}
