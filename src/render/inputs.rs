//! Digests of everything that outputs are rendered from.

use std::collections::BTreeMap;
use std::hash::Hash;

use rayon::prelude::*;

use crate::content::Text;
use crate::digest::{Digest, Digester};
use crate::path::SourcePath;
use crate::render::context::Context;
use crate::site::{ArticleId, Site, Term};

/// The digests of everything that outputs are rendered from.
#[derive(Debug)]
pub struct Inputs {
    /// The digest of everything except articles and comments.
    pub(super) site: Digest,
    /// The digest of each article: of its file, its comments, and its place in the index.
    pub(super) articles: Vec<Half>,
}

/// The digests of the Markdown files by path.
type Texts = BTreeMap<SourcePath, Digest>;

/// Half of a digest: it is hashed again in the keys of many outputs.
pub(super) type Half = u128;

impl Inputs {
    /// Computes the digests. `program` is the digest of the running program, `texts` are those of the Markdown files.
    pub fn new(program: &Digest, texts: &BTreeMap<SourcePath, Digest>, context: Context<'_>) -> Inputs {
        let ids: Vec<ArticleId> = context.site.article_ids().collect();
        let articles = ids.par_iter().map(|id| of_article(*id, texts, context)).collect();
        Inputs { site: of_site(program, texts, context), articles }
    }
}

/// Returns the digest of an article.
fn of_article(id: ArticleId, texts: &Texts, context: Context<'_>) -> Half {
    let Context { site, plan, .. } = context;
    let entry = site.article(id);
    let mut digester = Digester::default();
    add_text(&entry.article.text, texts, &mut digester);
    plan.card(id).hash(&mut digester);
    (entry.status as u8, entry.policy as u8).hash(&mut digester);
    (&entry.authors, &entry.tags, &entry.categories, entry.series).hash(&mut digester);
    for version in entry.versions.iter().flat_map(|versions| versions.original.iter().chain(&versions.all)) {
        site.article(*version).article.text.file.hash(&mut digester);
    }
    for shown in &entry.thread {
        add_text(&shown.comment.text, texts, &mut digester);
        (shown.depth, shown.parent, shown.by_author).hash(&mut digester);
    }
    half(&digester.digest())
}

/// Returns the digest of everything except articles and comments.
///
/// It has the names and the order of terms, people, series and pages, so that an id names the same one wherever this digest
/// is the same. An id of an article does not: articles are in the order of their dates.
fn of_site(program: &Digest, texts: &Texts, context: Context<'_>) -> Digest {
    let Context { site, plan, templates, shared, .. } = context;
    let mut digester = Digester::default();
    (program, templates.digest(), plan.addresses()).hash(&mut digester);
    format!("{:?} {:?}", site.config, site.languages).hash(&mut digester);
    for language in site.languages.all() {
        serde_json::to_vec(&shared.site(language)).unwrap_or_default().hash(&mut digester);
    }
    add_others(site, texts, &mut digester);
    for terms in [&site.tags, &site.categories] {
        let name = |term: &Term| (term.name.clone(), term.slug.clone());
        terms.iter().map(name).collect::<Vec<_>>().hash(&mut digester);
    }
    for year in &site.archive {
        let months: Vec<i8> = year.months.iter().map(|month| month.month).collect();
        (year.year, months).hash(&mut digester);
    }
    add_assets(context, &mut digester);
    digester.digest()
}

/// Adds the pages, the people and the series.
fn add_others(site: &Site, texts: &Texts, digester: &mut Digester) {
    for page in site.pages.iter().chain(&site.not_found) {
        add_text(&page.text, texts, digester);
    }
    for person in &site.people {
        (&person.name, &person.slug.value).hash(digester);
        person.profile.iter().for_each(|profile| add_text(&profile.text, texts, digester));
    }
    for series in &site.series {
        (&series.title, &series.slug).hash(digester);
        series.file.iter().for_each(|file| add_text(&file.text, texts, digester));
    }
}

/// Adds a text by its digest, which is computed only if it is not known.
fn add_text(text: &Text, texts: &Texts, digester: &mut Digester) {
    let digest = texts.get(&text.file).copied().unwrap_or_else(|| Digest::of(text.whole().as_bytes()));
    (&text.file, digest).hash(digester);
}

/// Adds what pages show of assets. Their addresses are in the plan.
fn add_assets(context: Context<'_>, digester: &mut Digester) {
    for (path, asset) in context.assets {
        (path, asset.kind.map(|kind| kind.name), asset.dimensions).hash(digester);
        format!("{:?}", asset.pixels).hash(digester);
    }
}

/// Returns the digest of a value.
pub(super) fn of(value: &impl Hash) -> Digest {
    let mut digester = Digester::default();
    value.hash(&mut digester);
    digester.digest()
}

/// Returns the first half of a digest.
pub(super) fn half(digest: &Digest) -> Half {
    Half::from_le_bytes(digest.half())
}
