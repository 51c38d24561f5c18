//! The theme that the program carries: this repository's own `languages/`, `templates/` and `static/`, embedded by `build.rs`.
//!
//! A site without templates of its own is complete with these. Which file wins over which is decided in `source`.

include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// Every file of the theme with its bytes, sorted by path: `static/theme/style.css`, `templates/base.html`.
pub fn files() -> &'static [(&'static str, &'static [u8])] {
    FILES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_is_sorted_and_holds_only_its_own_folders() {
        assert!(files().is_sorted_by(|a, b| a.0 < b.0));
        for (path, _) in files() {
            let folder = path.split('/').next().unwrap();
            assert!(["languages", "templates", "static"].contains(&folder), "{path}");
        }
    }
}
