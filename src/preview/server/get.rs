//! Answers requests that read: turns answers into HTTP responses.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{OwnedSemaphorePermit, broadcast, mpsc};
use tokio::time;

use crate::preview::guard::{Hosts, RequestHead};
use crate::preview::refusal::Refusal;
use crate::preview::routes::{Answer, Content};
use crate::preview::server::bodies::{FileRange, Messages};
use crate::preview::server::byte_ranges;
use crate::preview::server::byte_ranges::RequestedRange;
use crate::preview::server::context::ServerContext;
use crate::preview::{events, guard, routes};

/// Refuses requests that may not be answered, and adds the common headers to each response.
pub(super) async fn guarded(
    State(server): State<ServerContext>,
    Extension(hosts): Extension<Hosts>,
    request: Request,
    next: Next,
) -> Response {
    let origins = &server.moderation.origins;
    let head = head(&request);
    let checked = guard::check(&head, hosts);
    let mut response = match (checked, origins.elsewhere(guard::side(&head), head.path)) {
        (Err(refusal), _) => refused(refusal),
        (Ok(()), Some(origin)) => at_the_other(origin, &request),
        (Ok(()), None) => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("cache-control", "no-store"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("referrer-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    let usual = format!("frame-ancestors {}", origins.frames_of_the_site());
    if let Ok(usual) = HeaderValue::from_str(&usual) {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(usual);
    }
    response
}

/// Redirects to the same path at the other origin of the preview.
fn at_the_other(origin: &str, request: &Request) -> Response {
    let behind = request.uri().path_and_query().map_or("/", |path| path.as_str());
    match HeaderValue::from_str(&format!("{origin}{behind}")) {
        Ok(location) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response(),
        Err(_) => fault_of_ours(),
    }
}

/// Returns the parts of a request that the guard checks.
pub(super) fn head(request: &Request) -> RequestHead<'_> {
    let headers = request.headers();
    RequestHead {
        method: request.method().as_str(),
        path: request.uri().path(),
        hosts: headers.get_all(header::HOST).iter().map(HeaderValue::as_bytes).collect(),
        authority: request.uri().authority().map(axum::http::uri::Authority::as_str),
        origin: headers.get(header::ORIGIN).map(HeaderValue::as_bytes),
        site: headers.get("sec-fetch-site").map(HeaderValue::as_bytes),
        content_type: headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes),
    }
}

/// Returns the response for a refusal.
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

/// Returns the response for a bug of the program.
pub(super) fn fault_of_ours() -> Response {
    text(500, "500: steadfast has a fault of its own; the terminal says more\n")
}

fn text(status: u16, text: &'static str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Answers with pages, files and the desk.
pub(super) async fn content(State(server): State<ServerContext>, request: Request) -> Response {
    let mut ending = server.ending.clone();
    let answer = tokio::select! {
        answer = rendered(&server, request.uri().clone()) => answer,
        Ok(_) = ending.wait_for(|ending| *ending) => Some(routes::endless_template(&server.state.now())),
    };
    let Some(Answer { status, content_type, policy, location, content }) = answer else {
        return fault_of_ours();
    };
    let Ok(mut response) = response_with(status, content_type, content, &request, &server) else {
        return fault_of_ours();
    };
    let location = location.and_then(|location| HeaderValue::from_str(&location).ok());
    if let Some(location) = location {
        response.headers_mut().insert(header::LOCATION, location);
    }
    if let Some(policy) = policy.and_then(|policy| HeaderValue::from_str(&policy).ok()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Makes the answer for an address; `None` if that panics.
async fn rendered(server: &ServerContext, uri: Uri) -> Option<Answer> {
    let (seen, moderation) = (server.state.now(), Arc::clone(&server.moderation));
    let permit = Arc::clone(&server.renders).acquire_owned().await.ok()?;
    // Rendering keeps a thread busy for a while; other connections must not wait.
    let answer = tokio::task::spawn_blocking(move || {
        let answer = routes::answer(uri.path(), uri.query().unwrap_or_default(), &seen, &moderation);
        drop(permit);
        answer
    });
    answer.await.ok()
}

/// Returns the response with all bytes, or with the requested range.
fn response_with(
    status: u16,
    content_type: &'static str,
    content: Content,
    request: &Request,
    server: &ServerContext,
) -> io::Result<Response> {
    let mut status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let length = match &content {
        Content::Made(bytes) => bytes.len() as u64,
        Content::Shared(bytes) => bytes.len() as u64,
        Content::File(file) => file.metadata()?.len(),
    };
    let has_parts = status == StatusCode::OK && !matches!(content, Content::Made(_));
    let wanted = match has_parts {
        true => byte_ranges::requested(request.method(), request.headers(), length),
        false => RequestedRange::Whole,
    };
    let (part, range) = match wanted {
        RequestedRange::Whole => (0..length, None),
        RequestedRange::Part(part) => {
            status = StatusCode::PARTIAL_CONTENT;
            let range = format!("bytes {}-{}/{length}", part.start, part.end - 1);
            (part, Some(range))
        }
        RequestedRange::Unsatisfiable => {
            status = StatusCode::RANGE_NOT_SATISFIABLE;
            (0..0, Some(format!("bytes */{length}")))
        }
    };
    let body = match content {
        Content::Made(bytes) => match server.memory.hold(bytes) {
            Some(bytes) => Body::from(bytes),
            None => return Ok(text(503, "503: too many large pages are on their way already\n")),
        },
        Content::Shared(bytes) => {
            let within = |at: u64| usize::try_from(at).unwrap_or(bytes.len());
            let part = within(part.start)..within(part.end);
            Body::from(Bytes::from_owner(bytes).slice(part))
        }
        Content::File(file) => Body::new(FileRange::new(file, part)?),
    };
    let mut response = (status, [(header::CONTENT_TYPE, content_type)], body).into_response();
    let headers = response.headers_mut();
    if has_parts {
        headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
    if let Some(range) = range.and_then(|range| HeaderValue::from_str(&range).ok()) {
        headers.insert(header::CONTENT_RANGE, range);
    }
    Ok(response)
}

/// Opens the channel of changes.
pub(super) async fn changes(State(server): State<ServerContext>, request: Request) -> Response {
    if let Err(refusal) = guard::check_listener(&head(&request)) {
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
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::new(Messages(receiver))).into_response()
}

/// Forwards messages until the browser is disconnected, or so slow that it should reconnect.
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
