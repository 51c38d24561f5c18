//! The articles that comments belong to, found by their names and addresses.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::comments::rules::History;
use crate::config::{Config, Policy};
use crate::content::comment;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Report, codes, nearest};
use crate::folding::{composed, folded};
use crate::language::Language;
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::site::{Person, Selection, Site, Status};
use crate::social_cards::Typefaces;
use crate::{blog, content, plan, site, source};

/// All articles of a site, including drafts.
#[derive(Debug)]
pub struct Articles {
    list: Vec<Article>,
    names: HashMap<String, Vec<usize>>,
    paths: HashMap<String, usize>,
    /// The files of standalone pages by their addresses. These pages have no comments.
    pages: HashMap<String, SourcePath>,
    people: Vec<Signature>,
    /// The ids and names of these people, folded.
    signatures: HashSet<String>,
    /// The site's own language.
    pub language: Arc<Language>,
}

/// The facts about an article that its comments need.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its file.
    pub file: SourcePath,
    /// Its title.
    pub title: String,
    /// Its slug.
    pub slug: String,
    /// Its address within the site, such as `/2026/01/a-card/`.
    pub address: String,
    /// Its date.
    pub date: Moment,
    /// Its summary as plain text.
    pub summary: String,
    /// Its authors.
    pub authors: Vec<Signature>,
    /// Whether it is published now.
    pub is_live: bool,
    /// Whether readers may send comments.
    pub is_open: bool,
}

/// An author of the site who may sign comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The value of the key `by`: the profile's id, or a slug of the name.
    pub by: String,
    /// The name to show.
    pub name: String,
}

impl Articles {
    /// Reads the articles below `root`. Diagnostics of single files are not reported here.
    pub fn read(root: &Path, config: &Config, now: &Moment) -> Articles {
        let mut ignored = Report::new();
        let sources = source::read_without(root, comment::FOLDER, &mut ignored);
        let content = content::parse(&sources.texts, config, &mut ignored);
        let languages = blog::languages(&sources.languages, config, &content, &mut ignored);
        let also = Status::WITHHELD.to_vec();
        let selection = Selection { now: now.within(&config.zone), also };
        // Addresses need no social cards.
        let config = Config { social_cards: None, ..config.clone() };
        let language = Arc::clone(languages.site());
        let site = site::assemble(content, config, languages, &selection, &mut ignored);
        let plan = plan::plan(&site, &sources.assets, &Typefaces::default(), &mut ignored);
        let people: Vec<Signature> = site.people.iter().map(signature).collect();
        let (list, names, paths) = (Vec::new(), HashMap::new(), HashMap::new());
        let pages = site.pages.iter().enumerate().flat_map(|(place, page)| {
            let addresses = page.aliases.iter().map(|alias| alias.value.as_str());
            let addresses = addresses.chain([plan.standalone(place).as_str()]).map(path_of);
            addresses.map(|path| (path, page.text.file.clone())).collect::<Vec<_>>()
        });
        let signatures = folded_names(&people);
        let pages = pages.collect();
        let mut articles = Articles { list, names, paths, pages, people, signatures, language };
        for id in site.article_ids() {
            let entry = site.article(id);
            let addresses = entry.article.aliases.iter().map(|alias| alias.value.as_str());
            articles.add(article(id, &site, &plan), addresses.chain([plan.article(id).as_str()]));
        }
        articles
    }

    /// Makes the articles of a site that has just been imported, each with all its addresses, and its pages by address. They
    /// need no summaries.
    #[cfg(feature = "import")]
    pub fn of_import(
        imported: impl IntoIterator<Item = (Article, Vec<String>)>,
        pages: impl IntoIterator<Item = (String, SourcePath)>,
        people: Vec<Signature>,
        language: Arc<Language>,
    ) -> Articles {
        let pages = pages.into_iter().map(|(address, file)| (path_of(&address), file)).collect();
        let signatures = folded_names(&people);
        let (list, names, paths) = (Vec::new(), HashMap::new(), HashMap::new());
        let mut articles = Articles { list, names, paths, pages, people, signatures, language };
        for (article, addresses) in imported {
            articles.add(article, addresses.iter().map(String::as_str));
        }
        articles
    }

    fn add<'a>(&mut self, article: Article, addresses: impl Iterator<Item = &'a str>) {
        let at = self.list.len();
        for address in addresses {
            self.paths.insert(path_of(address), at);
        }
        self.names.entry(article.slug.clone()).or_default().push(at);
        if article.file.stem() != article.slug {
            self.names.entry(article.file.stem().to_owned()).or_default().push(at);
        }
        self.list.push(article);
    }

    /// Finds an article by its slug, its file's name without `.md`, or its address on this or a former host.
    pub fn find(&self, name: &str) -> Result<&Article, Diagnostic> {
        let name = &*composed(name.trim());
        match self.names.get(name).map(Vec::as_slice) {
            Some([at]) => return Ok(&self.list[*at]),
            Some([first, ..]) => {
                let message = format!("several articles are named `{name}`");
                let help = format!("name it by its file, such as `{}`", self.list[*first].file.stem());
                return Err(Diagnostic::error(codes::COMMENT_WITHOUT_ARTICLE, message).help(help));
            }
            _ => {}
        }
        if let Some(at) = self.paths.get(&path_of(name)).filter(|_| !name.is_empty()) {
            return Ok(&self.list[*at]);
        }
        let names = self.names.keys().map(String::as_str);
        let guess = match name.contains('/') {
            true => {
                let path = path_of(name);
                let last = path.rsplit('/').next().unwrap_or_default().to_owned();
                let same = self.names.contains_key(&last).then_some(last);
                same.or_else(|| {
                    nearest(&path, self.paths.keys().map(String::as_str)).map(|path| format!("/{path}/"))
                })
            }
            false => nearest(name, names).map(str::to_owned),
        };
        let help = guess.map_or_else(
            || "name it by its slug, by its file's name without `.md`, or by its address".to_owned(),
            |guess| format!("did you mean `{guess}`?"),
        );
        let message = format!("there is no article `{name}`");
        Err(Diagnostic::error(codes::COMMENT_WITHOUT_ARTICLE, message).help(help))
    }

    /// Returns the file of the standalone page at an address.
    pub fn page(&self, address: &str) -> Option<&SourcePath> {
        self.pages.get(&path_of(address)).filter(|_| !address.trim().is_empty())
    }

    /// Returns the name of the article's folder of comments: an existing one according to `folders`; otherwise its slug if that
    /// is unique, or the name of its file.
    pub fn folder<'a>(&'a self, article: &'a Article, folders: impl Fn(&str) -> bool) -> &'a str {
        let (slug, stem) = (article.slug.as_str(), article.file.stem());
        let is_own = self.names.get(slug).is_some_and(|of| of.len() == 1);
        match (is_own && folders(slug), folders(stem), is_own) {
            (true, ..) => slug,
            (_, true, _) => stem,
            (_, _, true) => slug,
            _ => stem,
        }
    }

    /// Finds an author by the profile's id, the slug or the name.
    pub fn signature(&self, name: &str) -> Result<&Signature, Diagnostic> {
        let same = |person: &&Signature| {
            [&person.by, &person.name].iter().any(|known| folded(known) == folded(name))
        };
        self.people.iter().find(same).ok_or_else(|| {
            let known = self.people.iter().flat_map(|person| [person.by.as_str(), person.name.as_str()]);
            let help = nearest(name, known).map_or_else(
                || "name a file of `content/authors` without `.md`".to_owned(),
                |guess| format!("did you mean `{guess}`?"),
            );
            Diagnostic::error(codes::UNKNOWN_AUTHOR, format!("nobody called `{name}` writes here")).help(help)
        })
    }

    /// Returns whether a name is the id, the slug or the name of an author.
    pub fn is_author(&self, name: &str) -> bool {
        self.signatures.contains(&folded(name))
    }

    /// Returns a history without comments.
    pub fn history(&self) -> History {
        History::of_authors(self.people.iter().map(|person| person.name.as_str()))
    }
}

fn article(id: site::ArticleId, site: &Site, plan: &Plan) -> Article {
    let entry = site.article(id);
    let article = &entry.article;
    Article {
        file: article.text.file.clone(),
        title: article.title.value.clone(),
        slug: article.slug.value.as_str().to_owned(),
        address: plan.article(id).as_str().to_owned(),
        date: article.date.clone(),
        summary: article.summary.clone(),
        authors: entry.authors.iter().map(|person| signature(site.person(*person))).collect(),
        is_live: entry.status == Status::Live,
        is_open: entry.status == Status::Live && matches!(entry.policy, Policy::Moderated | Policy::Members),
    }
}

/// Returns the ids and names of people in the form in which names are compared.
fn folded_names(people: &[Signature]) -> HashSet<String> {
    people.iter().flat_map(|person| [folded(&person.by), folded(&person.name)]).collect()
}

fn signature(person: &Person) -> Signature {
    let id = person.profile.as_ref().map(|profile| profile.id.clone());
    Signature { by: id.unwrap_or_else(|| person.slug.value.as_str().to_owned()), name: person.name.clone() }
}

/// Normalises the path of an address: removes scheme and host, query and fragment, a final slash, `index.html` and `.html`,
/// and decodes percent-encoded characters.
fn path_of(address: &str) -> String {
    let address = address.trim();
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => match address.strip_prefix("//") {
            Some(rest) => rest.split_once('/').map_or("", |(_, path)| path),
            None => address,
        },
    };
    let path = percent_decode_str(path).decode_utf8_lossy().to_lowercase();
    let path = path.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let path = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).unwrap_or(path);
    path.trim_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_on_every_host_and_in_every_spelling() {
        for address in [
            "/2010/11/a-card.html",
            "http://x.blogspot.com/2010/11/a-card.html?m=1#c12",
            "https://example.com/2010/11/a-card/",
            "//example.com/2010/11/a%2Dcard/index.html",
            "2010/11/A-Card",
        ] {
            assert_eq!(path_of(address), "2010/11/a-card", "{address}");
        }
    }
}
