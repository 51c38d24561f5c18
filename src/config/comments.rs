//! Key `comments`: how comments are received and shown.

use crate::config::comment_rules;
use crate::config::comment_rules::{CommentRules, Publish};
use crate::config::post_by::PostBy;
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::{Fields, UnknownKeys};
use crate::yaml::NodeKind;
use crate::yaml::quote::remedy;

/// Key `comments` of `site.yaml`: a map, or only a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentSettings {
    /// Key `policy`; by default `moderated` if `mail` or `form` is set, else `closed`.
    pub policy: Policy,
    /// Keys `mail` and `form`. Only one of them is allowed.
    pub by: Option<PostBy>,
    /// Key `private`: whether the mail addresses of commenters are kept, in a folder that is never published; `true` by
    /// default.
    pub keeps_mail: bool,
    /// Key `rules`: what happens to a new comment.
    pub rules: CommentRules,
}

impl CommentSettings {
    /// Returns whether a form asks for a mail address: only if a rule recognises commenters by it.
    pub fn asks_mail(&self) -> bool {
        self.keeps_mail && self.rules.publish == Publish::ApprovedBefore
    }
}

/// Who may comment. Also the front-matter key `comments` of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Everybody. Each comment is read before it is published.
    Moderated,
    /// Only members of the blog.
    Members,
    /// Nobody any more. Existing comments stay.
    Closed,
    /// There is no comment section.
    Off,
}

/// The names of the policies, also for the front-matter key `comments`.
pub const POLICIES: [(&str, Policy); 4] = [
    ("moderated", Policy::Moderated),
    ("members", Policy::Members),
    ("closed", Policy::Closed),
    ("off", Policy::Off),
];

/// Reads the key `comments`: a policy or a map.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> CommentSettings {
    let mut settings = CommentSettings {
        policy: Policy::Closed,
        by: None,
        keeps_mail: true,
        rules: CommentRules::default(),
    };
    let Some(entry) = fields.non_null_entry("comments") else { return settings };
    if !matches!(entry.value.kind, NodeKind::Map(_)) {
        settings.policy = fields.one_of("comments", &POLICIES).unwrap_or(Policy::Closed);
        return settings;
    }
    let mut inner = fields.inside(&entry.value, "`comments`");
    let policy = inner.one_of("policy", &POLICIES);
    if let (Some(mail), Some(form)) = (inner.non_null_entry("mail"), inner.non_null_entry("form")) {
        inner.fault(
            Diagnostic::error(codes::DUPLICATE_KEY, "`mail` and `form` are two ways to send one comment")
                .at(inner.span(form.value.at.clone()))
                .also(inner.span(mail.value.at.clone()), "the other one")
                .help("remove one of the two lines"),
        );
    }
    let mail = inner.text("mail").and_then(|mail| mail_address(&mut inner, mail));
    let form = inner.link("form");
    settings.by = match (mail, form) {
        (Some(_), Some(_)) => None,
        (Some(mail), None) => Some(PostBy::Mail(mail.value)),
        (None, Some(form)) => Some(PostBy::Form(form.value)),
        (None, None) => None,
    };
    settings.keeps_mail = inner.boolean("private").unwrap_or(true);
    settings.rules = comment_rules::read(&mut inner, settings.keeps_mail, settings.by.as_ref());
    inner.finish(UnknownKeys::Refuse);
    // Giving `mail` or `form` implies comments are wanted.
    let usual = if settings.by.is_some() { Policy::Moderated } else { Policy::Closed };
    settings.policy = policy.unwrap_or(usual);
    settings
}

fn mail_address(fields: &mut Fields<'_, '_>, mail: Located<String>) -> Option<Located<String>> {
    let text = mail.value.strip_prefix("mailto:").unwrap_or(&mail.value);
    let sign = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '?' | '&' | '\\');
    let plain = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if plain && !text.contains(sign) {
        return Some(Located { value: text.to_owned(), at: mail.at });
    }
    fields.fault(
        Diagnostic::error(codes::WRONG_TYPE, format!("`{}` is not a mail address", mail.value))
            .at(fields.span(mail.at))
            .help(remedy("for example:", "mail: comments@example.com")),
    );
    None
}
