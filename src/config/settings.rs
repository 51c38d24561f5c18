//! The settings that are maps or lists of their own: feeds, comments, links.

use crate::config::{
    CommentRules, CommentSettings, FeedContent, FeedFormat, Feeds, NamedLink, Placed, Policy, PostBy,
    comment_rules,
};
use crate::date::Zone;
use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::{Fields, Unknown};
use crate::yaml::Kind;
use crate::yaml::quote::remedy;

/// The policies for comments by their names; also those of the front-matter key `comments`.
pub const POLICIES: [(&str, Policy); 4] = [
    ("moderated", Policy::Moderated),
    ("members", Policy::Members),
    ("closed", Policy::Closed),
    ("off", Policy::Off),
];

const FORMATS: [(&str, FeedFormat); 3] =
    [("atom", FeedFormat::Atom), ("rss", FeedFormat::Rss), ("json", FeedFormat::Json)];

/// Key `feeds`.
pub(super) fn feeds(fields: &mut Fields<'_, '_>, zone: &Zone) -> Feeds {
    let all = FORMATS.map(|(_, format)| format).to_vec();
    let mut feeds = Feeds { formats: all, content: FeedContent::Full, count: 20, from: None };
    let Some(mut inner) = fields.map("feeds", "`feeds`", "feeds:\n  formats: [atom, rss, json]") else {
        return feeds;
    };
    if inner.given("formats").is_some() {
        feeds.formats = inner.each_of("formats", &FORMATS);
        feeds.formats.sort_unstable();
        feeds.formats.dedup();
    }
    let contents = [("full", FeedContent::Full), ("summary", FeedContent::Summary)];
    feeds.content = inner.one_of("content", &contents).unwrap_or(FeedContent::Full);
    feeds.count = inner.count("count").map_or(20, |count| count.value as usize);
    feeds.from = inner.date("feed_from", zone).map(|date| date.value);
    inner.finish(Unknown::Refuse);
    feeds
}

/// Key `comments`: a policy alone, or a map.
pub(super) fn comments(fields: &mut Fields<'_, '_>) -> CommentSettings {
    let mut settings = CommentSettings {
        policy: Policy::Closed,
        by: None,
        keeps_mail: true,
        rules: CommentRules::default(),
    };
    let Some(entry) = fields.given("comments") else { return settings };
    if !matches!(entry.value.kind, Kind::Map(_)) {
        settings.policy = fields.one_of("comments", &POLICIES).unwrap_or(Policy::Closed);
        return settings;
    }
    let mut inner = fields.inside(&entry.value, "`comments`");
    let policy = inner.one_of("policy", &POLICIES);
    if let (Some(mail), Some(form)) = (inner.given("mail"), inner.given("form")) {
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
    inner.finish(Unknown::Refuse);
    // Who says how comments come wants some.
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

/// The links of a key, each a map of `title` and `url`.
pub fn links(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<NamedLink> {
    let example = format!("{key}:\n  - {{title: About, url: /about/}}");
    let mut links = Vec::new();
    for node in fields.maps(key, &example) {
        let mut inner = fields.inside(node, "a link");
        inner.prose(&["title"]);
        let title = inner.text("title");
        let url = inner.link("url");
        if title.is_none() && inner.is_absent("title") {
            inner.missing("title", "title: About");
        }
        if url.is_none() && inner.is_absent("url") {
            inner.missing("url", "url: /about/");
        }
        inner.strangers(&[("name", "write `title`:\ntitle: About"), ("href", "write `url`:\nurl: /about/")]);
        let url = url.map(|url| Placed { value: url.value, place: inner.span(url.at) });
        inner.finish(Unknown::Refuse);
        if let (Some(title), Some(url)) = (title, url) {
            links.push(NamedLink { title: title.value, url });
        }
    }
    links
}
