//! Finds the images that the texts of a site name. Smaller versions are made only of these.
//!
//! Texts are searched for names of files. It does not matter whether a name is in a link, a figure or a sentence. A
//! false match costs a smaller version that no page uses. A name that is missed because of unusual spelling is shown in
//! full size.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use crate::content::Text;
use crate::path::SourcePath;
use crate::site::Site;
use crate::source::Asset;

/// The maximum length of a file name in bytes.
const LONGEST_NAME: usize = 255;

/// The characters that delimit a path in a text.
const AROUND: [char; 12] = [' ', '\t', '\n', '"', '\'', '(', '[', '<', '>', '|', '=', ','];

/// Names of image files, without folders, by their use.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Mentions {
    /// Images in texts, and lead images of articles.
    pub(super) shown: HashSet<String>,
    /// Lead images of articles.
    pub(super) leads: HashSet<String>,
    /// Portraits of authors.
    pub(super) portraits: HashSet<String>,
}

/// The file names to search for.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    names: HashSet<&'a str>,
    endings: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    /// Returns the names of `files`. A name without an extension is never found, because it could be any word.
    pub(super) fn of(files: impl Iterator<Item = &'a SourcePath>) -> Known<'a> {
        let names: HashSet<&str> = files.map(SourcePath::name).collect();
        let endings = names.iter().filter_map(|name| Some(name.rsplit_once('.')?.1)).collect();
        Known { names, endings }
    }
}

/// Finds the `known` names in the texts of a site.
pub(super) fn of(site: &Site, known: &Known<'_>) -> Mentions {
    let profiles = || site.people.iter().filter_map(|person| person.profile.as_ref());
    let texts: Vec<&Text> = own_texts(site).collect();
    let bios: Vec<&Text> = profiles().map(|profile| &profile.text).collect();
    let of_texts = texts.par_iter().map(|text| paths(&text.whole(), known));
    let of_bios = bios.par_iter().map(|text| paths(&text.body(), known));
    let shown = of_texts.chain(of_bios).reduce(HashSet::new, |mut all, more| {
        all.extend(more);
        all
    });
    let leads =
        site.articles.iter().filter_map(|entry| Some(entry.article.image.as_ref()?.src.value.as_str()));
    let portraits = profiles().filter_map(|profile| Some(profile.image.as_ref()?.value.as_str()));
    Mentions {
        shown: shown.iter().map(|path| last_name(path)).collect(),
        leads: leads.map(last_name).collect(),
        portraits: portraits.map(last_name).collect(),
    }
}

/// Returns the texts of the articles, pages and series that are shown.
pub(super) fn own_texts(site: &Site) -> impl Iterator<Item = &Text> {
    let articles = site.articles.iter().map(|entry| &entry.article.text);
    let pages = site.pages.iter().map(|page| &page.text);
    let series = site.series.iter().filter_map(|series| Some(&series.file.as_ref()?.text));
    articles.chain(pages).chain(series)
}

/// Returns whether the texts of two indexes of the same articles name the same files of the site. The plan depends on
/// the images that the texts name, and on the files below `content/`, which are published only with a text that is
/// shown.
pub fn name_the_same_files(a: &Site, b: &Site, assets: &BTreeMap<SourcePath, Asset>) -> bool {
    let matters =
        |(file, asset): &(&SourcePath, &Asset)| asset.pixels.is_some() || file.below("content").is_some();
    let known = Known::of(assets.iter().filter(matters).map(|(file, _)| file));
    let pairs = a.articles.iter().zip(&b.articles).map(|(a, b)| (&a.article.text, &b.article.text));
    let withheld = a.withheld.iter().zip(&b.withheld).map(|(a, b)| (&a.text, &b.text));
    let mut others = pairs.chain(withheld).filter(|(a, b)| !a.is_shared_with(b));
    known.names.is_empty() || others.all(|(a, b)| paths(&a.whole(), &known) == paths(&b.whole(), &known))
}

/// Returns the file name at the end of an address.
fn last_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    percent_decode_str(name).decode_utf8_lossy().into_owned()
}

/// Returns the paths in a text that end in a known name. They are percent-decoded and otherwise as written.
pub(super) fn paths(text: &str, known: &Known<'_>) -> HashSet<String> {
    let mut found = HashSet::new();
    for (dot, _) in text.match_indices('.') {
        let ending =
            text.as_bytes()[dot + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let end = dot + 1 + ending;
        if ending == 0 || !known.endings.contains(&text[dot + 1..end]) {
            continue;
        }
        let mut first = dot.saturating_sub(LONGEST_NAME);
        while !text.is_char_boundary(first) {
            first += 1;
        }
        let stem = &text[first..dot];
        let first = stem.rfind(['/', '\n', '"', '<', '>', '|']).map_or(first, |at| first + at + 1);
        // Spaces and brackets may be part of a name or come before it, so the name may begin after any of them.
        let begins = text[first..dot].match_indices([' ', '\t', '(', '[', '\'', '=', ':', ',']);
        for start in [first].into_iter().chain(begins.map(|(at, sign)| first + at + sign.len())) {
            let name = &text[start..end];
            let name: Cow<'_, str> = percent_decode_str(name).decode_utf8().unwrap_or(Cow::Borrowed(name));
            if known.names.contains(name.as_ref()) {
                let folder = folder_before(&text[..start]);
                found.insert(format!("{}{name}", percent_decode_str(folder).decode_utf8_lossy()));
            }
        }
    }
    found
}

/// Returns the folders before a file name at the end of `text`, each with its slash.
fn folder_before(text: &str) -> &str {
    if !text.ends_with('/') {
        return "";
    }
    let at = text.rfind(AROUND).map_or(0, |at| at + 1);
    &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_a_text_writes_it() {
        let files = ["a b.jpg", "c(1).png", "é.webp", "d.jpeg"].map(SourcePath::new);
        let known = Known::of(files.iter());
        let check = |text: &str, expected: &[&str]| {
            let mut found: Vec<String> = paths(text, &known).into_iter().collect();
            found.sort();
            assert_eq!(found, expected, "{text}");
        };
        check("![x](a%20b.jpg)", &["a b.jpg"]);
        check("![x](<../a b.jpg> \"t\")", &["../a b.jpg"]);
        check("image: a b.jpg\n", &["a b.jpg"]);
        check("image: 'd.jpeg'", &["d.jpeg"]);
        check("![c(1)](/p/c(1).png)", &["/p/c(1).png"]);
        check("<img src=\"é.webp\"> and d.jpeg.", &["d.jpeg", "é.webp"]);
        check("xd.jpeg d.jpegs d.jp", &[]);
    }
}
