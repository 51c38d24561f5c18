//! `steadfast build`: makes a published site from the author's folder, or a list of diagnostics.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::blog::{Blog, LoadCache, Observer, Request};
use crate::commands::account::Account;
use crate::commands::cli::Build;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::timings::Timings;
use crate::commands::{
    build_moment, images, interrupt, last_build, lost_addresses, output, render_thread, site_folder,
    social_cards, summary,
};
use crate::content::Reread;
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::publish::{Adopt, Destination, Receipt, Stage};
use crate::site::Status;
use crate::source::ReleasedTexts;
use crate::{checks, publish, source};

/// The result of a build.
struct Built {
    account: Account,
    receipt: Receipt,
    /// The blog, unless nothing had to be made.
    blog: Option<Blog>,
}

/// Runs the command.
pub(super) fn run(arguments: &Build, voice: Voice) -> Exit {
    let begun = Instant::now();
    let root = site_folder::find(arguments.root.as_deref(), voice);
    let now = match build_moment::given_or_present(arguments.now.as_ref()) {
        Ok(now) => now,
        Err(exit) => return exit,
    };
    let mut report = Report::new();
    interrupt::listen();
    let timings = Arc::new(Timings::new());
    let built = build(arguments, &root, now, &timings, &mut report);
    if built.is_none() && interrupt::came() {
        output::warn("interrupted; nothing was published\n");
        return Exit::Interrupted;
    }
    voice.report(report, &root, arguments.format);
    let Some(Built { account, receipt, blog }) = built else { return Exit::Fault };
    voice.account(&summary::text(&account, &receipt, begun.elapsed(), arguments.format, voice.detail));
    if arguments.timings {
        output::say(&timings.text(blog.as_ref(), arguments.format));
    }
    // The process ends here, which frees the memory at once. Freeing value by value takes 3 percent of an unchanged build.
    std::mem::forget(blog);
    Exit::Done
}

/// Publishes the site, unless there are errors.
fn build(
    arguments: &Build,
    root: &Path,
    now: Moment,
    timings: &Arc<Timings>,
    report: &mut Report,
) -> Option<Built> {
    timings.begin("read");
    let sources = source::read(root, report);
    if sources.config.is_none() && report.has_errors() {
        return None;
    }
    timings.begin("compare");
    let stage = publish::open(&destination(arguments, root)).map_err(|fault| report.push(fault)).ok();
    let (program, texts) = (last_build::program(), sources.text_digests());
    // No digest if a file was removed while the sources were read.
    let inputs = program
        .zip(sources.digest(&texts).ok())
        .map(|(program, sources)| last_build::inputs(&program, arguments.base_url.as_ref(), &sources));
    if let (Some(stage), Some(inputs), true) = (&stage, &inputs, report.is_empty())
        && let Some((account, receipt)) = last_build::outcome(stage, inputs, &now)
    {
        timings.end();
        return Some(Built { account, receipt, blog: None });
    }
    let (request, settings) = (request(arguments, now), sources.config.clone());
    let ledger = sources.ledger.clone();
    let mut blog = Blog::load_with(&mut LoadCache::default(), sources, &request, &**timings, report);
    if let Some(blog) = &blog {
        let settings = settings.as_deref().filter(|_| arguments.base_url.is_none());
        report.extend(checks::unfinished(blog, settings));
    }
    timings.begin("render");
    let stage = match &mut blog {
        Some(blog) => {
            let observer: Arc<dyn Observer> =
                if arguments.timings { Arc::clone(timings) as _ } else { Arc::new(()) };
            render(blog, stage, root, program, texts, observer, report)
        }
        None => stage,
    };
    if arguments.strict {
        report.make_strict();
    }
    if let (Some(blog), Some(stage), false) = (&blog, &stage, report.has_errors()) {
        timings.begin("images");
        images::stage(blog, stage, report);
        timings.begin("social cards");
        social_cards::stage(blog, stage, report);
    }
    if report.has_errors() || interrupt::came() {
        return None;
    }
    let (blog, stage) = (blog?, stage?);
    timings.begin("publish");
    let account = Account::of(&blog, ledger.as_deref());
    // If there are warnings, the next build must show them again, so nothing is noted.
    let note = inputs.filter(|_| report.is_empty()).zip(last_build::note(&blog, &account, &request));
    let receipt = match note {
        Some((inputs, note)) => stage.publish_and_remember(&inputs, &note),
        None => stage.publish(),
    };
    let mut receipt = receipt.map_err(|fault| report.push(fault)).ok()?;
    lost_addresses::keep(&mut receipt.gone, &blog.plan);
    timings.end();
    Some(Built { account, receipt, blog: Some(blog) })
}

/// Renders everything that the output does not have already. Returns the stage, unless the build ends here.
fn render(
    blog: &mut Blog,
    stage: Option<Stage>,
    root: &Path,
    program: Option<Digest>,
    texts: BTreeMap<SourcePath, Digest>,
    observer: Arc<dyn Observer>,
    report: &mut Report,
) -> Option<Stage> {
    // A site with errors keeps its texts: it is rendered only to find further errors.
    if report.has_errors() {
        return render_thread::render(blog, stage, None, observer, report);
    }
    let inputs = program.map(|program| blog.inputs(&program, &texts));
    let texts = Arc::new(ReleasedTexts::new(root, texts));
    let source = Arc::clone(&texts);
    let read: Reread = Arc::new(move |file| source.read(file));
    blog.release_texts(&read);
    let stage = render_thread::render(blog, stage, inputs, observer, report);
    report.extend(texts.faults());
    stage
}

fn request(arguments: &Build, now: Moment) -> Request {
    let mut also = Vec::new();
    if arguments.drafts {
        also.push(Status::Draft);
    }
    if arguments.future {
        also.push(Status::Scheduled);
    }
    Request { now, also, base_url: arguments.base_url.clone() }
}

fn destination(arguments: &Build, root: &Path) -> Destination {
    Destination {
        output: arguments.output.clone().unwrap_or_else(|| site_folder::usual_output(root)),
        root: root.to_owned(),
        adopt: if arguments.adopt { Adopt::TakeOver } else { Adopt::Refuse },
    }
}
