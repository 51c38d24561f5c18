//! The clients of the intake: good, slow and malformed.

use std::fmt::Write as _;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// How long a client waits for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a good client has done.
#[derive(Default)]
pub(crate) struct Sent {
    /// The numbers of the comments that were answered with a redirect.
    pub(crate) kept: Vec<usize>,
    /// How many were answered otherwise.
    pub(crate) refused: usize,
    /// How long each took that was kept.
    pub(crate) took: Vec<Duration>,
}

/// The name that a client signs a comment with.
pub(crate) fn name(client: usize, number: usize) -> String {
    format!("Client {client} {number}")
}

/// The client and the number of a name.
pub(crate) fn of_name(name: &str) -> Option<(usize, usize)> {
    let (client, number) = name.strip_prefix("Client ")?.split_once(' ')?;
    Some((client.parse().ok()?, number.parse().ok()?))
}

/// A comment: 60 to 2,000 characters, the same each time.
pub(crate) fn text(client: usize, number: usize) -> String {
    let mut text = format!("Comment {number} of client {client}.");
    let length = 60 + (client * 7919 + number * 104_729) % 1940;
    while text.len() < length {
        let _ = write!(text, " Word {} of it.", text.len());
    }
    text
}

/// Sends comments one after the other over a connection that stays, until all is over.
pub(crate) fn good(client: usize, port: u16, over: &AtomicBool) -> Sent {
    let mut sent = Sent::default();
    let mut connection = None;
    for number in 0.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let begun = Instant::now();
        match post(&mut connection, port, client, number) {
            Ok(303) => {
                sent.kept.push(number);
                sent.took.push(begun.elapsed());
            }
            Ok(_) => sent.refused += 1,
            // The program was killed: nobody knows whether this one was kept. The next goes over another connection.
            Err(_) => {
                connection = None;
                thread::sleep(Duration::from_millis(20));
            }
        }
    }
    sent
}

fn post(
    connection: &mut Option<BufReader<TcpStream>>,
    port: u16,
    client: usize,
    number: usize,
) -> io::Result<u16> {
    let stream = match connection {
        Some(stream) => stream,
        None => connection.insert(connect(port)?),
    };
    let encoded = |text: String| text.replace(' ', "+");
    let body = format!(
        "article=a-{}&name={}&url=&reply_to=&subject=&seconds=40&comment={}",
        client % super::ARTICLES,
        encoded(name(client, number)),
        encoded(text(client, number))
    );
    let head = head(client, body.len());
    stream.get_mut().write_all(format!("{head}{body}").as_bytes())?;
    answer(stream)
}

fn connect(port: u16) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    Ok(BufReader::new(stream))
}

fn head(client: usize, length: usize) -> String {
    format!(
        "POST /comments/post HTTP/1.1\r\nHost: example.com\r\nOrigin: https://example.com\r\nX-Forwarded-For: \
         10.{}.{}.7\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n",
        client / 256,
        client % 256
    )
}

/// The status of an answer, which is read to its end.
fn answer(stream: &mut BufReader<TcpStream>) -> io::Result<u16> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let broken = || io::Error::from(io::ErrorKind::InvalidData);
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
    let mut length = 0;
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        match line.trim_end().to_ascii_lowercase().split_once(": ") {
            Some(("content-length", value)) => length = value.parse().map_err(|_| broken())?,
            Some(_) => {}
            None => break,
        }
    }
    io::copy(&mut stream.take(length), &mut io::sink())?;
    Ok(status)
}

/// Sends a whole request, one byte a second, and begins again when it is thrown out.
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

/// Sends what is no request, or one that breaks its word, a hundred times a second.
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
        thread::sleep(Duration::from_millis(10));
    }
}
