//! A server that serves a built site as a host would: with the policy of the site's own `_headers`. It passes forms on
//! to an intake.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::driver::Files;

/// The server. It ends with the test's process.
pub(crate) struct Shelf {
    address: SocketAddr,
    goods: Arc<Goods>,
}

/// The files to serve, and how.
struct Goods {
    files: Mutex<Files>,
    /// The folder of the site's address: `/blog`, or nothing.
    below: &'static str,
    policy: String,
    /// The address to which forms are passed on.
    intake: Option<String>,
}

impl Shelf {
    /// Serves the files of a site whose address has a folder.
    pub(crate) fn with(files: Files, below: &'static str) -> Shelf {
        Shelf::before(None, TcpListener::bind("127.0.0.1:0").unwrap(), files, below)
    }

    /// Serves the files at the address for which they were built, and passes forms on to an intake.
    pub(crate) fn before(
        intake: Option<String>,
        listener: TcpListener,
        files: Files,
        below: &'static str,
    ) -> Shelf {
        let headers = String::from_utf8(files["_headers"].clone()).unwrap();
        let policy = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
        let goods =
            Arc::new(Goods { policy: policy.unwrap().to_owned(), files: Mutex::new(files), below, intake });
        let address = listener.local_addr().unwrap();
        let served = Arc::clone(&goods);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let goods = Arc::clone(&served);
                thread::spawn(move || answer(stream.unwrap(), &goods));
            }
        });
        Shelf { address, goods }
    }

    /// Replaces the files.
    pub(crate) fn put(&self, files: Files) {
        *self.goods.files.lock().unwrap() = files;
    }

    /// Returns the address of a path, with the folder of the site.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn answer(mut stream: TcpStream, goods: &Goods) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut lines = reader.by_ref().lines();
    let Some(Ok(request)) = lines.next() else { return };
    let headers: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    if let Some(intake) = goods.intake.as_ref().filter(|_| request.starts_with("POST ")) {
        return hand_on(intake, &request, &headers, &mut reader, stream);
    }
    let path = request.split(' ').nth(1).unwrap();
    let path = path.strip_prefix(goods.below).and_then(|path| path.strip_prefix('/'));
    let path = path.map(|path| {
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    });
    let files = goods.files.lock().unwrap();
    let bytes = path.as_ref().and_then(|path| files.get(path)).cloned();
    drop(files);
    let status = if bytes.is_some() { 200 } else { 404 };
    let media_type = match path.as_deref().and_then(|path| path.rsplit_once('.')) {
        Some((_, "css")) => "text/css",
        Some((_, "js")) => "text/javascript",
        Some((_, "svg")) => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };
    let bytes = bytes.unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status} Such\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\
         Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        bytes.len(),
        goods.policy,
    );
    let _ = stream.write_all(&[head.as_bytes(), &bytes].concat()); // a page may be left before it is there
}

/// Does what a web server in front of the intake does.
fn hand_on(intake: &str, request: &str, headers: &[String], form: &mut impl Read, mut browser: TcpStream) {
    let name = |line: &str| line.split(':').next().unwrap().to_lowercase();
    let length = headers.iter().find(|line| name(line) == "content-length").unwrap();
    let length: u64 = length.split(": ").nth(1).unwrap().parse().unwrap();
    let headers: Vec<&str> =
        headers.iter().filter(|line| name(line) != "connection").map(String::as_str).collect();
    let mut bytes =
        format!("{request}\r\n{}\r\nConnection: close\r\n\r\n", headers.join("\r\n")).into_bytes();
    form.take(length).read_to_end(&mut bytes).unwrap();
    let mut stream = TcpStream::connect(intake).unwrap();
    stream.write_all(&bytes).unwrap();
    std::io::copy(&mut stream, &mut browser).unwrap();
}
