//! The server: where it listens, and its connections with their limits. It alone uses axum.

mod bodies;
mod byte_ranges;
mod get;
mod post;

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use std::{io, thread};

use axum::routing::any;
use axum::{Extension, Router, middleware};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::{runtime, time};

use crate::connection::Connection;
use crate::preview::guard::Hosts;
use crate::preview::moderation::Moderation;
use crate::preview::server::bodies::Room;
use crate::preview::state::State;
use crate::preview::{Port, Times, chrome};

/// The most connections at a time, and the most of them that listen for changes.
const CONNECTIONS: usize = 256;
const LISTENERS: usize = 64;
/// The most bytes that a request's head may have.
const LARGEST_HEAD: usize = 16 * 1024;
/// How many pages are made at a time, and how many threads there are. Files are read by those that are left, so that pages
/// that take long hold up no picture.
const RENDERS: usize = 8;
const THREADS: usize = 12;
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
    moderation: Arc<Moderation>,
    listeners: Arc<Semaphore>,
    renders: Arc<Semaphore>,
    room: Room,
    /// Whether the program is about to end.
    ending: watch::Receiver<bool>,
    times: Times,
}

/// Serves from a thread of its own until the program ends.
pub(super) fn start(
    listener: TcpListener,
    state: Arc<State>,
    moderation: Moderation,
    times: Times,
    ending: watch::Receiver<bool>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(THREADS)
        .enable_all()
        .thread_name("server")
        .build()?;
    let moderation = Arc::new(moderation);
    let [listeners, renders] = [LISTENERS, RENDERS].map(|most| Arc::new(Semaphore::new(most)));
    let room = Room::of(bodies::MOST_KIB);
    let server = Server { state, moderation, listeners, renders, room, ending, times };
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
    let times = server.times;
    let router = Router::new()
        .route(&format!("{}{}", chrome::DESK, chrome::EVENTS), any(get::changes))
        .route(chrome::DECIDE, any(post::decide))
        .fallback(get::content)
        .layer(middleware::from_fn_with_state(server.clone(), get::guarded))
        .with_state(server);
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of handles for a moment.
            time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // One too many is let go of at once; the others go on.
        let Ok(permit) = Arc::clone(&connections).try_acquire_owned() else { continue };
        tokio::spawn(connection(stream, router.clone(), times, permit));
    }
}

/// One connection, with the limits that only hyper knows how to keep.
async fn connection(stream: TcpStream, router: Router, times: Times, permit: OwnedSemaphorePermit) {
    let Ok(at) = stream.local_addr() else { return };
    let hosts = Hosts { port: at.port(), reached: at.ip() };
    let service = TowerToHyperService::new(router.layer(Extension(hosts)));
    // How a connection ends is the client's affair.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(times.longest_head)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(Connection::new(stream, times.longest_stall)), service)
        .await;
    drop(permit);
}
