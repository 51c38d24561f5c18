//! The good clients of the intake, and how a comment is sent.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{io, thread};

use crate::site::ARTICLES;

/// How long a client waits for an answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// The status of an answer to a comment that was kept.
pub(crate) const KEPT: u16 = 303;

/// The comments of a client that are to be kept.
#[derive(Default)]
pub(crate) struct Sent {
    /// The numbers of the comments that were answered with a redirect.
    pub(crate) kept: Vec<usize>,
    /// The time of each of these answers; only for good clients.
    pub(crate) answered: Vec<Answered>,
    refused: usize,
}

/// An answer to a comment that was kept.
pub(crate) struct Answered {
    /// The time since the beginning of the part.
    pub(crate) at: Duration,
    pub(crate) took: Duration,
}

impl Sent {
    /// The number of comments with any other answer.
    pub(crate) fn refused(&self) -> usize {
        self.refused
    }
}

/// A comment that is to be sent.
pub(crate) struct Form {
    pub(crate) client: usize,
    pub(crate) article: String,
    pub(crate) name: String,
    pub(crate) text: String,
    /// The value of the field that people do not see.
    pub(crate) trap: &'static str,
}

impl Form {
    /// Returns a comment of a client, the same each time.
    pub(crate) fn of(client: usize, number: usize) -> Form {
        let article = format!("a-{}", client % ARTICLES);
        Form { client, article, name: name(client, number), text: text(client, number), trap: "" }
    }
}

/// Returns the name with which a client signs a comment.
pub(crate) fn name(client: usize, number: usize) -> String {
    format!("Client {client} {number}")
}

/// Returns the client and the number in a name.
pub(crate) fn of_name(name: &str) -> Option<(usize, usize)> {
    let (client, number) = name.strip_prefix("Client ")?.split_once(' ')?;
    Some((client.parse().ok()?, number.parse().ok()?))
}

/// Returns a text of 60 to 2,000 characters, the same each time.
pub(crate) fn text(client: usize, number: usize) -> String {
    let mut text = format!("Comment {number} of client {client}.");
    let length = 60 + (client * 7919 + number * 104_729) % 1940;
    while text.len() < length {
        let _ = write!(text, " Word {} of it.", text.len());
    }
    text
}

/// Sends one comment after another over a persistent connection, until the part ends.
pub(crate) fn good(client: usize, port: u16, begun: Instant, over: &AtomicBool) -> Sent {
    let mut sent = Sent::default();
    let mut connection = None;
    for number in 0.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let sending = Instant::now();
        match post(&mut connection, port, &Form::of(client, number)) {
            Ok(KEPT) => {
                sent.kept.push(number);
                sent.answered.push(Answered { at: begun.elapsed(), took: sending.elapsed() });
            }
            Ok(_) => sent.refused += 1,
            // The program was killed, so it is unknown whether this comment was kept. The next uses another connection.
            Err(_) => {
                connection = None;
                thread::sleep(Duration::from_millis(20));
            }
        }
    }
    sent
}

/// Sends a form and returns the status of the answer.
pub(crate) fn post(connection: &mut Option<BufReader<TcpStream>>, port: u16, form: &Form) -> io::Result<u16> {
    let stream = match connection {
        Some(stream) => stream,
        None => connection.insert(connect(port)?),
    };
    let encoded = |text: &str| text.replace(' ', "+");
    let body = format!(
        "article={}&name={}&url=&reply_to=&subject={}&seconds=40&comment={}",
        form.article,
        encoded(&form.name),
        form.trap,
        encoded(&form.text)
    );
    let head = head(form.client, body.len());
    stream.get_mut().write_all(format!("{head}{body}").as_bytes())?;
    answer(stream)
}

fn connect(port: u16) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    Ok(BufReader::new(stream))
}

pub(crate) fn head(client: usize, length: usize) -> String {
    format!(
        "POST /comments/post HTTP/1.1\r\nHost: example.com\r\nOrigin: https://example.com\r\nX-Forwarded-For: \
         10.{}.{}.7\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n",
        client / 256,
        client % 256
    )
}

/// Reads an answer to its end and returns its status.
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
