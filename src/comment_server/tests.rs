//! Sends requests to the comment server through sockets: good ones, broken ones and slow ones.

mod clients;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::*;
use crate::diagnostic::Report;
use crate::language::{Language, LanguageSettings, Languages};

/// A comment server that stores comments in memory.
struct Running {
    receiver: Receiver,
    kept: Arc<Mutex<Vec<(PostedForm, IpAddr)>>>,
    events: Arc<Mutex<Vec<Event>>>,
}

fn settings() -> Settings {
    let many = NonZeroU32::new(1_000_000).unwrap();
    Settings {
        path: "/comments/post".to_owned(),
        origin: "https://example.com".to_owned(),
        thanks: "https://example.com/comments/thanks/".to_owned(),
        proxies: Vec::new(),
        per_client: many,
        in_all: many,
        mail: Mail::NotAsked,
        language: language("en"),
        limits: Limits {
            head: Duration::from_millis(300),
            body: Duration::from_millis(300),
            ..Limits::default()
        },
    }
}

fn language(code: &str) -> Arc<Language> {
    let wanted = LanguageSettings { site: code, date_format: None };
    Arc::clone(Languages::new(&BTreeMap::new(), wanted, [], &mut Report::new()).site())
}

impl Running {
    fn new(settings: Settings) -> Running {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let (kept, events) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new())));
        let (storing, reporting) = (Arc::clone(&kept), Arc::clone(&events));
        let store = move |posted: &PostedForm, client| match posted.article.as_str() {
            "closed" => Err(StoreError::Closed),
            "broken" => panic!("a fault of ours"),
            _ if posted.name.is_empty() => Err(StoreError::NoName),
            _ => {
                let mut kept = storing.lock().unwrap();
                kept.push((posted.clone(), client));
                Ok(Stored::New(format!("c-{}", kept.len())))
            }
        };
        let frame = "<html><link href=\"/style.css\"><main id=\"content\"></main></html>";
        let back = BackLink { title: "A <b>".to_owned(), url: "https://example.com/a/#comments".to_owned() };
        let page_frame = PageFrame { frame: Some(frame.into()), back: Some(back) };
        let frame_for = move |article: &str| match article {
            "unframed" => panic!("a fault of ours"),
            _ => page_frame.clone(),
        };
        let report = move |event| reporting.lock().unwrap().push(event);
        let receiver =
            start(listener, settings, Arc::new(store), Arc::new(frame_for), Arc::new(report)).unwrap();
        Running { receiver, kept, events }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.receiver.at).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// Sends bytes, and returns the answer.
    fn send(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes);
        answer(&mut stream)
    }

    fn kept(&self) -> usize {
        self.kept.lock().unwrap().len()
    }
}

/// Reads the answer until the connection ends.
fn answer(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn post(more: &str, body: &str) -> Vec<u8> {
    format!(
        "POST /comments/post HTTP/1.1\r\nHost: example.com\r\nOrigin: https://example.com\r\nConnection: \
         close\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: {}\r\n{more}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn a_comment_is_stored_and_the_reader_redirected() {
    let running = Running::new(settings());
    let answer = running.send(&post("", "article=a&name=Ann&comment=Hello"));
    assert_eq!(status(&answer), "303", "{answer}");
    assert!(answer.contains("location: https://example.com/comments/thanks/\r\n"), "{answer}");
    let (posted, client) = running.kept.lock().unwrap()[0].clone();
    assert_eq!((posted.name.as_str(), client), ("Ann", IpAddr::from(Ipv4Addr::LOCALHOST)));
    let event = running.events.lock().unwrap()[0].clone();
    assert_eq!((event.outcome, event.status, event.id.as_deref()), ("kept", 303, Some("c-1")));
}

#[test]
fn a_refusal_is_in_the_site_s_language() {
    for (code, words) in [("de", "Ihr Kommentar wurde nicht gespeichert"), ("ar", "dir=\"rtl\"")] {
        let running = Running::new(Settings { language: language(code), ..settings() });
        let answer = running.send(&post("", "article=unframed&comment=Hello"));
        assert_eq!(status(&answer), "422", "{answer}");
        assert!(answer.contains(&format!("<html lang=\"{code}\"")) && answer.contains(words), "{answer}");
    }
}

#[test]
fn a_request_that_is_not_this_site_s_form_is_refused() {
    let running = Running::new(settings());
    let body = "article=a&name=Ann&comment=Hello";
    let whole = String::from_utf8(post("", body)).unwrap();
    for (from, to, expected) in [
        ("POST", "GET", "405"),
        ("POST", "DELETE", "405"),
        ("/comments/post", "/", "404"),
        ("/comments/post", "/comments/post/../x", "404"),
        ("Origin: https://example.com", "Origin: https://evil.example", "403"),
        ("Origin: https://example.com", "Origin: null", "403"),
        ("Origin: https://example.com", "Origin: https://example.com.evil.example", "403"),
        ("Origin: https://example.com\r\n", "", "403"),
        ("application/x-www-form-urlencoded", "text/plain", "415"),
        ("application/x-www-form-urlencoded", "multipart/form-data", "415"),
        ("name=Ann", "name=%FF", "400"),
        ("article=a", "article=closed", "403"),
        ("article=a", "article=broken", "500"),
        ("Content-Length", "Content-Length: 5\r\nContent-Length", "400"),
        (" HTTP/1.1", "", "400"),
    ] {
        let mut request = whole.replacen(from, to, 1);
        if let Some((head, body)) = request.clone().split_once("\r\n\r\n")
            && expected != "400"
        {
            let length = format!("Content-Length: {}", body.len());
            request = format!("{}\r\n\r\n{body}", head.replace("Content-Length: 32", &length));
        }
        let answer = running.send(request.as_bytes());
        assert_eq!(status(&answer), expected, "{from} -> {to}: {answer}");
        let is_ours = ["article=closed", "article=broken"].contains(&to);
        assert_eq!(answer.contains("Hello"), is_ours, "{answer}");
    }
    assert_eq!(running.kept(), 0);
    assert_eq!(status(&running.send(&post("", body))), "303");
}

#[test]
fn the_page_has_a_form_with_what_the_reader_typed() {
    let running = Running::new(settings());
    let body = "article=a%22%3E%3Cb%3E&url=x%27%3C&reply_to=c-1%22&seconds=42&comment=%0D%0A%3C/textarea%3E%3Cscript%3E&subject=x";
    let answer = running.send(&post("", body));
    assert_eq!(status(&answer), "422");
    for part in [
        "<link href=\"https://example.com/style.css\">",
        "Your name is missing.",
        "name=\"article\" value=\"a&quot;&gt;&lt;b&gt;\">",
        "name=\"url\" type=\"url\" autocomplete=\"url\" maxlength=\"300\" value=\"x&#39;&lt;\">",
        "name=\"reply_to\" value=\"c-1&quot;\">",
        "name=\"seconds\" value=\"42\">",
        "name=\"site\" value=\"https://example.com\">",
        ">\n\r\n&lt;/textarea&gt;&lt;script&gt;</textarea>",
        "Back to <a href=\"https://example.com/a/#comments\">A &lt;b&gt;</a>",
        "referrer-policy: same-origin\r\n",
    ] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
    assert!(
        !answer.contains("<script>") && !answer.contains("name=\"mail\"") && !answer.contains("=\"x\""),
        "{answer}"
    );
    let asked = Running::new(Settings { mail: Mail::Asked, ..settings() });
    assert!(asked.send(&post("", "article=a&mail=a%22b&comment=x")).contains("value=\"a&quot;b\">"));
    // A comment that cannot be sent can be copied.
    let closed = running.send(&post("", "article=closed&name=Ann&comment=%3Ci%3E"));
    assert!(closed.contains(" readonly>\n&lt;i&gt;</textarea>") && !closed.contains("<form"), "{closed}");
}

#[test]
fn browsers_that_send_few_headers_may_comment_too() {
    let running = Running::new(settings());
    let whole = String::from_utf8(post("", "article=a&name=Ann&comment=Hello")).unwrap();
    let send = |lines: &str, more: &str| {
        let request =
            whole.replace("Origin: https://example.com\r\n", lines).replace("Hello", &format!("Hello{more}"));
        let length = request.split("\r\n\r\n").nth(1).unwrap().len();
        status(&running.send(request.replace("Length: 32", &format!("Length: {length}")).as_bytes()))
            .to_owned()
    };
    let ours = "&site=https%3A%2F%2Fexample.com%2Fblog%2F";
    assert_eq!(send("Origin: null\r\nSec-Fetch-Site: same-origin\r\n", ""), "303");
    assert_eq!(send("Referer: https://example.com/2026/\r\n", ""), "303");
    assert_eq!(send("", ours), "303");
    assert_eq!(send("Origin: null\r\n", ours), "303");
    assert_eq!(send("", "&site=https%3A%2F%2Fexample.com.evil.example%2F"), "403");
    assert_eq!(send("Origin: https://evil.example\r\n", ours), "403");
    assert_eq!(send("Origin: null\r\nSec-Fetch-Site: cross-site\r\n", ours), "403");
    assert_eq!(send("Referer: https://evil.example/\r\n", ours), "403");
}

#[test]
fn a_long_form_is_refused_with_and_without_a_length() {
    let running = Running::new(settings());
    let long = format!("comment={}", "x".repeat(LARGEST_FORM));
    assert_eq!(status(&running.send(&post("", &long))), "413");
    let head =
        String::from_utf8(post("", "")).unwrap().replace("Content-Length: 0", "Transfer-Encoding: chunked");
    let chunks = format!("{head}{:x}\r\n{long}\r\n0\r\n\r\n", long.len());
    assert_eq!(status(&running.send(chunks.as_bytes())), "413");
    let most = format!("name=a&comment={}", "x".repeat(LARGEST_FORM - 15));
    assert_eq!(status(&running.send(&post("", &most))), "303");
}
