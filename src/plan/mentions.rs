//! Which pictures the texts of a site name, so that smaller ones are made of those alone.
//!
//! Texts are searched for names of files; whether a name stands in a link, a figure or a sentence does not matter. A
//! name too many costs a picture that nobody asks for. One that is missed, because it is written in an unusual way, is
//! shown in its whole size.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::HashSet;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use crate::path::SourcePath;
use crate::site::Site;
use crate::source::Asset;

/// The most bytes that the name of a file may have.
const LONGEST_NAME: usize = 255;

/// Names of files, without folders, by what they are used for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Mentions {
    /// In texts and as pictures of articles.
    pub(super) shown: HashSet<String>,
    /// As pictures of articles.
    pub(super) leads: HashSet<String>,
    /// As portraits of authors.
    pub(super) portraits: HashSet<String>,
}

/// Where `known` names stand in the texts of a site.
pub(super) fn of(site: &Site, known: &HashSet<&str>) -> Mentions {
    let articles = site.articles.iter().map(|entry| entry.article.text.whole.as_ref());
    let pages = site.pages.iter().map(|page| page.text.whole.as_ref());
    let series = site.series.iter().filter_map(|series| Some(series.file.as_ref()?.text.whole.as_ref()));
    let profiles = || site.people.iter().filter_map(|person| person.profile.as_ref());
    let texts: Vec<&str> =
        articles.chain(pages).chain(series).chain(profiles().map(|profile| profile.text.body())).collect();
    let shown = texts.par_iter().map(|text| names(text, known)).reduce(HashSet::new, |mut all, more| {
        all.extend(more);
        all
    });
    let leads =
        site.articles.iter().filter_map(|entry| Some(entry.article.image.as_ref()?.src.value.as_str()));
    let portraits = profiles().filter_map(|profile| Some(profile.image.as_ref()?.value.as_str()));
    Mentions { shown, leads: leads.map(last_name).collect(), portraits: portraits.map(last_name).collect() }
}

/// Whether the texts of two indexes of the same articles name the same pictures of the site.
pub fn name_the_same_pictures(a: &Site, b: &Site, assets: &BTreeMap<SourcePath, Asset>) -> bool {
    let pictures = assets.iter().filter(|(_, asset)| asset.pixels.is_some());
    let known: HashSet<&str> = pictures.map(|(file, _)| file.name()).collect();
    let pairs = a.articles.iter().zip(&b.articles).map(|(a, b)| (&a.article, &b.article));
    let mut others = pairs.filter(|(a, b)| !Arc::ptr_eq(a, b));
    known.is_empty() || others.all(|(a, b)| names(&a.text.whole, &known) == names(&b.text.whole, &known))
}

/// The name of the file that an address ends in.
fn last_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    percent_decode_str(name).decode_utf8_lossy().into_owned()
}

/// The known names in a text.
fn names(text: &str, known: &HashSet<&str>) -> HashSet<String> {
    let mut found = HashSet::new();
    for (dot, _) in text.match_indices('.') {
        let ending =
            text.as_bytes()[dot + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if !(3..=4).contains(&ending) {
            continue;
        }
        let end = dot + 1 + ending;
        let mut first = dot.saturating_sub(LONGEST_NAME);
        while !text.is_char_boundary(first) {
            first += 1;
        }
        let stem = &text[first..dot];
        let first = stem.rfind(['/', '\n', '"', '<', '>', '|']).map_or(first, |at| first + at + 1);
        // A name may hold blanks and brackets, and may stand after some: each of them may be where it begins.
        let begins = text[first..dot].match_indices([' ', '\t', '(', '[', '\'', '=', ':']);
        for start in [first].into_iter().chain(begins.map(|(at, sign)| first + at + sign.len())) {
            let name = &text[start..end];
            let name: Cow<'_, str> = percent_decode_str(name).decode_utf8().unwrap_or(Cow::Borrowed(name));
            if known.contains(name.as_ref()) {
                found.insert(name.into_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_a_text_writes_it() {
        let known = HashSet::from(["a b.jpg", "c(1).png", "é.webp", "d.jpeg"]);
        let check = |text: &str, expected: &[&str]| {
            let mut found: Vec<String> = names(text, &known).into_iter().collect();
            found.sort();
            assert_eq!(found, expected, "{text}");
        };
        check("![x](a%20b.jpg)", &["a b.jpg"]);
        check("![x](<../a b.jpg> \"t\")", &["a b.jpg"]);
        check("image: a b.jpg\n", &["a b.jpg"]);
        check("image: 'd.jpeg'", &["d.jpeg"]);
        check("![c(1)](/p/c(1).png)", &["c(1).png"]);
        check("<img src=\"é.webp\"> and d.jpeg.", &["d.jpeg", "é.webp"]);
        check("xd.jpeg d.jpegs d.jp", &[]);
    }
}
