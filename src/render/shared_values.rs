//! Values that many pages show, rendered once: the site, the card of each article, each author.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tera::Value;

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::markdown::Positions;
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::render::article_images::{ArticleImage, article_image, portrait};
use crate::render::structured_data::SiteIds;
use crate::render::templates::Templates;
use crate::render::text_context::TextContext;
use crate::render::values::{value, with_html};
use crate::render::{dead_links, text_html};
use crate::site::{ArticleId, PersonId, Site};
use crate::source::Asset;
use crate::view::SharedLinks;
use crate::view::author::AuthorView;
use crate::view::card::ArticleCard;
use crate::view::site::{IdsView, SiteView};

/// The values of a site. Cloning a [`Value`] copies a reference, so a list of cards is cheap.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The site, for each of its languages.
    sites: Vec<Value>,
    pub(super) ids: SiteIds,
    pub(super) links: SharedLinks<Value>,
    /// The cards of all articles for each language. A card is rendered when a page first shows it: a preview shows few.
    cards: Arc<[Vec<OnceLock<Value>>]>,
    /// The articles on the same subjects as each article, found when they are first needed. The key of a page needs them too.
    related: Arc<[OnceLock<Box<[ArticleId]>>]>,
    pub(super) images: Arc<[Option<ArticleImage>]>,
    pub(super) authors: Vec<Value>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Shared {
    /// Renders the values of a site.
    pub fn new(
        site: &Site,
        plan: &Plan,
        assets: &BTreeMap<SourcePath, Asset>,
        templates: &Templates,
    ) -> Shared {
        let ids = templates.ids();
        let context = TextContext { site, plan, assets, ids };
        let of_frame = IdsView { comments: ids.comments(), comment_form: ids.comment_form() };
        let ids: Vec<ArticleId> = site.article_ids().collect();
        let images: Vec<_> = ids.into_par_iter().map(|id| article_image(id, context)).collect();
        let (images, faults): (Vec<_>, Vec<_>) = images.into_iter().unzip();
        let mut shared = Shared {
            sites: site
                .languages
                .all()
                .iter()
                .map(|language| value(&SiteView::new(language, site, plan, assets, of_frame)))
                .collect(),
            ids: SiteIds::new(plan),
            links: SharedLinks::new(site, plan, value),
            cards: no_cards(site.languages.all().len(), images.len()),
            related: images.iter().map(|_| OnceLock::new()).collect(),
            images: images.into(),
            authors: Vec::with_capacity(site.people.len()),
            diagnostics: dead_links::of_settings(context)
                .into_iter()
                .chain(templates.blocked(site, plan))
                .collect(),
        };
        shared.diagnostics.extend(faults.into_iter().flatten());
        for id in (0..).map(PersonId).take(site.people.len()) {
            shared.add_author(id, context);
        }
        shared
    }

    /// Returns the values for the same site with new texts, which the cached cards quote.
    pub fn without_cached_cards(&self) -> Shared {
        Shared { cards: no_cards(self.cards.len(), self.images.len()), ..self.clone() }
    }

    /// Returns the diagnostics of the settings' links, of images and of bios, which do not belong to a single output.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns the site, for a page in a language.
    pub(super) fn site(&self, language: &Language) -> Value {
        self.sites[language.index].clone()
    }

    /// Returns the card of an article, for a page in a language.
    pub(super) fn card(&self, id: ArticleId, language: &Language, site: &Site, plan: &Plan) -> Value {
        let at = id.0 as usize;
        let card = || {
            let picture = self.images[at].as_ref().map(|picture| picture.view.clone());
            value(&ArticleCard::new(id, picture, &self.links, language, site, plan))
        };
        self.cards[language.index][at].get_or_init(card).clone()
    }

    /// Returns the articles on the same subjects as an article.
    pub(super) fn related(&self, id: ArticleId, site: &Site) -> &[ArticleId] {
        self.related[id.0 as usize].get_or_init(|| site.related(id).into())
    }

    fn add_author(&mut self, id: PersonId, context: TextContext<'_>) {
        let TextContext { site, plan, .. } = context;
        let profile = site.person(id).profile.as_ref();
        let (mut image, mut bio) = (None, String::new());
        if let Some(profile) = profile {
            self.diagnostics.extend(dead_links::of_author(profile, context));
            let body = text_html::to_html(&profile.text, site.languages.site(), context, Positions::Hidden);
            self.diagnostics.extend(body.diagnostics);
            bio = body.html;
            if let Some(src) = &profile.image {
                let portrait = portrait(src, &profile.text, context);
                image = portrait.map_err(|fault| self.diagnostics.push(*fault)).ok();
            }
        }
        let view = value(&AuthorView::new(id, image, site, plan));
        self.authors.push(with_html(view, "bio", &bio));
    }
}

fn no_cards(languages: usize, articles: usize) -> Arc<[Vec<OnceLock<Value>>]> {
    (0..languages).map(|_| (0..articles).map(|_| OnceLock::new()).collect()).collect()
}
