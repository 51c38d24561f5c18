//! Links with their texts.

use serde::Serialize;

use crate::plan::{Page, Plan};
use crate::site::{IndexedArticle, PersonId, Site, TermId};

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Its text.
    pub title: String,
    /// Its address, for `href=`.
    pub href: String,
}

/// The links to the pages of all tags, categories and people. They are made once, as values `V` of the template engine, because
/// many cards and pages show the same ones.
#[derive(Clone, Debug)]
pub struct SharedLinks<V> {
    tags: Vec<V>,
    categories: Vec<V>,
    people: Vec<V>,
}

impl<V: Clone> SharedLinks<V> {
    /// Makes all links of a site. `value` converts each.
    pub fn new(site: &Site, plan: &Plan, value: impl Fn(&Link) -> V) -> SharedLinks<V> {
        let link = |title: &str, page| value(&Link { title: title.to_owned(), href: plan.href(page) });
        SharedLinks {
            tags: site
                .tags
                .iter()
                .zip((0..).map(TermId))
                .map(|(tag, id)| link(&tag.name, Page::Tag(id, 1)))
                .collect(),
            categories: site
                .categories
                .iter()
                .zip((0..).map(TermId))
                .map(|(category, id)| link(&category.name, Page::Category(id, 1)))
                .collect(),
            people: site
                .people
                .iter()
                .zip((0..).map(PersonId))
                .map(|(person, id)| link(&person.name, Page::Author(id, 1)))
                .collect(),
        }
    }

    /// Returns the link to the page of a category.
    pub fn category(&self, id: TermId) -> V {
        self.categories[id.0 as usize].clone()
    }

    /// Returns the link to a person's page.
    pub fn person(&self, id: PersonId) -> V {
        self.people[id.0 as usize].clone()
    }

    /// Returns the links to the categories of an article.
    pub(super) fn categories_of(&self, entry: &IndexedArticle) -> Vec<V> {
        entry.categories.iter().map(|id| self.category(*id)).collect()
    }

    /// Returns the links to the authors of an article.
    pub(super) fn authors_of(&self, entry: &IndexedArticle) -> Vec<V> {
        entry.authors.iter().map(|id| self.person(*id)).collect()
    }

    /// Returns the links to the tags of an article.
    pub(super) fn tags_of(&self, entry: &IndexedArticle) -> Vec<V> {
        entry.tags.iter().map(|id| self.tags[id.0 as usize].clone()).collect()
    }
}
