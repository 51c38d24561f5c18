//! Counts the present connections of each network, so that one network cannot take all of them.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedSemaphorePermit;

use crate::comment_server::client::Network;

/// The number of connections of each network.
#[derive(Debug, Default)]
pub(super) struct Connections(Mutex<HashMap<Network, usize>>);

/// One connection among those of its network; frees its slot when it is dropped.
#[derive(Debug)]
pub(super) struct ConnectionSlot {
    connections: Arc<Connections>,
    network: Network,
    _permit: OwnedSemaphorePermit,
}

impl Connections {
    /// Takes a slot for a client; `None` if its network has `most` connections already.
    pub(super) fn slot(
        self: &Arc<Self>,
        peer: IpAddr,
        most: usize,
        permit: OwnedSemaphorePermit,
    ) -> Option<ConnectionSlot> {
        let network = Network::of(peer);
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(network).or_insert(0);
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(ConnectionSlot { connections: Arc::clone(self), network, _permit: permit })
    }
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        let mut counts = self.connections.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.network);
            }
        }
    }
}
