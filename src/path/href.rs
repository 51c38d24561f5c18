//! Addresses as authors write them in links: what they are relative to, and their schemes.

/// What an address is relative to, by its text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Href {
    /// Nothing: it has a scheme or a host, as `https://…`, `mailto:…` or `//host/…`.
    External,
    /// The root of this site's host: `/about/`.
    Root,
    /// The page that holds it: `#id`, `?query`, or nothing at all.
    Page,
    /// The folder of that page: `other.md`, `../images/a.png`.
    Folder,
}

impl Href {
    /// Classifies an address.
    pub fn of(address: &str) -> Href {
        match address.as_bytes() {
            [b'/', b'/', ..] => Href::External,
            [b'/', ..] => Href::Root,
            [] | [b'#' | b'?', ..] => Href::Page,
            _ if scheme(address).is_some() => Href::External,
            _ => Href::Folder,
        }
    }
}

/// Returns the scheme of an address as written: `https` of `https://example.com`. Source: RFC 3986, section 3.1.
pub fn scheme(address: &str) -> Option<&str> {
    let end = address.find(|c: char| !is_in_scheme(c))?;
    let scheme = &address[..end];
    (address[end..].starts_with(':') && scheme.starts_with(|c: char| c.is_ascii_alphabetic()))
        .then_some(scheme)
}

/// Returns the scheme as a lenient browser finds it, in lower case: whitespace and control characters are ignored, so that
/// `java\tscript:` does not hide one.
///
/// Use this where an address is refused because of its scheme.
pub fn browser_scheme(address: &str) -> Option<String> {
    let mut scheme = String::new();
    for c in address.chars().filter(|c| !c.is_control() && !c.is_whitespace()) {
        match c {
            ':' if !scheme.is_empty() => return Some(scheme),
            c if c.is_ascii_alphabetic() || !scheme.is_empty() && is_in_scheme(c) => {
                scheme.push(c.to_ascii_lowercase());
            }
            _ => return None,
        }
    }
    None
}

fn is_in_scheme(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_classified_by_its_beginning() {
        let check = |address: &str, expected: Href| assert_eq!(Href::of(address), expected, "{address}");
        for external in ["https://a/", "//a/b", "ftp:x", "web+x:y", "mailto:a@b"] {
            check(external, Href::External);
        }
        for folder in ["a.md", "./a:b", "a b:c", "2:x", "../a", ":x"] {
            check(folder, Href::Folder);
        }
        check("/a:b/", Href::Root);
        check("/", Href::Root);
        for page in ["", "#x:y", "?a=b:c"] {
            check(page, Href::Page);
        }
    }

    #[test]
    fn browsers_find_a_disguised_scheme() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(browser_scheme(address).as_deref(), expected, "{address}");
        };
        for script in
            ["javascript:x", "JaVaScRiPt:x", " java\tscript:x", "\u{1}javascript:x", "java\nscript\n:x"]
        {
            check(script, Some("javascript"));
        }
        for none in ["", ":", "a", "1a:b", "/a:b", "a/b:c", "é:x", "a?b:c"] {
            check(none, None);
        }
    }
}
