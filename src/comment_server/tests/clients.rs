//! Tests of the limits of clients, of slow and broken clients, and of clients that are connected when the server stops.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::num::NonZeroU32;

use super::{Running, answer, post, settings, status};
use crate::comment_server::{Limits, Settings};

#[test]
fn a_client_that_sends_too_many_comments_gets_the_time_to_retry() {
    let running = Running::new(Settings { per_client: NonZeroU32::new(2).unwrap(), ..settings() });
    let one = || running.send(&post("X-Forwarded-For: 192.0.2.1\r\n", "article=a&name=Ann&comment=Hello"));
    assert_eq!((status(&one()), status(&one())), ("303", "303"));
    let answer = one();
    assert_eq!(status(&answer), "429");
    let wait: u64 =
        answer.split("retry-after: ").nth(1).unwrap().split('\r').next().unwrap().parse().unwrap();
    assert!((1700..=1801).contains(&wait), "{answer}");
}

#[test]
fn behind_a_proxy_each_client_has_its_own_limit() {
    let proxies = vec!["127.0.0.1".parse().unwrap()];
    let running = Running::new(Settings { per_client: NonZeroU32::new(1).unwrap(), proxies, ..settings() });
    let from = |client: &str| {
        let more = format!("X-Forwarded-For: 203.0.113.9, {client}\r\n");
        status(&running.send(&post(&more, "article=a&name=Ann&comment=Hello"))).to_owned()
    };
    assert_eq!(from("192.0.2.1"), "303");
    assert_eq!(from("198.51.100.1"), "303");
    assert_eq!(from("192.0.2.77"), "429");
    assert_eq!(running.kept.lock().unwrap()[1].1.to_string(), "198.51.100.1");
}

#[test]
fn slow_and_broken_clients_delay_nobody() {
    let running = Running::new(settings());
    let slow: Vec<TcpStream> = (0..100)
        .map(|number| {
            let mut stream = running.connect();
            let begun = match number % 3 {
                0 => "POST /comments/post HTTP/1.1\r\nHost:",
                1 => "\u{0}\u{1}garbage",
                _ => "",
            };
            stream.write_all(begun.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert_eq!(status(&running.send(&post("", "article=a&name=Ann&comment=Hello"))), "303");
    // The server waits for none of them longer than the limit. A client may get an answer, or only a closed connection.
    for mut stream in slow {
        let answer = answer(&mut stream);
        assert!(["", "400", "408"].contains(&status(&answer)), "{answer}");
    }
    let mut half = running.connect();
    let whole = post("", "article=a&name=Ann&comment=Hello");
    half.write_all(&whole[..whole.len() - 5]).unwrap();
    assert_eq!(status(&answer(&mut half)), "408");
    assert_eq!(running.kept(), 1);
}

#[test]
fn requests_in_progress_are_answered_when_the_server_stops() {
    let running = Running::new(Settings { limits: Limits::default(), ..settings() });
    // The interim answer shows that the server has received the part that was sent.
    let whole = post("Expect: 100-continue\r\n", "article=a&name=Ann&comment=Hello");
    let mut begun = running.connect();
    begun.write_all(&whole[..whole.len() - 5]).unwrap();
    let mut interim = [0; 25];
    begun.read_exact(&mut interim).unwrap();
    assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n");
    let mut idle = running.connect();
    let at = running.receiver.at;
    let end = std::thread::spawn(move || running.receiver.stop());
    while TcpStream::connect(at).is_ok() {}
    begun.write_all(&whole[whole.len() - 5..]).unwrap();
    assert_eq!(status(&answer(&mut begun)), "303");
    assert_eq!(answer(&mut idle), "");
    end.join().unwrap();
    assert_eq!(running.kept.lock().unwrap().len(), 1);
}
