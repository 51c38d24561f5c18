//! `steadfast build`: from the author's folder to a published site, or to a list of faults.

use std::path::Path;
use std::time::{Instant, SystemTime};
use std::{env, fs};

use crate::blog::{Blog, Request};
use crate::commands::cli::Build;
use crate::commands::output::Voice;
use crate::commands::{
    Exit, images, interrupt, output, render_thread, site_folder, social_cards, summary, unfinished,
};
use crate::date::{Moment, Zone};
use crate::diagnostic::Report;
use crate::digest::Digest;
use crate::publish::{Adopt, Destination, Receipt};
use crate::site::Standing;
use crate::{publish, source};

/// Runs the command.
pub(super) fn run(arguments: &Build, voice: Voice) -> Exit {
    let begun = Instant::now();
    let root = site_folder::find(arguments.root.as_deref(), voice);
    let now = match arguments.now.clone().map_or_else(now, Ok) {
        Ok(now) => now,
        Err(fault) => {
            output::warn(&format!("error: {fault}\n"));
            return Exit::Usage;
        }
    };
    let mut report = Report::new();
    interrupt::listen();
    let published = build(arguments, &root, now, &mut report);
    if published.is_none() && interrupt::came() {
        output::warn("interrupted; nothing was published\n");
        return Exit::Interrupted;
    }
    voice.report(report, &root, arguments.format);
    match published {
        Some((blog, receipt)) => {
            voice.account(&summary::text(&blog, &receipt, begun.elapsed(), arguments.format, voice.detail));
            Exit::Done
        }
        None => Exit::Fault,
    }
}

/// Publishes the site, unless anything is at fault.
fn build(arguments: &Build, root: &Path, now: Moment, report: &mut Report) -> Option<(Blog, Receipt)> {
    let sources = source::read(root, report);
    if sources.config.is_none() && report.has_errors() {
        return None;
    }
    // Texts are shared, so that a copy costs little; their digest is taken once the site has turned out to be whole.
    let blog = Blog::load(sources.clone(), &request(arguments, now), report);
    let destination = destination(arguments, root);
    let stage = publish::open(&destination).map_err(|fault| report.push(fault)).ok();
    let whole = blog.as_ref().filter(|_| !report.has_errors());
    // None when a file went away while the sources were read.
    let inputs = whole.and_then(|blog| inputs(blog, &sources.digest().ok()?));
    let standing = inputs.and_then(|inputs| stage.as_ref()?.up_to_date(&inputs));
    if let Some(blog) = &blog {
        let settings = sources.config.as_deref().filter(|_| arguments.base_url.is_none());
        report.extend(unfinished::faults(blog, settings));
    }
    let told = report.len();
    let stage = match (&blog, &standing) {
        (Some(blog), None) => render_thread::render(blog, stage, report),
        _ => stage,
    };
    // What rendering has to say must be said again by the next build, which therefore has to render again.
    let inputs = inputs.filter(|_| report.len() == told);
    if arguments.strict {
        report.make_strict();
    }
    if let (Some(blog), Some(stage), None, false) = (&blog, &stage, &standing, report.has_errors()) {
        images::stage(blog, stage, report);
        social_cards::stage(blog, stage, report);
    }
    if report.has_errors() || interrupt::came() {
        return None;
    }
    let (blog, stage) = (blog?, stage?);
    let receipt = match (standing, inputs) {
        (Some(standing), _) => Ok(standing),
        (None, Some(inputs)) => stage.publish_and_remember(&inputs),
        (None, None) => stage.publish(),
    };
    Some((blog, receipt.map_err(|fault| report.push(fault)).ok()?))
}

/// Everything that decides what a build makes: the blog's inputs, and this very program.
///
/// The program goes by its version, and for those who work on it by the length and time of its file: reading all of it
/// takes longer than building a small site.
fn inputs(blog: &Blog, sources: &Digest) -> Option<Digest> {
    let program = fs::metadata(env::current_exe().ok()?).ok()?;
    let inputs = format!(
        "{} {} {} {:?}",
        blog.inputs(sources),
        env!("CARGO_PKG_VERSION"),
        program.len(),
        program.modified().ok()?
    );
    Some(Digest::of(inputs.as_bytes()))
}

fn request(arguments: &Build, now: Moment) -> Request {
    let mut also = Vec::new();
    if arguments.drafts {
        also.push(Standing::Draft);
    }
    if arguments.future {
        also.push(Standing::Scheduled);
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

/// The moment that a reproducible build asks for, or that of the clock.
///
/// Source: reproducible-builds.org, "SOURCE_DATE_EPOCH".
pub(super) fn now() -> Result<Moment, String> {
    let asked = env::var("SOURCE_DATE_EPOCH").ok().filter(|asked| !asked.trim().is_empty());
    let seconds = match &asked {
        Some(asked) => asked.trim().parse().ok(),
        None => {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            i64::try_from(since.as_secs()).ok()
        }
    };
    seconds
        .and_then(|seconds| Moment::from_unix(seconds, &Zone::UTC))
        .ok_or_else(|| "`SOURCE_DATE_EPOCH` is not a number of seconds since 1970".to_owned())
}
