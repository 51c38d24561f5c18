//! The part of a build that renders, on a thread of its own: this one listens for signals meanwhile, and ends the build when
//! a template does not come to an end.
//!
//! A thread that computes cannot be ended. So the build lets go of its stage, which clears up after itself, and returns; the
//! end of the process ends the thread.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, PoisonError, RwLock, mpsc};
use std::time::{Duration, Instant};
use std::{panic, thread};

use crate::blog::{Blog, Stop};
use crate::commands::progress::Progress;
use crate::commands::slow_templates::Overlong;
use crate::commands::{interrupt, slow_templates};
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::path::OutPath;
use crate::publish::Stage;
use crate::render;
use crate::render::Bytes;
use crate::source::AssetBytes;

/// How long the pages that are under way may take to end after a signal.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where the bytes go.
enum Place {
    /// Nowhere: only faults are wanted.
    Nowhere,
    Stage(Box<Stage>),
    /// The build was ended; nobody takes anything any more.
    Gone,
}

/// Renders everything onto the stage; without one, only to find faults. Gives the stage back, unless the build ends here.
pub(super) fn render(blog: &Blog, stage: Option<Stage>, report: &mut Report) -> Option<Stage> {
    let place = stage.map_or(Place::Nowhere, |stage| Place::Stage(Box::new(stage)));
    let place = Arc::new(RwLock::new(place));
    let (sender, receiver) = mpsc::channel();
    let (work, onto) = (blog.clone(), Arc::clone(&place));
    let render = move || {
        let mut report = Report::new();
        onto_stage(&work, &onto, &mut report);
        // Nobody waits for it when the build was ended.
        let _ = sender.send(report);
    };
    let thread = match thread::Builder::new().name("rendering".to_owned()).spawn(render) {
        Ok(thread) => thread,
        Err(reason) => {
            report
                .push(Diagnostic::error(codes::UNREADABLE, format!("the system gives no thread: {reason}")));
            return None;
        }
    };
    match watched(&receiver, blog) {
        Outcome::Done(found) => {
            report.extend(found.sorted());
            taken(&place)
        }
        Outcome::Panicked => match thread.join() {
            Err(panic) => panic::resume_unwind(panic),
            Ok(()) => None,
        },
        Outcome::Ended(fault) => {
            // Dropped here: the stage clears up.
            drop(taken(&place));
            report.extend(fault.map(|fault| *fault));
            None
        }
    }
}

/// The stage, which nobody puts anything onto from now on.
fn taken(place: &RwLock<Place>) -> Option<Stage> {
    let mut place = place.write().unwrap_or_else(PoisonError::into_inner);
    match std::mem::replace(&mut *place, Place::Gone) {
        Place::Stage(stage) => Some(*stage),
        Place::Nowhere | Place::Gone => None,
    }
}

/// What came of rendering.
enum Outcome {
    Done(Report),
    Panicked,
    /// It goes on, and nobody waits for it any longer.
    Ended(Option<Box<Diagnostic>>),
}

/// Waits until all is rendered, until a signal has come and the pages under way have had their time, or until a template
/// has taken too much.
fn watched(rendered: &mpsc::Receiver<Report>, blog: &Blog) -> Outcome {
    let mut overlong = Overlong::new();
    let mut asked: Option<Instant> = None;
    loop {
        match rendered.recv_timeout(slow_templates::PAUSE) {
            Ok(report) => return Outcome::Done(report),
            Err(RecvTimeoutError::Disconnected) => return Outcome::Panicked,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if interrupt::came() && asked.get_or_insert_with(Instant::now).elapsed() > PATIENCE {
            return Outcome::Ended(None);
        }
        if let Some(work) = overlong.look() {
            let fault = blog.templates().overlong(&work.template);
            let fault = render::rendering(fault, &work.template, work.file.as_ref());
            return Outcome::Ended(Some(Box::new(fault)));
        }
    }
}

fn onto_stage(blog: &Blog, place: &RwLock<Place>, report: &mut Report) {
    let progress = Progress::new("Rendering", blog.plan.outputs().len());
    let done = AtomicUsize::new(0);
    let take = |path: &OutPath, bytes: Bytes| -> Result<(), Stop> {
        progress.step(done.fetch_add(1, Ordering::Relaxed));
        if interrupt::came() {
            return Err(Stop::Asked);
        }
        let place = place.read().unwrap_or_else(PoisonError::into_inner);
        let stage = match &*place {
            Place::Nowhere => return Ok(()),
            Place::Gone => return Err(Stop::Asked),
            Place::Stage(stage) => stage,
        };
        let put = match bytes {
            Bytes::Made(bytes) => stage.put(path, &bytes),
            Bytes::Of(file) => match blog.assets.get(&file).map(|asset| &asset.bytes) {
                Some(AssetBytes::Memory(bytes)) => stage.put(path, bytes),
                Some(AssetBytes::File(from)) => stage.put_file(path, from),
                None => Ok(()),
            },
            // Made last, when nothing is known to be at fault.
            Bytes::Drawn(_) | Bytes::Card(_) => Ok(()),
        };
        put.map_err(|fault| Stop::Fault(Box::new(fault)))
    };
    blog.render_all(take, report);
    progress.finish();
}
