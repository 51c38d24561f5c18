//! Generated sites of any size, the same each time: settings, authors, articles with all features, comments.

use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::prose;
use crate::prose::Dice;

/// The template that one case edits, within the site's folder: the frame of all pages.
pub(crate) const TEMPLATE: &str = "templates/base.html";
/// The article that two cases edit, within the site's folder.
pub(crate) const EDITED: &str = "content/articles/000/article-00007.md";

const TAGS: usize = 60;
const CATEGORIES: usize = 12;
const AUTHORS: usize = 20;
/// One of so many articles has comments.
const DISCUSSED: usize = 50;
/// The number of articles in one folder.
const FOLDER: usize = 1000;

/// Social cards are off: each is drawn once in the life of an article, and would hide the time of a build.
const SETTINGS: &str = "\
title: A Generated Blog
tagline: Words in a likely order
description: A site of made-up articles, to measure how long a build takes.
url: https://bench.example/
language: en
time_zone: Europe/London
social_cards: false
comments: {policy: moderated, mail: comments@bench.example}
navigation:
  - {title: Archive, url: /archive/}
  - {title: Categories, url: /categories/}
  - {title: Tags, url: /tags/}
  - {title: Authors, url: /authors/}
";

/// Writes the site, unless it exists already. The first `dead` articles each show a picture that does not exist.
pub(crate) fn ensure(site: &Path, articles: usize, dead: usize) -> io::Result<()> {
    if site.join("site.yaml").exists() {
        return Ok(());
    }
    for folder in 0..articles.div_ceil(FOLDER) {
        fs::create_dir_all(site.join(format!("content/articles/{folder:03}")))?;
    }
    fs::create_dir_all(site.join("content/authors"))?;
    for author in 0..AUTHORS {
        fs::write(site.join(format!("content/authors/author-{author}.md")), self::author(author))?;
    }
    (0..articles).into_par_iter().try_for_each(|number| {
        let mut text = article(number, articles);
        if number < dead {
            let _ = writeln!(text, "\n![A shop](/pictures/2020/shop-{number:05}.jpg)");
        }
        fs::write(site.join(path(number)), text)?;
        if number % DISCUSSED == 0 { discuss(site, number) } else { Ok(()) }
    })?;
    fs::create_dir_all(site.join("templates"))?;
    fs::write(site.join(TEMPLATE), "{% extends \"theme/base.html\" %}\n")?;
    // The settings are written last, so that an unfinished site is written again.
    fs::write(site.join("site.yaml"), SETTINGS)
}

fn path(number: usize) -> String {
    format!("content/articles/{:03}/article-{number:05}.md", number / FOLDER)
}

fn author(number: usize) -> String {
    let mut dice = Dice::new(number as u64 | 1 << 40);
    let bio: Vec<String> = (0..4).map(|_| prose::sentence(&mut dice)).collect();
    format!(
        "---\nname: Author Number{number}\nrole: Writer\norganisation: Firm {number}\n\
         organisation_url: https://firm-{number}.example/\n---\n\n{}\n",
        bio.join(" ")
    )
}

/// Returns an article of about 600 words: 200 to 1,200, more often few than many.
fn article(number: usize, of: usize) -> String {
    let mut dice = Dice::new(number as u64);
    let mut text = front_matter(number, of, &mut dice);
    let words = 200 + dice.below(600) * dice.below(1000) / 1000 + dice.below(500);
    let begun = text.len();
    // A word of this vocabulary has 4.9 bytes including its space. The last section is always finished.
    let is_long_enough = |text: &str| text.len() - begun >= words * 9 / 2;
    paragraph(&mut text, &mut dice);
    while !is_long_enough(&text) {
        let _ = write!(text, "## {}\n\n", prose::title(&mut dice));
        paragraph(&mut text, &mut dice);
        match dice.below(8) {
            0 | 1 => list(&mut text, &mut dice),
            2 => link(&mut text, number, of, &mut dice),
            3 if dice.below(3) == 0 => table(&mut text, &mut dice),
            4 if dice.below(3) == 0 => text.push_str("```rust\nfn main() { println!(\"<&>\"); }\n```\n\n"),
            5 => quote(&mut text, &mut dice),
            _ => {}
        }
        paragraph(&mut text, &mut dice);
    }
    text
}

/// The dates cover ten years, in the order of the articles' numbers.
fn front_matter(number: usize, of: usize, dice: &mut Dice) -> String {
    let day = number * 3652 / of;
    let (year, month, day) = (2016 + day / 366, day % 366 * 12 / 366 + 1, day % 28 + 1);
    let mut tags: Vec<usize> = (0..3).map(|_| dice.zipf(TAGS)).collect();
    tags.sort_unstable();
    tags.dedup();
    let tags: Vec<String> = tags.iter().map(|tag| format!("tag {tag}")).collect();
    format!(
        "---\ntitle: {} {number}\ndate: {year}-{month:02}-{day:02}\ndeck: {}\ncategory: Category {}\ntags: [{}]\n\
         authors: [author-{}]\n---\n\n",
        prose::title(dice),
        prose::phrase(dice, 8, 20),
        dice.zipf(CATEGORIES),
        tags.join(", "),
        dice.below(AUTHORS),
    )
}

fn paragraph(text: &mut String, dice: &mut Dice) {
    for _ in 0..3 + dice.below(3) {
        text.push_str(&prose::sentence(dice));
        text.push(' ');
    }
    text.truncate(text.trim_end().len());
    text.push_str("\n\n");
}

fn list(text: &mut String, dice: &mut Dice) {
    for _ in 0..3 + dice.below(3) {
        let _ = writeln!(text, "- {}", prose::sentence(dice));
    }
    text.push('\n');
}

/// Returns a sentence with a link to another article and one to another site.
fn link(text: &mut String, number: usize, of: usize, dice: &mut Dice) {
    let other = dice.below(of);
    let (from, to) = (number / FOLDER, other / FOLDER);
    let folder = if from == to { String::new() } else { format!("../{to:03}/") };
    let _ = write!(
        text,
        "See [{}]({folder}article-{other:05}.md) and [{}](https://elsewhere.example/{other}).\n\n",
        prose::phrase(dice, 2, 5),
        prose::phrase(dice, 1, 3)
    );
}

fn table(text: &mut String, dice: &mut Dice) {
    text.push_str("| Measure | Before | After |\n|---|---:|---:|\n");
    for _ in 0..3 + dice.below(4) {
        let _ =
            writeln!(text, "| {} | {} | {} |", prose::phrase(dice, 1, 4), dice.below(100), dice.below(100));
    }
    text.push('\n');
}

fn quote(text: &mut String, dice: &mut Dice) {
    let note = if dice.below(2) == 0 { "[!NOTE]\n> " } else { "" };
    let _ = write!(text, "> {note}{}\n\n", prose::sentence(dice));
}

/// Returns two comments, of which the second answers the first.
fn discuss(site: &Path, number: usize) -> io::Result<()> {
    let mut dice = Dice::new(number as u64 | 1 << 41);
    let folder = site.join(format!("content/comments/article-{number:05}"));
    fs::create_dir_all(&folder)?;
    for reply in 0..2 {
        let answers = if reply == 1 { format!("reply_to: c-{number}-0\n") } else { String::new() };
        let text = format!(
            "---\nid: c-{number}-{reply}\nstate: approved\nauthor: Reader {}\ndate: 2026-10-0{}T10:00:00Z\n{answers}---\n\n{}\n",
            dice.below(500),
            reply + 1,
            prose::sentence(&mut dice)
        );
        fs::write(folder.join(format!("c-{number}-{reply}.md")), text)?;
    }
    Ok(())
}
