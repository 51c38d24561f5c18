//! A reader with a browser: the test serves a built site and looks at its pages. Without a browser, these tests are
//! skipped.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use serde_json::{Value, json};

use crate::browser::chromium::{Browser, Page};
use crate::driver::Files;

/// Runs a test with a site in a browser.
pub(super) fn read(files: Files, test: impl FnOnce(&Reader<'_>)) {
    let Some(browser) = Browser::start() else { return };
    let address = serve(files);
    test(&Reader { page: browser.open(&format!("http://{address}/robots.txt")), address });
}

/// A tab, and the address of the site.
pub(super) struct Reader<'a> {
    pub(super) page: Page<'a>,
    address: SocketAddr,
}

impl Reader<'_> {
    /// Opens a page of the site.
    pub(super) fn go(&self, path: &str) {
        self.page.value("window.old = true");
        self.page.call("Page.navigate", &json!({ "url": format!("http://{}{path}", self.address) }));
        self.page.until("!window.old && document.readyState === 'complete'");
    }

    /// Sets the width of the window.
    pub(super) fn width(&self, width: u32) {
        let size = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.page.call("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Shows pages as they are printed, on paper of this width.
    pub(super) fn print(&self, width: u32) {
        self.width(width);
        self.page.call("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    }

    /// Returns the value of an expression in the page.
    pub(super) fn value(&self, expression: &str) -> Value {
        self.page.value(expression)
    }

    /// Returns the number that is the value of an expression in the page.
    pub(super) fn number(&self, expression: &str) -> f64 {
        self.value(expression).as_f64().unwrap_or_else(|| panic!("`{expression}` is no number"))
    }
}

fn serve(files: Files) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let files = Arc::new(files);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let files = Arc::clone(&files);
            thread::spawn(move || answer(stream, &files));
        }
    });
    address
}

fn answer(mut stream: TcpStream, files: &Files) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(request)) = lines.next() else { return };
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let path = request.split(' ').nth(1).unwrap_or_default().trim_start_matches('/');
    let name =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let (status, body) = files.get(&name).map_or((404, &b""[..]), |bytes| (200, bytes));
    let media_type = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("webp") => "image/webp",
        _ => "text/plain",
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Such\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let _ = stream.write_all(&[head.as_bytes(), body].concat()); // the browser may have gone on
}
