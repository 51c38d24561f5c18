//! Restarts the preview when a template does not end: replaces the process by a new one at the same port, which refuses to
//! render that template until it has changed.
//!
//! A running thread cannot be stopped, and its memory cannot be freed; `exec` replaces both. This needs no second process.
//! Browsers reconnect by themselves. Systems without `exec` cannot do this: there the preview ends and reports why.

use std::ffi::OsString;
use std::process::Command;
use std::time::Duration;
use std::{env, io, process, thread};

use serde_json::{Value, json};

use crate::commands::cli::Serve;
use crate::commands::output;
use crate::commands::slow_templates::SlowTemplates;
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::preview::Preview;
use crate::render::running_templates;
use crate::render::running_templates::Work;

/// The pause between two checks.
const PAUSE: Duration = Duration::from_millis(100);

/// How long waiting requests may take to get their answer before the restart.
const ANSWERS: Duration = Duration::from_millis(200);

/// The options that the program passes to itself.
const AGAIN: &str = "--again-at=";
const OVERLONG: &str = "--overlong=";

/// Refuses the templates that caused restarts.
pub(super) fn refuse(arguments: &Serve) {
    arguments.overlong.iter().filter_map(|text| parse_work(text)).for_each(running_templates::refuse);
}

/// Watches for slow templates from a new thread until the program ends.
pub(super) fn watch(preview: Preview) -> io::Result<()> {
    let run = move || {
        let mut slow = SlowTemplates::new();
        let work = loop {
            thread::sleep(PAUSE);
            if let Some(work) = slow.check() {
                break work;
            }
        };
        preview.give_up();
        thread::sleep(ANSWERS);
        start_again(&work, preview.at.port());
    };
    thread::Builder::new().name("overlong".to_owned()).spawn(run).map(drop)
}

/// Replaces this process.
fn start_again(work: &Work, port: u16) {
    let template = &work.template;
    let is_ours = |argument: &OsString| {
        argument
            .to_str()
            .is_some_and(|text| text.starts_with(AGAIN) || text.starts_with(OVERLONG) && is_same(text, work))
    };
    let arguments = env::args_os().skip(1).filter(|argument| !is_ours(argument));
    output::warn(&format!(
        "`{template}` takes more time or memory than a page may take; the preview starts again without it\n"
    ));
    let outcome = env::current_exe().map(|program| {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .arg(format!("{AGAIN}{port}"))
            .arg(format!("{OVERLONG}{}", work_argument(work)));
        replace(&mut command)
    });
    let reason = outcome.unwrap_or_else(|reason| reason);
    output::warn(&format!(
        "error: the preview cannot start again: {reason}\nMend the template and start it.\n"
    ));
    process::exit(1);
}

/// Replaces this process by a command; returns only if that fails.
#[cfg(unix)]
fn replace(command: &mut Command) -> io::Error {
    std::os::unix::process::CommandExt::exec(command)
}

#[cfg(not(unix))]
fn replace(_: &mut Command) -> io::Error {
    io::ErrorKind::Unsupported.into()
}

/// Returns whether an argument names the same template.
fn is_same(argument: &str, work: &Work) -> bool {
    argument.strip_prefix(OVERLONG).and_then(parse_work).is_some_and(|known| known.template == work.template)
}

fn work_argument(work: &Work) -> Value {
    let file = work.file.as_ref().map(SourcePath::as_str);
    json!({ "template": work.template, "templates": work.of_templates.to_string(), "file": file })
}

fn parse_work(text: &str) -> Option<Work> {
    let value: Value = serde_json::from_str(text).ok()?;
    Some(Work {
        template: value["template"].as_str()?.to_owned(),
        of_templates: Digest::parse(value["templates"].as_str()?)?,
        file: value["file"].as_str().map(SourcePath::new),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_that_the_program_passes_to_itself_are_parsed_back() {
        for file in [None, Some(SourcePath::new("content/a \"b\"/\u{e9}.md"))] {
            let of_templates = Digest::of(b"x");
            let work = Work { template: "a b.html".to_owned(), of_templates, file };
            assert_eq!(parse_work(&work_argument(&work).to_string()), Some(work));
        }
        assert_eq!(parse_work("{}"), None);
    }
}
