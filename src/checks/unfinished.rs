//! Warns about valid content that is not ready for readers: articles without text, and values that `steadfast init` filled in.
//!
//! Builds and checks warn. The preview shows unfinished sites.

use crate::blog::Blog;
use crate::checks::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::path::SourcePath;
use crate::site::Status;

/// Hosts reserved for examples.
const HOSTS: [&str; 3] = ["example.com", "example.org", "example.net"];

/// The values that `init` writes to a profile, by key.
const PROFILE: [(&str, &str); 2] = [("name", "Your Name"), ("organisation", "Your Business")];

/// Finds what is not ready.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    unfinished(subject.blog, subject.settings)
}

/// Returns all warnings. `settings` is the text of `site.yaml`.
pub fn unfinished(blog: &Blog, settings: Option<&str>) -> Vec<Diagnostic> {
    let site = &blog.site;
    let articles = site.articles.iter().filter(|entry| entry.status == Status::Live);
    let texts = articles.map(|entry| &entry.article.text).filter(|text| text.body().trim().is_empty());
    let empty = texts.map(|text| {
        Diagnostic::warning(codes::NOT_READY, "this article has no text")
            .at(text.span(0..3))
            .help("write it below the front matter, or keep the article back with the line:\ndraft: true")
    });
    let people = site.people.iter().filter_map(|person| person.profile.as_ref());
    let profiles = people.flat_map(|profile| {
        let values = [Some(profile.name.as_str()), profile.organisation.as_deref()];
        let ours = PROFILE.iter().zip(values).filter(|((_, ours), value)| *value == Some(*ours));
        ours.map(|((key, ours), _)| {
            let at = profile.text.whole().find(ours).unwrap_or(0);
            Diagnostic::warning(codes::NOT_READY, format!("`{key}` is still `{ours}`"))
                .at(profile.text.span(at..at + ours.len()))
                .help(if *key == "name" {
                    "write your name"
                } else {
                    "write the name of your organisation, or remove the line"
                })
        })
    });
    let settings = settings.map(|text| of_settings(blog, text)).unwrap_or_default();
    empty.chain(profiles).chain(settings).collect()
}

/// Returns warnings about addresses of `site.yaml` that are only examples.
fn of_settings(blog: &Blog, text: &str) -> Vec<Diagnostic> {
    let file = SourcePath::new("site.yaml");
    let host = blog.site.config.base.origin().split("://").nth(1).unwrap_or_default();
    let host = host.trim_start_matches("www.");
    let mut found = Vec::new();
    let mut line = 0;
    for text_of_line in text.split_inclusive('\n') {
        let (key, value) = text_of_line.trim().split_once(':').unwrap_or_default();
        let value_at = line + text_of_line.find(value).unwrap_or(0);
        let value = value.trim();
        let at = value_at..value_at + value.len() + 1;
        if key == "url" && HOSTS.contains(&host) && value.contains(host) && !text_of_line.starts_with(' ') {
            found.push(
                Diagnostic::warning(codes::NOT_READY, format!("`{host}` belongs to nobody"))
                    .at(Span::new(&file, text, at))
                    .why("feeds, the sitemap and links in shared pages are made from the site's address")
                    .help("write the address where the site will stand"),
            );
        } else if key == "mail"
            && HOSTS.iter().any(|host| value.trim_matches('"').ends_with(&format!("@{host}")))
        {
            found.push(
                Diagnostic::warning(codes::NOT_READY, "no mail reaches this address")
                    .at(Span::new(&file, text, at))
                    .why("readers would send their comments there")
                    .help("write your own address, or remove the line"),
            );
        }
        line += text_of_line.len();
    }
    found
}
