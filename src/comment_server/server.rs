//! The HTTP server that receives comments, with the limits of its connections. Checks go from cheap to expensive, and no more
//! is read of a request once it is refused.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;
use std::{io, thread};

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderValue;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, header};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch};
use tokio::{runtime, time};

use crate::comment_server::connections::{ConnectionSlot, Connections};
use crate::comment_server::form::PostedForm;
use crate::comment_server::outcome::{Event, StoreError, Stored};
use crate::comment_server::page::PageFrame;
use crate::comment_server::rate_limits::RateLimits;
use crate::comment_server::refusal::Refusal;
use crate::comment_server::sender::Sender;
use crate::comment_server::settings::{LARGEST_FORM, Settings};
use crate::comment_server::{client, form, page, sender};
use crate::connection::{Connection, accept};

/// The most bytes of a request's head.
const LARGEST_HEAD: usize = 16 * 1024;
/// The most comments that are written at the same time: each waits for the disk.
const WRITERS: usize = 32;

/// Stores a comment of a client on the disk, and returns its id. May be called from several threads at the same time.
pub type StoreComment = dyn Fn(&PostedForm, IpAddr) -> Result<Stored, StoreError> + Send + Sync;
/// Returns the page around the message to a reader whose comment was about this article.
pub type FrameFor = dyn Fn(&str) -> PageFrame + Send + Sync;
/// Receives the outcome of each request.
pub type ReportEvent = dyn Fn(Event) + Send + Sync;

/// A running server.
#[derive(Debug)]
pub struct Receiver {
    /// The address that it listens at.
    pub at: SocketAddr,
    stop: watch::Sender<bool>,
    thread: JoinHandle<()>,
}

impl Receiver {
    /// Accepts no more connections, waits for the present requests to end, and returns.
    pub fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.thread.join();
    }
}

/// Begins to receive comments. Serves from a new thread.
pub fn start(
    listener: TcpListener,
    settings: Settings,
    store: Arc<StoreComment>,
    frame_for: Arc<FrameFor>,
    report: Arc<ReportEvent>,
) -> io::Result<Receiver> {
    let at = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let runtime =
        runtime::Builder::new_current_thread().max_blocking_threads(WRITERS).enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let rate = Mutex::new(RateLimits::new(settings.per_client, settings.in_all, Instant::now()));
    let server = Arc::new(Server { settings, rate, connections: Arc::default(), store, frame_for, report });
    let (stop, stopped) = watch::channel(false);
    let run = move || {
        runtime.block_on(accept(listener, server, stopped));
        // The present requests have had their time.
        runtime.shutdown_background();
    };
    let thread = thread::Builder::new().name("receiver".to_owned()).spawn(run)?;
    Ok(Receiver { at, stop, thread })
}

struct Server {
    settings: Settings,
    rate: Mutex<RateLimits>,
    connections: Arc<Connections>,
    store: Arc<StoreComment>,
    frame_for: Arc<FrameFor>,
    report: Arc<ReportEvent>,
}

async fn accept(listener: tokio::net::TcpListener, server: Arc<Server>, mut stopped: watch::Receiver<bool>) {
    let limits = server.settings.limits;
    let room = Arc::new(Semaphore::new(limits.connections));
    let stopping = stopped.clone();
    let serve = |stream, peer: SocketAddr, permit| {
        let peer = peer.ip();
        let is_proxy = server.settings.proxies.iter().any(|proxy| proxy.has(peer));
        let most = if is_proxy { usize::MAX } else { limits.connections_of_one };
        if let Some(slot) = server.connections.slot(peer, most, permit) {
            tokio::spawn(connection(stream, peer, Arc::clone(&server), slot, stopping.clone()));
        }
    };
    tokio::select! {
        () = accept::each(&listener, &room, serve) => {}
        _ = stopped.changed() => {}
    }
    drop(listener);
    let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    let _ = time::timeout(limits.end, room.acquire_many(all)).await;
}

async fn connection(
    stream: TcpStream,
    peer: IpAddr,
    server: Arc<Server>,
    _slot: ConnectionSlot,
    mut stopped: watch::Receiver<bool>,
) {
    let stream = Connection::new(stream, server.settings.limits.stall);
    let service = service_fn(|request| {
        let server = Arc::clone(&server);
        async move { Ok::<_, Infallible>(respond(&server, request, peer).await) }
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(server.settings.limits.head)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut serving = std::pin::pin!(serving);
    // An error means only that the client has ended the connection.
    tokio::select! {
        _ = serving.as_mut() => return,
        _ = stopped.changed() => serving.as_mut().graceful_shutdown(),
    }
    let _ = serving.await;
}

/// Answers a request, and reports its outcome.
async fn respond(server: &Arc<Server>, request: Request<Incoming>, peer: IpAddr) -> Response<Full<Bytes>> {
    let begun = Instant::now();
    let outcome = receive(server, request, peer).await;
    let (response, outcome, id) = match outcome {
        Ok(id) => (redirect(&server.settings.thanks), "kept", id),
        Err((refusal, posted)) => {
            (refusal_page(server, refusal, posted).await, refusal.description().name, None)
        }
    };
    (server.report)(Event { outcome, status: response.status().as_u16(), id, took: begun.elapsed() });
    response
}

/// A refusal, with the form if it was read.
type Rejection = (Refusal, Option<Arc<PostedForm>>);

async fn receive(
    server: &Arc<Server>,
    request: Request<Incoming>,
    peer: IpAddr,
) -> Result<Option<String>, Rejection> {
    let settings = &server.settings;
    let unread = |refusal| (refusal, None);
    let sender = check(&request, settings).map_err(unread)?;
    let forwarded = request.headers().get_all("x-forwarded-for").iter();
    let forwarded: Vec<&[u8]> = forwarded.map(HeaderValue::as_bytes).collect();
    let client = client::address(peer, &forwarded, &settings.proxies);
    let posted = Arc::new(read(request, settings).await.map_err(unread)?);
    if sender == Sender::Unknown && !sender::is_of(&posted.site, &settings.origin) {
        return Err((Refusal::Origin, None));
    }
    // Checked after reading the form, so that the answer can give the text back to the reader.
    let rate = || server.rate.lock().unwrap_or_else(PoisonError::into_inner);
    let taken = rate().take(client, Instant::now());
    taken.map_err(|wait| (Refusal::Rate(wait), Some(Arc::clone(&posted))))?;
    let (store, sent) = (Arc::clone(&server.store), Arc::clone(&posted));
    let kept = tokio::task::spawn_blocking(move || catch_unwind(AssertUnwindSafe(|| store(&sent, client))));
    let kept = match kept.await {
        Ok(Ok(Ok(Stored::New(id)))) => return Ok(Some(id)),
        Ok(Ok(Ok(Stored::Before))) => Ok(None),
        Ok(Ok(Err(reason))) => Err((Refusal::NotStored(reason), Some(posted))),
        _ => Err((Refusal::Bug, Some(posted))),
    };
    // A comment that was not stored does not count.
    rate().give_back();
    kept
}

/// Reads the form of a request.
async fn read(request: Request<Incoming>, settings: &Settings) -> Result<PostedForm, Refusal> {
    let body = time::timeout(settings.limits.body, Limited::new(request.into_body(), LARGEST_FORM).collect());
    let body = match body.await {
        Err(_) => return Err(Refusal::Slow),
        Ok(Err(reason)) if reason.is::<LengthLimitError>() => return Err(Refusal::Length),
        Ok(Err(_)) => return Err(Refusal::Broken),
        Ok(Ok(body)) => body.to_bytes(),
    };
    form::read(&body).map_err(Refusal::FormError)
}

/// Checks the head of a request. Returns what it says about the page that sent it.
fn check(request: &Request<Incoming>, settings: &Settings) -> Result<Sender, Refusal> {
    if request.uri().path() != settings.path {
        return Err(Refusal::Path);
    }
    if request.method() != Method::POST {
        return Err(Refusal::Method);
    }
    let sender = sender::of(request.headers(), &settings.origin)?;
    let header = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let kind = header(header::CONTENT_TYPE).unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Refusal::Type);
    }
    let length = header(header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > LARGEST_FORM) {
        return Err(Refusal::Length);
    }
    Ok(sender)
}

fn redirect(to: &str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = hyper::StatusCode::SEE_OTHER;
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    harden(response)
}

async fn refusal_page(
    server: &Arc<Server>,
    refusal: Refusal,
    posted: Option<Arc<PostedForm>>,
) -> Response<Full<Bytes>> {
    let description = refusal.description();
    let shared = Arc::clone(server);
    let page = move || {
        let posted = posted.as_deref();
        // The reader must get the message even if the site cannot be read.
        let frame_for =
            || (shared.frame_for)(posted.map(|posted| posted.article.as_str()).unwrap_or_default());
        let frame = catch_unwind(AssertUnwindSafe(frame_for)).unwrap_or_default();
        page::html(refusal, posted, &frame, &shared.settings)
    };
    let page = tokio::task::spawn_blocking(page).await.unwrap_or_default();
    let mut response = Response::new(Full::from(page));
    *response.status_mut() =
        hyper::StatusCode::from_u16(description.status).unwrap_or(hyper::StatusCode::INTERNAL_SERVER_ERROR);
    let origin = &server.settings.origin;
    let policy = format!(
        "default-src 'none'; style-src {origin}; script-src {origin}; img-src {origin} data:; font-src {origin}; \
         connect-src {origin}; form-action 'self' {origin}; base-uri 'none'; frame-ancestors 'none'"
    );
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if refusal == Refusal::Method {
        headers.insert(header::ALLOW, HeaderValue::from_static("POST"));
    }
    if let Some(seconds) = refusal.retry_after() {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    harden(response)
}

fn harden(mut response: Response<Full<Bytes>>) -> Response<Full<Bytes>> {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // A form on the page must send its origin.
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(nothing);
    response
}
