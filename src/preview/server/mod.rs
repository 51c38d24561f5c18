//! The HTTP server of the preview, and the limits of its connections. No other module uses axum.

mod bodies;
mod byte_ranges;
mod context;
mod get;
mod post;

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::{io, thread};

use axum::routing::any;
use axum::{Extension, Router, middleware};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::runtime;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::connection::{Connection, accept};
use crate::preview::chrome;
use crate::preview::guard::Hosts;
use crate::preview::moderation::Moderation;
use crate::preview::request::{Port, Times};
use crate::preview::server::bodies::MemoryBudget;
use crate::preview::server::context::ServerContext;
use crate::preview::state::SharedState;

/// The most connections at a time, and the most of them that listen for changes.
const CONNECTIONS: usize = 256;
const LISTENERS: usize = 64;
/// The most bytes that a request's head may have.
const LARGEST_HEAD: usize = 16 * 1024;
/// The most pages that are rendered at the same time, and the number of threads. The remaining threads read files, so that
/// slow pages do not delay images.
const RENDERS: usize = 8;
const THREADS: usize = 12;
/// The number of ports after the usual one that are tried.
const NEXT_PORTS: u16 = 100;

/// Binds the port at an address.
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

/// Returns the origin under which a browser on this machine reaches the server.
pub(super) fn origin(at: SocketAddr) -> String {
    let ip = match at.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
        IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    format!("http://{ip}:{}", at.port())
}

/// Serves from a new thread until the program ends.
pub(super) fn start(
    listener: TcpListener,
    state: Arc<SharedState>,
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
    let memory = MemoryBudget::of(bodies::MOST_KIB);
    let server = ServerContext { state, moderation, listeners, renders, memory, ending, times };
    thread::Builder::new().name("server".to_owned()).spawn(move || {
        runtime.block_on(async move {
            if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                accept(listener, server).await;
            }
        });
    })?;
    Ok(())
}

async fn accept(listener: tokio::net::TcpListener, server: ServerContext) {
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    let times = server.times;
    let router = Router::new()
        .route(&format!("{}{}", chrome::DESK, chrome::EVENTS), any(get::changes))
        .route(chrome::DECIDE, any(post::decide))
        .fallback(get::content)
        .layer(middleware::from_fn_with_state(server.clone(), get::guarded))
        .with_state(server);
    accept::each(&listener, &connections, |stream, _, permit| {
        tokio::spawn(connection(stream, router.clone(), times, permit));
    })
    .await;
}

/// Serves one connection, with the limits that only hyper can enforce.
async fn connection(stream: TcpStream, router: Router, times: Times, permit: OwnedSemaphorePermit) {
    let Ok(at) = stream.local_addr() else { return };
    let hosts = Hosts { port: at.port(), reached: at.ip() };
    let service = TowerToHyperService::new(router.layer(Extension(hosts)));
    // An error means only that the client has ended the connection.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(times.longest_head)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(Connection::new(stream, times.longest_stall)), service)
        .await;
    drop(permit);
}
