//! Guesses for URLs whose scheme is misspelt or missing: `ttps://…`, `github.com/x`.

use crate::diagnostic::nearest::nearest;

/// Schemes that are similar to `http`, `https` and `mailto` and are not typos.
const KNOWN: [&str; 25] = [
    "about", "blob", "data", "dat", "facetime", "feed", "file", "ftp", "ftps", "geo", "git", "http", "https",
    "ipfs", "mailto", "maps", "news", "nntp", "sftp", "sip", "sms", "ssh", "tel", "tftp", "tg",
];

/// Two-letter top-level domains that are more often the extension of a file.
const FILES: [&str; 31] = [
    "ai", "bz", "cc", "cs", "db", "fs", "go", "gz", "hs", "jl", "js", "kt", "md", "mk", "ml", "mm", "pl",
    "pm", "ps", "py", "rb", "rm", "rs", "sc", "sh", "so", "ts", "vb", "vi", "xz", "zz",
];

/// Common top-level domains with more than two letters.
const HOSTS: [&str; 66] = [
    "academy",
    "agency",
    "app",
    "art",
    "biz",
    "blog",
    "care",
    "center",
    "cloud",
    "club",
    "codes",
    "coffee",
    "com",
    "community",
    "company",
    "coop",
    "design",
    "dev",
    "digital",
    "edu",
    "education",
    "email",
    "energy",
    "events",
    "expert",
    "finance",
    "foundation",
    "fun",
    "global",
    "gov",
    "group",
    "guide",
    "guru",
    "health",
    "help",
    "host",
    "info",
    "institute",
    "int",
    "international",
    "jobs",
    "law",
    "legal",
    "life",
    "live",
    "media",
    "mil",
    "mobi",
    "museum",
    "net",
    "network",
    "news",
    "online",
    "org",
    "page",
    "pro",
    "shop",
    "site",
    "social",
    "software",
    "space",
    "store",
    "team",
    "tech",
    "wiki",
    "world",
];

/// Returns the URL that was meant by one with a misspelt scheme, or without its colon or a slash.
pub fn meant_scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#'])?;
    let (scheme, rest) = (address[..end].to_ascii_lowercase(), &address[end..]);
    let is_web = matches!(scheme.as_str(), "http" | "https");
    let Some(behind) = rest.strip_prefix(':') else {
        let behind = rest.strip_prefix("//").filter(|_| is_web)?;
        return Some(format!("https://{behind}"));
    };
    let target = behind.trim_start_matches(['/', '\\']);
    if is_web {
        // One URL in front of another, or not two slashes.
        let lower = target.to_ascii_lowercase();
        if lower.starts_with("http://") || lower.starts_with("https://") {
            return Some(target.to_owned());
        }
        let slashes = behind.len() - target.len();
        return (slashes != 2 && !target.is_empty()).then(|| format!("https://{target}"));
    }
    let is_scheme =
        scheme.len() > 2 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if scheme.contains('.') && behind.starts_with(|c: char| c.is_ascii_digit()) {
        return meant_host(address);
    }
    if !is_scheme || KNOWN.contains(&scheme.as_str()) {
        return None;
    }
    if behind.starts_with("//") {
        return nearest(&scheme, ["https", "http"]).map(|_| format!("https://{target}"));
    }
    nearest(&scheme, ["mailto"]).filter(|_| behind.contains('@')).map(|meant| format!("{meant}:{behind}"))
}

/// Returns the URL that was meant by a host without a scheme, or by a mail address.
pub fn meant_host(address: &str) -> Option<String> {
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((name, host)) = first.split_once('@') {
        let is_mail =
            !name.is_empty() && first == address.split('?').next().unwrap_or_default() && is_host(host, true);
        return is_mail.then(|| format!("mailto:{address}"));
    }
    let (host, port) = first.split_once(':').map_or((first, None), |(host, port)| (host, Some(port)));
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let more = port.is_some() || address.len() > first.len();
    (port.is_none_or(is_port) && is_host(host, more)).then(|| format!("https://{address}"))
}

/// Returns whether a name is a host. A name that nothing follows may be that of a file.
fn is_host(name: &str, more_follows: bool) -> bool {
    let labels: Vec<&str> = name.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    if labels.len() < 2 || !labels.iter().all(is_label) {
        return false;
    }
    let last = labels[labels.len() - 1].to_ascii_lowercase();
    let is_country = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_file = FILES.contains(&last.as_str()) && labels.len() == 2 && !more_follows;
    let is_www = labels[0].eq_ignore_ascii_case("www") && labels.len() > 2;
    is_www || HOSTS.contains(&last.as_str()) || is_country && !is_file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_schemes_are_recognized() {
        let check = |address: &str, meant: Option<&str>| {
            assert_eq!(meant_scheme(address).as_deref(), meant, "{address}");
        };
        check("ttps://example.org/a", Some("https://example.org/a"));
        check("htp://example.org", Some("https://example.org"));
        check("httpss://example.org", Some("https://example.org"));
        check("https//example.org", Some("https://example.org"));
        check("https:/example.org", Some("https://example.org"));
        check("https:example.org/a", Some("https://example.org/a"));
        check("http:///example.org/a", Some("https://example.org/a"));
        check("http://https://example.org", Some("https://example.org"));
        check("mail-to:ann@example.org", Some("mailto:ann@example.org"));
        check("mialto:ann@example.org", Some("mailto:ann@example.org"));
        for right in [
            "https://example.org",
            "HTTP://example.org",
            "mailto:a@b.org",
            "tel:+1",
            "sms:1",
            "sftp://a",
            "tg://x",
            "magnet:?x",
            "web+x:y",
            "vscode://file/a",
            "a.md",
            "https-in-short.md",
            "/https//a",
            "#a",
            "C:/a",
        ] {
            check(right, None);
        }
    }

    #[test]
    fn hosts_without_a_scheme_are_recognized() {
        let check = |address: &str, meant: Option<&str>| {
            assert_eq!(meant_host(address).as_deref(), meant, "{address}");
        };
        check("sigstore.dev", Some("https://sigstore.dev"));
        check("github.com/x", Some("https://github.com/x"));
        check("www.example.org?a=b", Some("https://www.example.org?a=b"));
        check("example.co.uk", Some("https://example.co.uk"));
        check("example.com:8080/a", Some("https://example.com:8080/a"));
        check("docs.rs/tera", Some("https://docs.rs/tera"));
        check("ann@example.org", Some("mailto:ann@example.org"));
        for file in [
            "readme.md",
            "main.rs",
            "a/github.com",
            "picture.png",
            "v1.0/x",
            "report.pdf",
            "b",
            "",
            "a b.com",
        ] {
            check(file, None);
        }
    }
}
