//! The page of a tag, category, author or series, found by its name.

use crate::blog::Blog;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::folding::folded;
use crate::path::Url;
use crate::plan::Page;
use crate::site::{PersonId, SeriesId, Term, TermId};
use crate::slug::Slug;

/// A list of articles with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListPage {
    /// The articles of a tag.
    Tag,
    /// The articles of a category.
    Category,
    /// The articles of an author.
    Author,
    /// The articles of a series.
    Series,
}

impl ListPage {
    /// `tag`, `category`, `author` or `series`.
    pub fn noun(self) -> &'static str {
        match self {
            ListPage::Tag => "tag",
            ListPage::Category => "category",
            ListPage::Author => "author",
            ListPage::Series => "series",
        }
    }

    /// Returns the address of the list with this name.
    pub(super) fn address(self, name: &str, blog: &Blog) -> Option<Url> {
        let (site, plan) = (&blog.site, &blog.plan);
        let page = match self {
            ListPage::Tag => Page::Tag(term(name, &site.tags)?, 1),
            ListPage::Category => Page::Category(term(name, &site.categories)?, 1),
            ListPage::Author => {
                let has_name = |(_, person): &(PersonId, &crate::site::Person)| {
                    let id = person.profile.as_ref().map(|profile| folded(&profile.id));
                    id == Some(folded(name)) || folded(&person.name) == folded(name)
                };
                Page::Author((0..).map(PersonId).zip(&site.people).find(has_name)?.0, 1)
            }
            ListPage::Series => {
                let slug = Slug::from_title(name);
                let has_name = |(_, series): &(SeriesId, &crate::site::Series)| {
                    series.slug == slug || Slug::from_title(&series.title) == slug
                };
                Page::Series((0..).map(SeriesId).zip(&site.series).find(has_name)?.0)
            }
        };
        Some(plan.page(page).clone())
    }
}

fn term(name: &str, terms: &[Term]) -> Option<TermId> {
    let slug = Slug::from_term(name);
    let has_name = |(_, term): &(TermId, &Term)| folded(&term.name) == folded(name) || term.slug == slug;
    Some((0..).map(TermId).zip(terms).find(has_name)?.0)
}

/// Returns the fault of a name that nothing has.
pub(super) fn unknown<'n>(
    kind: ListPage,
    old: &str,
    new: &str,
    names: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let names: Vec<&str> = names.collect();
    let noun = kind.noun();
    let fault = Diagnostic::error(codes::BAD_INPUT, format!("there is no {noun} `{old}`"));
    if names.iter().any(|name| folded(name) == folded(new)) {
        return fault.help(format!("`{new}` is there: nothing is left to be renamed"));
    }
    match nearest(old, names.iter().copied()) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help(format!("write the name as the articles do, in quotes if it has blanks: `steadfast rename {noun} \"OLD\" \"NEW\"`")),
    }
}
