//! The kind of a file by the extension of its name.

use crate::file_kinds::kind::{BYTES, FileKind, Group};
use crate::file_kinds::table::TABLE;

/// Returns the kind of a file by its name, or `None` for unknown extensions.
pub fn of_name(name: &str) -> Option<&'static FileKind> {
    let (_, ending) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())?;
    TABLE.iter().copied().find(|kind| kind.endings.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// Returns the value of `Content-Type` for a file of this name.
pub fn media_type(name: &str) -> &'static str {
    of_name(name).map_or(BYTES, |kind| kind.media_type)
}

/// Returns whether a file name is that of a Markdown file.
pub fn is_markdown(name: &str) -> bool {
    of_name(name).is_some_and(|kind| kind.group == Group::Markdown)
}

/// Returns whether a file name is that of an HTML page.
pub fn is_page(name: &str) -> bool {
    of_name(name).is_some_and(|kind| kind.group == Group::Page)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn extensions_are_unique_and_lowercase() {
        let mut seen = BTreeSet::new();
        for ending in TABLE.iter().flat_map(|kind| kind.endings) {
            assert!(seen.insert(ending), "{ending} stands twice");
            assert_eq!(*ending, ending.to_lowercase());
        }
    }

    #[test]
    fn the_last_extension_counts_in_any_case() {
        let check = |name: &str, expected| assert_eq!(media_type(name), expected, "{name}");
        check("a.CSS", "text/css; charset=utf-8");
        check("site.1f2e.css", "text/css; charset=utf-8");
        check("a.tar.gz", "application/gzip");
        check("LICENSE", BYTES);
        check("v2.0", BYTES);
        assert!(is_page("A.HTML") && !is_page("v2.0") && !is_page("html"));
        assert!(is_markdown("a.Mkd") && !is_markdown("a.mdx"));
    }
}
