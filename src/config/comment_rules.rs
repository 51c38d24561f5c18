//! Key `comments: {rules: …}`: what happens to a comment that comes in, before anybody has read it.

use crate::config::post_by::PostBy;
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::{Fields, UnknownKeys};
use crate::yaml::quote::remedy;

/// The rules for comments that come in. Without any, each waits for its moderator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentRules {
    /// Key `publish`: which comments appear at once.
    pub publish: Publish,
    /// Key `publish_per_hour`: how many of them at most; further ones wait.
    pub publish_per_hour: u32,
    /// Key `hold`: limits beyond which a comment of any author waits.
    pub hold: Limits,
    /// Key `spam`: limits beyond which it is not even put before the moderator.
    pub spam: Limits,
}

impl Default for CommentRules {
    fn default() -> CommentRules {
        CommentRules {
            publish: Publish::default(),
            publish_per_hour: PUBLISH_PER_HOUR,
            hold: Limits::default(),
            spam: Limits::default(),
        }
    }
}

/// As many comments of known readers come within an hour of a lively discussion. A sender who knows the
/// name and the address of one can write in that name.
const PUBLISH_PER_HOUR: u32 = 20;

/// Which comments appear at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Publish {
    /// None: each waits.
    #[default]
    Nothing,
    /// Those of a name and mail address that stand on an approved comment.
    ApprovedBefore,
}

/// Limits of a comment; those that are not given are not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Key `links`: the most links.
    pub links: Option<u32>,
    /// Key `words`: words and phrases that it must not hold, in any case.
    pub words: Vec<String>,
    /// Key `article_days`: the most days since the article appeared.
    pub article_days: Option<u32>,
    /// Key `characters`: the most characters.
    pub characters: Option<u32>,
    /// Key `repeated`: whether the same text may not have come before.
    pub repeated: bool,
    /// Key `seconds`: the least time in which a person fills in the form.
    pub seconds: Option<u32>,
}

const EXAMPLE: &str = "rules:\n  hold: {links: 1, seconds: 5}\n  spam: {links: 8, words: [casino]}";

/// The most characters that the page's form takes; the intake takes no more either.
const LONGEST_IN_FORM: u32 = 10_000;

/// Key `rules` of `comments`; `mail_is_kept` says whether a commenter can be known again, and `by` how comments come.
pub(super) fn read(comments: &mut Fields<'_, '_>, mail_is_kept: bool, by: Option<&PostBy>) -> CommentRules {
    let mut rules = CommentRules::default();
    let Some(mut fields) = comments.map("rules", "`rules`", EXAMPLE) else { return rules };
    let words = [("nothing", Publish::Nothing), ("approved_before", Publish::ApprovedBefore)];
    let publish_at = fields.entry("publish").map(|entry| entry.value.at.clone());
    rules.publish = fields.one_of("publish", &words).unwrap_or_default();
    if let (Publish::ApprovedBefore, false, Some(at)) = (rules.publish, mail_is_kept, publish_at) {
        let place = fields.span(at);
        fields.fault(
            Diagnostic::error(codes::COMMENT_RULE, "`publish: approved_before` would never publish anything")
                .at(place)
                .why("a commenter is known again by name and mail address, and `private: false` keeps no address")
                .help("remove `private: false`, or the rule"),
        );
    }
    if let Some(number) = fields.count_or_none("publish_per_hour") {
        rules.publish_per_hour = number.value;
        if rules.publish == Publish::Nothing {
            let message = format!("`publish_per_hour: {}` can decide nothing", number.value);
            let place = fields.span(number.at);
            let fault = Diagnostic::warning(codes::COMMENT_RULE, message).at(place);
            let help = remedy("remove it, or say which comments appear at once:", "publish: approved_before");
            fields.fault(fault.why("every comment waits").help(help));
        }
    }
    let hold = limits(&mut fields, "hold", by);
    let spam = limits(&mut fields, "spam", by);
    fields.unknown_key_help(&[
        ("links", "it belongs under `hold` or `spam`:\nhold:\n  links: 1"),
        ("words", "it belongs under `hold` or `spam`:\nspam:\n  words: [casino]"),
        ("approve", "write `publish`:\npublish: approved_before"),
    ]);
    contradictions(&mut fields, &hold, &spam);
    fields.finish(UnknownKeys::Refuse);
    CommentRules { hold: hold.limits, spam: spam.limits, ..rules }
}

/// Limits with the places of those that can contradict each other.
struct Placed {
    limits: Limits,
    numbers: [(&'static str, Option<Located<u32>>); 4],
}

fn limits(fields: &mut Fields<'_, '_>, key: &'static str, by: Option<&PostBy>) -> Placed {
    let what = if key == "hold" { "`hold`" } else { "`spam`" };
    let Some(mut inner) = fields.map(key, what, &format!("{key}: {{links: 1}}")) else {
        return Placed { limits: Limits::default(), numbers: NAMES.map(|name| (name, None)) };
    };
    let numbers = NAMES.map(|name| (name, inner.count_or_none(name)));
    let [links, article_days, characters, seconds] =
        [0, 1, 2, 3].map(|at| numbers[at].1.as_ref().map(|number| number.value));
    let words = inner.texts("words").into_iter().map(|word| word.value).collect();
    for (name, number) in &numbers {
        if let Some(number) = number {
            never(&mut inner, name, number, by);
        }
    }
    let repeated = inner.boolean("repeated").unwrap_or(false);
    inner.unknown_key_help(&[
        ("length", "write `characters`:\ncharacters: 5000"),
        ("time", "write `seconds`:\nseconds: 5"),
        ("age", "write `article_days`:\narticle_days: 365"),
    ]);
    inner.finish(UnknownKeys::Refuse);
    Placed { limits: Limits { links, words, article_days, characters, repeated, seconds }, numbers }
}

/// Warns of a limit that no comment can reach on the way that comments come.
fn never(fields: &mut Fields<'_, '_>, name: &str, number: &Located<u32>, by: Option<&PostBy>) {
    let why = match (name, by) {
        ("seconds", Some(PostBy::Mail(_))) => {
            "only a form says how long it took to fill in, and here comments come by mail".to_owned()
        }
        ("seconds", _) if number.value == 0 => "nothing is filled in faster".to_owned(),
        ("characters", Some(PostBy::Form(_))) if number.value >= LONGEST_IN_FORM => {
            format!("the form takes {LONGEST_IN_FORM} characters at most")
        }
        _ => return,
    };
    let place = fields.span(number.at.clone());
    let message = format!("`{name}: {}` can decide nothing", number.value);
    fields.fault(Diagnostic::warning(codes::COMMENT_RULE, message).at(place).why(why).help("remove it"));
}

const NAMES: [&str; 4] = ["links", "article_days", "characters", "seconds"];

/// A limit of `hold` that `spam` reaches first decides nothing. Of seconds the fewer are the harder.
fn contradictions(fields: &mut Fields<'_, '_>, hold: &Placed, spam: &Placed) {
    for ((name, hold), (_, spam)) in hold.numbers.iter().zip(&spam.numbers) {
        let (Some(hold), Some(spam)) = (hold, spam) else { continue };
        let reached = if *name == "seconds" { spam.value >= hold.value } else { spam.value <= hold.value };
        if reached {
            let message = format!("`{name}: {}` of `hold` can decide nothing", hold.value);
            let (place, other) = (fields.span(hold.at.clone()), fields.span(spam.at.clone()));
            fields.fault(
                Diagnostic::warning(codes::COMMENT_RULE, message)
                    .at(place)
                    .also(other, "every such comment is spam already")
                    .help(remedy(
                        "give `spam` the wider limit, or remove it from `hold`; for example:",
                        EXAMPLE,
                    )),
            );
        }
    }
}
