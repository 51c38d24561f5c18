//! A TCP connection whose other side must go on taking what is written to it.
//!
//! A client that asks and does not read would hold its answer, and its place among the connections, for ever. It does
//! *not* watch for clients that do not send: the HTTP library and the servers have limits for that.

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

/// How long a client may take nothing.
pub const LONGEST_STALL: Duration = Duration::from_secs(30);

/// The least bytes that a client must take within that time, so that a byte now and then does not count.
const LEAST: usize = 4 * 1024;

/// The most bytes of an answer that the system keeps for a client. Its usual room is several MiB for each connection, and
/// is told to be free only in large parts: a player that reads as fast as it plays would seem to stand still.
const SYSTEM_ROOM: usize = 128 * 1024;

/// See the module.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    longest_stall: Duration,
    /// The end of the client's time; none while it takes everything at once.
    stalled: Option<Pin<Box<Sleep>>>,
    /// The bytes that were taken since that time began.
    taken: usize,
}

impl Connection {
    /// A connection that ends with an error when the client takes nothing for so long.
    pub fn new(stream: TcpStream, longest_stall: Duration) -> Connection {
        // Both only save time and room; a system that refuses them serves all the same.
        let _ = stream.set_nodelay(true);
        let _ = SockRef::from(&stream).set_send_buffer_size(SYSTEM_ROOM);
        Connection { stream, longest_stall, stalled: None, taken: 0 }
    }

    /// Hands on what came of a write, unless the client's time is over.
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

    /// Whoever flushes has nothing more to write: the client has taken everything.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.goes_on();
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
