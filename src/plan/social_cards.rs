//! Plans the social cards: the articles that get one, their content and their paths.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::CardFont;
use crate::diagnostic::{Diagnostic, Report, codes, nearest};
use crate::path::{OutPath, SourcePath, Url};
use crate::plan::claims::{Claimant, Claims};
use crate::plan::images::FOLDER;
use crate::plan::output::Output;
use crate::plan::social_card::{CardOf, SocialCard};
use crate::site::{ArticleId, Site};
use crate::social_cards;
use crate::social_cards::{Card, Typefaces};
use crate::source::Font;

/// The social cards of a site.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cards {
    /// The address of each article's card, by `ArticleId`.
    pub(super) articles: Vec<Option<Url>>,
    /// The address of the site's card.
    pub(super) site: Option<Url>,
    /// Articles without a card because no font has the characters of their titles.
    pub(super) unwritten: Vec<ArticleId>,
}

/// Returns the fonts that the settings name. Reports fonts that cannot be used.
pub fn typefaces(site: &Site, fonts: &BTreeMap<SourcePath, Arc<Font>>, report: &mut Report) -> Typefaces {
    let named = site.config.social_cards.iter().flat_map(|settings| &settings.fonts);
    let good = named.filter_map(|named| font(named, fonts).map_err(|fault| report.push(*fault)).ok());
    Typefaces::new(good.collect())
}

fn font(named: &CardFont, fonts: &BTreeMap<SourcePath, Arc<Font>>) -> Result<Arc<Font>, Box<Diagnostic>> {
    let CardFont { file, place } = named;
    let Some(font) = fonts.get(file) else {
        let fault =
            Diagnostic::error(codes::BAD_FONT, format!("there is no font `{file}`")).at(place.clone());
        let help = match nearest(file.as_str(), fonts.keys().map(SourcePath::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if fonts.is_empty() => "put a TTF or OTF file there".to_owned(),
            None => {
                let all: Vec<String> = fonts.keys().map(|font| format!("`{font}`")).collect();
                format!("there are: {}", all.join(", "))
            }
        };
        return Err(Box::new(fault.help(help)));
    };
    social_cards::check(&font.bytes).map_err(|why| {
        Diagnostic::error(codes::BAD_FONT, format!("the font `{file}` cannot be used: {why}"))
            .at(place.clone())
            .why("social cards are to be written in it")
            .help("copy it again from where it came from, or name another one")
    })?;
    Ok(Arc::clone(font))
}

/// Claims a path for the card of each article without an image, and for the card of the site.
pub(super) fn plan(
    site: &Site,
    typefaces: &Typefaces,
    articles: &[Url],
    claims: &mut Claims,
    report: &mut Report,
) -> Cards {
    if site.config.social_cards.is_none() {
        return Cards::default();
    }
    let faces = typefaces.open();
    let ids: Vec<ArticleId> =
        site.article_ids().filter(|id| site.article(*id).article.image.is_none()).collect();
    let key = |of: CardOf| {
        let card = card(of, site);
        faces.can_write(&card.title).then(|| SocialCard { of, key: typefaces.key(&card) })
    };
    let keys: Vec<Option<SocialCard>> = ids.par_iter().map(|id| key(CardOf::Article(*id))).collect();
    let mut cards = Cards { articles: vec![None; articles.len()], ..Cards::default() };
    for (id, key) in ids.into_iter().zip(keys) {
        let place = id.0 as usize;
        match key {
            Some(card) => cards.articles[place] = claim(card, articles[place].as_str(), claims, report),
            None if cfg!(feature = "cards") => cards.unwritten.push(id),
            None => {}
        }
    }
    // If the settings name an image, it is used for these pages instead of the site's card.
    if site.config.image.is_none() {
        cards.site = key(CardOf::Site).and_then(|card| claim(card, "", claims, report));
    }
    cards
}

/// Claims the path of a card and returns its address: `/variants/2026/warm-welcome-card.3f2a9c1b.png`.
fn claim(card: SocialCard, page: &str, claims: &mut Claims, report: &mut Report) -> Option<Url> {
    let page = page.trim_matches('/').trim_end_matches(".html");
    let (key, hyphen) = (card.key, if page.is_empty() { "" } else { "-" });
    let usual = OutPath::parse(&format!("{FOLDER}/{page}{hyphen}card.{}.png", key.short()));
    // With the suffix, a long name may exceed the limit of the file system.
    let path = usual.or_else(|_| OutPath::parse(&format!("{FOLDER}/card.{key}.png"))).ok()?;
    let url = path.url();
    claims.claim(path, Output::SocialCard(card), Claimant::own("a social card"), report);
    Some(url)
}

/// Returns the content of a card.
pub fn card(of: CardOf, site: &Site) -> Card {
    let config = &site.config;
    let colours = config.theme.look.light();
    let CardOf::Article(id) = of else {
        let language = site.languages.site();
        let host = config.base.origin().rsplit("//").next().unwrap_or_default();
        return Card {
            site: String::new(),
            title: config.title.clone(),
            deck: config.tagline.clone(),
            authors: format!("{host}{}", config.base.path()),
            label: String::new(),
            direction: language.direction,
            language: language.code.clone(),
            colours,
        };
    };
    let (entry, language) = (site.article(id), site.language_of(id));
    let names: Vec<&str> = entry.authors.iter().map(|id| site.person(*id).name.as_str()).collect();
    let authors = match names.as_slice() {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [names @ .., last] => {
            format!("{}{}{last}", names.join(language.text("list_between")), language.last_joint(last))
        }
    };
    let label = match (entry.series, entry.categories.first()) {
        (Some((series, part)), _) => {
            let part = language.number(i128::from(part));
            let series = &site.one_series(series).title;
            language.filled("part_of_series", &[("part", &part), ("series", series)])
        }
        (None, Some(category)) => site.category(*category).name.clone(),
        (None, None) => String::new(),
    };
    Card {
        site: config.title.clone(),
        title: entry.article.title.value.clone(),
        deck: entry.article.deck.clone().unwrap_or_default(),
        authors,
        label,
        direction: language.direction,
        language: language.code.clone(),
        colours,
    }
}
