//! Reads addresses: of pages of this site, of other sites, and parts of an address.

use crate::diagnostic::{Diagnostic, Located, codes, misspelt};
use crate::keys::fields::Fields;
use crate::keys::scalars::{tidy, unquoted, written};
use crate::path;
use crate::path::{PathFault, Url};
use crate::slug::Slug;
use crate::yaml::Node;
use crate::yaml::quote::{remedy, scalar};

impl<'t> Fields<'t, '_> {
    /// Reads a text that readers do not see, without typographic quotes around it.
    fn word_of(&mut self, key: &'t str) -> Option<Located<String>> {
        self.text(key).map(without_quotes)
    }

    /// Reads the address of a page of this site.
    pub fn url(&mut self, key: &'t str) -> Option<Located<Url>> {
        let text = self.word_of(key)?;
        self.page_address(key, &text)
    }

    /// Reads addresses of this site: a list, or a single one.
    pub fn urls(&mut self, key: &'t str) -> Vec<Located<Url>> {
        let texts: Vec<Located<String>> = self.limited_texts(key).into_iter().map(without_quotes).collect();
        texts.iter().filter_map(|text| self.page_address(key, text)).collect()
    }

    fn page_address(&mut self, key: &'t str, text: &Located<String>) -> Option<Located<Url>> {
        let fault = match Url::parse(&text.value) {
            Ok(value) => return Some(Located { value, at: text.at.clone() }),
            Err(fault) => fault,
        };
        let key = self.non_null_entry(key).map_or(key, |entry| entry.key.as_str());
        let line = |address: &str| self.corrected(&text.at, key, &scalar(address));
        let help = match likely_address(&text.value, fault) {
            Some(address) => remedy("write:", &line(&address)),
            None => remedy("for example:", &line("/guides/first-visit/")),
        };
        let message = format!("`{}` cannot be an address of this site: {fault}", text.value);
        self.fault(
            Diagnostic::error(codes::BAD_PATH, message)
                .at(self.span(text.at.clone()))
                .why("an address is a path from the site's root")
                .help(help),
        );
        None
    }

    /// Reads the last segment of an address. A trailing slash is dropped.
    pub fn slug(&mut self, key: &'t str) -> Option<Located<Slug>> {
        let text = self.word_of(key)?;
        let name = text.value.strip_suffix('/').unwrap_or(&text.value);
        match Slug::as_written(name) {
            Ok(value) => Some(Located { value, at: text.at }),
            Err(fault) => {
                let message = format!("`{}` cannot be a slug: {fault}", text.value);
                let good = match whole_address(&text.value) {
                    Some(url) => remedy("write a whole address as `url`:", &format!("url: {url}")),
                    None => remedy("write:", &format!("{key}: {}", Slug::from_title(&text.value))),
                };
                self.fault(
                    Diagnostic::error(codes::BAD_PATH, message)
                        .at(self.span(text.at))
                        .why("a slug is one part of an address, without `/`; a whole address is given with `url:`")
                        .help(good),
                );
                None
            }
        }
    }

    /// Reads a language code as in RFC 5646: `en`, `en-GB`. The form of operating systems is accepted too:
    /// `en_GB.UTF-8`.
    pub fn language(&mut self, key: &'t str) -> Option<String> {
        let text = self.word_of(key)?;
        let code = text.value.split('.').next().unwrap_or_default().replace('_', "-");
        if is_language(&code) {
            return Some(code);
        }
        let help = remedy("for example:", &format!("{key}: en-GB"));
        self.fault(
            Diagnostic::error(
                codes::UNKNOWN_VALUE,
                format!("`{}` is not the code of a language", text.value),
            )
            .at(self.span(text.at))
            .why("browsers and screen readers know languages by codes such as `en`, `en-GB` or `de`")
            .help(help),
        );
        None
    }

    /// Reads the target of a link: a path, a whole address, `mailto:` or `tel:`. Other schemes could run a script.
    pub fn link(&mut self, key: &'t str) -> Option<Located<String>> {
        let text = self.word_of(key)?;
        self.safe_link(key, text)
    }

    /// Reads the link in `node`, which is a value of `key`.
    pub fn link_at(&mut self, key: &str, node: &Node) -> Option<Located<String>> {
        let text = tidy(written(node)?);
        self.safe_link(key, Located { value: text, at: node.at.clone() })
    }

    fn safe_link(&mut self, key: &str, text: Located<String>) -> Option<Located<String>> {
        let scheme = path::browser_scheme(&text.value);
        if matches!(scheme.as_deref(), None | Some("http" | "https" | "mailto" | "tel")) {
            return Some(text);
        }
        let message = format!("`{}` cannot be a link", text.value);
        let help = match misspelt::meant_scheme(&text.value).or_else(|| misspelt::meant_host(&text.value)) {
            Some(meant) => {
                remedy(&format!("did you mean `{meant}`?"), &self.corrected(&text.at, key, &scalar(&meant)))
            }
            None => remedy("for example:", &format!("{key}: https://example.com/")),
        };
        self.fault(
            Diagnostic::error(codes::UNSAFE_LINK, message)
                .at(self.span(text.at))
                .why("links may begin with `/`, `https:`, `http:`, `mailto:` or `tel:`; others could run a script")
                .help(help),
        );
        None
    }
}

fn without_quotes(text: Located<String>) -> Located<String> {
    Located { value: unquoted(&text.value).to_owned(), at: text.at }
}

/// Returns whether a text has the form of a language code.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Returns the address that a slug with several segments means.
fn whole_address(slug: &str) -> Option<String> {
    let parts = slug.trim_matches('/');
    let url = Url::parse(&format!("/{parts}/")).ok()?;
    (slug.starts_with('/') || parts.contains('/')).then(|| url.to_string())
}

/// Guesses the valid address that was meant by an invalid one.
fn likely_address(text: &str, fault: PathFault) -> Option<String> {
    let candidate = match fault {
        PathFault::NotFromRoot => format!("/{text}"),
        PathFault::OtherSite => {
            let (_, rest) = text.split_once("//")?;
            format!("/{}", rest.split_once('/')?.1)
        }
        PathFault::Query => text.split(['?', '#']).next()?.to_owned(),
        PathFault::Character('\\') => text.replace('\\', "/"),
        PathFault::Reserved => path::nearest_portable(text),
        _ => return None,
    };
    Url::parse(&candidate).ok().map(|url| url.to_string()).filter(|url| url != "/")
}
