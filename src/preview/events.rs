//! What browsers are told, as server-sent events. Source: WHATWG HTML, "Server-sent events".

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::broadcast;

use crate::preview::request::Follow;
use crate::preview::shown::Shown;

/// Messages that a browser may lag behind before it is cut off, comes back and asks for the version.
const LAG: usize = 64;

/// To all browsers that listen.
pub(super) struct Channel {
    sender: broadcast::Sender<Arc<str>>,
}

impl Channel {
    pub(super) fn new() -> Channel {
        Channel { sender: broadcast::Sender::new(LAG) }
    }

    /// Says something to everybody who listens.
    pub(super) fn say(&self, message: String) {
        // That nobody listens is no fault.
        let _ = self.sender.send(message.into());
    }

    /// Listens from now on.
    pub(super) fn listen(&self) -> broadcast::Receiver<Arc<str>> {
        self.sender.subscribe()
    }
}

/// Keeps a connection open, and finds out when it is not any more.
pub(super) const HEARTBEAT: &str = ":\n\n";

/// The first message on a connection.
pub(super) fn hello(version: u64, follow: Follow, panel: &str, shown: Shown) -> String {
    let follow = follow == Follow::Open;
    // A browser's own wait before it asks again is seconds long; the page says "stopped" after 0.7 s without a retry.
    let retry = "retry: 1000\n";
    let hello = message(
        "hello",
        &json!({
            "version": version, "follow": follow, "faults": panel, "earlier": shown == Shown::Earlier
        }),
    );
    format!("{retry}{hello}")
}

/// Pages changed; or only style sheets, each by its old and its new address.
pub(super) fn change(
    version: u64,
    stylesheets: Option<&BTreeMap<String, String>>,
    page: Option<&str>,
) -> String {
    message("change", &json!({ "version": version, "stylesheets": stylesheets, "page": page }))
}

/// There are other errors than before; none when the panel is empty.
pub(super) fn faults(version: u64, panel: &str, shown: Shown) -> String {
    message("faults", &json!({ "version": version, "html": panel, "earlier": shown == Shown::Earlier }))
}

/// The desk lists other faults than before, though the panel shows the same.
pub(super) fn listed(version: u64) -> String {
    message("listed", &json!({ "version": version }))
}

/// JSON holds no line break, which would end the data.
fn message(event: &str, data: &Value) -> String {
    format!("event: {event}\ndata: {data}\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_two_lines_whatever_it_holds() {
        assert_eq!(
            faults(7, "<p>a\nb\r\n\ndata: x</p>", Shown::Good),
            "event: faults\ndata: {\"earlier\":false,\"html\":\"<p>a\\nb\\r\\n\\ndata: x</p>\",\"version\":7}\n\n"
        );
    }
}
