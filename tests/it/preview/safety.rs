//! Who may send requests, and what happens to bad requests and slow clients.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

use steadfast::preview::{Follow, Means, Port, Request, Times};

use crate::preview::served::{Answer, SETTINGS, Served};

const HELLO: &str = "//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nGood morning.\n\
                     //- content/2020-01-03-secret.md\n---\ntitle: Secret\ndraft: true\n---\nHush.\n\
                     //- secret.txt\nHush.\n//- static/big.txt\nbig\n";

fn status(served: &Served, request: &str) -> u16 {
    Answer::parse(&served.raw(request.as_bytes())).status
}

#[test]
fn a_foreign_name_gets_nothing() {
    let served = Served::new(HELLO);
    for host in ["evil.example", "evil.example:80", "localhost:1", "127.0.0.1.evil.example"] {
        let request = format!("GET /2020/01/secret/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = Answer::parse(&served.raw(request.as_bytes()));
        assert_eq!(answer.status, 421, "{host}");
        assert!(!answer.body.contains("Hush"), "{answer:?}");
    }
    let host = &served.host;
    let port = host.split(':').nth(1).unwrap();
    assert_eq!(
        status(&served, &format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")),
        307
    );
    for bad in [
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
        "GET / HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n".to_owned(),
        "GET / HTTP/1.0\r\n\r\n".to_owned(),
        format!("GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
    ] {
        assert_eq!(status(&served, &bad), 400, "{bad}");
    }
}

#[test]
fn no_other_site_may_read_or_listen() {
    let served = Served::new(HELLO);
    let answer = served.get("/");
    for line in [
        "cross-origin-resource-policy: same-origin",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
        "frame-ancestors 'self'",
    ] {
        assert!(answer.head.contains(line), "{line}: {}", answer.head);
    }
    assert!(!answer.head.contains("access-control"), "{}", answer.head);
    for header in ["Origin: null", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site"] {
        assert_eq!(served.ask("GET", "/_steadfast/events", &[header]).status, 403, "{header}");
    }
    let origin = format!("Origin: http://{}", served.host);
    let mut stream = TcpStream::connect(&served.host).unwrap();
    write!(stream, "GET /_steadfast/events HTTP/1.1\r\nHost: {}\r\n{origin}\r\n\r\n", served.host).unwrap();
    let mut first = String::new();
    BufReader::new(stream).read_line(&mut first).unwrap();
    assert!(first.starts_with("HTTP/1.1 200"), "{first}");
}

#[test]
fn a_preview_is_only_read() {
    let served = Served::new(HELLO);
    for method in ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "PATCH"] {
        for path in ["/", "/_steadfast/", "/_steadfast/events"] {
            let answer = served.ask(method, path, &["Content-Length: 0"]);
            assert_eq!(answer.status, 405, "{method} {path}");
            assert!(answer.head.contains("allow: get, head"), "{}", answer.head);
        }
    }
    let head = served.ask("HEAD", "/", &[]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    let range = served.ask("GET", "/big.txt", &["Range: bytes=5-1"]);
    assert!(range.status == 200 && range.body.contains("big"), "{range:?}");
}

#[test]
fn nothing_outside_the_plan_is_served() {
    let served = Served::new(HELLO);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//secret.txt",
        "/%00",
        "/secret.txt",
        "/%252e%252e/secret.txt",
        "/site.yaml",
        "/content/2020-01-03-secret.md",
        "/static/big.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/_steadfast/../secret.txt",
        "/_steadfast/%2e%2e/secret.txt",
        "/secret.txt;",
        "/.git/config",
        "/_steadfast/assets/client.js",
    ] {
        let answer = served.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {answer:?}");
        assert!(!answer.body.contains("Hush"), "{path}: {answer:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_is_put_in_a_file_s_place_leads_nowhere() {
    let served = Served::new(HELLO);
    let outside = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(outside.path(), "Hush.").unwrap();
    served.remove("static/big.txt");
    std::os::unix::fs::symlink(outside.path(), served.path("static/big.txt")).unwrap();
    assert!(!served.get("/big.txt").body.contains("Hush"));
    served.shows("/_steadfast/", "outside-link");
    assert!(!served.get("/big.txt").body.contains("Hush"));
}

#[test]
fn malformed_requests_end_in_a_refusal() {
    let mut served = Served::new(HELLO);
    let host = served.host.clone();
    let long = "a".repeat(1 << 20);
    let many = "X: y\r\n".repeat(20_000);
    let requests: [Vec<u8>; 9] = [
        b"\r\n\r\n\r\n".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\n\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\n{many}\r\n").into_bytes(),
        format!("GET /{long} HTTP/1.1\r\nHost: {host}\r\n\r\n").into_bytes(),
        format!(
            "GET / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n"
        )
        .into_bytes(),
        format!("GET / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", "[".repeat(6000)).into_bytes(),
    ];
    for request in requests {
        let mut stream = TcpStream::connect(&host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let _ = stream.write_all(&request);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let shown = String::from_utf8_lossy(&request[..request.len().min(60)]).into_owned();
        let refused = answer.is_empty() || answer.starts_with("HTTP/1.1 4");
        assert!(
            refused || shown.contains("GET / HTTP/1.1") && answer.starts_with("HTTP/1.1 200"),
            "{shown}: {answer}"
        );
    }
    assert_eq!(served.get("/").status, 200);
    assert!(served.lives());
}

#[test]
fn slow_clients_hold_up_nobody() {
    let mut served = Served::new(HELLO);
    let mut slow: Vec<TcpStream> = Vec::new();
    for _ in 0..200 {
        let mut stream = TcpStream::connect(&served.host).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
        slow.push(stream);
    }
    let begun = Instant::now();
    assert_eq!(served.get("/").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    // More connections than the limit: new ones are closed, and are accepted again when others have ended.
    for _ in 0..100 {
        slow.push(TcpStream::connect(&served.host).unwrap());
    }
    drop(slow);
    served.status_once("/", 200);
    assert!(served.lives());
}

/// A preview in this process, whose server has short time limits. It runs until the process ends.
pub(crate) fn waiting(times: Times) -> (tempfile::TempDir, std::net::SocketAddr) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("site.yaml"), SETTINGS).unwrap();
    std::fs::create_dir(folder.path().join("static")).unwrap();
    let film = std::fs::File::create(folder.path().join("static/film.mp4")).unwrap();
    film.set_len(8 << 20).unwrap();
    let request = Request {
        root: folder.path().canonicalize().unwrap(),
        now: None,
        also: Vec::new(),
        bind: Ipv4Addr::LOCALHOST.into(),
        port: Port::Exactly(0),
        means: Means::System,
        follow: Follow::Stay,
        times,
    };
    let at = steadfast::preview::start(request, Box::new(|_, _| Err(Vec::new())), drop).unwrap().at;
    (folder, at)
}

#[test]
fn a_head_that_never_ends_is_cut_off() {
    let (_folder, at) = waiting(Times { longest_head: Duration::from_millis(200), ..Times::default() });
    let begun = Instant::now();
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(9))).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    let mut answer = Vec::new();
    // Expects the end or the reset of the connection, not the test's own time limit.
    let outcome = stream.read_to_end(&mut answer);
    assert!(!outcome.is_err_and(|error| error.kind() == ErrorKind::WouldBlock), "it was never cut off");
    assert!(begun.elapsed() >= Duration::from_millis(200), "{:?}", begun.elapsed());
    assert!(!String::from_utf8_lossy(&answer).starts_with("HTTP/1.1 200"));
}

#[test]
fn a_listener_hears_that_the_connection_stands() {
    let (_folder, at) = waiting(Times { heartbeat: Duration::from_millis(50), ..Times::default() });
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET /_steadfast/events HTTP/1.1\r\nHost: {at}\r\n\r\n").unwrap();
    // Comments of the event stream, which pages do not receive.
    let comments = BufReader::new(stream).lines().map(Result::unwrap).filter(|line| line == ":");
    assert_eq!(comments.take(3).count(), 3);
}

#[test]
fn many_listeners_are_heard_to_a_limit() {
    let served = Served::new(HELLO);
    let mut listeners: Vec<_> = (0..64).map(|_| served.listen()).collect();
    assert_eq!(served.get("/_steadfast/events").status, 503);
    // Half of them disconnect silently.
    listeners.truncate(32);
    served.write("content/2020-01-02-hello.md", "---\ntitle: Hello\n---\nNew.\n");
    for listener in &mut listeners {
        assert_eq!(listener.next("change")["page"], "/2020/01/hello/");
    }
    served.listen();
}
