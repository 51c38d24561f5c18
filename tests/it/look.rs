//! The look of a site: the effect of the settings on the theme, and what the theme guarantees.

use std::collections::BTreeMap;

use steadfast::theme;
use steadfast::theme::colour::Colour;

use crate::driver::{Folder, published};
use crate::markup::tags;

const ARTICLE: &str = "\
//- content/2026-01-05-first.md
---
title: The first visit
reviewed: 2026-02-01
evergreen: true
---
> [!CHECKLIST]
> - [ ] The lights
";

/// Builds a site with settings below `theme:`, and its article.
fn with(settings: &str) -> String {
    format!("//- site.yaml\ntitle: A blog\nurl: https://example.com\n{settings}{ARTICLE}")
}

/// Returns the addresses of a page's stylesheets.
fn stylesheets(page: &str) -> Vec<String> {
    let links = tags(page).into_iter().filter(|tag| tag.get("rel") == Some("stylesheet"));
    links.map(|link| link.get("href").unwrap().to_owned()).collect()
}

#[test]
fn a_site_that_sets_nothing_has_the_themes_stylesheet_alone() {
    let site = published(&with(""));
    let found = stylesheets(site.text("index.html"));
    assert!(matches!(&found[..], [one] if one.starts_with("/theme/style.")), "{found:?}");
    assert!(!site.files.keys().any(|path| path.starts_with("theme/site.") && path.ends_with(".css")));
}

#[test]
fn settings_make_a_stylesheet_that_every_page_links_behind_the_themes() {
    let folder = Folder::new(&with("theme: {accent: '#7a2e52', fonts: {headings: sans}, width: 60}\n"));
    folder.build(&[]).exits(0);
    let files = folder.public();
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let own = files.keys().find(|path| path.starts_with("theme/site.") && path.ends_with(".css")).unwrap();
    let style = text(own);
    for line in
        ["--accent: light-dark(#7a2e52, #", "--title: -apple-system,", "--measure: calc(28.3 * var(--size));"]
    {
        assert!(style.contains(line), "{line} in {style}");
    }
    // Years and months redirect to the archive by pages without a stylesheet.
    let is_page = |path: &&String| path.ends_with(".html") && !text(path).contains("http-equiv=\"refresh\"");
    for path in files.keys().filter(is_page) {
        let found = stylesheets(&text(path));
        // The search page has one more stylesheet.
        let count = if path.starts_with("search/") { 3 } else { 2 };
        assert_eq!((found.len(), &found[1]), (count, &format!("/{own}")), "{path}");
    }
}

#[test]
fn another_colour_is_another_address() {
    let own = |accent: &str| {
        let site = published(&with(&format!("theme: {{accent: {accent}}}\n")));
        stylesheets(site.text("index.html")).pop().unwrap()
    };
    assert_eq!(own("teal"), own("'#008080'"));
    assert_ne!(own("teal"), own("crimson"));
}

#[test]
fn a_logo_stands_beside_the_name_or_in_its_place() {
    let title = |theme: &str| {
        let site =
            published(&(with(&format!("theme: {{logo: {theme}}}\n")) + "//- static/logo.svg\n<svg/>\n"));
        let page = site.text("index.html").to_owned();
        let title =
            page.split("<p class=\"site-title\">").nth(1).unwrap().split("</p>").next().unwrap().to_owned();
        title.split_once('>').unwrap().1.to_owned()
    };
    let logo = "<img class=\"site-logo\" src=\"/logo.svg\" alt=\"";
    assert_eq!(title("/logo.svg"), format!("{logo}\">A blog</a>"));
    assert_eq!(title("{src: /logo.svg, with_title: false}"), format!("{logo}A blog\"></a>"));
}

#[test]
fn a_logo_that_is_not_there_is_reported() {
    let faults = crate::driver::faults(&with("theme: {logo: /logo.svg}\n"));
    assert!(
        faults.contains("this site has nothing at `/logo.svg`") && faults.contains("site.yaml:"),
        "{faults}"
    );
}

#[test]
fn what_is_kept_for_returning_readers_can_be_switched_off() {
    let has = |settings: &str| {
        let site = published(&with(settings));
        site.pages().any(|(_, page)| page.contains("site-returning"))
    };
    assert!(has(""));
    assert!(!has("theme: {returning_readers: false}\n"));
}

#[test]
fn an_article_says_quietly_how_fresh_it_is() {
    let site = published(&with(""));
    let main = site.main("2026/01/first/index.html");
    let note = main.split("<p class=\"meta freshness\">").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(
        note.contains("Kept up to date") && note.contains("Reviewed <time datetime=\"2026-02-01\">"),
        "{note}"
    );
}

#[test]
fn the_archive_is_a_calendar() {
    let site = published(&with(""));
    let main = site.main("archive/index.html");
    let months = main.split("<ul class=\"months\">").nth(1).unwrap().split("</ul>").next().unwrap();
    assert_eq!(months.matches("<li>").count(), 12);
    assert_eq!(months.matches("<a href=\"/archive/2026/01/\">January").count(), 1);
    assert_eq!(months.matches("<a ").count(), 1);
}

/// Reads a file of the theme from the repository.
fn file(path: &str) -> &'static str {
    let (_, bytes) = theme::files().iter().find(|(name, _)| *name == path).unwrap();
    std::str::from_utf8(bytes).unwrap()
}

/// Returns the colours of the theme by name, each for the light and for the dark scheme.
fn palette() -> BTreeMap<&'static str, [Colour; 2]> {
    let token = |line: &'static str| {
        let (name, rest) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = rest.split(')').next()?.split_once(", ")?;
        Some((name, [Colour::parse(light).unwrap(), Colour::parse(dark).unwrap()]))
    };
    file("static/theme/style.css").lines().filter_map(token).collect()
}

#[test]
fn every_pair_of_the_themes_colours_has_enough_contrast_in_both_schemes() {
    let palette = palette();
    assert_eq!(palette.len(), 14, "{palette:?}");
    let callouts = ["note", "tip", "important", "warning", "caution"];
    let grounds = ["paper", "surface", "accent-soft"];
    let mut pairs: Vec<(&str, &str, f32)> = vec![("on-accent", "accent", 4.5)];
    for ground in grounds {
        pairs.extend(["ink", "soft", "accent"].map(|text| (text, ground, 4.5)));
        pairs.push(("edge", ground, 3.0));
    }
    // The background of a callout is paper with a little of its hue: its lightness is between paper and surface.
    pairs.extend(callouts.iter().flat_map(|hue| [(*hue, "paper", 4.5), (*hue, "surface", 4.5)]));
    for (text, ground, least) in pairs {
        for scheme in [0, 1] {
            let contrast = palette[text][scheme].contrast(palette[ground][scheme]);
            assert!(contrast >= least, "{text} on {ground} has {contrast} in scheme {scheme}");
        }
    }
}

#[test]
fn the_scripts_are_small() {
    let other = |path: &str| path.contains("search");
    let scripts = theme::files().iter().filter(|(path, _)| path.ends_with(".js") && !other(path));
    let bytes: usize = scripts.map(|(_, bytes)| bytes.len()).sum();
    assert!((1..8 * 1024).contains(&bytes), "{bytes}");
}

#[test]
fn pages_hold_no_script_and_no_style_of_their_own() {
    let site = published(&with("theme: {accent: teal}\n"));
    for (path, page) in site.pages() {
        let inline = tags(page).into_iter().any(|tag| tag.get("style").is_some());
        assert!(!inline && !page.contains("<style"), "{path}");
        for script in page.split("<script").skip(1) {
            let start = script.split('>').next().unwrap();
            assert!(start.contains("src=") || start.contains("application/ld+json"), "{path}: {start}");
        }
    }
}
