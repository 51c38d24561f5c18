//! Translations of articles. Each translation names its original; each version in a group links to all others.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::content::Article;
use crate::diagnostic::{Diagnostic, Located, Report, codes, nearest};
use crate::path::SourcePath;
use crate::site::entry::Versions;
use crate::site::ids::ArticleId;

/// The files of an article and of its translations. The translations are sorted by language.
pub(super) struct Group {
    original: SourcePath,
    translations: Vec<SourcePath>,
}

/// Finds the groups of translations among all articles, including those that are not shown. `site` is the language of
/// articles that do not name one.
pub(super) fn groups(
    articles: &[Arc<Article>],
    unread: &[SourcePath],
    site: &str,
    report: &mut Report,
) -> Vec<Group> {
    if articles.iter().all(|article| article.translation_of.is_none()) {
        return Vec::new();
    }
    let names = ArticleNames::of(articles);
    let mut groups: BTreeMap<&SourcePath, (&Article, Vec<&Article>)> = BTreeMap::new();
    for article in articles {
        let Some(target) = &article.translation_of else { continue };
        match names.find(article, target, unread, site) {
            Ok(Some(original)) => {
                groups.entry(&original.text.file).or_insert((original, Vec::new())).1.push(article);
            }
            Ok(None) => {}
            Err(fault) => report.push(*fault),
        }
    }
    let group = |(original, mut translations): (&Article, Vec<&Article>)| {
        translations.sort_by_key(|article| (language(article, site), &article.text.file));
        for pair in translations.windows(2) {
            if language(pair[0], site) == language(pair[1], site) {
                report.push(twice(pair[0], pair[1], original, site));
            }
        }
        let translations = translations.iter().map(|article| article.text.file.clone()).collect();
        Group { original: original.text.file.clone(), translations }
    };
    groups.into_values().map(group).collect()
}

/// Returns the versions that are shown, for each article with more than one.
pub(super) fn shown<'a>(
    groups: Vec<Group>,
    files: impl Iterator<Item = &'a SourcePath>,
) -> HashMap<ArticleId, Arc<Versions>> {
    if groups.is_empty() {
        return HashMap::new();
    }
    let ids: HashMap<&SourcePath, ArticleId> = files.zip((0..).map(ArticleId)).collect();
    let mut versions = HashMap::new();
    for group in groups {
        let original = ids.get(&group.original).copied();
        let translations = group.translations.iter().filter_map(|file| ids.get(file).copied());
        let all: Vec<ArticleId> = original.into_iter().chain(translations).collect();
        if all.len() > 1 {
            let group = Arc::new(Versions { original, all });
            versions.extend(group.all.iter().map(|id| (*id, Arc::clone(&group))));
        }
    }
    versions
}

/// Returns the language of an article in lowercase, for comparison.
fn language(article: &Article, site: &str) -> String {
    article.language.as_deref().unwrap_or(site).to_ascii_lowercase()
}

/// Articles by the names that a translation may use: the path, the file name with and without its extension, and the
/// slug.
struct ArticleNames<'a> {
    articles: HashMap<&'a str, Vec<&'a Article>>,
}

impl<'a> ArticleNames<'a> {
    fn of(articles: &'a [Arc<Article>]) -> ArticleNames<'a> {
        let mut names: HashMap<&str, Vec<&Article>> = HashMap::new();
        for article in articles {
            let file = &article.text.file;
            let mut own = [file.as_str(), file.name(), file.stem(), article.slug.value.as_str()].to_vec();
            own.sort_unstable();
            own.dedup();
            for name in own {
                names.entry(name).or_default().push(article);
            }
        }
        ArticleNames { articles: names }
    }

    /// Returns the original that an article names. Returns `None` if the file of the original could not be read, which
    /// was reported.
    fn find(
        &self,
        article: &'a Article,
        target: &Located<String>,
        unread: &[SourcePath],
        site: &str,
    ) -> Result<Option<&'a Article>, Box<Diagnostic>> {
        let name = target.value.as_str();
        let at = || article.text.span(target.at.clone());
        let fault = |message: String| Diagnostic::error(codes::BAD_TRANSLATION, message).at(at());
        let beside = article.text.file.sibling(name);
        let by_path = beside.as_ref().and_then(|file| self.articles.get(file.as_str()));
        let others =
            |found: &Vec<&'a Article>| found.iter().copied().filter(|other| !is(other, article)).collect();
        let found: Vec<&Article> =
            by_path.or_else(|| self.articles.get(name)).map(others).unwrap_or_default();
        let original = match found.as_slice() {
            [original] => *original,
            [] if by_path.or_else(|| self.articles.get(name)).is_some() => {
                return Err(fault("an article cannot be a translation of itself".to_owned())
                    .help("name the file or slug of the original, or remove the line")
                    .into());
            }
            [] if unread.iter().any(|file| Some(file) == beside.as_ref() || file.stem().ends_with(name)) => {
                return Ok(None);
            }
            [] => return Err(Box::new(self.unknown(fault(format!("there is no article `{name}`")), name))),
            [first, ..] => {
                return Err(fault(format!("{} articles are named `{name}`", found.len()))
                    .help(format!("name the file:\ntranslation_of: {}", first.text.file))
                    .into());
            }
        };
        if let Some(further) = &original.translation_of {
            return Err(fault(format!("`{name}` is a translation itself"))
                .also(original.text.span(further.at.clone()), "it names its original here")
                .why("all translations name one original, so that each knows the others")
                .help(format!("write:\ntranslation_of: {}", further.value))
                .into());
        }
        if language(article, site) == language(original, site) {
            let code = article.language.as_deref().unwrap_or(site);
            let fault = fault(format!("this translation and its original are both in `{code}`"));
            let help = match &article.language {
                Some(_) => "correct one of the two `language:` lines",
                None => "say what language the translation is in:\nlanguage: de",
            };
            return Err(fault.also(original.text.span(0..0), "the original").help(help).into());
        }
        Ok(Some(original))
    }

    fn unknown(&self, fault: Diagnostic, name: &str) -> Diagnostic {
        let mut names: Vec<&str> = self.articles.keys().copied().collect();
        names.sort_unstable();
        match nearest(name, names) {
            Some(guess) => fault.help(format!("did you mean `translation_of: {guess}`?")),
            None => fault.help("name the file or the slug of the article that was translated"),
        }
    }
}

fn is(one: &Article, other: &Article) -> bool {
    one.text.file == other.text.file
}

fn twice(first: &Article, second: &Article, original: &Article, site: &str) -> Diagnostic {
    let place = |article: &Article| {
        let at = article.translation_of.as_ref().map_or(0..0, |target| target.at.clone());
        article.text.span(at)
    };
    let code = second.language.as_deref().unwrap_or(site);
    let message = format!("`{}` has two translations in `{code}`", original.text.file);
    Diagnostic::error(codes::BAD_TRANSLATION, message)
        .at(place(second))
        .also(place(first), "the other one")
        .why("readers and search engines are led to one text for each language")
        .help("correct the `language:` of one of the two, or remove its `translation_of:`")
}
