//! Key `security`: the sources that pages may embed, beside the site itself. The content security policy is built from
//! it.
//!
//! Source: W3C, "Content Security Policy Level 3".

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Located, codes};
use crate::keys::{Fields, UnknownKeys};
use crate::markdown::EmbedKind;
use crate::yaml::quote;
use crate::yaml::quote::remedy;

/// The sources that the settings allow, by kind, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Security(BTreeMap<EmbedKind, Vec<String>>);

/// A kind, the key of its list, its directive, and its default sources beside the site itself.
type Row = (EmbedKind, &'static str, &'static str, &'static [&'static str]);

const ROWS: [Row; 9] = [
    (EmbedKind::Images, "images", "img-src", &["https:", "data:"]),
    (EmbedKind::Media, "media", "media-src", &["https:"]),
    (EmbedKind::Objects, "objects", "object-src", &[]),
    (EmbedKind::Frames, "frames", "frame-src", &[]),
    (EmbedKind::Scripts, "scripts", "script-src", &[]),
    (EmbedKind::Connect, "connect", "connect-src", &[]),
    (EmbedKind::Styles, "styles", "style-src", &[]),
    (EmbedKind::Fonts, "fonts", "font-src", &[]),
    (EmbedKind::Forms, "forms", "form-action", &[]),
];

/// The word for inline content: `<script>` with a text, event handlers, `style="…"`.
const INLINE: &str = "inline";

/// The word for the site itself.
const SELF: &str = "self";

/// Reads the key `security`.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Security {
    let example = "security:\n  frames: [https://www.youtube-nocookie.com]";
    let mut security = Security::default();
    let Some(mut inner) = fields.map("security", "`security`", example) else { return security };
    for (what, key, ..) in ROWS {
        let texts = inner.texts(key);
        let sources: Vec<String> = texts.iter().filter_map(|text| source(&mut inner, key, text)).collect();
        if !sources.is_empty() {
            security.0.insert(what, sources);
        }
    }
    inner.finish(UnknownKeys::Refuse);
    security
}

fn source(fields: &mut Fields<'_, '_>, key: &'static str, text: &Located<String>) -> Option<String> {
    let value = text.value.trim().trim_matches('\'').trim_end_matches('/');
    let value = if value == "unsafe-inline" { INLINE } else { value };
    let host = value.split_once("://").map_or(value, |(_, host)| host);
    let is_word = value == INLINE
        || value == SELF
        || value.strip_suffix(':').is_some_and(|s| s.chars().all(char::is_alphanumeric));
    let is_host = host.contains('.') || host.starts_with("localhost");
    let plain =
        !value.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ';' | ',' | '\'' | '"'));
    if plain && value.is_ascii() && (is_word || is_host) {
        return Some(value.to_owned());
    }
    fields.fault(
        Diagnostic::error(codes::BAD_PATTERN, format!("`{}` names no host", text.value))
            .at(fields.span(text.at.clone()))
            .why("a list of `security` holds hosts (`https://example.org`, `\"*.example.org\"`), `self` and `inline`")
            .help(remedy("for example:", &format!("{key}: [https://example.org]"))),
    );
    None
}

impl Security {
    /// Returns the policy. `form` is the address that the site's own comment form is posted to.
    pub fn policy(&self, form: Option<&str>, framed_by: &str) -> String {
        let mut policy = "default-src 'self'".to_owned();
        for (what, _, directive, usual) in ROWS {
            let own = self.0.get(&what).map(Vec::as_slice).unwrap_or_default();
            let form = form.filter(|_| what == EmbedKind::Forms).and_then(origin);
            if own.is_empty() && usual.is_empty() && !matches!(what, EmbedKind::Objects | EmbedKind::Forms) {
                continue;
            }
            policy.push_str(&format!("; {directive} 'self'"));
            for source in usual.iter().copied().chain(own.iter().map(String::as_str)) {
                match source {
                    SELF => {}
                    INLINE => policy.push_str(" 'unsafe-inline'"),
                    source => policy.push_str(&format!(" {source}")),
                }
            }
            policy.extend(form.map(|form| format!(" {form}")));
            if what == EmbedKind::Objects {
                policy.push_str("; base-uri 'self'");
            }
        }
        policy.push_str(&format!("; frame-ancestors {framed_by}"));
        policy
    }

    /// Returns the source that must be added so that something is not blocked; `None` if it is allowed. `address` is
    /// `None` for inline content, and empty for the site itself.
    pub fn wanted(&self, what: EmbedKind, address: Option<&str>, form: Option<&str>) -> Option<String> {
        let own = self.0.get(&what).map(Vec::as_slice).unwrap_or_default();
        let Some(address) = address else {
            return (!own.iter().any(|source| source == INLINE)).then(|| INLINE.to_owned());
        };
        let host = origin(address)?;
        let usual = ROWS.iter().find(|row| row.0 == what).map_or(&[][..], |row| row.3);
        let form = form.filter(|_| what == EmbedKind::Forms).and_then(origin);
        let mut sources = usual.iter().copied().chain(own.iter().map(String::as_str)).chain(form.as_deref());
        let whole = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
        (!sources.any(|source| matches(source, &whole))).then_some(host)
    }

    /// Returns the lines of `site.yaml` that allow sources, and all that is allowed already.
    pub fn lines(&self, wanted: &[(EmbedKind, String)]) -> String {
        let mut all = self.0.clone();
        for (what, source) in wanted {
            all.entry(*what).or_default().push(source.clone());
            // A third-party script usually sends its data to its own host.
            if *what == EmbedKind::Scripts
                && source != INLINE
                && !all.get(&EmbedKind::Connect).is_some_and(|it| it.iter().any(|it| it == source))
            {
                all.entry(EmbedKind::Connect).or_default().push(source.clone());
            }
        }
        let mut text = "security:".to_owned();
        for (what, key, ..) in ROWS {
            if let Some(sources) = all.get(&what) {
                text.push_str(&format!("\n  {key}: {}", quote::list(sources)));
            }
        }
        text
    }
}

/// Returns the name of a kind, for messages: `frames`.
pub fn name(what: EmbedKind) -> &'static str {
    ROWS.iter().find(|row| row.0 == what).map_or("", |row| row.1)
}

/// Returns the scheme and host of a whole address: `https://example.org`; `None` for a path of the site.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = match address.strip_prefix("//") {
        Some(rest) => ("https", rest),
        None => address.split_once("://")?,
    };
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty() && is_scheme)?;
    Some(format!("{}://{}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase()))
}

/// Returns whether a source of the policy allows an address.
fn matches(source: &str, address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let rest = rest.trim_start_matches('/').to_ascii_lowercase();
    let (wanted, source) = match source.split_once("://") {
        Some((wanted, source)) => (Some(wanted), source),
        None if source.ends_with(':') => return scheme.eq_ignore_ascii_case(&source[..source.len() - 1]),
        None => (None, source),
    };
    let scheme_fits = match wanted {
        Some("http") | None => matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https"),
        Some(wanted) => scheme.eq_ignore_ascii_case(wanted),
    };
    let source = source.to_ascii_lowercase();
    let (host, path) =
        source.split_once('/').map_or((source.as_str(), None), |(host, path)| (host, Some(path)));
    let (found, found_path) = rest.split_once(['/', '?', '#']).unwrap_or((&rest, ""));
    let host_fits = match host.strip_prefix("*.") {
        Some(parent) => found.strip_suffix(parent).is_some_and(|rest| rest.ends_with('.')),
        None => found == host,
    };
    scheme_fits && host_fits && path.is_none_or(|path| path.is_empty() || found_path.starts_with(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_lets_its_own_pass() {
        let check = |source: &str, address: &str, passes: bool| {
            assert_eq!(matches(source, address), passes, "{source} {address}");
        };
        check("https:", "https://a.org/x", true);
        check("https:", "http://a.org/x", false);
        check("https://a.org", "https://a.org/x", true);
        check("a.org", "https://A.org?x", true);
        check("*.a.org", "https://b.a.org/", true);
        check("*.a.org", "https://a.org/", false);
        check("https://a.org/x", "https://a.org/y", false);
        check("data:", "data:image/png,x", true);
    }
}
