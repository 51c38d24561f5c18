//! `steadfast comments review`: shows the held comments one at a time, each in its thread. One key decides.
//!
//! On a terminal, a key press is enough. Elsewhere, each line of standard input is a command; its first character is the key.

use std::io;
use std::io::{BufRead, IsTerminal};
use std::sync::Arc;

use console::{Key, Term};

use crate::commands::cli::Format;
use crate::commands::comments::cli::{Review, StateArgument};
use crate::commands::comments::desk::Desk;
use crate::commands::comments::{add, decide, list, show};
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::{output, randomness};
use crate::comments::Intake;
use crate::content::{Comment, CommentState};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, counted};
use crate::site;

/// The most answered comments that are shown above a comment.
const ANCESTORS: usize = 5;

const KEYS: &str = "[a]pprove  [r]eject  [s]pam  [n]ext  [w]rite an answer  [u]ndo  [q]uit  [?]";

const HELP: &str = "\
  a  approve: it appears with the next build
  r  reject: it does not appear; its file stays
  s  spam: likewise
  n  next: leave it as it is
  w  write an answer, signed by the article's author; approves the comment too
  u  undo: take the last decision back
  q  quit: what is decided stays decided
";

/// The action of a key or a line.
enum KeyAction {
    Decide(CommentState),
    Answer,
    Next,
    Undo,
    Quit,
    Help,
}

impl KeyAction {
    fn of_key(key: char) -> KeyAction {
        match key.to_ascii_lowercase() {
            'a' => KeyAction::Decide(CommentState::Approved),
            'r' => KeyAction::Decide(CommentState::Rejected),
            's' => KeyAction::Decide(CommentState::Spam),
            'n' | ' ' => KeyAction::Next,
            'w' => KeyAction::Answer,
            'u' => KeyAction::Undo,
            'q' => KeyAction::Quit,
            _ => KeyAction::Help,
        }
    }
}

/// The source of keys.
enum KeySource {
    Terminal(Term),
    /// The last line. The text of an answer follows the key.
    Lines(String),
}

impl KeySource {
    fn here() -> KeySource {
        match io::stdin().is_terminal() {
            true => KeySource::Terminal(Term::stdout()),
            false => KeySource::Lines(String::new()),
        }
    }

    /// Reads the action of the next key. At the end of the input, that is to quit.
    fn next(&mut self) -> KeyAction {
        match self {
            KeySource::Terminal(terminal) => match terminal.read_key() {
                Ok(Key::Char(key)) => KeyAction::of_key(key),
                Ok(Key::ArrowRight | Key::ArrowDown | Key::Enter) => KeyAction::Next,
                Ok(Key::Escape) | Err(_) => KeyAction::Quit,
                Ok(_) => KeyAction::Help,
            },
            KeySource::Lines(line) => {
                line.clear();
                match io::stdin().lock().read_line(line) {
                    Ok(1..) => line.trim_start().chars().next().map_or(KeyAction::Next, KeyAction::of_key),
                    _ => KeyAction::Quit,
                }
            }
        }
    }

    /// Reads the text of an answer; empty if the author changed their mind.
    fn answer(&self) -> String {
        match self {
            KeySource::Terminal(terminal) => {
                output::say("Your answer, on one line; empty to go back: ");
                terminal.read_line().unwrap_or_default()
            }
            KeySource::Lines(line) => line.trim_start().chars().skip(1).collect(),
        }
        .trim()
        .to_owned()
    }
}

/// A session: the comments to decide, and the position in the list.
struct ReviewSession {
    intake: Intake,
    waiting: Vec<Arc<Comment>>,
    at: usize,
    keys: KeySource,
    report: Report,
}

/// Runs the command.
pub(super) fn run(desk: Desk<'_>, arguments: &Review) -> Exit {
    let waiting = match list::chosen(&desk, Some(StateArgument::Held), arguments.article.as_deref()) {
        Ok(waiting) => waiting,
        Err(fault) => return desk.refuse([fault]),
    };
    if waiting.is_empty() {
        output::say("no comment waits\n");
        return desk.finish();
    }
    let articles = desk.articles();
    let Desk { root, voice, queue, now, report } = desk;
    let intake = Intake::new(queue, articles, randomness::bytes);
    let mut session = ReviewSession { intake, waiting, at: 0, keys: KeySource::here(), report };
    while session.at < session.waiting.len() {
        output::say(&session.shown());
        if !session.step(&now) {
            break;
        }
    }
    output::say(&session.summary());
    Desk { root, voice, queue: session.intake.queue, now, report: session.report }.finish()
}

impl ReviewSession {
    /// Performs the action of the next key. Returns whether the session continues.
    fn step(&mut self, now: &Moment) -> bool {
        let comment = Arc::clone(&self.waiting[self.at]);
        match self.keys.next() {
            KeyAction::Decide(state) => {
                if self.decide(&comment, state, now) {
                    self.at += 1;
                }
            }
            KeyAction::Next => self.at += 1,
            KeyAction::Answer => self.answer(&comment, now),
            KeyAction::Undo => self.undo(now),
            KeyAction::Quit => return false,
            KeyAction::Help => output::say(HELP),
        }
        true
    }

    fn decide(&mut self, comment: &Arc<Comment>, state: CommentState, now: &Moment) -> bool {
        match self.intake.queue.decide(&[Arc::clone(comment)], state, now) {
            Ok(decided) => {
                if let Some(decided) = decided.into_iter().next() {
                    self.waiting[self.at] = decided.comment;
                }
                output::say(&format!("→ {}\n\n", state.as_str()));
                true
            }
            Err(faults) => {
                print_errors(faults);
                // One comment that cannot be decided must not block the others.
                self.at += 1;
                false
            }
        }
    }

    fn answer(&mut self, comment: &Arc<Comment>, now: &Moment) {
        let text = self.keys.answer();
        if text.is_empty() {
            return;
        }
        let signature = add::signature(&self.intake.articles, comment, None);
        let signature = match signature {
            Ok(signature) => signature,
            Err(fault) => return print_errors(vec![fault]),
        };
        if !self.decide(comment, CommentState::Approved, now) {
            return;
        }
        match self.intake.reply(comment, &text, &signature, now) {
            Ok(answer) => output::say(&format!("→ answered as {}: {}\n\n", signature.name, answer.full_id())),
            Err(fault) => print_errors(vec![fault]),
        }
        self.at += 1;
    }

    fn undo(&mut self, now: &Moment) {
        match self.intake.queue.undo_last(now) {
            Ok(undone) if undone.is_empty() => output::say("there is nothing to take back\n\n"),
            Ok(undone) => {
                decide::print(&undone);
                for decided in undone {
                    let file = &decided.comment.text.file;
                    if let Some(at) = self.waiting.iter().position(|comment| comment.text.file == *file) {
                        self.waiting[at] = decided.comment;
                        self.at = at;
                    }
                }
            }
            Err(faults) => print_errors(faults),
        }
    }

    /// Returns the present comment with its article, the comments that it answers, and the reason why it is held.
    fn shown(&self) -> String {
        let comment = &self.waiting[self.at];
        let mut text = format!("{} of {} · ", self.at + 1, self.waiting.len());
        match self.intake.articles.find(&comment.article.value) {
            Ok(article) => {
                text.push_str(&format!("{}\n", show::harmless(&article.title)));
                text.push_str(&format!("  {}\n\n", show::excerpt(&article.summary)));
            }
            Err(_) => text.push_str(&format!("{}\n\n", comment.article.value)),
        }
        for parent in site::answered(comment, self.intake.queue.comments(), ANCESTORS) {
            text.push_str(&format!(
                "  {} ({}): {}\n",
                show::harmless(&parent.author),
                parent.state.as_str(),
                show::excerpt(&parent.text.body())
            ));
        }
        let url = comment.url.as_ref().map(|url| format!(" · {}", show::harmless(url))).unwrap_or_default();
        text.push_str(&format!(
            "  {} · {}{url} · {}\n",
            show::harmless(&comment.author),
            comment.date.with_zone(),
            comment.id.value
        ));
        if let Some(because) = &comment.held_because {
            text.push_str(&format!("  waits because: {}\n", show::harmless(because)));
        }
        format!("{text}\n{}\n{KEYS}\n", show::text(&comment.text.body(), "    "))
    }

    /// Returns the summary of the session.
    fn summary(&self) -> String {
        let count =
            |state: CommentState| self.waiting.iter().filter(|comment| comment.state == state).count();
        let states = [CommentState::Approved, CommentState::Rejected, CommentState::Spam];
        let decided: Vec<String> = states
            .iter()
            .filter(|state| count(**state) > 0)
            .map(|state| format!("{} {}", count(*state), state.as_str()))
            .collect();
        let decided = if decided.is_empty() { "nothing decided".to_owned() } else { decided.join(", ") };
        match count(CommentState::Held) {
            0 => format!("{decided}; no comment waits\n"),
            waiting => format!(
                "{decided}; {} still {}\n",
                counted(waiting, "comment"),
                if waiting == 1 { "waits" } else { "wait" }
            ),
        }
    }
}

/// Prints errors, and continues.
fn print_errors(faults: Vec<Diagnostic>) {
    let mut report = Report::new();
    report.extend(faults);
    Voice::default().report(report, std::path::Path::new("."), Format::Human);
}
