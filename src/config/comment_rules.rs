//! Key `comments: {rules: …}`: what happens to a new comment before anybody has read it.

use crate::config::post_by::PostBy;
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::{Fields, UnknownKeys};
use crate::yaml::quote::remedy;

/// The rules for new comments. Without any, every comment is held for its moderator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentRules {
    /// Key `publish`: the comments that are published at once.
    pub publish: Publish,
    /// Key `publish_per_hour`: the maximum number of them per hour; further ones are held.
    pub publish_per_hour: u32,
    /// Key `hold`: the limits beyond which a comment of any sender is held.
    pub hold: Limits,
    /// Key `spam`: the limits beyond which a comment is spam, which is not shown to the moderator.
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

/// The number of comments that known readers write in an hour of a lively discussion. The limit is needed because a
/// sender who knows the name and the mail address of a known reader can use them.
const PUBLISH_PER_HOUR: u32 = 20;

/// The comments that are published at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Publish {
    /// None: every comment is held.
    #[default]
    Nothing,
    /// Comments whose name and mail address are those of an approved comment.
    ApprovedBefore,
}

/// Limits of a comment. Limits that are not set are not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Key `links`: the maximum number of links.
    pub links: Option<u32>,
    /// Key `words`: forbidden words and phrases, in any case.
    pub words: Vec<String>,
    /// Key `article_days`: the maximum number of days since the article was published.
    pub article_days: Option<u32>,
    /// Key `characters`: the maximum number of characters.
    pub characters: Option<u32>,
    /// Key `repeated`: whether the text must not be that of an earlier comment.
    pub repeated: bool,
    /// Key `seconds`: the minimum time that a person needs to fill in the form.
    pub seconds: Option<u32>,
}

const EXAMPLE: &str = "rules:\n  hold: {links: 1, seconds: 5}\n  spam: {links: 8, words: [casino]}";

/// The maximum number of characters in the page's form and in the comment server.
const LONGEST_IN_FORM: u32 = 10_000;

/// Reads the key `rules` of `comments`. `mail_is_kept` says whether commenters can be recognised, and `by` how comments
/// are sent.
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

/// Limits with the spans of those that can contradict each other.
struct LocatedLimits {
    limits: Limits,
    numbers: [(&'static str, Option<Located<u32>>); 4],
}

fn limits(fields: &mut Fields<'_, '_>, key: &'static str, by: Option<&PostBy>) -> LocatedLimits {
    let what = if key == "hold" { "`hold`" } else { "`spam`" };
    let Some(mut inner) = fields.map(key, what, &format!("{key}: {{links: 1}}")) else {
        return LocatedLimits { limits: Limits::default(), numbers: NUMERIC_LIMITS.map(|name| (name, None)) };
    };
    let numbers = NUMERIC_LIMITS.map(|name| (name, inner.count_or_none(name)));
    let [links, article_days, characters, seconds] =
        [0, 1, 2, 3].map(|at| numbers[at].1.as_ref().map(|number| number.value));
    let words = inner.texts("words").into_iter().map(|word| word.value).collect();
    for (name, number) in &numbers {
        if let Some(number) = number {
            warn_of_useless_limit(&mut inner, name, number, by);
        }
    }
    let repeated = inner.boolean("repeated").unwrap_or(false);
    inner.unknown_key_help(&[
        ("length", "write `characters`:\ncharacters: 5000"),
        ("time", "write `seconds`:\nseconds: 5"),
        ("age", "write `article_days`:\narticle_days: 365"),
    ]);
    inner.finish(UnknownKeys::Refuse);
    LocatedLimits { limits: Limits { links, words, article_days, characters, repeated, seconds }, numbers }
}

/// Warns about a limit that no comment can reach in the way that comments are sent.
fn warn_of_useless_limit(
    fields: &mut Fields<'_, '_>,
    name: &str,
    number: &Located<u32>,
    by: Option<&PostBy>,
) {
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

const NUMERIC_LIMITS: [&str; 4] = ["links", "article_days", "characters", "seconds"];

/// Warns about a limit of `hold` that has no effect because that of `spam` is reached first. For seconds, fewer are
/// stricter.
fn contradictions(fields: &mut Fields<'_, '_>, hold: &LocatedLimits, spam: &LocatedLimits) {
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
