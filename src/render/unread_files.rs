//! Guesses which addresses belong to source files that could not be read, so that links to them are not reported as
//! dead.

use crate::path::SourcePath;

/// Lists whose pages exist only if an article is in them.
const LISTS: [&str; 5] = ["archive", "authors", "categories", "series", "tags"];

/// Returns whether an unread file may have its page at a path, to judge by the file's name, or whether the path may be
/// a list that exists only because of the file. The path has no leading slash.
pub(super) fn may_be_at(file: &SourcePath, path: &str) -> bool {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return false };
    let folder = file.folder().rsplit('/').next().unwrap_or_default();
    let name = if file.stem() == "index" { folder } else { file.stem() }.to_lowercase();
    LISTS.contains(first) || name.ends_with(&last.trim_end_matches(".html").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_explains_only_links_that_may_lead_to_it() {
        let check = |file: &str, path: &str, may: bool| {
            assert_eq!(may_be_at(&SourcePath::new(file), path), may, "{file} {path}");
        };
        check("content/2020-01-02-hello.md", "2020/01/hello/", true);
        check("content/2020-01-02-Hello.md", "hello.html", true);
        check("content/pages/help/index.md", "help/", true);
        check("content/2020-01-02-hello.md", "tags/one/", true);
        check("content/2020-01-02-hello.md", "2020/01/other/", false);
        check("content/2020-01-02-hello.md", "p.svg", false);
        check("content/2020-01-02-hello.md", "", false);
    }
}
