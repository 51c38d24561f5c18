//! Completes a change: aliases, redirects, links, comments; then checks it.

use std::collections::BTreeMap;

use crate::blog::Blog;
use crate::content;
use crate::diagnostic::{Diagnostic, Edit, Report, Span, codes};
use crate::edits::Resolved;
use crate::ledger;
use crate::moves::addresses::NewAddresses;
use crate::moves::facts::{Facts, everything};
use crate::moves::links::Moved;
use crate::moves::settings::Additions;
use crate::moves::wanted::{Leave, Wanted};
use crate::moves::{after, check, comments, settings};
use crate::path::{OutPath, SourcePath, Url};
use crate::yaml::quote::scalar;

/// Returns the complete change with its texts.
///
/// # Errors
///
/// Returns the faults that it would bring. Then nothing should be written.
pub fn finish(facts: &Facts<'_>, wanted: Wanted) -> Result<Resolved, Vec<Diagnostic>> {
    let Wanted { mut changes, list, removed } = wanted;
    if changes.is_empty() {
        return Ok(Resolved::default());
    }
    let first = after::resolved(&changes, facts.sources);
    let sources = after::after(facts.sources, &first);
    let mut report = Report::new();
    let Some(all) = Blog::load(sources.clone(), &everything(&facts.request), &mut report) else {
        return Err(report.sorted());
    };
    let files: BTreeMap<SourcePath, SourcePath> = first
        .files
        .iter()
        .filter_map(|file| Some((file.from.clone()?, file.to.clone()?)))
        .filter(|(from, to)| from != to)
        .collect();
    let mut addresses = NewAddresses::default();
    let new_path = |file: &SourcePath| files.get(file).unwrap_or(file).clone();
    let texts_and_assets = facts.sources.texts.keys().chain(facts.sources.assets.keys());
    for file in texts_and_assets {
        let (Some(old), Some(new)) = (facts.address(file), all.plan.source(&new_path(file))) else {
            continue;
        };
        addresses.add(old, new);
        if old != new && facts.sources.texts.contains_key(file) && facts.is_public(file) {
            changes.edit(alias(file, facts, old).map_err(|fault| vec![fault])?);
        }
    }
    let content = content::parse(&sources.texts, &facts.config, &mut Report::new());
    let mut slugs = BTreeMap::new();
    for article in &facts.content.articles {
        let file = new_path(&article.text.file);
        let Some(new) = content.articles.iter().find(|article| article.text.file == file) else { continue };
        comments::follow(article, new, &facts.content, &mut changes);
        if article.slug.value != new.slug.value {
            slugs.insert(article.slug.value.to_string(), new.slug.value.to_string());
        }
    }
    let mut additions = Additions::default();
    if let Some((kind, old, new)) = &list
        && let (Some(old), Some(new)) = (kind.address(old, &facts.all), kind.address(new, &all))
    {
        of_list(&old, &new, facts, &all, &mut addresses, &mut additions);
    }
    let mut gone_texts = BTreeMap::new();
    if let Some((file, leave)) = &removed {
        if let (Leave::To(url), Some(old)) = (leave, facts.address(file)) {
            addresses.add(old, url);
            gone_texts.insert(file.clone(), url.clone());
        }
        of_removed(file, leave, facts, &all, &mut additions);
    }
    let moved = Moved {
        sources: facts.sources,
        config: &facts.config,
        files: &files,
        removed: gone_texts,
        addresses: &addresses,
        slugs: &slugs,
    };
    changes.edit_all(moved.edits());
    let text = facts.sources.config.as_deref().unwrap_or_default();
    let is_page = |address: &str| {
        Url::parse(address).is_ok_and(|url| all.plan.get(&url.out_path()).is_some_and(is_own))
            || OutPath::parse(address.trim_matches('/')).is_ok_and(|path| all.plan.get(&path).is_some())
    };
    changes.edit_all(settings::edits(text, &moved, &additions, is_page).map_err(|fault| vec![fault])?);
    let resolved = after::resolved(&changes, facts.sources);
    if let Some(edit) = resolved.left_out.first() {
        return Err(vec![
            Diagnostic::error(codes::NOT_WRITTEN, "two changes of one line exclude each other")
                .at(Span::file(&edit.file))
                .help("change this file yourself, and run the command again"),
        ]);
    }
    let sources = after::after(facts.sources, &resolved);
    let faults = check::faults(facts.sources, &sources, &facts.request, &files);
    if faults.is_empty() { Ok(resolved) } else { Err(faults) }
}

fn is_own(output: &crate::plan::Output) -> bool {
    !matches!(output, crate::plan::Output::Redirect(_))
}

/// Returns the edit that adds the old address of a text to its aliases.
fn alias(file: &SourcePath, facts: &Facts<'_>, old: &Url) -> Result<Edit, Diagnostic> {
    let whole = &facts.sources.texts[file];
    let line = format!("aliases: [{}]", scalar(old.as_str()));
    let Some(matter) = content::front_matter(file, whole) else {
        return Ok(Edit::insert(file, 0, format!("---\n{line}\n---\n\n")));
    };
    matter.editor(file, whole).add_item("aliases", old.as_str()).ok_or_else(|| {
        Diagnostic::error(codes::NOT_WRITTEN, "the front matter has a form that cannot be kept")
            .at(Span::file(file))
            .why("the old address of the text must be added to its aliases")
            .help(format!("add the line yourself, and run the command again:\n{line}"))
    })
}

/// Redirects the page of a list and its feeds, unless the list is still there.
fn of_list(
    old: &Url,
    new: &Url,
    facts: &Facts<'_>,
    all: &Blog,
    addresses: &mut NewAddresses,
    additions: &mut Additions,
) {
    addresses.add(old, new);
    let folder = old.as_str();
    for path in ledger::addresses(&facts.all.site, &facts.all.plan).keys() {
        let url = path.url();
        let Some(rest) = url.as_str().strip_prefix(folder) else { continue };
        if all.plan.get(path).is_some() {
            continue;
        }
        let to = OutPath::parse(format!("{new}{rest}").trim_start_matches('/'));
        let to = to.ok().filter(|to| all.plan.get(to).is_some()).map_or_else(|| new.clone(), |to| to.url());
        addresses.add(&url, &to);
        additions.redirects.push((url, to));
    }
    additions.redirects.sort();
}

/// Gives each address that goes with a removed text a redirect, or the line that it is gone. Lists that become empty are gone.
fn of_removed(file: &SourcePath, leave: &Leave, facts: &Facts<'_>, all: &Blog, additions: &mut Additions) {
    if !facts.is_public(file) {
        return;
    }
    let page = facts.address(file);
    let before = ledger::addresses(&facts.all.site, &facts.all.plan);
    let answers = ledger::Answers::of(&all.plan);
    for path in before.keys().filter(|path| !answers.have(path)) {
        let url = path.url();
        let is_its = page.is_some_and(|page| {
            url == *page || page.as_str().ends_with('/') && url.as_str().starts_with(page.as_str())
        });
        match leave {
            Leave::To(to) if is_its => additions.redirects.push((url, to.clone())),
            // A page stands for the files in its folder.
            _ if path.as_str().ends_with(".html") => additions.gone.push(url),
            _ => {}
        }
    }
}
