//! Values of a map that are addresses: of this site's pages, of other sites, and the parts of an address.

use crate::diagnostic::{Diagnostic, Located, codes, misspelt};
use crate::keys::fields::Fields;
use crate::keys::scalars::{tidy, unquoted, written};
use crate::path;
use crate::path::{PathFault, Url};
use crate::slug::Slug;
use crate::yaml::Node;
use crate::yaml::quote::{remedy, scalar};

impl Fields<'_, '_> {
    /// A text that no reader sees, without typographic quotes around it.
    fn word_of(&mut self, key: &str) -> Option<Located<String>> {
        self.text(key).map(without_quotes)
    }

    /// The address of a page of this site.
    pub fn url(&mut self, key: &str) -> Option<Located<Url>> {
        let text = self.word_of(key)?;
        self.page_address(key, &text)
    }

    /// Addresses of this site: a list, or one alone.
    pub fn urls(&mut self, key: &str) -> Vec<Located<Url>> {
        let texts: Vec<Located<String>> = self.limited_texts(key).into_iter().map(without_quotes).collect();
        texts.iter().filter_map(|text| self.page_address(key, text)).collect()
    }

    fn page_address(&mut self, key: &str, text: &Located<String>) -> Option<Located<Url>> {
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

    /// The last part of an address. A slash at its end is no part of it.
    pub fn slug(&mut self, key: &str) -> Option<Located<Slug>> {
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

    /// A language as in RFC 5646: `en`, `en-GB`; also as systems write it, `en_GB.UTF-8`.
    pub fn language(&mut self, key: &str) -> Option<String> {
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

    /// What a link points to: a path, a whole address, `mailto:` or `tel:`; never a script.
    pub fn link(&mut self, key: &str) -> Option<Located<String>> {
        let text = self.word_of(key)?;
        self.safe_link(key, text)
    }

    /// The link that a node gives, as a value of `key`.
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

/// Whether a text has the shape of a language's code.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// The address that a slug with several parts means.
fn whole_address(slug: &str) -> Option<String> {
    let parts = slug.trim_matches('/');
    let url = Url::parse(&format!("/{parts}/")).ok()?;
    (slug.starts_with('/') || parts.contains('/')).then(|| url.to_string())
}

/// What an address that is refused was probably meant to be.
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
