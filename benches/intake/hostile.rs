//! Hostile and faulty clients: slow, malformed, refused, doubled, trapped, silent, and without reading answers.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{io, thread};

use crate::client::{Form, KEPT, Sent, head, post};

/// The pause of a client between two requests, so that there are at most a hundred in a second.
const PAUSE: Duration = Duration::from_millis(10);

/// Sends the same comment again and again: each is answered with success, and there is one file.
pub(crate) fn doubled(client: usize, port: u16, over: &AtomicBool) -> Sent {
    let mut sent = Sent::default();
    repeat(
        port,
        over,
        |_| Form::of(client, 0),
        |_, status| {
            if status == KEPT && sent.kept.is_empty() {
                sent.kept.push(0);
            }
        },
    );
    sent
}

/// Fills in the field that people do not see: it is answered with success, and the comment is spam.
pub(crate) fn trapped(client: usize, port: u16, over: &AtomicBool) -> Sent {
    let mut sent = Sent::default();
    let form = |number| Form { trap: "A+subject", ..Form::of(client, number) };
    repeat(port, over, form, |number, status| {
        if status == KEPT {
            sent.kept.push(number);
        }
    });
    sent
}

/// Sends correct forms whose comments cannot be kept: about an article that does not exist, empty, or too long.
pub(crate) fn refused(client: usize, port: u16, over: &AtomicBool) {
    let form = |number: usize| match number % 3 {
        0 => Form { article: format!("none-{number}"), ..Form::of(client, number) },
        1 => Form { text: String::new(), ..Form::of(client, number) },
        _ => Form { text: "a".repeat(20_000), ..Form::of(client, number) },
    };
    repeat(port, over, form, |_, _| {});
}

/// Sends forms until the part ends, and reads the status of each answer.
fn repeat(port: u16, over: &AtomicBool, form: impl Fn(usize) -> Form, mut hear: impl FnMut(usize, u16)) {
    let mut connection = None;
    for number in 0.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        match post(&mut connection, port, &form(number)) {
            Ok(status) => hear(number, status),
            Err(_) => connection = None,
        }
        thread::sleep(PAUSE);
    }
}

/// Opens a connection and sends nothing, until it is closed.
pub(crate) fn idle(port: u16, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) {
            wait_for_its_end(&stream, over);
        }
        thread::sleep(PAUSE);
    }
}

/// Sends requests and reads no answer, until the connection is closed.
pub(crate) fn deaf(port: u16, over: &AtomicBool) {
    let requests = b"GET /comments/post HTTP/1.1\r\nHost: example.com\r\n\r\n".repeat(100);
    while !over.load(Ordering::Relaxed) {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) {
            let _ = stream.set_write_timeout(Some(Duration::from_secs(1)));
            while !over.load(Ordering::Relaxed) {
                match stream.write_all(&requests) {
                    Err(reason) if reason.kind() != io::ErrorKind::WouldBlock => break,
                    _ => {}
                }
            }
        }
        thread::sleep(PAUSE);
    }
}

fn wait_for_its_end(mut stream: &TcpStream, over: &AtomicBool) {
    let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
    while !over.load(Ordering::Relaxed) {
        match stream.read(&mut [0; 64]) {
            Err(reason) if reason.kind() == io::ErrorKind::WouldBlock => {}
            Ok(0) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

/// Sends a complete request, one byte a second, and begins again when the connection is closed.
pub(crate) fn slow(port: u16, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else {
            thread::sleep(Duration::from_millis(100));
            continue;
        };
        for byte in head(0, 1000).bytes() {
            if over.load(Ordering::Relaxed) || stream.write_all(&[byte]).is_err() {
                break;
            }
            thread::sleep(Duration::from_secs(1));
        }
    }
}

/// Sends malformed or unfinished requests, a hundred times a second.
pub(crate) fn malformed(number: usize, port: u16, over: &AtomicBool) {
    let shapes: [Vec<u8>; 10] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"POST / HTTP/9.9\r\n\r\n".to_vec(),
        [b"POST /comments/post HTTP/1.1\r\nX: ".to_vec(), vec![b'x'; 64 * 1024]].concat(),
        [head(1, 1_000_000_000).into_bytes(), vec![b'a'; 32 * 1024]].concat(),
        [head(1, 70_000).replace("70000", "60000").into_bytes(), vec![b'='; 60_000]].concat(),
        head(1, 100).replace("100\r\n", "-1\r\n").into_bytes(),
        [head(1, 9).into_bytes(), b"name=%ff&".to_vec()].concat(),
        head(1, 5).replace("Content-Length: 5", "Transfer-Encoding: chunked\r\n\r\nzz").into_bytes(),
        [head(1, 50).into_bytes(), b"article=a-1".to_vec()].concat(),
        b"GET /comments/post HTTP/1.1\r\nHost: a\r\n\r\n".repeat(50),
    ];
    while !over.load(Ordering::Relaxed) {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_millis(10)));
            let _ = stream.write_all(&shapes[number % shapes.len()]);
            let _ = stream.read(&mut [0; 4096]);
        }
        thread::sleep(PAUSE);
    }
}
