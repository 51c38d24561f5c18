//! The accept loop of a server: accepts connections up to a limit. It does not serve them.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time;

/// Passes each connection to `serve`, with the address of the client and a permit to hold while the connection lasts.
///
/// A connection beyond the limit is closed at once. Never returns.
pub(crate) async fn each(
    listener: &TcpListener,
    limit: &Arc<Semaphore>,
    mut serve: impl FnMut(TcpStream, SocketAddr, OwnedSemaphorePermit),
) {
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            // The process has no free file handles at this moment.
            time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(permit) = Arc::clone(limit).try_acquire_owned() else { continue };
        serve(stream, peer, permit);
    }
}
