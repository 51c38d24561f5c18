//! Renders a build on a separate thread. Meanwhile, the main thread checks for signals, and ends the build if a template does
//! not end.
//!
//! A running thread cannot be stopped. So the build drops its stage, which cleans up, and returns; the end of the process ends
//! the thread.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, mpsc};
use std::time::{Duration, Instant};
use std::{panic, thread};

use crate::blog::{Blog, Observer, Receiver, Stop};
use crate::commands::progress::Progress;
use crate::commands::slow_templates::SlowTemplates;
use crate::commands::{interrupt, slow_templates};
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::digest::Digest;
use crate::path::OutPath;
use crate::publish::Stage;
use crate::render;
use crate::render::{Bytes, Inputs};
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

/// Renders everything onto the stage, except what it has already; without a stage, everything, only to find errors. `inputs`
/// are those of the blog, if they are known. Returns the stage, unless the build ends here.
pub(super) fn render(
    blog: &Blog,
    stage: Option<Stage>,
    inputs: Option<Inputs>,
    observer: Arc<dyn Observer>,
    report: &mut Report,
) -> Option<Stage> {
    let target = stage.map_or(Target::None, |stage| Target::Stage(Box::new(stage)));
    match render_to(target, blog, inputs, observer, report)? {
        Target::Stage(stage) => Some(*stage),
        Target::None | Target::Closed => None,
    }
}

/// Renders everything only to find errors. Returns `None` if it ends before that is done.
pub(super) fn find_faults(blog: &Blog, report: &mut Report) -> Option<()> {
    render_to(Target::None, blog, None, Arc::new(()), report).map(drop)
}

/// Renders to a target. Returns it, unless the build ends here.
fn render_to(
    target: Target,
    blog: &Blog,
    inputs: Option<Inputs>,
    observer: Arc<dyn Observer>,
    report: &mut Report,
) -> Option<Target> {
    let target = Arc::new(RwLock::new(target));
    let (sender, receiver) = mpsc::channel();
    let (work, onto) = (blog.clone(), Arc::clone(&target));
    let render = move || {
        let mut report = Report::new();
        let target = OntoStage::new(&work, &onto);
        work.render_for(&target, inputs.as_ref(), &*observer, &mut report);
        target.progress.finish();
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
            Some(taken(&target))
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

/// Takes the target back; rendering can no longer put files onto it.
fn taken(target: &RwLock<Target>) -> Target {
    let mut target = target.write().unwrap_or_else(PoisonError::into_inner);
    std::mem::replace(&mut *target, Target::Closed)
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

/// Puts what is rendered onto the stage.
struct OntoStage<'a> {
    blog: &'a Blog,
    target: &'a RwLock<Target>,
    progress: Progress,
    done: AtomicUsize,
}

impl<'a> OntoStage<'a> {
    fn new(blog: &'a Blog, target: &'a RwLock<Target>) -> OntoStage<'a> {
        let progress = Progress::new("Rendering", blog.plan.outputs().len());
        OntoStage { blog, target, progress, done: AtomicUsize::new(0) }
    }

    fn target(&self) -> RwLockReadGuard<'_, Target> {
        self.target.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Receiver for OntoStage<'_> {
    fn keep(&self, path: &OutPath, key: &Digest) -> bool {
        let is_kept = matches!(&*self.target(), Target::Stage(stage) if stage.keep(path, key));
        if is_kept {
            self.progress.step(self.done.fetch_add(1, Ordering::Relaxed));
        }
        is_kept
    }

    fn published(&self, path: &OutPath) -> Option<Vec<u8>> {
        match &*self.target() {
            Target::Stage(stage) => stage.published(path),
            Target::None | Target::Closed => None,
        }
    }

    fn take(&self, path: &OutPath, bytes: Bytes, key: Option<&Digest>) -> Result<(), Stop> {
        self.progress.step(self.done.fetch_add(1, Ordering::Relaxed));
        if interrupt::came() {
            return Err(Stop::Asked);
        }
        let target = self.target();
        let stage = match &*target {
            Target::None => return Ok(()),
            Target::Closed => return Err(Stop::Asked),
            Target::Stage(stage) => stage,
        };
        let put = match bytes {
            Bytes::Rendered(bytes) => stage.put_rendered(path, &bytes, key),
            Bytes::Copied(file) => match self.blog.assets.get(&file).map(|asset| &asset.bytes) {
                Some(AssetBytes::Memory(bytes)) => stage.put(path, bytes),
                Some(AssetBytes::File(from)) => stage.put_file(path, from),
                None => Ok(()),
            },
            // Made last, when there are no errors.
            Bytes::Drawn(_) | Bytes::Card(_) => Ok(()),
        };
        put.map_err(|fault| Stop::Fault(Box::new(fault)))
    }
}
