//! `author`, a person on the person's own page and below an article.

use serde::Serialize;

use crate::plan::{Page, Plan};
use crate::site::{PersonId, Site};
use crate::view::article::Picture;
use crate::view::link::Link;
use crate::view::site::link_view;

/// A person. `render` adds `bio`, as HTML; it may be empty.
#[derive(Clone, Debug, Serialize)]
pub struct AuthorView {
    /// The name.
    pub name: String,
    /// The person's page, for `href=`.
    pub href: String,
    /// The absolute address of the person's page.
    pub url: String,
    /// The person's occupation.
    pub role: Option<String>,
    /// The person's organisation.
    pub organisation: Option<String>,
    /// The organisation's site.
    pub organisation_url: Option<String>,
    /// A portrait.
    pub image: Option<Picture>,
    /// The person's pages on other sites.
    pub links: Vec<Link>,
    /// The number of the person's articles.
    pub count: usize,
}

impl AuthorView {
    /// Returns a person with a portrait.
    pub fn new(id: PersonId, image: Option<Picture>, site: &Site, plan: &Plan) -> AuthorView {
        let person = site.person(id);
        let profile = person.profile.as_ref();
        let page = Page::Author(id, 1);
        let link = |link: &crate::config::NamedLink| link_view(link, site, plan);
        AuthorView {
            name: person.name.clone(),
            href: plan.href(page),
            url: plan.absolute(page),
            role: profile.and_then(|profile| profile.role.clone()),
            organisation: profile.and_then(|profile| profile.organisation.clone()),
            organisation_url: profile.and_then(|profile| profile.organisation_url.clone()),
            image,
            links: profile.map(|profile| profile.links.iter().map(link).collect()).unwrap_or_default(),
            count: person.articles.len(),
        }
    }
}
