//! Whatever a site looks like: a change twice changes nothing more, other files stay byte for byte, and no address is lost.

use std::collections::BTreeMap;

use proptest::prelude::*;
use steadfast::blog::{Blog, Request};
use steadfast::diagnostic::Report;
use steadfast::ledger;
use steadfast::moves::{Facts, Leave, ListPage, Target, after, finish, relocate, remove, rename};
use steadfast::path::SourcePath;
use steadfast::slug::Slug;
use steadfast::source::Sources;

use crate::driver;

/// Returns an article with tags in one of the forms that authors write.
fn article(index: usize, form: usize, tags: &[String], link: Option<usize>) -> String {
    let tags = match form {
        0 => format!("tags: [{}]", tags.join(", ")),
        1 => {
            format!("tags:\n{}", tags.iter().map(|tag| format!("  # One.\n  - {tag}\n")).collect::<String>())
        }
        2 => format!("tags: {}", tags.join(", ")),
        _ => format!("tags: [{}]", tags.iter().map(|tag| format!("'{tag}'")).collect::<Vec<_>>().join(", ")),
    };
    let link =
        link.map(|to| format!("[x](2026-01-01-a{to}.md) and [y](/2026/01/a{to}/)\n")).unwrap_or_default();
    format!(
        "//- content/articles/2026-01-01-a{index}.md\n---\ntitle: Article {index}\n{}\n# End.\n---\nText {index}.\n{link}",
        tags.trim_end()
    )
}

fn site() -> impl Strategy<Value = String> {
    let tags = || prop::collection::btree_set(prop_oneof!["bond", "loyalty", "two words", "café"], 1..4);
    prop::collection::vec((0..4_usize, tags(), prop::option::of(0..3_usize)), 1..4).prop_map(|articles| {
        let count = articles.len();
        let articles = articles.into_iter().enumerate().map(|(index, (form, tags, link))| {
            let tags: Vec<String> = tags.into_iter().collect();
            article(index, form, &tags, link.filter(|to| *to < count && *to != index))
        });
        articles.collect()
    })
}

fn blog(sources: &Sources, request: &Request) -> Blog {
    Blog::load(sources.clone(), request, &mut Report::new()).unwrap()
}

/// Makes a change; `None` if it is refused.
fn changed(
    sources: &Sources,
    wanted: impl Fn(&Facts<'_>) -> Option<steadfast::moves::Wanted>,
) -> Option<(Sources, BTreeMap<SourcePath, Option<SourcePath>>)> {
    let facts = Facts::new(sources, driver::request().now, &mut Report::new()).unwrap();
    let resolved = finish(&facts, wanted(&facts)?).ok()?;
    let touched =
        resolved.files.iter().filter_map(|file| Some((file.from.clone()?, file.to.clone()))).collect();
    Some((after(sources, &resolved), touched))
}

fn check(before: &Sources, now: &Sources, touched: &BTreeMap<SourcePath, Option<SourcePath>>) {
    let request = driver::request();
    let (old, new) = (blog(before, &request), blog(now, &request));
    let answers = ledger::Answers::of(&new.plan);
    for path in ledger::addresses(&old.site, &old.plan).keys() {
        assert!(answers.have(path), "{path} is lost");
    }
    for (file, text) in &before.texts {
        assert!(touched.contains_key(file) || now.texts.get(file) == Some(text), "{file}");
    }
    for text in now.texts.values().filter(|text| text.starts_with("---")) {
        assert!(text.contains("# End.\n"), "a comment is lost: {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_rename_of_a_tag_loses_an_address(
        site in site(),
        old in prop_oneof!["bond", "loyalty", "two words"],
        new in prop_oneof!["bond", "Loyalty", "new one", "café"],
    ) {
        let sources = driver::sources(&site);
        let renamed = |sources: &Sources| changed(sources, |facts| rename(facts, ListPage::Tag, &old, &new).ok());
        if let Some((now, touched)) = renamed(&sources) {
            check(&sources, &now, &touched);
            if let Some((again, _)) = renamed(&now) {
                prop_assert_eq!(&again.texts, &now.texts);
                prop_assert_eq!(&again.config, &now.config);
            }
        }
    }

    #[test]
    fn no_move_and_no_removal_loses_an_address(site in site(), index in 0..3_usize, slug in "[b-d]{1,3}", gone in any::<bool>()) {
        let sources = driver::sources(&site);
        let file = SourcePath::new(format!("content/articles/2026-01-01-a{index}.md"));
        let target = Target::Slug(Slug::as_written(&slug).unwrap());
        let moved = changed(&sources, |facts| relocate(facts, &file, &target).ok());
        prop_assert_eq!(moved.is_some(), sources.texts.contains_key(&file), "{}", site);
        if let Some((now, touched)) = moved {
            check(&sources, &now, &touched);
            let to = touched[&file].clone().unwrap();
            let (again, _) = changed(&now, |facts| relocate(facts, &to, &target).ok()).unwrap();
            prop_assert_eq!(again.texts, now.texts);
        }
        let leave = if gone { Leave::Gone } else { Leave::To(steadfast::path::Url::parse("/archive/").unwrap()) };
        if let Some((now, touched)) = changed(&sources, |facts| remove(facts, &file, leave.clone()).ok()) {
            check(&sources, &now, &touched);
        }
    }
}
