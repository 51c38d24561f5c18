//! The server: connections with their limits, and one request after the other. The order of the checks is from cheap to
//! dear; nothing is read of a request that is refused already.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use std::{io, thread};

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderValue;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, header};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::{runtime, time};

use crate::comment_server::client::Network;
use crate::comment_server::rate::Rate;
use crate::comment_server::refusal::Refusal;
use crate::comment_server::sender::Sender;
use crate::comment_server::{
    Event, Kept, LARGEST_FORM, Posted, Refused, Settings, Surroundings, client, form, page, sender,
};
use crate::connection::Connection;

/// The most bytes of a request's head.
const LARGEST_HEAD: usize = 16 * 1024;
/// How many comments are written at a time: each waits for the disk.
const WRITERS: usize = 32;

/// Keeps a comment and says its id. It is on the disk when this returns. Called from several threads at a time.
pub type Keep = dyn Fn(&Posted, IpAddr) -> Result<Kept, Refused> + Send + Sync;
/// Lends what stands around the words to a reader whose comment was about this article.
pub type Lend = dyn Fn(&str) -> Surroundings + Send + Sync;
/// Hears what came of each request.
pub type Tell = dyn Fn(Event) + Send + Sync;

/// An intake that runs.
#[derive(Debug)]
pub struct Receiver {
    /// The address that it listens at.
    pub at: SocketAddr,
    stop: watch::Sender<bool>,
    thread: JoinHandle<()>,
}

impl Receiver {
    /// Takes no more, lets what has begun come to its end, and returns then.
    pub fn stop(self) {
        let _ = self.stop.send(true);
        let _ = self.thread.join();
    }
}

/// Begins to take comments.
pub fn start(
    listener: TcpListener,
    settings: Settings,
    keep: Arc<Keep>,
    lend: Arc<Lend>,
    tell: Arc<Tell>,
) -> io::Result<Receiver> {
    let at = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let runtime =
        runtime::Builder::new_current_thread().max_blocking_threads(WRITERS).enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let rate = Mutex::new(Rate::new(settings.per_client, settings.in_all, Instant::now()));
    let server = Arc::new(Server { settings, rate, connected: Mutex::default(), keep, lend, tell });
    let (stop, stopped) = watch::channel(false);
    let run = move || {
        runtime.block_on(accept(listener, server, stopped));
        // What has begun has had its time.
        runtime.shutdown_background();
    };
    let thread = thread::Builder::new().name("receiver".to_owned()).spawn(run)?;
    Ok(Receiver { at, stop, thread })
}

struct Server {
    settings: Settings,
    rate: Mutex<Rate>,
    /// How many connections each network has.
    connected: Mutex<HashMap<Network, usize>>,
    keep: Arc<Keep>,
    lend: Arc<Lend>,
    tell: Arc<Tell>,
}

/// The place of a connection among those of its network, until it ends.
struct Place {
    server: Arc<Server>,
    network: Network,
    _permit: OwnedSemaphorePermit,
}

impl Place {
    /// A place for a client, unless its network has taken all of its own.
    fn of(server: &Arc<Server>, peer: IpAddr, permit: OwnedSemaphorePermit) -> Option<Place> {
        let network = Network::of(peer);
        let is_proxy = server.settings.proxies.iter().any(|proxy| proxy.has(peer));
        let mut connected = server.connected.lock().unwrap_or_else(PoisonError::into_inner);
        let count = connected.entry(network).or_insert(0);
        if *count >= server.settings.limits.connections_of_one && !is_proxy {
            return None;
        }
        *count += 1;
        Some(Place { server: Arc::clone(server), network, _permit: permit })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut connected = self.server.connected.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = connected.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                connected.remove(&self.network);
            }
        }
    }
}

async fn accept(listener: tokio::net::TcpListener, server: Arc<Server>, mut stopped: watch::Receiver<bool>) {
    let limits = server.settings.limits;
    let room = Arc::new(Semaphore::new(limits.connections));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopped.changed() => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Out of handles for a moment.
            time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // One too many is let go of at once; the others go on.
        let Ok(permit) = Arc::clone(&room).try_acquire_owned() else { continue };
        let Some(place) = Place::of(&server, peer.ip(), permit) else { continue };
        tokio::spawn(connection(stream, peer.ip(), place, stopped.clone()));
    }
    drop(listener);
    let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    let _ = time::timeout(limits.end, room.acquire_many(all)).await;
}

async fn connection(stream: TcpStream, peer: IpAddr, place: Place, mut stopped: watch::Receiver<bool>) {
    let server = Arc::clone(&place.server);
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
    // How a connection ends is the client's affair.
    tokio::select! {
        _ = serving.as_mut() => return,
        _ = stopped.changed() => serving.as_mut().graceful_shutdown(),
    }
    let _ = serving.await;
}

/// Answers a request, and tells of it.
async fn respond(server: &Arc<Server>, request: Request<Incoming>, peer: IpAddr) -> Response<Full<Bytes>> {
    let begun = Instant::now();
    let outcome = take(server, request, peer).await;
    let (response, outcome, id) = match outcome {
        Ok(id) => (redirect(&server.settings.thanks), "kept", id),
        Err((refusal, posted)) => (refused(server, refusal, posted).await, refusal.words().name, None),
    };
    (server.tell)(Event { outcome, status: response.status().as_u16(), id, took: begun.elapsed() });
    response
}

/// A refusal with what the reader had sent, as far as it was read.
type NotTaken = (Refusal, Option<Arc<Posted>>);

async fn take(
    server: &Arc<Server>,
    request: Request<Incoming>,
    peer: IpAddr,
) -> Result<Option<String>, NotTaken> {
    let settings = &server.settings;
    let unread = |refusal| (refusal, None);
    let sender = check(&request, settings).map_err(unread)?;
    let forwarded = request.headers().get_all("x-forwarded-for").iter();
    let forwarded: Vec<&[u8]> = forwarded.map(HeaderValue::as_bytes).collect();
    let client = client::address(peer, &forwarded, &settings.proxies);
    let posted = Arc::new(read(request, settings).await.map_err(unread)?);
    if sender == Sender::Unsaid && !sender::is_of(&posted.site, &settings.origin) {
        return Err((Refusal::Origin, None));
    }
    // Only now, so that the reader gets the text back.
    let rate = || server.rate.lock().unwrap_or_else(PoisonError::into_inner);
    let taken = rate().take(client, Instant::now());
    taken.map_err(|wait| (Refusal::Rate(wait), Some(Arc::clone(&posted))))?;
    let (keep, sent) = (Arc::clone(&server.keep), Arc::clone(&posted));
    let kept = tokio::task::spawn_blocking(move || catch_unwind(AssertUnwindSafe(|| keep(&sent, client))));
    let kept = match kept.await {
        Ok(Ok(Ok(Kept::New(id)))) => return Ok(Some(id)),
        Ok(Ok(Ok(Kept::Before))) => Ok(None),
        Ok(Ok(Err(reason))) => Err((Refusal::Kept(reason), Some(posted))),
        _ => Err((Refusal::Bug, Some(posted))),
    };
    // What became no file leaves room for others.
    rate().give_back();
    kept
}

/// The form of a request.
async fn read(request: Request<Incoming>, settings: &Settings) -> Result<Posted, Refusal> {
    let body = time::timeout(settings.limits.body, Limited::new(request.into_body(), LARGEST_FORM).collect());
    let body = match body.await {
        Err(_) => return Err(Refusal::Slow),
        Ok(Err(reason)) if reason.is::<LengthLimitError>() => return Err(Refusal::Length),
        Ok(Err(_)) => return Err(Refusal::Broken),
        Ok(Ok(body)) => body.to_bytes(),
    };
    form::read(&body).map_err(Refusal::Unread)
}

/// Whether a request may be read on, by its head alone; and what that says of its sender.
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

async fn refused(
    server: &Arc<Server>,
    refusal: Refusal,
    posted: Option<Arc<Posted>>,
) -> Response<Full<Bytes>> {
    let words = refusal.words();
    let lender = Arc::clone(server);
    let page = move || {
        let posted = posted.as_deref();
        // A site that cannot be read must not keep the reader from the words.
        let lend = || (lender.lend)(posted.map(|posted| posted.article.as_str()).unwrap_or_default());
        let lent = catch_unwind(AssertUnwindSafe(lend)).unwrap_or_default();
        page::html(refusal, posted, &lent, &lender.settings)
    };
    let page = tokio::task::spawn_blocking(page).await.unwrap_or_default();
    let mut response = Response::new(Full::from(page));
    *response.status_mut() =
        hyper::StatusCode::from_u16(words.status).unwrap_or(hyper::StatusCode::INTERNAL_SERVER_ERROR);
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
        // A form on the page must say where it comes from.
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(nothing);
    response
}
