//! The values that all connections of the preview's server share.

use std::sync::Arc;

use tokio::sync::{Semaphore, watch};

use crate::preview::moderation::Moderation;
use crate::preview::request::Times;
use crate::preview::server::bodies::MemoryBudget;
use crate::preview::state::SharedState;

/// The values that answers are made from.
#[derive(Clone)]
pub(super) struct ServerContext {
    pub(super) state: Arc<SharedState>,
    pub(super) moderation: Arc<Moderation>,
    /// Limits the connections that listen for changes.
    pub(super) listeners: Arc<Semaphore>,
    /// Limits the pages that are rendered at the same time.
    pub(super) renders: Arc<Semaphore>,
    pub(super) memory: MemoryBudget,
    /// Whether the program is about to end.
    pub(super) ending: watch::Receiver<bool>,
    pub(super) times: Times,
}
