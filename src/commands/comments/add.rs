//! The commands that store new comments, or show what the rules would do with one: `reply`, `add`, `test`.

use std::path::Path;

use crate::commands::comments::cli::{Add, Reply};
use crate::commands::comments::desk::Desk;
use crate::commands::comments::named_text::{NamedText, text_of};
use crate::commands::comments::show;
use crate::commands::exit::Exit;
use crate::commands::{output, randomness};
use crate::comments::articles::{Articles, Signature};
use crate::comments::rules::Verdict;
use crate::comments::{Added, ChangeLock, Intake, Submission, input};
use crate::content::{Comment, CommentState};
use crate::diagnostic::{Diagnostic, codes};

/// `reply`: stores an author's answer to a comment.
pub(super) fn reply(desk: Desk<'_>, arguments: &Reply) -> Exit {
    let parent = match desk.queue.find(&arguments.id) {
        Ok(parent) => std::sync::Arc::clone(parent),
        Err(fault) => return desk.refuse([fault]),
    };
    let text = match arguments.text.as_str() {
        "-" => text_of(Path::new("-")).map(|(_, text)| text),
        text => Ok(text.to_owned()),
    };
    let articles = desk.articles();
    let signature = signature(&articles, &parent, arguments.by.as_deref());
    let (text, signature) = match (text, signature) {
        (Ok(text), Ok(signature)) => (text, signature),
        (text, signature) => return desk.refuse([text.err(), signature.err()].into_iter().flatten()),
    };
    let Desk { root, voice, queue, now, report } = desk;
    let mut intake = Intake::new(queue, articles, randomness::bytes);
    match intake.reply(&parent, &text, &signature, &now) {
        Ok(comment) => {
            output::say(&format!(
                "{}: approved, signed {}\n  {}\n",
                comment.full_id(),
                signature.name,
                comment.text.file
            ));
            if parent.state != CommentState::Approved {
                output::warn(&format!(
                    "note: `{0}` is {1}, so the answer is not shown either\n  help: steadfast comments approve {0}\n",
                    parent.id.value,
                    parent.state.as_str()
                ));
            }
            Exit::Done
        }
        Err(fault) => Desk { root, voice, queue: intake.queue, now, report }.refuse([fault]),
    }
}

/// Returns the author who signs an answer: the named one, or otherwise the article's first author.
pub(super) fn signature(
    articles: &Articles,
    parent: &Comment,
    name: Option<&str>,
) -> Result<Signature, Diagnostic> {
    if let Some(name) = name {
        return articles.signature(name).cloned();
    }
    let article = articles.find(&parent.article.value)?;
    article.authors.first().cloned().ok_or_else(|| {
        let message = format!("`{}` names no author who could answer", article.file);
        Diagnostic::error(codes::UNKNOWN_AUTHOR, message).help("say who answers with `--as NAME`")
    })
}

/// `add`: stores the comments of a text that was read from standard input.
pub(super) fn add(mut desk: Desk<'_>, arguments: &Add, given: NamedText, lock: &ChangeLock) -> Exit {
    let submissions = match submissions(&mut desk, given) {
        Ok(submissions) => submissions,
        Err(faults) => return desk.refuse(faults),
    };
    let articles = desk.articles();
    let Desk { root, voice, queue, now, report } = desk;
    let mut intake = Intake::new(queue, articles, randomness::bytes);
    let mut faults = Vec::new();
    // All are checked before the first is written.
    for submission in &submissions {
        faults.extend(intake.verdict(submission, &now).err());
    }
    if faults.is_empty() {
        for submission in &submissions {
            match intake.add(submission, arguments.state.map(CommentState::from), lock, &now) {
                Ok(Added::Filed(comment, verdict)) => output::say(&format!(
                    "{}: {}{}\n  {}\n",
                    comment.full_id(),
                    comment.state.as_str(),
                    Some(verdict.because)
                        .filter(|text| !text.is_empty())
                        .map(|text| format!(" ({text})"))
                        .unwrap_or_default(),
                    comment.text.file
                )),
                Ok(Added::Known(file)) => output::say(&format!("came before, not taken twice\n  {file}\n")),
                Err(fault) => faults.push(fault),
            }
        }
    }
    match faults.is_empty() {
        true => Exit::Done,
        false => Desk { root, voice, queue: intake.queue, now, report }.refuse(faults),
    }
}

/// `test`: prints what the rules would do with the comments of a file.
pub(super) fn test(mut desk: Desk<'_>, file: &Path) -> Exit {
    let submissions = match submissions(&mut desk, text_of(file)) {
        Ok(submissions) => submissions,
        Err(faults) => return desk.refuse(faults),
    };
    let articles = desk.articles();
    let Desk { root, voice, queue, now, report } = desk;
    let intake = Intake::new(queue, articles, randomness::bytes);
    let mut faults = Vec::new();
    for submission in &submissions {
        match intake.verdict(submission, &now) {
            Ok(verdict) => output::say(&verdict_text(submission, &verdict)),
            Err(fault) => faults.push(fault),
        }
    }
    match faults.is_empty() {
        true => Exit::Done,
        false => Desk { root, voice, queue: intake.queue, now, report }.refuse(faults),
    }
}

fn submissions(desk: &mut Desk<'_>, given: NamedText) -> Result<Vec<Submission>, Vec<Diagnostic>> {
    let (name, text) = given.map_err(|fault| vec![fault])?;
    let zone = desk.queue.config().zone.clone();
    input::read(&name, &text, &zone, &mut desk.report).ok_or_else(Vec::new)
}

/// Returns what each rule would do, with an arrow at the one that decides.
fn verdict_text(submission: &Submission, verdict: &Verdict) -> String {
    let mut text = format!("{}: {}\n", show::harmless(&submission.author), show::excerpt(&submission.body));
    let decides = verdict.findings.iter().position(|finding| finding.state.is_some());
    for (at, finding) in verdict.findings.iter().enumerate() {
        let mark = if decides == Some(at) { '→' } else { ' ' };
        let state = finding.state.map_or("–", CommentState::as_str);
        text.push_str(&format!("{mark} {:<18} {state:<9} {}\n", finding.rule, show::harmless(&finding.what)));
    }
    format!("{text}It would be {}: {}\n", verdict.state.as_str(), show::harmless(&verdict.because))
}
