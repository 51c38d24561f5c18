//! Decides what becomes of each text: an article, a page, a profile, or nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::readers::hugo::addresses::page_date;
use crate::import::readers::hugo::page::{HugoPage, HugoRole};
use crate::import::readers::hugo::settings::HugoSettings;

/// What becomes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Article,
    Page,
    /// The profile of an author with this id.
    Profile(String),
    /// Nothing, for this reason.
    LeftOut(&'static str),
}

/// The facts about all texts that the fate of each needs.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    /// The sections whose pages are articles.
    pub(super) articles: BTreeSet<String>,
    /// The folders of bundles.
    bundles: BTreeSet<String>,
    /// The folders of taxonomies.
    taxonomies: Vec<String>,
}

impl Classes {
    /// Looks at all texts.
    pub(super) fn of(pages: &[HugoPage], settings: &HugoSettings) -> Classes {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for page in pages.iter().filter(|page| page.role != HugoRole::Section) {
            let (all, dated) = counts.entry(page.section()).or_default();
            *all += 1;
            *dated += usize::from(page_date(page, settings).is_some());
        }
        let mut articles: BTreeSet<String> = counts
            .iter()
            .filter(|(section, (all, dated))| !section.is_empty() && dated * 2 >= *all && *dated > 0)
            .map(|(section, _)| (*section).to_owned())
            .collect();
        if let Some(sections) = settings.values.get("params").and_then(|params| params.get("mainSections")) {
            articles.extend(sections.texts());
        }
        if articles.is_empty() {
            articles.insert(String::new());
        }
        let bundles = pages.iter().filter(|page| page.role == HugoRole::Bundle);
        let taxonomies = ["tags", "categories"].map(str::to_owned).into_iter();
        Classes {
            articles,
            bundles: bundles.filter_map(|page| Some(page.path.rsplit_once('/')?.0.to_owned())).collect(),
            taxonomies: taxonomies.chain(settings.own_taxonomies.iter().cloned()).collect(),
        }
    }

    /// Returns what becomes of a text.
    pub(super) fn fate(&self, page: &HugoPage, settings: &HugoSettings) -> Fate {
        let path = page.path.trim_end_matches("/_index").trim_end_matches("/index");
        if let Some(id) = path.strip_prefix("authors/").or_else(|| path.strip_prefix("author/")) {
            return Fate::Profile(id.split('/').next().unwrap_or_default().to_owned());
        }
        let top = path.split('/').next().unwrap_or_default();
        if self.taxonomies.iter().any(|taxonomy| taxonomy == top) || matches!(path, "authors" | "author") {
            return Fate::LeftOut("texts about tags, categories and lists of authors");
        }
        let is_empty = page.body.trim().is_empty();
        match page.role {
            HugoRole::Section if page.path == "_index" && is_empty => {
                Fate::LeftOut("settings of the home page")
            }
            HugoRole::Section if page.path == "_index" => Fate::LeftOut("the text of the home page"),
            HugoRole::Section if is_empty => Fate::LeftOut("lists of sections without a text"),
            HugoRole::Section => Fate::Page,
            _ if self.is_in_bundle(page) => Fate::LeftOut("texts beside an `index.md`, which are no pages"),
            _ if page.keys.text_of("type").as_deref() == Some("page") => Fate::Page,
            _ if page
                .keys
                .text_of("layout")
                .is_some_and(|layout| matches!(layout.as_str(), "search" | "archives")) =>
            {
                Fate::LeftOut("pages that only a template fills, such as the search")
            }
            _ if self.articles.contains(page.section()) && page_date(page, settings).is_some() => {
                Fate::Article
            }
            _ => Fate::Page,
        }
    }

    fn is_in_bundle(&self, page: &HugoPage) -> bool {
        let folders = page.path.match_indices('/').map(|(at, _)| &page.path[..at]);
        let own = page.path.strip_suffix("/index").filter(|_| page.role == HugoRole::Bundle);
        folders.filter(|folder| Some(*folder) != own).any(|folder| self.bundles.contains(folder))
    }
}
