//! The live preview: the site as its sources are now, one page at a time, in the author's browser.
//!
//! ```text
//! watch --a path was touched--> rebuild --reads, assembles--> state <--reads-- server <-- browser
//!                                                               \--changes---> events --> browser
//! ```
//!
//! A page is rendered when it is requested, from the plan and with the build's own `render`; there is no output folder
//! and nothing that could be out of date. The additions of a preview to a page (`chrome`, the positions of blocks) are made
//! here and nowhere else. The preview writes no file; decisions about comments are made by the function that it is started with.

mod attempt;
mod changed_files;
mod check;
mod chrome;
mod debounce;
mod decision;
mod desk;
mod event_loop;
mod events;
mod guard;
mod images;
mod moderation;
mod moved_pages;
mod news;
mod origins;
mod panel;
mod queue;
mod rebuild;
mod refusal;
mod reported;
mod request;
mod resolve;
mod routes;
mod sandbox;
mod server;
mod shown;
mod state;
mod watch;

use std::net::SocketAddr;
use std::sync::{Arc, mpsc};
use std::time::Instant;
use std::{io, thread};

use tokio::sync::watch as watch_channel;

use crate::preview::event_loop::EventLoop;
use crate::preview::moderation::Moderation;
pub use crate::preview::moderation::{Action, Done, Moderate};
pub use crate::preview::news::News;
use crate::preview::origins::Origins;
use crate::preview::rebuild::Rebuilder;
use crate::preview::reported::Reporter;
pub use crate::preview::request::{Follow, Port, Request, Times};
use crate::preview::state::SharedState;
pub use crate::preview::watch::Means;

/// A preview that runs until the program ends.
#[derive(Debug)]
pub struct Preview {
    /// The address that it listens at.
    pub at: SocketAddr,
    /// The address of the site's home page.
    pub url: String,
    /// The address of the desk.
    pub desk: String,
    ending: watch_channel::Sender<bool>,
}

impl Preview {
    /// Answers the requests that still wait for a page, because the program is about to end. Their pages reload by themselves
    /// when the preview runs again.
    pub fn give_up(&self) {
        self.ending.send_replace(true);
    }
}

/// Begins to serve and to watch. `report` is called from other threads, one call after the other; `moderate` may be called
/// from several threads at the same time.
pub fn start(
    request: Request,
    moderate: Box<Moderate>,
    report: impl Fn(News) + Send + 'static,
) -> io::Result<Preview> {
    let begun = Instant::now();
    let listener = server::listen(request.bind, request.port)?;
    let at = listener.local_addr()?;
    let origin = server::origin(at);
    let state = Arc::new(SharedState::new(request.follow));
    let (sender, signals) = mpsc::channel();
    let times = request.times;
    let first = state.now().version;
    let origins = Origins::new(at, origin.clone());
    let moderation = Moderation::new(origins, moderate, sender.clone(), first)?;
    let watch = watch::begin(&request.root, request.means, sender.clone());
    let reporter = Reporter::new(request.root.clone(), Arc::clone(&state), Box::new(report));
    let mut rebuilder = Rebuilder::new(request, origin.clone(), Arc::clone(&state), reporter);
    rebuilder.begin(begun);
    let url = format!("{origin}{}/", state.now().base_path());
    let (ending, ended) = watch_channel::channel(false);
    server::start(listener, Arc::clone(&state), moderation, times, ended)?;
    let run = move || EventLoop::new(rebuilder, watch, sender).run(&signals);
    thread::Builder::new().name("preview".to_owned()).spawn(run)?;
    Ok(Preview { at, url, desk: format!("{origin}{}", chrome::DESK), ending })
}
