//! Shows changes of files as `git diff` does.

use similar::TextDiff;

use crate::edits::changes::ChangedFile;

/// Returns a change as a unified diff with three lines of context; moved and removed files in one line each.
pub fn unified_diff(file: &ChangedFile) -> String {
    let name = |path: Option<&_>| path.map_or_else(|| "/dev/null".to_owned(), ToString::to_string);
    let (from, to) = (name(file.from.as_ref()), name(file.to.as_ref()));
    let Some(after) = &file.after else {
        return match file.to {
            Some(_) => format!("rename {from}\n    to {to}\n"),
            None => format!("remove {from}\n"),
        };
    };
    let before = file.before.as_deref().unwrap_or_default();
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().header(&from, &to).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    #[test]
    fn each_kind_of_change_has_its_form() {
        let path = |name: &str| Some(SourcePath::new(name));
        let change = |from, to, before: Option<&str>, after: Option<&str>| {
            unified_diff(&ChangedFile {
                from,
                to,
                before: before.map(Into::into),
                after: after.map(Into::into),
            })
        };
        assert_eq!(
            change(path("a.md"), path("b.md"), Some("1\n2\n"), Some("1\n3\n")),
            "--- a.md\n+++ b.md\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n"
        );
        assert_eq!(
            change(None, path("b.md"), None, Some("1\n")),
            "--- /dev/null\n+++ b.md\n@@ -0,0 +1 @@\n+1\n"
        );
        assert_eq!(change(path("a.md"), path("b.md"), None, None), "rename a.md\n    to b.md\n");
        assert_eq!(change(path("a.md"), None, None, None), "remove a.md\n");
    }
}
