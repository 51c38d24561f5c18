//! A server with the preview's protocol that sends exactly what a test needs, including what the real server never
//! sends: an old page, a refused connection. Serves the real client under a strict policy.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The server. It ends with the test's process.
pub(crate) struct Stage {
    address: SocketAddr,
    play: Arc<Mutex<Play>>,
}

/// The data to serve.
#[derive(Default)]
pub(crate) struct Play {
    /// The version of all pages, and of the next hello.
    pub(crate) version: u64,
    /// The heads and bodies of the pages, by path.
    pub(crate) pages: BTreeMap<String, (String, String)>,
    /// Stylesheets by path, and the delay of each.
    pub(crate) styles: BTreeMap<String, (String, Duration)>,
    /// A field of the next hello.
    pub(crate) follow: bool,
    /// A field of the next hello.
    pub(crate) faults: String,
    /// Answers requests for events with an error.
    pub(crate) refuses: bool,
    /// The number of requests for events.
    pub(crate) greetings: usize,
    /// The requests for pages so far.
    pub(crate) requests: Vec<String>,
    listeners: Vec<TcpStream>,
}

impl Stage {
    /// Serves one page at `/`, with a body.
    pub(crate) fn with(body: &str) -> Stage {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let play = Arc::new(Mutex::new(Play { version: 1, ..Play::default() }));
        let theirs = Arc::clone(&play);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let play = Arc::clone(&theirs);
                thread::spawn(move || answer(stream.unwrap(), &play));
            }
        });
        let stage = Stage { address, play };
        stage.set("/", "<title>First</title>", body);
        stage
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Changes the served data without an event.
    pub(crate) fn play<T>(&self, change: impl FnOnce(&mut Play) -> T) -> T {
        change(&mut self.play.lock().unwrap())
    }

    /// Adds or replaces a page.
    pub(crate) fn set(&self, path: &str, head: &str, body: &str) {
        self.play(|play| play.pages.insert(path.to_owned(), (head.to_owned(), body.to_owned())));
    }

    /// Sends every browser a new version and the pages that changed.
    pub(crate) fn change(&self) {
        self.tell_change(&Value::Null, &Value::Null);
    }

    /// The same, with the page and the stylesheets that changed.
    pub(crate) fn tell_change(&self, stylesheets: &Value, page: &Value) {
        let version = self.play(|play| {
            play.version += 1;
            play.version
        });
        self.tell("change", &json!({ "version": version, "stylesheets": stylesheets, "page": page }));
    }

    /// Sends every browser the errors of a save.
    pub(crate) fn tell_faults(&self, html: &str) {
        let version = self.play(|play| play.version);
        self.tell("faults", &json!({ "version": version, "html": html }));
    }

    /// Sends every browser any event.
    pub(crate) fn tell(&self, event: &str, data: &Value) {
        self.play(|play| {
            play.listeners
                .retain_mut(|listener| write!(listener, "event: {event}\ndata: {data}\n\n").is_ok());
        });
    }

    /// Closes every channel, like a restart of the server.
    pub(crate) fn hang_up(&self) {
        for listener in self.play(|play| std::mem::take(&mut play.listeners)) {
            let _ = listener.shutdown(Shutdown::Both); // the browser may have been first
        }
    }
}

fn answer(mut stream: TcpStream, play: &Mutex<Play>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(request)) = lines.next() else { return };
    for line in lines {
        if line.is_ok_and(|line| line.is_empty()) {
            break;
        }
    }
    let path = request.split(' ').nth(1).unwrap().to_owned();
    match path.as_str() {
        "/_steadfast/events" => listen(stream, play),
        "/_steadfast/client.js" => send(&mut stream, 200, "text/javascript", asset("client.js")),
        "/_steadfast/idiomorph.js" => send(&mut stream, 200, "text/javascript", asset("idiomorph.js")),
        "/_steadfast/preview.css" => send(&mut stream, 200, "text/css", asset("preview.css")),
        "/favicon.ico" => send(&mut stream, 200, "image/svg+xml", ""),
        _ => {
            let style = play.lock().unwrap().styles.get(&path).cloned();
            if let Some((style, delay)) = style {
                thread::sleep(delay);
                return send(&mut stream, 200, "text/css", &style);
            }
            let mut play = play.lock().unwrap();
            play.requests.push(path.clone());
            let found = play.pages.get(&path).cloned();
            let status = if found.is_some() { 200 } else { 404 };
            let missing = || ("<title>Not found</title>".to_owned(), "<h1>Not found</h1>".to_owned());
            let html = page(play.version, &found.unwrap_or_else(missing));
            send(&mut stream, status, "text/html; charset=utf-8", &html);
        }
    }
}

fn page(version: u64, (head, body): &(String, String)) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}\
         <meta name=\"steadfast-version\" content=\"{version}\">\
         <script src=\"/_steadfast/client.js\" defer></script>\
         <link rel=\"stylesheet\" href=\"/_steadfast/preview.css\"></head><body>{body}</body></html>"
    )
}

fn asset(name: &str) -> &'static str {
    match name {
        "client.js" => include_str!("../../../src/preview/assets/client.js"),
        "idiomorph.js" => include_str!("../../../src/preview/assets/idiomorph.js"),
        _ => include_str!("../../../src/preview/assets/preview.css"),
    }
}

fn send(stream: &mut TcpStream, status: u16, media_type: &str, body: &str) {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Such\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         Content-Security-Policy: {POLICY}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    );
    let _ = stream.write_all(&[head.as_bytes(), body.as_bytes()].concat()); // a patch may be given up
}

fn listen(mut stream: TcpStream, play: &Mutex<Play>) {
    let mut play = play.lock().unwrap();
    play.greetings += 1;
    if play.refuses {
        return send(&mut stream, 503, "text/plain", "no more");
    }
    let hello = json!({ "version": play.version, "follow": play.follow, "faults": play.faults });
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n";
    if write!(stream, "{head}retry: 100\n\nevent: hello\ndata: {hello}\n\n").is_ok() {
        play.listeners.push(stream);
    }
}
