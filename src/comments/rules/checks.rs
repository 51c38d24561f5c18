//! The checks of the single rules: each returns a finding.

use crate::comments::Submission;
use crate::comments::rules::history::History;
use crate::comments::rules::lookalikes::{Haystack, with_case};
use crate::comments::rules::verdict::{Finding, PUBLISHED};
use crate::config::{CommentRules, Limits, Publish};
use crate::content::CommentState;
use crate::date::Moment;
use crate::diagnostic::counted;
use crate::markdown::untrusted;

/// The rule that decides if no other does.
pub(super) const DEFAULT: &str = "otherwise";

/// The names of the rules of one set of limits.
struct RuleNames {
    links: &'static str,
    words: &'static str,
    characters: &'static str,
    article_days: &'static str,
    repeated: &'static str,
    seconds: &'static str,
}

const SPAM: RuleNames = RuleNames {
    links: "spam.links",
    words: "spam.words",
    characters: "spam.characters",
    article_days: "spam.article_days",
    repeated: "spam.repeated",
    seconds: "spam.seconds",
};

const HOLD: RuleNames = RuleNames {
    links: "hold.links",
    words: "hold.words",
    characters: "hold.characters",
    article_days: "hold.article_days",
    repeated: "hold.repeated",
    seconds: "hold.seconds",
};

/// Applies all rules of the site, in order.
pub(super) fn all(
    submission: &Submission,
    history: &History,
    rules: &CommentRules,
    now: &Moment,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let trap = submission.trap.as_ref().is_some_and(|trap| !trap.trim().is_empty());
    findings.push(Finding {
        rule: "trap",
        state: trap.then_some(CommentState::Spam),
        what: match trap {
            true => "a field that people do not see was filled in".to_owned(),
            false => "the field that people do not see is empty".to_owned(),
        },
    });
    limits(&mut findings, CommentState::Spam, &SPAM, &rules.spam, submission, history);
    let name = history.is_author(&submission.author);
    findings.push(Finding {
        rule: "author's name",
        state: name.then_some(CommentState::Held),
        what: match name {
            true => format!(
                "signed “{}”, the name of somebody who writes here",
                untrusted::name(&submission.author)
            ),
            false => "nobody of this name writes here".to_owned(),
        },
    });
    limits(&mut findings, CommentState::Held, &HOLD, &rules.hold, submission, history);
    let publish = publish(submission, history, rules, now);
    let otherwise = match publish.as_ref().map(|finding| finding.state) {
        Some(None) => "the first comment of this name and address",
        Some(Some(_)) => "every other comment is read first",
        None => "every comment is read first",
    };
    findings.extend(publish);
    findings.push(Finding { rule: DEFAULT, state: Some(CommentState::Held), what: otherwise.to_owned() });
    findings
}

fn publish(
    submission: &Submission,
    history: &History,
    rules: &CommentRules,
    now: &Moment,
) -> Option<Finding> {
    let mail = submission.mail.as_deref().filter(|mail| !mail.trim().is_empty());
    let lately = history.published_within_an_hour(now);
    let (state, what) = match (rules.publish, mail) {
        (Publish::Nothing, _) => return None,
        (Publish::ApprovedBefore, None) => (None, "without a mail address nobody is known again".to_owned()),
        (Publish::ApprovedBefore, Some(mail)) if !history.is_approved(&submission.author, mail) => {
            (None, "no comment of this name and address was approved before".to_owned())
        }
        (Publish::ApprovedBefore, Some(_)) if lately >= rules.publish_per_hour as usize => {
            let what = format!("{} appeared at once within an hour", counted(lately, "comment"));
            (Some(CommentState::Held), what)
        }
        (Publish::ApprovedBefore, Some(_)) => (Some(CommentState::Approved), PUBLISHED.to_owned()),
    };
    Some(Finding { rule: "publish", state, what })
}

/// Applies the rules of one set of limits, as far as they are set.
fn limits(
    findings: &mut Vec<Finding>,
    state: CommentState,
    names: &RuleNames,
    limits: &Limits,
    submission: &Submission,
    history: &History,
) {
    let mut rule = |rule, applies: bool, what: String| {
        findings.push(Finding { rule, state: applies.then_some(state), what });
    };
    if let Some(most) = limits.links {
        let count = links(submission);
        rule(names.links, count > most as usize, compared(count, "link", most));
    }
    if !limits.words.is_empty() {
        let found = words(submission, &limits.words);
        let what = match found.as_slice() {
            [] => "none of the words".to_owned(),
            found => format!("the {} {}", if found.len() == 1 { "word" } else { "words" }, found.join(", ")),
        };
        rule(names.words, !found.is_empty(), what);
    }
    if let Some(most) = limits.characters {
        let count = submission.body.chars().count();
        rule(names.characters, count > most as usize, compared(count, "character", most));
    }
    if let (Some(most), Some(days)) = (limits.article_days, submission.article_days) {
        let days = usize::try_from(days).unwrap_or(0);
        let what = format!("the article is {}", compared(days, "day", most).replacen(", ", " old, ", 1));
        rule(names.article_days, days > most as usize, what);
    }
    if limits.repeated {
        let again = history.has_text(&submission.body);
        rule(
            names.repeated,
            again,
            if again { "the same text came before" } else { "a text of its own" }.to_owned(),
        );
    }
    if let (Some(least), Some(seconds)) = (limits.seconds, submission.seconds) {
        let fast = seconds < least;
        let bound = if fast { "less than" } else { "not less than" };
        rule(
            names.seconds,
            fast,
            format!("filled in within {}, {bound} {least}", counted(seconds as usize, "second")),
        );
    }
}

/// `5 links, more than 1`, or `1 link, not more than 1`.
fn compared(count: usize, noun: &str, most: u32) -> String {
    let bound = if count > most as usize { "more than" } else { "not more than" };
    format!("{}, {bound} {most}", counted(count, noun))
}

/// Returns the number of links that a reader would see, or of addresses in the text if there are more.
fn links(submission: &Submission) -> usize {
    let shown = untrusted::to_html(&submission.body).matches("<a href=").count();
    // Browsers accept this full stop in host names.
    let text = with_case(&submission.body).replace('。', ".");
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | ','));
    let whole = text.matches("://").count();
    shown.max(whole).max(words.filter(|word| is_address(word)).count())
}

/// The most common top-level domains in spam. With all of them, names of files such as `main.rs` would count.
const HOSTS: [&str; 34] = [
    "app", "biz", "blog", "br", "cc", "club", "cn", "co", "com", "de", "dev", "fr", "fun", "icu", "in",
    "info", "io", "live", "me", "net", "online", "org", "pro", "ru", "shop", "site", "store", "su", "top",
    "tk", "uk", "us", "vip", "xyz",
];

/// Returns whether a word is an address, with or without `https://`.
fn is_address(word: &str) -> bool {
    if word.contains("://") {
        return true;
    }
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default();
    // A mail address is not a link, nor is the end of a sentence without a following space, as in `done.In`.
    let Some((name, ending)) = host.rsplit_once('.').filter(|_| !host.contains('@')) else { return false };
    let is_name = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let ending = match host.chars().any(char::is_lowercase) {
        true => ending.to_owned(),
        false => ending.to_lowercase(),
    };
    name.split('.').all(is_name) && (HOSTS.contains(&ending.as_str()) || name.starts_with("www."))
}

/// Returns the words that are in the name, the address or the text, in quotes.
fn words(submission: &Submission, words: &[String]) -> Vec<String> {
    let plain = untrusted::plain(&submission.body);
    let url = submission.url.as_deref().unwrap_or_default();
    let text = Haystack::of(&format!("{}\n{url}\n{plain}\n{}", submission.author, submission.body));
    words.iter().filter(|word| text.has(word)).map(|word| format!("“{word}”")).collect()
}
