//! Clients that send requests and do not read, and players that request parts of a film.

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use steadfast::preview::Times;

use crate::preview::safety::waiting;
use crate::preview::served::Served;

/// More data than any system buffers for a client that does not read.
const LONG: u64 = 8 << 20;

/// Opens a connection that requests a path and does not read the answer.
fn unread(at: &str, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(at).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {at}\r\n\r\n").unwrap();
    stream
}

#[test]
fn clients_that_do_not_read_a_long_file_hold_up_nobody() {
    let mut served =
        Served::new("//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nHi.\n//- static/a.txt\na\n");
    std::fs::File::create(served.path("static/film.mp4")).unwrap().set_len(LONG).unwrap();
    served.status_once("/film.mp4", 200);
    let slow: Vec<TcpStream> = (0..24).map(|_| unread(&served.host, "/film.mp4")).collect();
    assert_eq!(served.get("/2020/01/hello/").status, 200);
    assert_eq!(served.get("/a.txt").body, "a\n");
    assert_eq!(served.ask("GET", "/film.mp4", &["Range: bytes=0-9"]).body.len(), 10);
    drop(slow);
    assert!(served.lives());
}

/// Returns whether the server closes a connection, whose client only sends, within a generous time.
fn is_let_go_of(mut stream: TcpStream) -> bool {
    stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(20) {
        match stream.write_all(b"GET / HTTP/1.1\r\n\r\n") {
            Ok(()) => std::thread::yield_now(),
            Err(error) => return error.kind() != std::io::ErrorKind::WouldBlock,
        }
    }
    false
}

#[test]
fn an_answer_that_nobody_takes_ends() {
    let times = Times { longest_stall: Duration::from_millis(200), ..Times::default() };
    let (_folder, at) = waiting(times);
    assert!(is_let_go_of(unread(&at.to_string(), "/film.mp4")));
}

#[cfg(feature = "intake")]
#[test]
fn an_intake_ends_answers_that_nobody_takes() {
    use steadfast::comment_server;

    let many = std::num::NonZeroU32::MAX;
    let wanted = steadfast::language::LanguageSettings { site: "en", date_format: None };
    let report = &mut steadfast::diagnostic::Report::new();
    let languages = steadfast::language::Languages::new(&Default::default(), wanted, [], report);
    let settings = comment_server::Settings {
        path: "/post".to_owned(),
        origin: "https://example.com".to_owned(),
        thanks: "https://example.com/thanks/".to_owned(),
        proxies: Vec::new(),
        per_client: many,
        in_all: many,
        mail: comment_server::Mail::NotAsked,
        language: languages.site().clone(),
        limits: comment_server::Limits {
            stall: Duration::from_millis(200),
            ..comment_server::Limits::default()
        },
    };
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let keep = Arc::new(|_: &comment_server::PostedForm, _| Err(comment_server::StoreError::Full));
    let lend = Arc::new(|_: &str| comment_server::PageFrame::default());
    let _running = comment_server::start(listener, settings, keep, lend, Arc::new(drop)).unwrap();
    assert!(is_let_go_of(TcpStream::connect(at).unwrap()));
}

#[test]
fn players_get_the_part_of_a_film_that_they_ask_for() {
    let served = Served::new("//- static/a.txt\n0123456789\n//- static/b.mp3\n0123456789\n");
    for path in ["/a.txt", "/b.mp3"] {
        let whole = served.get(path);
        assert!(whole.head.contains("accept-ranges: bytes"), "{}", whole.head);
        let part = served.ask("GET", path, &["Range: bytes=2-4"]);
        assert_eq!((part.status, part.body.as_str()), (206, "234"), "{path}");
        for line in ["content-range: bytes 2-4/11", "content-length: 3"] {
            assert!(part.head.contains(line), "{line}: {}", part.head);
        }
        let end = served.ask("GET", path, &["Range: bytes=-3"]);
        assert_eq!((end.status, end.body.as_str()), (206, "89\n"), "{path}");
        let behind = served.ask("GET", path, &["Range: bytes=11-"]);
        assert_eq!((behind.status, behind.body.as_str()), (416, ""), "{path}");
        assert!(behind.head.contains("content-range: bytes */11"), "{}", behind.head);
        let head = served.ask("HEAD", path, &["Range: bytes=2-4"]);
        assert_eq!((head.status, head.head.contains("content-length: 11")), (200, true), "{}", head.head);
    }
    // A page is made again for each request: halves of two versions would not be a page.
    assert_eq!(served.ask("GET", "/", &["Range: bytes=0-1"]).status, 200);
}
