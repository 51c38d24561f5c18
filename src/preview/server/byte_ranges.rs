//! Parses the range of bytes that a client requests, as media players do.
//!
//! Source: RFC 9110, section 14. A header that requests several ranges, or that is invalid, is ignored: the answer is the
//! whole file.

use std::ops::Range;

use axum::http::{HeaderMap, Method, header};

/// The requested part of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RequestedRange {
    /// The whole file.
    Whole,
    /// A range of at least one byte.
    Part(Range<u64>),
    /// A range outside of the file.
    Unsatisfiable,
}

/// Returns the requested part of a file of this length.
pub(super) fn requested(method: &Method, headers: &HeaderMap, length: u64) -> RequestedRange {
    // The preview sends no validators, so no `If-Range` can match.
    if *method != Method::GET || headers.contains_key(header::IF_RANGE) {
        return RequestedRange::Whole;
    }
    let mut lines = headers.get_all(header::RANGE).iter();
    match (lines.next().map(|line| line.to_str()), lines.next()) {
        (Some(Ok(line)), None) => part(line, length).unwrap_or(RequestedRange::Whole),
        _ => RequestedRange::Whole,
    }
}

/// Parses `bytes=2-5`, `bytes=2-` and `bytes=-5`.
fn part(line: &str, length: u64) -> Option<RequestedRange> {
    let (unit, part) = line.split_once('=')?;
    let (first, last) = part.trim().split_once('-')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let number = |digits: &str| match digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => digits.parse::<u64>().ok(),
        false => None,
    };
    let part = match (first, last) {
        ("", last) => length.saturating_sub(number(last)?)..length,
        (first, "") => number(first)?..length,
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if first > last {
                return None;
            }
            first..last.saturating_add(1).min(length)
        }
    };
    Some(if part.is_empty() { RequestedRange::Unsatisfiable } else { RequestedRange::Part(part) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_parsed_from_its_header() {
        let check = |line: &str, expected: RequestedRange| {
            let headers = HeaderMap::from_iter([(header::RANGE, line.parse().unwrap())]);
            assert_eq!(requested(&Method::GET, &headers, 10), expected, "{line}");
        };
        check("bytes=0-", RequestedRange::Part(0..10));
        check("bytes=2-5", RequestedRange::Part(2..6));
        check("BYTES = 2-5", RequestedRange::Part(2..6));
        check("bytes=9-9", RequestedRange::Part(9..10));
        check("bytes=5-99999999999999999999", RequestedRange::Whole);
        check("bytes=5-18446744073709551615", RequestedRange::Part(5..10));
        check("bytes=-3", RequestedRange::Part(7..10));
        check("bytes=-30", RequestedRange::Part(0..10));
        for none in ["bytes=10-", "bytes=10-20", "bytes=-0"] {
            check(none, RequestedRange::Unsatisfiable);
        }
        for odd in ["bytes=5-1", "bytes=", "bytes=-", "bytes", "lines=1-2", "bytes=1-2,4-5", "bytes=+1-2"] {
            check(odd, RequestedRange::Whole);
        }
    }

    #[test]
    fn only_a_plain_get_requests_a_range() {
        let range = (header::RANGE, "bytes=0-1".parse().unwrap());
        let one = HeaderMap::from_iter([range.clone()]);
        assert_eq!(requested(&Method::GET, &one, 0), RequestedRange::Unsatisfiable);
        assert_eq!(requested(&Method::HEAD, &one, 10), RequestedRange::Whole);
        let other = HeaderMap::from_iter([range.clone(), (header::IF_RANGE, "\"x\"".parse().unwrap())]);
        assert_eq!(requested(&Method::GET, &other, 10), RequestedRange::Whole);
        let mut twice = one;
        twice.append(range.0, range.1);
        assert_eq!(requested(&Method::GET, &twice, 10), RequestedRange::Whole);
    }
}
