//! Checks whether a form was sent from a page of this site. Browsers report the page in up to three headers, each of which may
//! be missing. Without any of them, the form itself must name the site.

use hyper::header;
use hyper::header::HeaderMap;

use crate::comment_server::refusal::Refusal;

/// The information in a request about the page that sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    /// The page belongs to this site.
    Ours,
    /// There is none: a text browser, or one that is configured to hide it.
    Unknown,
}

/// Checks the head of a request. `Origin: null` contains no information: pages with a strict referrer policy send it too.
pub(super) fn of(headers: &HeaderMap, origin: &str) -> Result<Sender, Refusal> {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?").trim());
    let fetch = header("sec-fetch-site");
    if fetch == Some("same-origin") {
        return Ok(Sender::Ours);
    }
    match header(header::ORIGIN.as_str()) {
        Some(from) if from == origin => return Ok(Sender::Ours),
        None | Some("null") => {}
        Some(_) => return Err(Refusal::Origin),
    }
    if matches!(fetch, Some("cross-site" | "same-site")) {
        return Err(Refusal::Origin);
    }
    match header(header::REFERER.as_str()) {
        Some(page) if is_of(page, origin) => Ok(Sender::Ours),
        None | Some("") => Ok(Sender::Unknown),
        Some(_) => Err(Refusal::Origin),
    }
}

/// Returns whether an address is the origin or begins with it.
pub(super) fn is_of(address: &str, origin: &str) -> bool {
    let rest = address.strip_prefix(origin);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(lines: &[(&'static str, &'static str)]) -> Result<Sender, Refusal> {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.insert(*name, header::HeaderValue::from_static(value));
        }
        of(&headers, "https://example.com")
    }

    #[test]
    fn any_of_three_headers_shows_that_the_page_is_ours() {
        for lines in [
            &[("origin", "https://example.com")][..],
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "same-origin")],
            &[("referer", "https://example.com/2026/01/hello/?a#b")],
            &[("origin", "null"), ("referer", "https://example.com")],
            &[("origin", "https://example.com"), ("sec-fetch-site", "same-site")],
        ] {
            assert_eq!(sender(lines), Ok(Sender::Ours), "{lines:?}");
        }
        for lines in [&[][..], &[("origin", "null")], &[("sec-fetch-site", "none")], &[("referer", "")]] {
            assert_eq!(sender(lines), Ok(Sender::Unknown), "{lines:?}");
        }
    }

    #[test]
    fn a_page_of_another_site_is_refused_even_if_other_headers_name_this_site() {
        for lines in [
            &[("origin", "https://evil.example")][..],
            &[("origin", "https://evil.example"), ("referer", "https://example.com/")],
            &[("origin", "https://example.com.evil.example")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site"), ("referer", "https://example.com/")],
            &[("sec-fetch-site", "same-site")],
            &[("referer", "https://evil.example/https://example.com/")],
            &[("referer", "https://example.com.evil.example/")],
            &[("referer", "https://example.comevil/")],
        ] {
            assert_eq!(sender(lines), Err(Refusal::Origin), "{lines:?}");
        }
    }
}
