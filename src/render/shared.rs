//! Values that many pages show, made once: the site, the card of each article, each author.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;
use tera::Value;

use crate::config;
use crate::content::Text;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes;
use crate::language::Language;
use crate::markdown;
use crate::markdown::Positions;
use crate::markdown::Resolve;
use crate::path::SourcePath;
use crate::path::Url;
use crate::plan::Plan;
use crate::render::Context;
use crate::render::links;
use crate::render::links::Links;
use crate::render::links::Style;
use crate::render::structured_data::SiteIds;
use crate::site::ArticleId;
use crate::site::PersonId;
use crate::site::Site;
use crate::source::Asset;
use crate::view::article::Card;
use crate::view::article::Picture;
use crate::view::author::AuthorView;
use crate::view::site::SiteView;

/// See the module. A [`Value`]'s clone is a reference count, so a list of cards costs nothing to make.
#[derive(Debug)]
pub struct Shared {
    /// The site, for each of its languages.
    sites: Vec<Value>,
    pub(super) ids: SiteIds,
    /// For each language the card of each article, made when a page first shows it: a preview shows few.
    cards: Vec<Vec<OnceLock<Value>>>,
    pub(super) pictures: Vec<Option<Picture>>,
    pub(super) authors: Vec<Value>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Shared {
    /// Makes the values of a site.
    pub fn new(site: &Site, plan: &Plan, assets: &BTreeMap<SourcePath, Asset>) -> Shared {
        let ids: Vec<ArticleId> = site.article_ids().collect();
        let made: Vec<_> = ids.into_par_iter().map(|id| article_picture(id, site, plan, assets)).collect();
        let mut shared = Shared {
            sites: site
                .languages
                .all()
                .iter()
                .map(|language| value(&SiteView::new(language, site, plan)))
                .collect(),
            ids: SiteIds::new(site, plan),
            cards: site
                .languages
                .all()
                .iter()
                .map(|_| made.iter().map(|_| OnceLock::new()).collect())
                .collect(),
            pictures: Vec::with_capacity(made.len()),
            authors: Vec::with_capacity(site.people.len()),
            diagnostics: dead_settings(site, plan),
        };
        for (picture, fault) in made {
            shared.pictures.push(picture);
            shared.diagnostics.extend(fault);
        }
        for id in (0..).map(PersonId).take(site.people.len()) {
            shared.add_author(id, site, plan, assets);
        }
        shared
    }

    /// Faults of the settings' links, of pictures and of bios, which belong to no single output.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The site, for a page in a language.
    pub(super) fn site(&self, language: &Language) -> Value {
        self.sites[language.index].clone()
    }

    /// The card of an article, for the page of a context.
    pub(super) fn card(&self, id: ArticleId, context: Context<'_>) -> Value {
        let Context { site, plan, language, .. } = context;
        let at = id.0 as usize;
        let card = || value(&Card::new(id, self.pictures[at].clone(), language, site, plan));
        self.cards[language.index][at].get_or_init(card).clone()
    }

    /// The cards of many articles.
    pub(super) fn cards(&self, ids: impl IntoIterator<Item = ArticleId>, context: Context<'_>) -> Value {
        Value::from(ids.into_iter().map(|id| self.card(id, context)).collect::<Vec<Value>>())
    }

    fn add_author(&mut self, id: PersonId, site: &Site, plan: &Plan, assets: &BTreeMap<SourcePath, Asset>) {
        let profile = site.person(id).profile.as_ref();
        let (mut image, mut bio) = (None, String::new());
        if let Some(profile) = profile {
            let body = links::to_html(&profile.text, site, plan, assets, site.languages.site(), BIO);
            self.diagnostics.extend(body.diagnostics);
            bio = body.html;
            if let Some(src) = &profile.image {
                let found = picture(&src.value, src.at.clone(), &profile.text, site, plan, assets);
                let portrait = |found: Found| of(found, String::new(), None);
                image = found.map(portrait).map_err(|fault| self.diagnostics.push(*fault)).ok();
            }
        }
        let view = value(&AuthorView::new(id, image, site, plan));
        self.authors.push(with_html(view, "bio", &bio));
    }
}

/// A bio stands on pages of which only the text is asked whether it holds code.
const BIO: Style<'_> = Style { positions: Positions::Hidden, highlighter: None };

/// A view as a value for templates.
pub(super) fn value<T: serde::Serialize>(view: &T) -> Value {
    Value::try_from_serializable(view).expect("views hold nothing that cannot be serialised")
}

/// A view with one more field, which holds HTML and so is not escaped.
pub(super) fn with_html(view: Value, key: &'static str, html: &str) -> Value {
    with(view, [(key, Value::safe_string(html))])
}

/// A view with more fields. Give all of them at once: each call puts the whole view together anew.
pub(super) fn with<const N: usize>(view: Value, fields: [(&'static str, Value); N]) -> Value {
    let mut map = view.into_map().expect("views are structs");
    map.extend(fields.map(|(key, field)| (key.into(), field)));
    Value::from(map)
}

/// Addresses in the settings that begin with `/`, and that the site does not have.
fn dead_settings(site: &Site, plan: &Plan) -> Vec<Diagnostic> {
    let menu = site.config.navigation.iter().flatten().chain(&site.config.links).map(|link| &link.url);
    let dead = |url: &&String| {
        let own = url.starts_with('/') && !url.starts_with("//");
        let path = url.split(['?', '#']).next().unwrap_or_default();
        own && !Url::parse(path).is_ok_and(|url| plan.has(&url))
    };
    let fault = |url: &String| {
        Diagnostic::warning(
            codes::DEAD_LINK,
            format!("site.yaml names `{url}`, and this site has nothing there"),
        )
        .at(Span::file(&config::file()))
        .help("mend the address, or remove it")
    };
    menu.chain(&site.config.image).filter(dead).map(fault).collect()
}

/// Where a picture is, and its width and height where they are known.
struct Found {
    src: String,
    dimensions: Option<(u32, u32)>,
}

fn of(found: Found, alt: String, caption: Option<String>) -> Picture {
    let (width, height) = found.dimensions.unzip();
    Picture { src: found.src, alt, caption, width, height }
}

/// An article's own picture.
fn article_picture(
    id: ArticleId,
    site: &Site,
    plan: &Plan,
    assets: &BTreeMap<SourcePath, Asset>,
) -> (Option<Picture>, Option<Diagnostic>) {
    let article = &site.article(id).article;
    let Some(image) = &article.image else { return (None, None) };
    match picture(&image.src.value, image.src.at.clone(), &article.text, site, plan, assets) {
        Ok(found) => (Some(of(found, image.alt.clone(), image.caption.clone())), None),
        Err(fault) => (None, Some(*fault)),
    }
}

/// The picture that a file's front matter names.
fn picture(
    src: &str,
    at: std::ops::Range<usize>,
    text: &Text,
    site: &Site,
    plan: &Plan,
    assets: &BTreeMap<SourcePath, Asset>,
) -> Result<Found, Box<Diagnostic>> {
    match (Links { file: &text.file, site, plan, assets }).picture(src) {
        markdown::Picture::Local { src, dimensions, .. } => Ok(Found { src, dimensions }),
        markdown::Picture::External(src) => Ok(Found { src, dimensions: None }),
        markdown::Picture::Missing(fault) => Err(Box::new((*fault).at(text.span(at)))),
    }
}
