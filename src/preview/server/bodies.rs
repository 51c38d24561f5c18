//! The bodies of answers. None blocks a thread while its client reads, and all together use a bounded amount of memory.

use std::convert::Infallible;
use std::fs::File;
use std::future::Future;
use std::io;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::task;
use tokio::task::JoinHandle;

/// The most bytes of a file that are read at once: the memory for a slow client.
const CHUNK: u64 = 64 * 1024;

/// The most KiB of pages that clients have not read yet.
pub(super) const MOST_KIB: u32 = 256 * 1024;

/// The memory budget for pages that clients have not read yet.
#[derive(Clone)]
pub(super) struct MemoryBudget {
    left: Arc<Semaphore>,
    most: u32,
}

impl MemoryBudget {
    /// A budget in KiB.
    pub(super) fn of(most: u32) -> MemoryBudget {
        MemoryBudget { left: Arc::new(Semaphore::new(most as usize)), most }
    }

    /// Wraps bytes that count until the last of them is sent; `None` if the budget is used up.
    pub(super) fn hold(&self, bytes: Vec<u8>) -> Option<Bytes> {
        let kib = u32::try_from(bytes.len() / 1024 + 1).unwrap_or(self.most).min(self.most);
        let permit = Arc::clone(&self.left).try_acquire_many_owned(kib).ok()?;
        Some(Bytes::from_owner(BudgetedBytes { bytes, _permit: permit }))
    }
}

/// Bytes that give their memory back to the budget when they are dropped.
struct BudgetedBytes {
    bytes: Vec<u8>,
    _permit: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for BudgetedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// A part of a file, read in chunks as the client reads. A thread is busy only while it reads a chunk.
pub(super) struct FileRange {
    /// None while a thread reads it.
    file: Option<File>,
    reading: Option<JoinHandle<io::Result<(File, Bytes)>>>,
    left: u64,
}

impl FileRange {
    /// The bytes of a range of a file.
    pub(super) fn new(mut file: File, part: Range<u64>) -> io::Result<FileRange> {
        file.seek(SeekFrom::Start(part.start))?;
        Ok(FileRange { file: Some(file), reading: None, left: part.end - part.start })
    }

    /// Reads the next chunk.
    fn read(&mut self) -> Option<&mut JoinHandle<io::Result<(File, Bytes)>>> {
        if self.reading.is_none() {
            let mut file = self.file.take()?;
            let most = self.left.min(CHUNK);
            self.reading = Some(task::spawn_blocking(move || {
                let mut chunk = Vec::new();
                io::Read::by_ref(&mut file).take(most).read_to_end(&mut chunk)?;
                Ok((file, chunk.into()))
            }));
        }
        self.reading.as_mut()
    }
}

impl HttpBody for FileRange {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let Some(reading) = self.read() else { return Poll::Ready(None) };
        let outcome = match Pin::new(reading).poll(context) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(outcome) => outcome,
        };
        self.reading = None;
        let (file, chunk) = match outcome.map_err(io::Error::other).flatten() {
            Ok(read) => read,
            Err(reason) => return Poll::Ready(Some(Err(reason))),
        };
        if chunk.is_empty() {
            // The file has become shorter. The client must not treat what it has as complete.
            return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())));
        }
        self.file = Some(file);
        self.left -= chunk.len() as u64;
        Poll::Ready(Some(Ok(Frame::data(chunk))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// A body of messages, sent as they arrive.
pub(super) struct Messages(pub(super) mpsc::Receiver<Bytes>);

impl HttpBody for Messages {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|chunk| chunk.map(|chunk| Ok(Frame::data(chunk))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_count_until_the_last_of_them_is_dropped() {
        let memory = MemoryBudget::of(4);
        let first = memory.hold(vec![0; 2000]).unwrap();
        let part = first.slice(..10);
        assert!(memory.hold(vec![0; 3000]).is_none());
        drop(first);
        assert!(memory.hold(vec![0; 3000]).is_none());
        drop(part);
        // A page larger than the whole budget uses all of it.
        let all = memory.hold(vec![0; 10_000]);
        assert!(all.is_some() && memory.hold(Vec::new()).is_none());
    }
}
