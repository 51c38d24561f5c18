//! The server: connections with their limits, and the answer to each request. The only user of axum.

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Context;
use std::task::Poll;
use std::thread;
use std::time::Duration;

use axum::Extension;
use axum::Router;
use axum::body::Body;
use axum::body::Bytes;
use axum::body::HttpBody;
use axum::extract::Request;
use axum::extract::State as Shared;
use axum::http::HeaderName;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header;
use axum::middleware;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::any;
use hyper::body::Frame;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::rt::TokioTimer;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::runtime;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::Semaphore;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio::time;

use crate::preview::Port;
use crate::preview::answer;
use crate::preview::answer::Answer;
use crate::preview::answer::Content;
use crate::preview::events;
use crate::preview::guard;
use crate::preview::guard::Asked;
use crate::preview::guard::Hosts;
use crate::preview::guard::Refusal;
use crate::preview::page;
use crate::preview::state::State;

/// The most connections at a time, and the most of them that listen for changes.
const CONNECTIONS: usize = 256;
const LISTENERS: usize = 64;
/// The most bytes that a request's head may have, and the longest time that it may take.
const LARGEST_HEAD: usize = 16 * 1024;
const LONGEST_HEAD: Duration = Duration::from_secs(10);
/// How often a listener hears that the connection still stands.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How many ports behind the usual one are tried.
const NEXT_PORTS: u16 = 100;

/// Begins to listen at an address.
pub(super) fn listen(ip: IpAddr, port: Port) -> io::Result<TcpListener> {
    match port {
        Port::Exactly(port) => TcpListener::bind((ip, port)),
        Port::From(first) => {
            let mut outcome = TcpListener::bind((ip, first));
            for port in (first..first.saturating_add(NEXT_PORTS)).skip(1) {
                match &outcome {
                    Err(reason) if reason.kind() == io::ErrorKind::AddrInUse => {
                        outcome = TcpListener::bind((ip, port));
                    }
                    _ => break,
                }
            }
            outcome
        }
    }
}

/// The address that a browser on this machine asks for.
pub(super) fn origin(at: SocketAddr) -> String {
    let ip = match at.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
        IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    format!("http://{ip}:{}", at.port())
}

/// Everything that an answer is made of.
#[derive(Clone)]
struct Server {
    state: Arc<State>,
    listeners: Arc<Semaphore>,
}

/// Serves from a thread of its own until the program ends.
pub(super) fn start(listener: TcpListener, state: Arc<State>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(8)
        .enable_all()
        .thread_name("server")
        .build()?;
    let server = Server { state, listeners: Arc::new(Semaphore::new(LISTENERS)) };
    thread::Builder::new().name("server".to_owned()).spawn(move || {
        runtime.block_on(async move {
            if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                accept(listener, server).await;
            }
        });
    })?;
    Ok(())
}

async fn accept(listener: tokio::net::TcpListener, server: Server) {
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    let router = Router::new()
        .route(&format!("{}events", page::DESK), any(changes))
        .fallback(content)
        .layer(middleware::from_fn(guarded))
        .with_state(server);
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of handles for a moment.
            time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // One too many is let go of at once; the others go on.
        let Ok(permit) = Arc::clone(&connections).try_acquire_owned() else { continue };
        tokio::spawn(connection(stream, router.clone(), permit));
    }
}

/// One connection, with the limits that only hyper knows how to keep.
async fn connection(stream: TcpStream, router: Router, permit: OwnedSemaphorePermit) {
    let Ok(at) = stream.local_addr() else { return };
    let _ = stream.set_nodelay(true);
    let hosts = Hosts { port: at.port(), reached: at.ip() };
    let service = TowerToHyperService::new(router.layer(Extension(hosts)));
    // How a connection ends is the client's affair.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    drop(permit);
}

/// Lets only requests pass that may be answered, and adds what each answer must say.
async fn guarded(Extension(hosts): Extension<Hosts>, request: Request, next: Next) -> Response {
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

fn asked(request: &Request) -> Asked<'_> {
    let headers = request.headers();
    Asked {
        method: request.method().as_str(),
        hosts: headers.get_all(header::HOST).iter().map(HeaderValue::as_bytes).collect(),
        authority: request.uri().authority().map(axum::http::uri::Authority::as_str),
        origin: headers.get(header::ORIGIN).map(HeaderValue::as_bytes),
        site: headers.get("sec-fetch-site").map(HeaderValue::as_bytes),
    }
}

fn refused(refusal: Refusal) -> Response {
    let mut response = text(refusal.status(), refusal.text());
    if refusal == Refusal::Method {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

fn text(status: u16, text: &'static str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Anything that is read once: pages, files, the desk.
async fn content(Shared(server): Shared<Server>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let seen = server.state.now();
    // Rendering takes a processor for a while, in which connections must go on.
    let answer = tokio::task::spawn_blocking(move || answer::to(&path, &seen)).await;
    let Ok(Answer { status, content_type, policy, location, content }) = answer else {
        return text(500, "500: steadfast has a fault of its own; the terminal says more\n");
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
async fn changes(Shared(server): Shared<Server>, request: Request) -> Response {
    if let Err(refusal) = guard::check_listener(&asked(&request)) {
        return refused(refusal);
    }
    let Ok(permit) = Arc::clone(&server.listeners).try_acquire_owned() else {
        return text(503, "503: too many pages listen already\n");
    };
    let (sender, receiver) = mpsc::channel(16);
    let news = server.state.channel.listen();
    let seen = server.state.now();
    let hello = events::hello(seen.version, server.state.follow, &seen.panel);
    tokio::spawn(forward(hello, news, sender, permit));
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::new(Stream(receiver))).into_response()
}

/// Hands messages on until the browser is gone, or so slow that it had better come again.
async fn forward(
    hello: String,
    mut news: broadcast::Receiver<Arc<str>>,
    browser: mpsc::Sender<Bytes>,
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
            () = time::sleep(HEARTBEAT) => Bytes::from_static(events::HEARTBEAT.as_bytes()),
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
