//! What the posts refer to: authors, terms, attachments, and the addresses of other posts. The first reading gathers it.

use std::collections::{BTreeMap, BTreeSet};

use crate::exports::xml::Element;
use crate::import::author::ImportedAuthor;
use crate::import::home::Home;
use crate::import::plain_text::{decoded, percent_decoded, plain};
use crate::import::readers::wordpress::attachments::Attachments;
use crate::import::readers::wordpress::elements::{CONTENT, DUBLIN_CORE, WP};
use crate::import::site_facts::SiteFacts;
use crate::slug::Slug;

/// The most levels of categories.
const DEEPEST: usize = 16;

/// What the posts of an export refer to.
#[derive(Clone, Debug, Default)]
pub(super) struct Library {
    pub(super) facts: SiteFacts,
    pub(super) home: Home,
    pub(super) attachments: Attachments,
    /// The addresses of posts and pages, by id.
    pub(super) addresses: BTreeMap<String, String>,
    /// The ids of the posts and pages that readers see.
    pub(super) live: BTreeSet<String>,
    /// The ids of the posts that readers see.
    posts: BTreeSet<String>,
    /// The categories and tags of live posts, by their domain and their name in addresses.
    pub(super) terms: BTreeMap<(TermKind, String), String>,
    /// The parents of categories, by their names in addresses.
    pub(super) parents: BTreeMap<String, String>,
    /// The names that readers see, by login.
    names: BTreeMap<String, String>,
    /// The logins whose texts readers see.
    pub(super) live_logins: BTreeSet<String>,
    /// The texts of reusable blocks, by id.
    pub(super) blocks: BTreeMap<String, String>,
    pub(super) has_comments: bool,
}

/// The two kinds of terms that Steadfast has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TermKind {
    Category,
    Tag,
}

impl TermKind {
    /// Returns the kind of a term of an item; `None` for other taxonomies.
    pub(super) fn of(term: &Element) -> Option<TermKind> {
        match term.attribute("domain") {
            // WXR 1.0 writes categories a second time without domain.
            "category" | "" => Some(TermKind::Category),
            "post_tag" | "tag" => Some(TermKind::Tag),
            _ => None,
        }
    }
}

/// Returns whether readers saw an item.
pub(super) fn is_live(item: &Element) -> bool {
    item.text_of(WP, "status") == "publish" && item.text_of(WP, "post_password").is_empty()
}

impl Library {
    /// Takes a record of the first reading.
    pub(super) fn add(&mut self, record: &Element) {
        let is_wp = record.is_in(WP);
        match record.name() {
            "item" => self.item(record),
            "comment" => self.has_comments = true,
            "author" if is_wp => self.person(record),
            "category" if is_wp => {
                let text = |name: &str| percent_decoded(record.text_of(WP, name));
                let (name, parent) = (text("category_nicename"), text("category_parent"));
                if !parent.is_empty() && parent != name {
                    self.parents.insert(name, parent);
                }
            }
            "title" => first(&mut self.facts.title, &plain(record.text())),
            "description" => first(&mut self.facts.tagline, &plain(record.text())),
            "link" if self.facts.url.is_empty() => self.set_home(record.text()),
            "base_blog_url" => self.set_home(record.text()),
            "language" if self.facts.language.is_none() => {
                let code = record.text().replace('_', "-");
                self.facts.language = Some(code).filter(|code| !code.is_empty());
            }
            _ => {}
        }
    }

    fn set_home(&mut self, address: &str) {
        if address.starts_with("http") {
            self.facts.url = address.trim_end_matches('/').to_owned();
            self.home = Home::new(address);
        }
    }

    fn person(&mut self, record: &Element) {
        let text = |name: &str| plain(record.text_of(WP, name));
        let login = record.text_of(WP, "author_login").to_owned();
        let full = format!("{} {}", text("author_first_name"), text("author_last_name"));
        let names = [text("author_display_name"), full.trim().to_owned(), login.clone()];
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        self.names.insert(login, name);
    }

    fn item(&mut self, item: &Element) {
        let kind = item.text_of(WP, "post_type");
        if kind == "attachment" {
            self.attachments.add(item);
            return;
        }
        if kind == "wp_block" && is_live(item) {
            let text = item.text_of(CONTENT, "encoded").to_owned();
            self.blocks.insert(item.text_of(WP, "post_id").to_owned(), text);
        }
        let is_text = matches!(kind, "post" | "page" | "");
        let id = item.text_of(WP, "post_id");
        if let Some(address) = self.home.page(item.text_of("", "link")).filter(|_| is_text) {
            self.addresses.insert(id.to_owned(), address);
        }
        if !is_text || !is_live(item) {
            return;
        }
        self.live.insert(id.to_owned());
        self.live_logins.insert(item.text_of(DUBLIN_CORE, "creator").to_owned());
        self.facts.takes_comments |= item.text_of(WP, "comment_status") == "open";
        if kind == "page" {
            return;
        }
        self.posts.insert(id.to_owned());
        for term in item.children("", "category") {
            let nicename = percent_decoded(term.attribute("nicename"));
            if let Some(kind) = TermKind::of(term).filter(|_| !nicename.is_empty()) {
                self.terms.entry((kind, nicename)).or_insert_with(|| decoded(term.text()));
            }
        }
    }

    /// Returns the path of a category below those that it belongs to.
    pub(super) fn with_parents(&self, nicename: &str) -> String {
        let mut path = vec![nicename];
        while let Some(parent) = path.last().and_then(|last| self.parents.get(*last)) {
            if path.contains(&parent.as_str()) || path.len() > DEEPEST {
                break;
            }
            path.push(parent);
        }
        path.reverse();
        path.join("/")
    }

    /// Returns the folder in which all posts are, without a slash at its end: `/blog`. Empty if there is none. Lists are below
    /// it too.
    pub(super) fn front(&self) -> String {
        let mut fronts = self.posts.iter().filter_map(|id| self.addresses.get(id)).map(|address| {
            let folders = address.trim_end_matches('/').rsplit_once('/').map_or("", |(folders, _)| folders);
            let is_variable = |folder: &&str| {
                let is_category = self.terms.contains_key(&(TermKind::Category, (*folder).to_owned()));
                is_category || folder.bytes().all(|byte| byte.is_ascii_digit())
            };
            folders.split('/').skip(1).take_while(|folder| !is_variable(folder)).collect::<Vec<_>>()
        });
        let Some(mut front) = fronts.next() else { return String::new() };
        for other in fronts {
            let common = front.iter().zip(&other).take_while(|(a, b)| a == b).count();
            front.truncate(common);
        }
        front.iter().map(|folder| format!("/{folder}")).collect()
    }

    /// Returns the name of a login that readers see.
    pub(super) fn name_of<'l>(&'l self, login: &'l str) -> &'l str {
        self.names.get(login).map_or(login, String::as_str)
    }

    /// Returns what an entry has as its author: the id of the profile, or the name of someone who has none.
    pub(super) fn author(&self, login: &str) -> Option<String> {
        let name = self.name_of(login);
        let has_profile = self.names.contains_key(login) && self.live_logins.contains(login);
        let author = if has_profile { self.author_id(login) } else { name.to_owned() };
        Some(author).filter(|author| !author.is_empty())
    }

    /// Returns the id of a profile. A mail address is never one, because ids are published.
    pub(super) fn author_id(&self, login: &str) -> String {
        let of = if login.contains('@') { self.name_of(login) } else { login };
        let of = if of.contains('@') { of.split('@').next().unwrap_or_default() } else { of };
        Slug::from_title(of).as_str().to_owned()
    }

    /// Returns the profiles of those whose texts readers see. The others stay unknown.
    pub(super) fn profiles(&self) -> Vec<ImportedAuthor> {
        let live = self.names.iter().filter(|(login, _)| self.live_logins.contains(*login));
        live.map(|(login, name)| ImportedAuthor {
            id: self.author_id(login),
            name: name.clone(),
            ..ImportedAuthor::default()
        })
        .collect()
    }
}

/// Sets a text that is not set yet.
fn first(field: &mut String, text: &str) {
    if field.is_empty() {
        text.clone_into(field);
    }
}
