//! The built-in theme: this repository's `languages/`, `templates/` and `static/`, embedded by `build.rs`.
//!
//! A site needs no templates of its own. `source` decides which file overrides which. Colours and fonts that a site sets
//! without files of its own are a [`Look`].

mod appearance;
pub mod colour;
mod compact;

use std::borrow::Cow;

pub use appearance::{Light, Look, STACKS};

include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// Returns every file of the theme with its bytes, sorted by path: `static/theme/style.css`, `templates/base.html`.
pub fn files() -> &'static [(&'static str, &'static [u8])] {
    FILES
}

/// Returns a file as it is published: the theme's own stylesheets and scripts minified, every other file unchanged. `path`
/// is that of the source, such as `static/theme/style.css`.
pub fn published<'b>(path: &str, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    let own = files().binary_search_by_key(&path, |(path, _)| path).is_ok_and(|at| files()[at].1 == bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if own => match compact::compact(path, text) {
            compact if compact == text => Cow::Borrowed(bytes),
            compact => Cow::Owned(compact.into_bytes()),
        },
        _ => Cow::Borrowed(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_is_sorted_and_has_three_folders() {
        assert!(files().is_sorted_by(|a, b| a.0 < b.0));
        for (path, _) in files() {
            let folder = path.split('/').next().unwrap();
            assert!(["languages", "templates", "static"].contains(&folder), "{path}");
        }
    }

    #[test]
    fn only_the_themes_own_files_are_minified() {
        let path = "static/theme/style.css";
        let (_, style) = files().iter().find(|(name, _)| *name == path).unwrap();
        assert!(published(path, style).len() < style.len());
        let changed = [style, &b"/* mine */"[..]].concat();
        assert_eq!(published(path, &changed), changed);
        assert_eq!(published("static/theme/own.css", b"a { b: c }"), &b"a { b: c }"[..]);
    }
}
