//! The pictures in texts that have whole addresses: those that a folder holds are copied into the site, the others keep
//! their addresses and are listed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::import::source::{Source, SourceFile};

/// The endings of pictures.
const ENDINGS: [&str; 8] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "tif", "webp"];

/// Hosts whose addresses are those of pictures, whatever their ending.
const HOSTS: [&str; 3] = [".googleusercontent.com/", ".bp.blogspot.com/", "cdn-images-1.medium.com/"];

/// The characters of a path that Markdown or HTML would misread.
pub(super) const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'(')
    .add(b')')
    .add(b'"')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'%')
    .add(b'?')
    .add(b'#');

/// The pictures of an import.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    /// The files of the folder, by their names in lower case.
    by_name: BTreeMap<String, Vec<SourceFile>>,
    /// The addresses of pictures that stay where they are.
    pub(super) remote: BTreeSet<String>,
}

/// A picture to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Copy {
    /// Its path below `static/`.
    pub(super) to: String,
    /// Its file.
    pub(super) from: SourceFile,
}

impl Pictures {
    /// Takes the folder that holds pictures of the old site.
    pub(super) fn new(folder: Option<&Source>) -> Pictures {
        let mut by_name: BTreeMap<String, Vec<SourceFile>> = BTreeMap::new();
        for file in folder.iter().flat_map(|folder| &folder.files) {
            if file.has_extension(&ENDINGS) {
                by_name.entry(file.name().to_lowercase()).or_default().push(file.clone());
            }
        }
        Pictures { by_name, remote: BTreeSet::new() }
    }

    /// Returns a text in which the pictures of the folder have paths of the site, and the pictures to copy. `home` is the
    /// address of the old site.
    pub(super) fn placed(&mut self, text: &str, home: &str) -> (String, Vec<Copy>) {
        let (mut placed, mut copies, mut done) = (String::with_capacity(text.len()), Vec::new(), 0);
        for at in addresses(text) {
            let address = &text[at.clone()];
            match self.file_of(address, home) {
                Some(copy) => {
                    placed.push_str(&text[done..at.start]);
                    placed.push_str(&format!("/{}", utf8_percent_encode(&copy.to, UNSAFE)));
                    done = at.end;
                    copies.push(copy);
                }
                None => drop(self.remote.insert(address.to_owned())),
            }
        }
        placed.push_str(&text[done..]);
        (placed, copies)
    }

    /// Returns the file of the folder that a picture's address means: of those with its name, the one whose folders are
    /// most like the address.
    fn file_of(&self, address: &str, home: &str) -> Option<Copy> {
        let path = address.split("://").nth(1)?.split(['?', '#']).next()?;
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        let name = path.rsplit('/').next()?.to_lowercase();
        let found = self.by_name.get(&name).or_else(|| self.by_name.get(&original(&name)?))?;
        let best =
            found.iter().max_by_key(|file| (common_end(&file.path, &path), std::cmp::Reverse(&file.path)))?;
        let host = |address: &str| {
            let rest = address.split("://").nth(1).unwrap_or(address);
            rest.split('/').next().unwrap_or_default().trim_start_matches("www.").to_owned()
        };
        let own_path = path.split_once('/').map(|(_, path)| path.to_owned());
        let to = match own_path.filter(|_| host(address) == host(home)) {
            Some(own) => format!("{}{}", &own[..own.len() - own.rsplit('/').next()?.len()], best.name()),
            None => format!("images/{}", published(&best.path, found.len() == 1)),
        };
        Some(Copy { to, from: best.clone() })
    }
}

/// Returns the path of a picture below the folder of pictures. The albums of an archive of Google are folders of their own.
fn published(path: &str, is_only: bool) -> &str {
    let in_album = path.split_once("/Blogger/Albums/").map(|(_, rest)| rest);
    match in_album {
        Some(rest) if is_only => rest.rsplit('/').next().unwrap_or(rest),
        Some(rest) => rest,
        None => path,
    }
}

/// Returns the name of the original of a smaller picture of WordPress: `till.jpg` for `till-300x200.jpg`.
pub(super) fn original(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (stem, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(width) && is_number(height)).then(|| format!("{stem}.{ending}"))
}

/// Returns the number of folders that two paths have in common at their ends.
fn common_end(a: &str, b: &str) -> usize {
    a.rsplit('/').zip(b.rsplit('/')).skip(1).take_while(|(a, b)| a == b).count()
}

/// Iterates over the whole addresses of pictures in a text.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let starts = text.match_indices("http").map(|(at, _)| at);
    starts.filter_map(|start| {
        let rest = &text[start..];
        if !(rest.starts_with("http://") || rest.starts_with("https://")) {
            return None;
        }
        let before = text[..start].chars().next_back();
        if !before.is_some_and(|c| matches!(c, '(' | '"' | '\'' | '=' | '<' | ',' | ' ' | '\n')) {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, ')' | '"' | '\'' | '<' | '>'))
            .unwrap_or(rest.len());
        let address = &rest[..end];
        let path = address.split(['?', '#']).next()?;
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let is_picture = path[8.min(path.len())..].contains('/')
            && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
            || HOSTS.iter().any(|host| address.contains(host));
        is_picture.then(|| start..start + end)
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn pictures(files: &[&str]) -> Pictures {
        let files =
            files.iter().map(|path| SourceFile { path: (*path).to_owned(), disk: PathBuf::from(path) });
        let files = files.collect();
        Pictures::new(Some(&Source { name: String::new(), is_file: false, files, skipped: Vec::new() }))
    }

    #[test]
    fn pictures_of_the_folder_get_paths_and_the_others_stay() {
        let mut pictures =
            pictures(&["2010/07/Till one.jpg", "2011/till.jpg", "2010/07/till.jpg", "card.PNG"]);
        let text = "![a](https://www.a.example/wp-content/uploads/2010/07/till-300x200.jpg) \
                    <img src=\"http://a.example/wp-content/uploads/2010/07/Till%20one.jpg?x=1\">\n\
                    ![b](https://1.bp.blogspot.com/x/s320/card.png) https://b.example/other.gif https://a.example/page";
        let (text, copies) = pictures.placed(text, "https://a.example/");
        assert_eq!(
            text,
            "![a](/wp-content/uploads/2010/07/till.jpg) <img src=\"/wp-content/uploads/2010/07/Till%20one.jpg\">\n\
             ![b](/images/card.PNG) https://b.example/other.gif https://a.example/page"
        );
        let from: Vec<&str> = copies.iter().map(|copy| copy.from.path.as_str()).collect();
        assert_eq!(from, ["2010/07/till.jpg", "2010/07/Till one.jpg", "card.PNG"]);
        let album = "Takeout/Blogger/Albums/Quay/a.jpg";
        assert_eq!((published(album, true), published(album, false)), ("a.jpg", "Quay/a.jpg"));
        assert_eq!(pictures.remote.iter().collect::<Vec<_>>(), ["https://b.example/other.gif"]);
    }
}
