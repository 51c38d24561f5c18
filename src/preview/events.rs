//! The messages to browsers, as server-sent events. Source: WHATWG HTML, "Server-sent events".

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::broadcast;

use crate::preview::request::Follow;
use crate::preview::shown::Shown;

/// The most messages that a browser may lag behind. Beyond, it is disconnected, reconnects and asks for the version.
const LAG: usize = 64;

/// A channel to all connected browsers.
pub(super) struct Channel {
    sender: broadcast::Sender<Arc<str>>,
}

impl Channel {
    pub(super) fn new() -> Channel {
        Channel { sender: broadcast::Sender::new(LAG) }
    }

    /// Sends a message to all connected browsers.
    pub(super) fn say(&self, message: String) {
        // No subscribers is fine.
        let _ = self.sender.send(message.into());
    }

    /// Subscribes to the messages from now on.
    pub(super) fn listen(&self) -> broadcast::Receiver<Arc<str>> {
        self.sender.subscribe()
    }
}

/// A comment that keeps a connection open, and reveals a closed one.
pub(super) const HEARTBEAT: &str = ":\n\n";

/// The first message on a connection.
pub(super) fn hello(version: u64, follow: Follow, panel: &str, shown: Shown) -> String {
    let follow = follow == Follow::Open;
    // Browsers wait for some seconds by default before they reconnect; the page shows "stopped" after 0.7 s without a retry.
    let retry = "retry: 1000\n";
    let hello = message(
        "hello",
        &json!({
            "version": version, "follow": follow, "faults": panel, "earlier": shown == Shown::Earlier
        }),
    );
    format!("{retry}{hello}")
}

/// Pages changed, or only style sheets, which are given by their old and new addresses.
pub(super) fn change(
    version: u64,
    stylesheets: Option<&BTreeMap<String, String>>,
    page: Option<&str>,
) -> String {
    message("change", &json!({ "version": version, "stylesheets": stylesheets, "page": page }))
}

/// The errors changed; the panel is empty if there are none.
pub(super) fn faults(version: u64, panel: &str, shown: Shown) -> String {
    message("faults", &json!({ "version": version, "html": panel, "earlier": shown == Shown::Earlier }))
}

/// The list on the desk changed, but not the panel.
pub(super) fn listed(version: u64) -> String {
    message("listed", &json!({ "version": version }))
}

/// Writes a message. Its JSON contains no line break, which would end the data.
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
