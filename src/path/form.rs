//! Decoding of `application/x-www-form-urlencoded` data: the body of a form, and the query of a URL.
//!
//! Source: WHATWG URL Standard, section 5.1. Differs from it in one point: text that is not UTF-8 is refused, not repaired.

use percent_encoding::percent_decode;

/// Returns names and values in order, or `None` if one of them is not UTF-8.
pub fn fields(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let pairs = bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            Some((decoded(&pair[..at])?, decoded(pair.get(at + 1..).unwrap_or_default())?))
        })
        .collect()
}

fn decoded(bytes: &[u8]) -> Option<String> {
    let spaced: Vec<u8> = bytes.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    String::from_utf8(percent_decode(&spaced).collect()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_decoded() {
        let pairs = |text: &str| {
            fields(text.as_bytes()).map(|pairs| {
                pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
            })
        };
        assert_eq!(pairs("a=1+%2B&&%C3%A9=%0A&b&c=x=y").unwrap(), ["a=1 +", "é=\n", "b=", "c=x=y"]);
        assert_eq!(pairs("").unwrap(), [""; 0]);
        assert_eq!(pairs("a=%ff"), None);
        assert_eq!(pairs("%ff=a"), None);
    }
}
