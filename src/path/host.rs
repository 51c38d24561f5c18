//! Hosts in ASCII form: `bücher.example` becomes `xn--bcher-kva.example`.

use unicode_normalization::UnicodeNormalization;

/// Converts a host to lowercase ASCII; a port is kept. Sources: RFC 3492 for the encoding, UTS 46 for the mapping before it,
/// which is NFKC and lowercase for names that can be registered.
pub(super) fn ascii(host: &str) -> String {
    if host.is_ascii() {
        return host.to_ascii_lowercase();
    }
    if let Some((name, port)) = host.rsplit_once(':') {
        return format!("{}:{port}", ascii(name));
    }
    let plain: String = host.nfkc().flat_map(char::to_lowercase).filter(|c| *c != '\u{ad}').nfc().collect();
    // The full stops of East Asian keyboards separate labels too.
    let labels = plain.split(['.', '。', '｡']);
    let coded = labels.map(|label| match label.is_ascii() {
        true => label.to_owned(),
        false => format!("xn--{}", punycode(label)),
    });
    coded.collect::<Vec<_>>().join(".")
}

/// Returns whether an ASCII text is a valid host, with or without a port. IPv6 addresses are in brackets. Source: RFC 3986,
/// section 3.2.
pub(super) fn is_valid(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    };
    let inside = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let is_name = match inside {
        Some(address) => {
            !address.is_empty() && address.bytes().all(|b| b.is_ascii_hexdigit() || b":.".contains(&b))
        }
        None => !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b)),
    };
    is_name && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

// The parameters of RFC 3492, section 5.
const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST: u32 = 128;

/// Encodes a label by RFC 3492, section 6.3. Hosts are short, so the numbers cannot overflow.
fn punycode(label: &str) -> String {
    let mut coded: String = label.chars().filter(char::is_ascii).collect();
    let basic = coded.len() as u32;
    if basic > 0 {
        coded.push('-');
    }
    let (mut next, mut delta, mut bias, mut done) = (FIRST, 0_u32, FIRST_BIAS, basic);
    while let Some(least) = label.chars().map(u32::from).filter(|c| *c >= next).min() {
        delta = delta.saturating_add((least - next).saturating_mul(done + 1));
        next = least;
        for c in label.chars().map(u32::from) {
            if c < next {
                delta += 1;
            } else if c == next {
                number(&mut coded, delta, bias);
                bias = adapted(delta, done + 1, done == basic);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, next) = (delta + 1, next + 1);
    }
    coded
}

/// Appends a variable-length integer.
fn number(coded: &mut String, mut number: u32, bias: u32) {
    let mut place = BASE;
    loop {
        let threshold = place.saturating_sub(bias).clamp(LEAST, MOST);
        if number < threshold {
            break coded.push(digit(number));
        }
        let rest = number - threshold;
        coded.push(digit(threshold + rest % (BASE - threshold)));
        number = rest / (BASE - threshold);
        place += BASE;
    }
}

fn digit(value: u32) -> char {
    let first = if value < 26 { b'a' } else { b'0' - 26 };
    char::from(first + value as u8)
}

/// Adapts the bias by RFC 3492, section 6.1.
fn adapted(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let mut place = 0;
    while delta > ((BASE - LEAST) * MOST) / 2 {
        delta /= BASE - LEAST;
        place += BASE;
    }
    place + ((BASE - LEAST + 1) * delta) / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_letters_digits_and_an_optional_port() {
        for host in
            ["a.example", "localhost:8080", "[::1]", "[::1]:80", "xn--kse-qla.example", "192.0.2.1", "a_b"]
        {
            assert!(is_valid(host), "{host}");
        }
        for host in ["", ":80", "a b", "a:b", "a:99999", "a:", "[a", "[]", "a*", "::1", "a%20b", "é"] {
            assert!(!is_valid(host), "{host}");
        }
    }

    #[test]
    fn hosts_of_any_script_become_ascii() {
        let check = |host: &str, coded: &str| assert_eq!(ascii(host), coded, "{host}");
        check("Example.com:8080", "example.com:8080");
        check("bücher.example", "xn--bcher-kva.example");
        check("BÜCHER.Example:80", "xn--bcher-kva.example:80");
        check("bücher:80", "xn--bcher-kva:80");
        check("bu\u{308}cher.example", "xn--bcher-kva.example");
        check("例え。テスト", "xn--r8jz45g.xn--zckzah");
        check("münchen.straße.de", "xn--mnchen-3ya.xn--strae-oqa.de");
        check("موقع.وزارة-الاتصالات.مصر", "xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c");
    }
}
