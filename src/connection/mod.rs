//! A TCP connection that ends when the client stops reading, and the accept loop of the servers.
//!
//! A client that sends a request and does not read would hold its answer, and its share of the connections, forever. Clients
//! that do not send are not handled here: the HTTP library and the servers have limits for them.

pub(crate) mod accept;

use std::future::Future;
use std::io;
use std::io::IoSlice;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time;
use tokio::time::Sleep;

/// The longest time for which a client may read nothing.
pub const LONGEST_STALL: Duration = Duration::from_secs(30);

/// The fewest bytes that a client must read within that time: a byte now and then does not count.
const LEAST: usize = 4 * 1024;

/// The size of the system's send buffer for a client, in bytes. The default is several MiB for each connection, and is
/// reported as free only in large parts: a media player that reads as fast as it plays would look like a stalled client.
const SYSTEM_ROOM: usize = 128 * 1024;

/// A connection that ends with an error when the client stops reading.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    longest_stall: Duration,
    /// The time limit of the client; none while it reads everything at once.
    stalled: Option<Pin<Box<Sleep>>>,
    /// The bytes that the client has read since that time limit began.
    taken: usize,
}

impl Connection {
    /// Wraps a stream. `longest_stall` is the longest time for which the client may read nothing.
    pub fn new(stream: TcpStream, longest_stall: Duration) -> Connection {
        // Both are optimisations; without them, the connection still works.
        let _ = stream.set_nodelay(true);
        let _ = SockRef::from(&stream).set_send_buffer_size(SYSTEM_ROOM);
        Connection { stream, longest_stall, stalled: None, taken: 0 }
    }

    /// Passes on the result of a write, or an error if the client's time is over.
    fn watched(
        &mut self,
        outcome: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        match outcome {
            Poll::Ready(Ok(taken)) => {
                self.taken += taken;
                if self.taken >= LEAST {
                    self.goes_on();
                }
                outcome
            }
            Poll::Ready(Err(_)) => outcome,
            Poll::Pending => {
                let longest = self.longest_stall;
                let stalled = self.stalled.get_or_insert_with(|| Box::pin(time::sleep(longest)));
                stalled.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }

    fn goes_on(&mut self) {
        (self.stalled, self.taken) = (None, 0);
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watched(outcome, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.watched(outcome, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// A flush means that there is nothing more to write, so the client has read everything.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.goes_on();
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
