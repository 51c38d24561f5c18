//! Finds pages whose addresses change with a save, because their file, slug or date has changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::blog::Blog;
use crate::content::Body;
use crate::path::{SourcePath, Url};
use crate::plan::Output;

/// The most old addresses that are remembered.
const MOST: usize = 1000;

/// The new addresses by the old ones.
pub(super) type Moved = BTreeMap<Url, Url>;

/// Returns the addresses after a save: adds the pages that it has moved, and removes those that are at their old addresses
/// again.
pub(super) fn after(known: &Moved, changed: &BTreeSet<SourcePath>, before: &Blog, now: &Blog) -> Moved {
    let mut moved = known.clone();
    let mut add = |from: &Url, to: &Url| {
        if from != to && is_page(now, to) {
            moved
                .values_mut()
                .filter(|address| **address == *from)
                .for_each(|address| to.clone_into(address));
            moved.insert(from.clone(), to.clone());
        }
    };
    let address = |blog: &'_ Blog, file: &SourcePath| blog.plan.source(file).cloned();
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for file in changed.iter().filter(|file| file.has_extension("md") || file.has_extension("markdown")) {
        match (address(before, file), address(now, file)) {
            (Some(from), Some(to)) => add(&from, &to),
            (Some(from), None) => gone.push((file, from)),
            (None, Some(to)) => new.push((file, to)),
            (None, None) => {}
        }
    }
    for (file, from) in &gone {
        let same =
            |(other, _): &&(&SourcePath, Url)| text(before, file).as_deref() == text(now, other).as_deref();
        // One removed file and one new file are most likely the same, even if it was edited.
        let to = new.iter().find(same).or(if gone.len() == 1 && new.len() == 1 { new.first() } else { None });
        if let Some((_, to)) = to {
            add(from, to);
        }
    }
    moved.retain(|from, to| !is_page(now, from) && is_page(now, to));
    while moved.len() > MOST {
        moved.pop_first();
    }
    moved
}

fn is_page(blog: &Blog, address: &Url) -> bool {
    matches!(blog.plan.get(&address.out_path()), Some(Output::Page(_)))
}

/// Returns the text of an article or page, below its front matter.
fn text(blog: &Blog, file: &SourcePath) -> Option<Body> {
    let article = blog.site.articles.iter().find(|entry| entry.article.text.file == *file);
    let page = blog.site.pages.iter().find(|page| page.text.file == *file);
    article.map(|entry| entry.article.text.body()).or_else(|| page.map(|page| page.text.body()))
}
