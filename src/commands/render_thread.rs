//! Renders a build on a separate thread. Meanwhile, the main thread checks for signals, and ends the build if a template does
//! not end.
//!
//! A running thread cannot be stopped. So the build drops its stage, which cleans up, and returns; the end of the process ends
//! the thread.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, PoisonError, RwLock, mpsc};
use std::time::{Duration, Instant};
use std::{panic, thread};

use crate::blog::{Blog, Observer, Stop};
use crate::commands::progress::Progress;
use crate::commands::slow_templates::SlowTemplates;
use crate::commands::{interrupt, slow_templates};
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::path::OutPath;
use crate::publish::Stage;
use crate::render;
use crate::render::Bytes;
use crate::source::AssetBytes;

/// How long the present pages may take to end after a signal.
const PATIENCE: Duration = Duration::from_secs(1);

/// The target of rendered bytes.
enum Target {
    /// None: only diagnostics are needed.
    None,
    Stage(Box<Stage>),
    /// The build has ended; bytes are refused.
    Closed,
}

/// Renders everything onto the stage; without a stage, only to find errors. Returns the stage, unless the build ends here.
pub(super) fn render(
    blog: &Blog,
    stage: Option<Stage>,
    observer: Arc<dyn Observer>,
    report: &mut Report,
) -> Option<Stage> {
    let target = stage.map_or(Target::None, |stage| Target::Stage(Box::new(stage)));
    let target = Arc::new(RwLock::new(target));
    let (sender, receiver) = mpsc::channel();
    let (work, onto) = (blog.clone(), Arc::clone(&target));
    let render = move || {
        let mut report = Report::new();
        onto_stage(&work, &onto, &*observer, &mut report);
        // If the build has ended, nobody receives the report.
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
            taken(&target)
        }
        Outcome::Panicked => match thread.join() {
            Err(panic) => panic::resume_unwind(panic),
            Ok(()) => None,
        },
        Outcome::Ended(fault) => {
            // Dropping the stage cleans up.
            drop(taken(&target));
            report.extend(fault.map(|fault| *fault));
            None
        }
    }
}

/// Takes the stage back; rendering can no longer put files onto it.
fn taken(target: &RwLock<Target>) -> Option<Stage> {
    let mut target = target.write().unwrap_or_else(PoisonError::into_inner);
    match std::mem::replace(&mut *target, Target::Closed) {
        Target::Stage(stage) => Some(*stage),
        Target::None | Target::Closed => None,
    }
}

/// The outcome of rendering.
enum Outcome {
    Done(Report),
    Panicked,
    /// Rendering continues, but nobody waits for it.
    Ended(Option<Box<Diagnostic>>),
}

/// Waits until everything is rendered, until the time after a signal is over, or until a template has used too much time or
/// memory.
fn watched(rendered: &mpsc::Receiver<Report>, blog: &Blog) -> Outcome {
    let mut slow = SlowTemplates::new();
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
        if let Some(work) = slow.check() {
            let fault = blog.templates().overlong(&work.template);
            let fault = render::rendering(fault, &work.template, work.file.as_ref());
            return Outcome::Ended(Some(Box::new(fault)));
        }
    }
}

fn onto_stage(blog: &Blog, target: &RwLock<Target>, observer: &dyn Observer, report: &mut Report) {
    let progress = Progress::new("Rendering", blog.plan.outputs().len());
    let done = AtomicUsize::new(0);
    let take = |path: &OutPath, bytes: Bytes| -> Result<(), Stop> {
        progress.step(done.fetch_add(1, Ordering::Relaxed));
        if interrupt::came() {
            return Err(Stop::Asked);
        }
        let target = target.read().unwrap_or_else(PoisonError::into_inner);
        let stage = match &*target {
            Target::None => return Ok(()),
            Target::Closed => return Err(Stop::Asked),
            Target::Stage(stage) => stage,
        };
        let put = match bytes {
            Bytes::Rendered(bytes) => stage.put(path, &bytes),
            Bytes::Copied(file) => match blog.assets.get(&file).map(|asset| &asset.bytes) {
                Some(AssetBytes::Memory(bytes)) => stage.put(path, bytes),
                Some(AssetBytes::File(from)) => stage.put_file(path, from),
                None => Ok(()),
            },
            // Made last, when there are no errors.
            Bytes::Drawn(_) | Bytes::Card(_) => Ok(()),
        };
        put.map_err(|fault| Stop::Fault(Box::new(fault)))
    };
    blog.render_observed(take, observer, report);
    progress.finish();
}
