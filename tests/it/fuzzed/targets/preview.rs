//! Requests to the preview: after any input, nothing from outside the site is sent, and the next request is answered.

use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::OnceLock;
use std::time::Duration;

use steadfast::preview;
use steadfast::preview::{Follow, Means, Port, Request, Times};

use super::server::{PATIENCE, WAIT, answer, holds};

/// The content of files that must not be sent.
const SECRET: &str = "what nobody may read";

/// Sends a request to a preview; `HOST` in the input is the preview's own name.
pub fn preview(data: &[u8]) {
    static AT: OnceLock<SocketAddr> = OnceLock::new();
    let at = *AT.get_or_init(start);
    let host = at.to_string();
    let sent = replaced(data, b"HOST", host.as_bytes());
    let told = answer(at, &sent, WAIT);
    assert!(!holds(&told, SECRET.as_bytes()), "{:?}", String::from_utf8_lossy(&told));
    let usual = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let told = answer(at, usual.as_bytes(), PATIENCE);
    assert!(told.starts_with(b"HTTP/1.1 200 "), "the preview does not answer any more");
}

fn replaced(data: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), data);
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    out.extend_from_slice(rest);
    out
}

fn start() -> SocketAddr {
    // The folder exists as long as the process.
    let folder = tempfile::tempdir().unwrap().keep();
    let site = folder.join("site");
    for (file, text) in [
        ("site/site.yaml", "title: A\nurl: https://example.com\n"),
        ("site/content/2026-01-05-one.md", "---\ntitle: One\n---\nText.\n"),
        ("site/static/a.txt", "a"),
        ("site/.git/config", SECRET),
        ("site/secret.txt", SECRET),
        ("secret.txt", SECRET),
    ] {
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), text).unwrap();
    }
    let request = Request {
        root: site,
        now: None,
        also: Vec::new(),
        bind: IpAddr::from(Ipv4Addr::LOCALHOST),
        port: Port::Exactly(0),
        means: Means::Polling,
        follow: Follow::Stay,
        times: Times { longest_head: Duration::from_millis(300), ..Times::default() },
    };
    let moderate = |_, _| panic!("no request may decide a comment");
    preview::start(request, Box::new(moderate), |_| {}).unwrap().at
}
