//! Requests to the intake: after any input, only complete forms are kept, and the next request is answered.

use std::net::{Ipv4Addr, TcpListener};
use std::num::NonZeroU32;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use steadfast::comment_server;
use steadfast::comment_server::{
    LARGEST_FORM, Limits, Mail, PageFrame, Receiver, Settings, StoreError, Stored,
};
use steadfast::diagnostic::Report;
use steadfast::language::{LanguageSettings, Languages};

use super::server::{PATIENCE, WAIT, answer};

const USUAL: &str = "POST /comments/post HTTP/1.1\r\nHost: example.com\r\nOrigin: https://example.com\r\n\
    Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 25\r\n\r\n\
    article=a&name=b&comment=";

/// Sends a request.
pub fn intake(data: &[u8]) {
    static INTAKE: OnceLock<Receiver> = OnceLock::new();
    let at = INTAKE.get_or_init(start).at;
    answer(at, data, WAIT);
    let told = answer(at, USUAL.as_bytes(), PATIENCE);
    assert!(told.starts_with(b"HTTP/1.1 "), "the intake does not answer any more");
}

fn start() -> Receiver {
    let many = NonZeroU32::new(u32::MAX).unwrap();
    let wanted = LanguageSettings { site: "en", date_format: None };
    let languages = Languages::new(&Default::default(), wanted, [], &mut Report::new());
    let settings = Settings {
        path: "/comments/post".to_owned(),
        origin: "https://example.com".to_owned(),
        thanks: "https://example.com/comments/thanks/".to_owned(),
        proxies: vec!["127.0.0.1".parse().unwrap()],
        per_client: many,
        in_all: many,
        mail: Mail::Asked,
        language: Arc::clone(languages.site()),
        limits: Limits {
            head: Duration::from_millis(300),
            body: Duration::from_millis(300),
            ..Limits::default()
        },
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let keep = |posted: &comment_server::PostedForm, _| {
        let length = posted.name.len() + posted.comment.len();
        assert!(length <= LARGEST_FORM, "a form beyond the limit");
        if posted.comment.is_empty() { Err(StoreError::NoComment) } else { Ok(Stored::New("c-1".to_owned())) }
    };
    let lend = |_: &str| PageFrame::default();
    let tell = |event: comment_server::Event| assert!(event.status >= 200, "{event:?}");
    comment_server::start(listener, settings, Arc::new(keep), Arc::new(lend), Arc::new(tell)).unwrap()
}
