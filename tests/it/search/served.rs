//! Serves the files of a site like a host of static files, with the site's own policy, and counts the bytes that it
//! sends.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::driver::Published;

/// A host that serves one site until the test ends.
pub(crate) struct Served {
    address: SocketAddr,
    host: Arc<Host>,
}

struct Host {
    site: Mutex<Published>,
    base: String,
    sent: Mutex<Vec<(String, usize)>>,
}

impl Served {
    /// Serves a site whose address has this folder: `/blog`, or nothing.
    pub(crate) fn site(site: Published, base: &str) -> Served {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let host = Host { site: Mutex::new(site), base: base.to_owned(), sent: Mutex::default() };
        let host = Arc::new(host);
        let theirs = Arc::clone(&host);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let host = Arc::clone(&theirs);
                thread::spawn(move || host.answer(stream.unwrap()));
            }
        });
        Served { address, host }
    }

    /// Returns the address of a path below the site's root.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.host.base)
    }

    /// Replaces the site with another build of it.
    pub(crate) fn replace(&self, site: Published) {
        *self.host.site.lock().unwrap() = site;
    }

    /// Returns the paths and the bytes of bodies that were sent since the last call.
    pub(crate) fn sent(&self) -> Vec<(String, usize)> {
        std::mem::take(&mut self.host.sent.lock().unwrap())
    }
}

impl Host {
    fn answer(&self, mut stream: TcpStream) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let Some(Ok(request)) = lines.next() else { return };
        for line in lines {
            if line.is_ok_and(|line| line.is_empty()) {
                break;
            }
        }
        let target = request.split(' ').nth(1).unwrap();
        let path = target.split('?').next().unwrap();
        let file = path.strip_prefix(&self.base).unwrap_or_default().trim_start_matches('/');
        let file = percent_encoding::percent_decode_str(file).decode_utf8().unwrap();
        let file =
            if file.is_empty() || file.ends_with('/') { format!("{file}index.html") } else { file.into() };
        let site = self.site.lock().unwrap();
        let (status, body) = match site.files.get(&file) {
            Some(bytes) => (200, bytes.clone()),
            None => (404, b"nothing here".to_vec()),
        };
        let policy = site
            .text("_headers")
            .lines()
            .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
        let head = format!(
            "HTTP/1.1 {status} Such\r\nContent-Type: {}\r\nContent-Length: {}\r\nContent-Security-Policy: {}\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            media_type(&file),
            body.len(),
            policy.unwrap(),
        );
        self.sent.lock().unwrap().push((target.to_owned(), body.len()));
        drop(site);
        let _ = stream.write_all(&[head.as_bytes(), &body].concat()); // a fetch may be given up
    }
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
