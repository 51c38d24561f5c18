//! Whether a form was sent from a page of this site. Browsers say so in three ways, of which any may be missing; what
//! says nothing must show that it has the site's own form.

use hyper::header;
use hyper::header::HeaderMap;

use crate::comment_server::refusal::Refusal;

/// What a request says of the page that it was sent from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    /// It is one of this site's.
    Ours,
    /// Nothing: a browser for text, or one whose reader wishes it so.
    Unsaid,
}

/// Looks at the head of a request. `Origin: null` says nothing, since pages that hide where links lead from send it too.
pub(super) fn of(headers: &HeaderMap, origin: &str) -> Result<Sender, Refusal> {
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?").trim());
    let fetch = said("sec-fetch-site");
    if fetch == Some("same-origin") {
        return Ok(Sender::Ours);
    }
    match said(header::ORIGIN.as_str()) {
        Some(from) if from == origin => return Ok(Sender::Ours),
        None | Some("null") => {}
        Some(_) => return Err(Refusal::Origin),
    }
    if matches!(fetch, Some("cross-site" | "same-site")) {
        return Err(Refusal::Origin);
    }
    match said(header::REFERER.as_str()) {
        Some(page) if is_of(page, origin) => Ok(Sender::Ours),
        None | Some("") => Ok(Sender::Unsaid),
        Some(_) => Err(Refusal::Origin),
    }
}

/// Whether an address is the origin or begins with it.
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
    fn any_of_three_headers_says_that_the_page_is_ours() {
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
            assert_eq!(sender(lines), Ok(Sender::Unsaid), "{lines:?}");
        }
    }

    #[test]
    fn a_page_of_another_site_is_refused_whatever_else_is_said() {
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
