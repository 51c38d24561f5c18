//! Applies the typography of the language to titles and other short texts of the front matter, once for all pages that
//! show them. Names of people, addresses, ids and custom keys of a site are not changed.

use std::borrow::Cow;
use std::sync::Arc;

use crate::config::Config;
use crate::content::{Article, Page};
use crate::language::{Language, Languages};
use crate::markdown::{typeset, typeset_title};
use crate::site::series::{PartState, Series};
use crate::site::taxonomy::Term;

/// Typesets an article. Returns the same `Arc` if nothing changes.
pub(super) fn article(mut article: Arc<Article>, config: &Config, languages: &Languages) -> Arc<Article> {
    if !config.markdown.smart_punctuation {
        return article;
    }
    let language = languages.of(article.language.as_deref());
    if is_set(&article, language) {
        return article;
    }
    let set = Arc::make_mut(&mut article);
    title(&mut set.title.value, language);
    let texts = [&mut set.deck, &mut set.description].into_iter().flatten().chain([&mut set.summary]);
    texts.chain(&mut set.takeaways).for_each(|text| self::text(text, language));
    if let Some(image) = &mut set.image {
        text(&mut image.alt, language);
        image.caption.iter_mut().for_each(|caption| text(caption, language));
    }
    article
}

/// Returns whether typesetting changes nothing in an article, so that it need not be copied.
fn is_set(article: &Article, language: &Language) -> bool {
    let image = article.image.as_ref();
    let texts = [&article.deck, &article.description].into_iter().flatten().chain([&article.summary]);
    let texts = texts.chain(&article.takeaways).chain(image.map(|image| &image.alt));
    let mut texts = texts.chain(image.and_then(|image| image.caption.as_ref()));
    texts.all(|text| matches!(typeset(text, &language.quotes), Cow::Borrowed(_)))
        && matches!(titled(&article.title.value, language), Cow::Borrowed(_))
}

/// Typesets a standalone page.
pub(super) fn page(mut page: Arc<Page>, config: &Config, languages: &Languages) -> Arc<Page> {
    if config.markdown.smart_punctuation {
        let language = languages.of(page.language.as_deref());
        let set = Arc::make_mut(&mut page);
        title(&mut set.title.value, language);
        text(&mut set.summary, language);
        set.description.iter_mut().for_each(|description| text(description, language));
    }
    page
}

/// Typesets series and their planned parts. Must run after articles are matched to series by title.
pub(super) fn series(mut all: Vec<Series>, config: &Config, languages: &Languages) -> Vec<Series> {
    if config.markdown.smart_punctuation {
        let language = languages.site();
        for series in &mut all {
            title(&mut series.title, language);
            for part in &mut series.parts {
                if let PartState::Planned { title: planned, .. } = &mut part.what {
                    title(planned, language);
                }
            }
            if let Some(file) = &mut series.file {
                text(&mut Arc::make_mut(file).summary, language);
            }
        }
    }
    all
}

/// Typesets the names of tags or categories.
pub(super) fn terms(mut terms: Vec<Term>, config: &Config, languages: &Languages) -> Vec<Term> {
    if config.markdown.smart_punctuation {
        terms.iter_mut().for_each(|term| text(&mut term.name, languages.site()));
    }
    terms
}

/// Typesets the texts of the settings: the title, the tagline, the description and the links.
pub(super) fn config(mut config: Config, languages: &Languages) -> Config {
    if config.markdown.smart_punctuation {
        let own = [&mut config.title, &mut config.tagline, &mut config.description];
        let links = config.navigation.iter_mut().flatten().chain(&mut config.links);
        own.into_iter().chain(links.map(|link| &mut link.title)).for_each(|own| text(own, languages.site()));
    }
    config
}

fn titled<'t>(title: &'t str, language: &Language) -> Cow<'t, str> {
    typeset_title(title, &language.quotes, language.word_for_part())
}

fn title(title: &mut String, language: &Language) {
    if let Cow::Owned(set) = titled(title, language) {
        *title = set;
    }
}

fn text(text: &mut String, language: &Language) {
    if let Cow::Owned(set) = typeset(text, &language.quotes) {
        *text = set;
    }
}
