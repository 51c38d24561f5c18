//! A server that hands out a built site as a host would: under the policy of the site's own `_headers`.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;

use crate::driver::Files;

/// The server. It ends with the test's process.
pub(crate) struct Shelf {
    address: SocketAddr,
}

/// What is served, and how.
struct Goods {
    files: Files,
    /// The folder below which the site stands: `/blog`, or nothing.
    below: &'static str,
    policy: String,
}

impl Shelf {
    /// Serves the files of a site that stands below a folder.
    pub(crate) fn with(files: Files, below: &'static str) -> Shelf {
        let headers = String::from_utf8(files["_headers"].clone()).unwrap();
        let policy = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
        let goods = Arc::new(Goods { policy: policy.unwrap().to_owned(), files, below });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let goods = Arc::clone(&goods);
                thread::spawn(move || answer(stream.unwrap(), &goods));
            }
        });
        Shelf { address }
    }

    /// The address of a path, which begins with the folder of the site.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn answer(mut stream: TcpStream, goods: &Goods) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(request)) = lines.next() else { return };
    lines.take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty())).for_each(drop);
    let path = request.split(' ').nth(1).unwrap();
    let path = path.strip_prefix(goods.below).and_then(|path| path.strip_prefix('/'));
    let path = path.map(|path| {
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    });
    let found = path.as_ref().and_then(|path| goods.files.get(path));
    let status = if found.is_some() { 200 } else { 404 };
    let media_type = match path.as_deref().and_then(|path| path.rsplit_once('.')) {
        Some((_, "css")) => "text/css",
        Some((_, "js")) => "text/javascript",
        Some((_, "svg")) => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };
    let bytes = found.map(Vec::as_slice).unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status} Such\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\
         Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        bytes.len(),
        goods.policy,
    );
    let _ = stream.write_all(&[head.as_bytes(), bytes].concat()); // a page may be left before it is there
}
