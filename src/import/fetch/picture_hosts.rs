//! The hosts from which pictures are fetched, and the addresses of their originals.

use crate::import::pictures::original;

/// Hosts of the pictures of blogs: themselves, and what ends with a dot and their names.
const HOSTS: [&str; 11] = [
    "blogger.googleusercontent.com",
    "lh3.googleusercontent.com",
    "bp.blogspot.com",
    "files.wordpress.com",
    "wp.com",
    "cdn-images-1.medium.com",
    "miro.medium.com",
    "substackcdn.com",
    "substack-post-media.s3.amazonaws.com",
    "bucketeer-e05bbc84-baa3-437e-9518-adb32be77984.s3.amazonaws.com",
    "storage.ghost.io",
];

/// Returns the host of an address with its port, in lower case.
pub(super) fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    // A name before the host is no part of it.
    host.rsplit('@').next().unwrap_or_default().to_ascii_lowercase()
}

/// Returns whether an address is one of the old site, with `www.` or without.
pub(super) fn is_own(address: &str, home: &str) -> bool {
    let (host, home) = (host(address), host(home));
    !home.is_empty() && host.trim_start_matches("www.") == home.trim_start_matches("www.")
}

/// Returns whether pictures of an address are fetched.
pub(super) fn is_known(address: &str, home: &str) -> bool {
    let host = host(address);
    let is_at =
        |known: &&str| host.strip_suffix(*known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    is_own(address, home) || HOSTS.iter().any(is_at)
}

/// Returns the addresses at which a picture may be, the original first.
pub(super) fn candidates(address: &str, home: &str) -> Vec<String> {
    let plain = address.replace("&amp;", "&");
    let plain = plain.split('#').next().unwrap_or_default();
    let host = host(plain);
    let mut found = Vec::new();
    if host.ends_with("googleusercontent.com") || host.ends_with("bp.blogspot.com") {
        found.extend(whole_of_blogger(plain));
    } else if is_own(plain, home) || host.ends_with("wordpress.com") || host.ends_with("wp.com") {
        // `?w=300` is the size that is sent.
        let path = plain.split('?').next().unwrap_or_default();
        if let Some((folder, name)) = path.rsplit_once('/') {
            found.extend(original(name).map(|name| format!("{folder}/{name}")));
        }
        found.push(path.to_owned());
    }
    found.push(plain.to_owned());
    let mut known = Vec::new();
    found.retain(|address| {
        !known.contains(address) && {
            known.push(address.clone());
            true
        }
    });
    found
}

/// Returns the address of a picture of Blogger in its full size: `s0` stands for it.
fn whole_of_blogger(address: &str) -> Option<String> {
    let (start, last) = address.rsplit_once('/')?;
    if let Some((name, _)) = last.rsplit_once("=s").or_else(|| last.rsplit_once("=w")) {
        return Some(format!("{start}/{name}=s0"));
    }
    let (start, size) = start.rsplit_once('/')?;
    let is_size = size.len() > 1
        && size.starts_with(['s', 'w', 'h'])
        && size[1..].starts_with(|c: char| c.is_ascii_digit())
        && size.len() < 20;
    is_size.then(|| format!("{start}/s0/{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_old_site_and_its_hosts_are_asked() {
        let home = "https://www.quay.example/blog/";
        for address in [
            "http://quay.example/a.png",
            "https://1.bp.blogspot.com/x/s320/a.png",
            "https://quay.files.wordpress.com/2010/a.jpg",
            "https://i0.wp.com/quay.example/a.jpg",
        ] {
            assert!(is_known(address, home), "{address}");
        }
        for address in [
            "https://other.example/a.png",
            "https://evilwp.com/a.png",
            "https://quay.example@other.example/a.png",
            "https://wp.com.evil.example/a.png",
            "https://quay.example:8080/a.png",
        ] {
            assert!(!is_known(address, home), "{address}");
        }
        assert!(!is_known("https://a.example/a.png", "") && !is_own("x", ""));
    }

    #[test]
    fn originals_come_before_smaller_copies() {
        let check = |address: &str, expected: &[&str]| {
            assert_eq!(candidates(address, "https://quay.example"), expected, "{address}");
        };
        check(
            "https://quay.example/u/till-300x200.jpg?ssl=1&amp;w=3",
            &[
                "https://quay.example/u/till.jpg",
                "https://quay.example/u/till-300x200.jpg",
                "https://quay.example/u/till-300x200.jpg?ssl=1&w=3",
            ],
        );
        check(
            "https://1.bp.blogspot.com/a/s1600/till.jpg",
            &["https://1.bp.blogspot.com/a/s0/till.jpg", "https://1.bp.blogspot.com/a/s1600/till.jpg"],
        );
        check(
            "https://blogger.googleusercontent.com/img/a/AV=s1600",
            &[
                "https://blogger.googleusercontent.com/img/a/AV=s0",
                "https://blogger.googleusercontent.com/img/a/AV=s1600",
            ],
        );
        check("https://miro.medium.com/a.png?x=1", &["https://miro.medium.com/a.png?x=1"]);
    }
}
