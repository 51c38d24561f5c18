//! `steadfast build`: makes a published site from the author's folder, or a list of diagnostics.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use std::{env, fs};

use crate::blog::{Blog, LoadCache, Observer, Request};
use crate::commands::cli::Build;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::timings::Timings;
use crate::commands::{images, interrupt, output, render_thread, site_folder, social_cards, summary};
use crate::content::Reread;
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::publish::{Adopt, Destination, Receipt};
use crate::site::Status;
use crate::source::ReleasedTexts;
use crate::{checks, clock, publish, source};

/// Runs the command.
pub(super) fn run(arguments: &Build, voice: Voice) -> Exit {
    let begun = Instant::now();
    let root = site_folder::find(arguments.root.as_deref(), voice);
    let now = match arguments.now.clone().map_or_else(clock::build_moment, Ok) {
        Ok(now) => now,
        Err(fault) => {
            output::warn(&format!("error: {fault}\n"));
            return Exit::Usage;
        }
    };
    let mut report = Report::new();
    interrupt::listen();
    let timings = Arc::new(Timings::new());
    let published = build(arguments, &root, now, &timings, &mut report);
    if published.is_none() && interrupt::came() {
        output::warn("interrupted; nothing was published\n");
        return Exit::Interrupted;
    }
    voice.report(report, &root, arguments.format);
    match published {
        Some((blog, receipt)) => {
            voice.account(&summary::text(&blog, &receipt, begun.elapsed(), arguments.format, voice.detail));
            if arguments.timings {
                output::say(&timings.text(&blog, arguments.format));
            }
            Exit::Done
        }
        None => Exit::Fault,
    }
}

/// Publishes the site, unless there are errors.
fn build(
    arguments: &Build,
    root: &Path,
    now: Moment,
    timings: &Arc<Timings>,
    report: &mut Report,
) -> Option<(Blog, Receipt)> {
    timings.begin("read");
    let sources = source::read(root, report);
    if sources.config.is_none() && report.has_errors() {
        return None;
    }
    // Texts are shared, so that a copy is cheap.
    let mut blog = Blog::load_with(
        &mut LoadCache::default(),
        sources.clone(),
        &request(arguments, now),
        &**timings,
        report,
    );
    timings.begin("compare");
    let destination = destination(arguments, root);
    let stage = publish::open(&destination).map_err(|fault| report.push(fault)).ok();
    let without_errors = blog.as_ref().filter(|_| !report.has_errors());
    let texts = without_errors.map(|_| sources.text_digests());
    let inputs =
        without_errors.zip(texts.as_ref()).and_then(|(blog, texts)| Some(blog.inputs(&program()?, texts)));
    // No digest if a file was removed while the sources were read.
    let digest = inputs.as_ref().and_then(|inputs| Some(inputs.digest(&sources.files().ok()?)));
    let up_to_date = digest.and_then(|digest| stage.as_ref()?.up_to_date(&digest));
    if let Some(blog) = &blog {
        let settings = sources.config.as_deref().filter(|_| arguments.base_url.is_none());
        report.extend(checks::unfinished(blog, settings));
    }
    drop(sources);
    let warnings_before = report.len();
    timings.begin("render");
    let observer: Arc<dyn Observer> = if arguments.timings { Arc::clone(timings) as _ } else { Arc::new(()) };
    let stage = match (&mut blog, &up_to_date) {
        (Some(blog), None) => {
            // A site with errors keeps its texts: it is rendered only to find further errors.
            let texts = texts.map(|digests| release_texts(blog, root, digests));
            let stage = render_thread::render(blog, stage, inputs, observer, report);
            report.extend(texts.iter().flat_map(|texts| texts.faults()));
            stage
        }
        _ => stage,
    };
    // If rendering has warnings, the next build must show them again, so it must render again: nothing is noted.
    let digest = digest.filter(|_| report.len() == warnings_before);
    if arguments.strict {
        report.make_strict();
    }
    if let (Some(blog), Some(stage), None, false) = (&blog, &stage, &up_to_date, report.has_errors()) {
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
    let receipt = match (up_to_date, digest) {
        (Some(receipt), _) => Ok(receipt),
        (None, Some(digest)) => stage.publish_and_remember(&digest),
        (None, None) => stage.publish(),
    };
    let receipt = receipt.map_err(|fault| report.push(fault)).ok()?;
    timings.end();
    Some((blog, receipt))
}

/// Frees the texts of articles, which rendering needs one at a time. Returns what reads them again.
fn release_texts(blog: &mut Blog, root: &Path, digests: BTreeMap<SourcePath, Digest>) -> Arc<ReleasedTexts> {
    let texts = Arc::new(ReleasedTexts::new(root, digests));
    let source = Arc::clone(&texts);
    let read: Reread = Arc::new(move |file| source.read(file));
    blog.release_texts(&read);
    texts
}

/// The digest that identifies this program.
///
/// The program is identified by its version, and during development by the length and time of its file: reading the whole
/// file takes longer than building a small site.
fn program() -> Option<Digest> {
    let file = fs::metadata(env::current_exe().ok()?).ok()?;
    let program = format!("{} {} {:?}", env!("CARGO_PKG_VERSION"), file.len(), file.modified().ok()?);
    Some(Digest::of(program.as_bytes()))
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
    let usual = || if root == Path::new(".") { "public".into() } else { root.join("public") };
    Destination {
        output: arguments.output.clone().unwrap_or_else(usual),
        root: root.to_owned(),
        adopt: if arguments.adopt { Adopt::TakeOver } else { Adopt::Refuse },
    }
}
