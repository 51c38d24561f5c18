//! One digest of everything that outputs are rendered from, except articles and comments.

use std::hash::Hash;

use crate::content::Text;
use crate::digest::{Digest, Digester};
use crate::render::context::Context;
use crate::site::{Site, Term};

/// Returns the digest. `program` is that of the running program.
///
/// It has the names and the order of terms, people, series and pages, so that an id names the same one wherever this digest
/// is the same. An id of an article does not: articles are in the order of their dates.
pub(super) fn site_digest(program: &Digest, context: Context<'_>) -> Digest {
    let Context { site, plan, templates, shared, .. } = context;
    let mut digester = Digester::default();
    (program, templates.digest(), plan.addresses()).hash(&mut digester);
    format!("{:?} {:?}", site.config, site.languages).hash(&mut digester);
    for language in site.languages.all() {
        serde_json::to_vec(&shared.site(language)).unwrap_or_default().hash(&mut digester);
    }
    add_texts(site, &mut digester);
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
fn add_texts(site: &Site, digester: &mut Digester) {
    let text = |text: &Text, digester: &mut Digester| (&text.file, &text.whole).hash(digester);
    for page in site.pages.iter().chain(&site.not_found) {
        text(&page.text, digester);
    }
    for person in &site.people {
        (&person.name, &person.slug.value).hash(digester);
        person.profile.iter().for_each(|profile| text(&profile.text, digester));
    }
    for series in &site.series {
        (&series.title, &series.slug).hash(digester);
        series.file.iter().for_each(|file| text(&file.text, digester));
    }
}

/// Adds what pages show of assets. Their addresses are in the plan.
fn add_assets(context: Context<'_>, digester: &mut Digester) {
    for (path, asset) in context.assets {
        (path, asset.kind.map(|kind| kind.name), asset.dimensions).hash(digester);
        format!("{:?}", asset.pixels).hash(digester);
    }
}
