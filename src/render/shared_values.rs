//! Values that many pages show, made once: the site, the card of each article, each author.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tera::Value;

use crate::config::Placed;
use crate::content::{Author, Text};
use crate::diagnostic::{Diagnostic, Severity, codes, misspelt};
use crate::images::Choice;
use crate::language::Language;
use crate::markdown::{EmbedKind, Positions, Resolve};
use crate::path::{Href, SourcePath};
use crate::plan::Plan;
use crate::plan::images::Responsive;
use crate::render::body::Around;
use crate::render::context::Context;
use crate::render::links::Links;
use crate::render::structured_data::SiteIds;
use crate::render::{Templates, blocked_embeds, body, images};
use crate::site::{ArticleId, PersonId, Site};
use crate::source::Asset;
use crate::view::article::{ArticleCard, Picture};
use crate::view::author::AuthorView;
use crate::view::page::SharedImage;
use crate::view::site::{IdsView, SiteView};
use crate::{config, markdown};

/// See the module. A [`Value`]'s clone is a reference count, so a list of cards costs nothing to make.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The site, for each of its languages.
    sites: Vec<Value>,
    pub(super) ids: SiteIds,
    /// For each language the card of each article, made when a page first shows it: a preview shows few.
    cards: Arc<[Vec<OnceLock<Value>>]>,
    pub(super) pictures: Arc<[Option<ArticlePicture>]>,
    pub(super) authors: Vec<Value>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Shared {
    /// Makes the values of a site.
    pub fn new(
        site: &Site,
        plan: &Plan,
        assets: &BTreeMap<SourcePath, Asset>,
        templates: &Templates,
    ) -> Shared {
        let ids = templates.ids();
        let around = Around { site, plan, assets, ids };
        let of_frame = IdsView { comments: ids.comments(), comment_form: ids.comment_form() };
        let ids: Vec<ArticleId> = site.article_ids().collect();
        let made: Vec<_> = ids.into_par_iter().map(|id| article_picture(id, site, plan, assets)).collect();
        let (pictures, faults): (Vec<_>, Vec<_>) = made.into_iter().unzip();
        let mut shared = Shared {
            sites: site
                .languages
                .all()
                .iter()
                .map(|language| value(&SiteView::new(language, site, plan, assets, of_frame)))
                .collect(),
            ids: SiteIds::new(site, plan),
            cards: no_cards(site.languages.all().len(), pictures.len()),
            pictures: pictures.into(),
            authors: Vec::with_capacity(site.people.len()),
            diagnostics: dead_settings(around).into_iter().chain(templates.blocked(site, plan)).collect(),
        };
        shared.diagnostics.extend(faults.into_iter().flatten());
        for id in (0..).map(PersonId).take(site.people.len()) {
            shared.add_author(id, around);
        }
        shared
    }

    /// Returns the values for the same site with new texts, which the cached cards quote.
    pub fn without_cached_cards(&self) -> Shared {
        Shared { cards: no_cards(self.cards.len(), self.pictures.len()), ..self.clone() }
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
        let card = || {
            let picture = self.pictures[at].as_ref().map(|picture| picture.view.clone());
            value(&ArticleCard::new(id, picture, language, site, plan))
        };
        self.cards[language.index][at].get_or_init(card).clone()
    }

    /// The cards of many articles.
    pub(super) fn cards(&self, ids: impl IntoIterator<Item = ArticleId>, context: Context<'_>) -> Value {
        Value::from(ids.into_iter().map(|id| self.card(id, context)).collect::<Vec<Value>>())
    }

    fn add_author(&mut self, id: PersonId, around: Around<'_>) {
        let Around { site, plan, assets, .. } = around;
        let profile = site.person(id).profile.as_ref();
        let (mut image, mut bio) = (None, String::new());
        if let Some(profile) = profile {
            self.diagnostics.extend(dead_links(profile, around));
            let body = body::to_html(&profile.text, site.languages.site(), around, Positions::Hidden);
            self.diagnostics.extend(body.diagnostics);
            bio = body.html;
            if let Some(src) = &profile.image {
                let found = picture(&src.value, src.at.clone(), &profile.text, site, plan, assets);
                let portrait = |found: ResolvedImage| {
                    let sizes = found.file.and_then(|file| plan.portrait(file));
                    view(&found, sizes, String::new(), None, site)
                };
                image = found.map(portrait).map_err(|fault| self.diagnostics.push(*fault)).ok();
            }
        }
        let view = value(&AuthorView::new(id, image, site, plan));
        self.authors.push(with_html(view, "bio", &bio));
    }
}

fn no_cards(languages: usize, articles: usize) -> Arc<[Vec<OnceLock<Value>>]> {
    (0..languages).map(|_| (0..articles).map(|_| OnceLock::new()).collect()).collect()
}

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

/// Addresses in the settings that lead nowhere.
fn dead_settings(around: Around<'_>) -> Vec<Diagnostic> {
    let Around { site, plan, assets, .. } = around;
    let settings = &site.config;
    let menu = settings.navigation.iter().flatten().chain(&settings.links).map(|link| &link.url);
    let pictures = settings.image.iter().chain(settings.theme.logo.iter().map(|logo| &logo.src));
    let file = config::file();
    let links = Links { file: &file, site, plan, assets };
    let logo = settings.theme.logo.iter().filter_map(|logo| {
        let fault = blocked_embeds::fault(EmbedKind::Images, Some(&logo.src.value), site, plan)?;
        Some(fault.at(logo.src.place.clone()))
    });
    let not_pictures = pictures.clone().filter_map(|picture| {
        let fault = match links.image(&picture.value) {
            markdown::ImageTarget::Local { url, .. } => links.other_than_picture(&picture.value, &url)?,
            markdown::ImageTarget::Missing(fault) if fault.code == codes::NO_PICTURE => *fault,
            _ => return None,
        };
        Some(fault.at(picture.place.clone()))
    });
    let not_pictures: Vec<Diagnostic> = not_pictures.collect();
    let dead = menu.chain(pictures).filter_map(|address| dead_address(address, &links));
    dead.chain(logo).chain(not_pictures).collect()
}

/// What is wrong with an address that stands on many pages; only one that leads out of the site stops a build.
fn dead_address(address: &Placed, links: &Links<'_>) -> Option<Diagnostic> {
    let Placed { value, place } = address;
    let is_relative = !value.starts_with(['/', '#', '?']) && !value.contains(':');
    if let Some(fault) = links.fault_of(value).filter(|fault| fault.code == codes::OUTSIDE_LINK) {
        return Some(fault.at(place.clone()));
    }
    let fault = if is_relative && misspelt::meant_host(value).is_none() {
        Diagnostic::warning(codes::DEAD_LINK, format!("`{value}` does not begin with `/`"))
            .why("it stands on many pages, and such a path counts from the folder of each")
            .help(format!("write the path from the site's root:\n/{}", value.trim_start_matches("./")))
    } else {
        links.fault_of(value)?
    };
    Some(Diagnostic { severity: Severity::Warning, code: codes::DEAD_LINK, ..fault }.at(place.clone()))
}

/// Addresses of an author's pages that lead nowhere.
fn dead_links(profile: &Author, around: Around<'_>) -> Vec<Diagnostic> {
    let Around { site, plan, assets, .. } = around;
    let links = Links { file: &profile.text.file, site, plan, assets };
    profile.links.iter().filter_map(|link| dead_address(&link.url, &links)).collect()
}

/// An article's picture.
#[derive(Clone, Debug)]
pub(super) struct ArticlePicture {
    /// On its page and on cards.
    pub(super) view: Picture,
    /// Where its page is shared.
    pub(super) shared: SharedImage,
}

/// Where a picture is, and its width and height where they are known.
struct ResolvedImage<'a> {
    src: String,
    dimensions: Option<(u32, u32)>,
    file: Option<&'a SourcePath>,
}

fn view(
    found: &ResolvedImage<'_>,
    sizes: Option<&Responsive>,
    alt: String,
    caption: Option<String>,
    site: &Site,
) -> Picture {
    let (width, height) = found.dimensions.unzip();
    let choice = sizes.map(|sizes| images::choice(sizes, &site.config.base));
    let Choice { src, srcset, sources } =
        choice.unwrap_or_else(|| Choice { src: found.src.clone(), ..Choice::default() });
    Picture { src, alt, caption, width, height, srcset, sources }
}

/// A picture for shared links, whose addresses are whole.
fn shared(found: &ResolvedImage<'_>, sizes: Option<&Responsive>, alt: &str, site: &Site) -> SharedImage {
    let base = &site.config.base;
    let alt = alt.to_owned();
    if let Some(one) = sizes.and_then(|sizes| sizes.shared.as_ref()) {
        let (width, height) = (Some(one.width), Some(one.height));
        return SharedImage { url: base.absolute(&one.url), alt, width, height };
    }
    let own = Href::of(&found.src) == Href::Root;
    let origin = if own { base.origin() } else { "" };
    let (width, height) = found.dimensions.unzip();
    SharedImage { url: format!("{origin}{}", found.src), alt, width, height }
}

/// An article's own picture.
fn article_picture(
    id: ArticleId,
    site: &Site,
    plan: &Plan,
    assets: &BTreeMap<SourcePath, Asset>,
) -> (Option<ArticlePicture>, Option<Diagnostic>) {
    let article = &site.article(id).article;
    let Some(image) = &article.image else { return (None, None) };
    let at = image.src.at.clone();
    match picture(&image.src.value, at.clone(), &article.text, site, plan, assets) {
        Ok(found) => {
            let outside = found.file.is_none().then_some(found.src.as_str());
            let blocked =
                outside.and_then(|src| blocked_embeds::fault(EmbedKind::Images, Some(src), site, plan));
            let blocked = blocked.map(|fault| fault.at(article.text.span(at)));
            let sizes = found.file.and_then(|file| plan.picture(file));
            let shared = shared(&found, sizes, &image.alt, site);
            let view = view(&found, sizes, image.alt.clone(), image.caption.clone(), site);
            (Some(ArticlePicture { view, shared }), blocked)
        }
        Err(fault) => (None, Some(*fault)),
    }
}

/// The picture that a file's front matter names.
fn picture<'a>(
    src: &str,
    at: std::ops::Range<usize>,
    text: &Text,
    site: &Site,
    plan: &'a Plan,
    assets: &BTreeMap<SourcePath, Asset>,
) -> Result<ResolvedImage<'a>, Box<Diagnostic>> {
    let links = Links { file: &text.file, site, plan, assets };
    match links.image(src) {
        markdown::ImageTarget::Local { src: shown, dimensions, url, .. } => {
            match links.other_than_picture(src, &url) {
                Some(fault) => Err(Box::new(fault.at(text.span(at)))),
                None => Ok(ResolvedImage { src: shown, dimensions, file: plan.file_at(&url) }),
            }
        }
        markdown::ImageTarget::External(src) => Ok(ResolvedImage { src, dimensions: None, file: None }),
        markdown::ImageTarget::Missing(fault) | markdown::ImageTarget::Doubtful(_, fault) => {
            Err(Box::new(links.or_no_picture(src, *fault).at(text.span(at))))
        }
    }
}
