//! Sends bytes to a server in this process, and reads the answer.

use std::io;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

/// The time that a sender waits for an answer before it closes its side: a request may lack its end.
pub(super) const WAIT: Duration = Duration::from_millis(50);
/// The longest time that a server may take: much longer than each of its own limits.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Returns the answer to some bytes, whose sender closes its side after this time.
pub(super) fn answer(at: SocketAddr, sent: &[u8], wait: Duration) -> Vec<u8> {
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(wait)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    // A request that is refused early may be cut off while it is still being sent.
    let _ = stream.write_all(sent);
    let mut answer = Vec::new();
    if stream.read_to_end(&mut answer).is_err_and(|reason| is_waiting(&reason)) {
        let _ = stream.shutdown(Shutdown::Write);
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let ended = stream.read_to_end(&mut answer);
        assert!(!ended.is_err_and(|reason| is_waiting(&reason)), "no answer and no end");
    }
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."), "{:?}", String::from_utf8_lossy(&answer));
    answer
}

fn is_waiting(reason: &io::Error) -> bool {
    matches!(reason.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// Returns whether some bytes contain others.
#[cfg(feature = "serve")]
pub(super) fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
