//! The answer to each request, in the words of HTTP.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Context;
use std::task::Poll;
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::body::Bytes;
use axum::body::HttpBody;
use axum::extract::Request;
use axum::extract::State as Shared;
use axum::http::HeaderName;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use hyper::body::Frame;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio::time;

use crate::preview::answer;
use crate::preview::answer::Answer;
use crate::preview::answer::Content;
use crate::preview::events;
use crate::preview::guard;
use crate::preview::guard::Asked;
use crate::preview::guard::Hosts;
use crate::preview::refusal::Refusal;
use crate::preview::server::Server;

/// Lets only requests pass that may be answered, and adds what each answer must say.
pub(super) async fn guarded(Extension(hosts): Extension<Hosts>, request: Request, next: Next) -> Response {
    let mut response = match guard::check(&asked(&request), hosts) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refused(refusal),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("cache-control", "no-store"),
        ("cross-origin-resource-policy", "same-origin"),
        ("referrer-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("frame-ancestors 'self'"));
    response
}

/// What the guard wants to know of a request.
pub(super) fn asked(request: &Request) -> Asked<'_> {
    let headers = request.headers();
    Asked {
        method: request.method().as_str(),
        path: request.uri().path(),
        hosts: headers.get_all(header::HOST).iter().map(HeaderValue::as_bytes).collect(),
        authority: request.uri().authority().map(axum::http::uri::Authority::as_str),
        origin: headers.get(header::ORIGIN).map(HeaderValue::as_bytes),
        site: headers.get("sec-fetch-site").map(HeaderValue::as_bytes),
        content_type: headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes),
    }
}

/// The answer to a request that may not be answered.
pub(super) fn refused(refusal: Refusal) -> Response {
    let mut response = text(refusal.status(), refusal.text());
    let allowed = match refusal {
        Refusal::Method => Some("GET, HEAD"),
        Refusal::OnlyDecided => Some("POST"),
        _ => None,
    };
    if let Some(allowed) = allowed {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allowed));
    }
    response
}

/// The answer when the program has failed.
pub(super) fn fault_of_ours() -> Response {
    text(500, "500: steadfast has a fault of its own; the terminal says more\n")
}

fn text(status: u16, text: &'static str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Anything that is read once: pages, files, the desk.
pub(super) async fn content(Shared(server): Shared<Server>, request: Request) -> Response {
    let uri = request.uri().clone();
    let seen = server.state.now();
    // Rendering takes a processor for a while, in which connections must go on.
    let answer = move || answer::to(uri.path(), uri.query().unwrap_or_default(), &seen, &server.moderation);
    let answer = tokio::task::spawn_blocking(answer).await;
    let Ok(Answer { status, content_type, policy, location, content }) = answer else {
        return fault_of_ours();
    };
    let (body, length) = match content {
        Content::Bytes(bytes) => (Body::from(bytes), None),
        Content::File(file) => {
            let length = file.metadata().ok().map(|found| found.len());
            (Body::new(Stream(pieces(file))), length)
        }
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, [(header::CONTENT_TYPE, content_type)], body).into_response();
    if let Some(length) = length {
        response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
    }
    let location = location.and_then(|location| HeaderValue::from_str(&location).ok());
    if let Some(location) = location {
        response.headers_mut().insert(header::LOCATION, location);
    }
    if let Some(policy) = policy {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    response
}

/// A file piece by piece, so that a film does not fill the memory.
fn pieces(mut file: std::fs::File) -> mpsc::Receiver<Bytes> {
    let (sender, receiver) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        loop {
            let mut piece = vec![0; 64 * 1024];
            match io::Read::read(&mut file, &mut piece) {
                Ok(0) | Err(_) => return,
                Ok(length) => piece.truncate(length),
            }
            if sender.blocking_send(piece.into()).is_err() {
                return;
            }
        }
    });
    receiver
}

/// The channel of changes.
pub(super) async fn changes(Shared(server): Shared<Server>, request: Request) -> Response {
    if let Err(refusal) = guard::check_listener(&asked(&request)) {
        return refused(refusal);
    }
    let Ok(permit) = Arc::clone(&server.listeners).try_acquire_owned() else {
        return text(503, "503: too many pages listen already\n");
    };
    let (sender, receiver) = mpsc::channel(16);
    let news = server.state.channel.listen();
    let seen = server.state.now();
    let hello = events::hello(seen.version, server.state.follow, &seen.panel, seen.shown);
    tokio::spawn(forward(hello, news, sender, server.times.heartbeat, permit));
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::new(Stream(receiver))).into_response()
}

/// Hands messages on until the browser is gone, or so slow that it had better come again.
async fn forward(
    hello: String,
    mut news: broadcast::Receiver<Arc<str>>,
    browser: mpsc::Sender<Bytes>,
    heartbeat: Duration,
    permit: OwnedSemaphorePermit,
) {
    let mut next: Bytes = hello.into();
    loop {
        if browser.try_send(next).is_err() {
            break;
        }
        next = tokio::select! {
            message = news.recv() => match message {
                Ok(message) => Bytes::copy_from_slice(message.as_bytes()),
                Err(RecvError::Lagged(_) | RecvError::Closed) => break,
            },
            () = time::sleep(heartbeat) => Bytes::from_static(events::HEARTBEAT.as_bytes()),
            () = browser.closed() => break,
        };
    }
    drop(permit);
}

/// A body that arrives piece by piece.
struct Stream(mpsc::Receiver<Bytes>);

impl HttpBody for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}
