//! The ids of a page's frame: those that are written literally in the templates. Ids that templates compute are
//! unknown.
//!
//! Headings of texts do not get these ids. The theme's ids begin with `site-`. Older versions of the theme had ids
//! without that prefix; links to them still work on pages where no other element has the id.

/// The ids of older versions of the theme.
pub(super) const OLD: [&str; 3] = ["content", COMMENTS, COMMENT_FORM];

const COMMENTS: &str = "comments";
const COMMENT_FORM: &str = "comment-form";

/// The ids, sorted.
#[derive(Debug, Default)]
pub struct FrameIds(Vec<String>);

impl FrameIds {
    /// Finds the ids in the texts of templates.
    pub(super) fn in_templates<'a>(templates: impl Iterator<Item = &'a str>) -> FrameIds {
        let mut ids: Vec<String> = templates.flat_map(literal_ids).map(str::to_owned).collect();
        ids.sort_unstable();
        ids.dedup();
        FrameIds(ids)
    }

    /// Returns whether the frame has an id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.binary_search_by(|known| known.as_str().cmp(id)).is_ok()
    }

    /// Returns all ids.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Returns the id of the comment section. The site's own templates may have the old one.
    pub fn comments(&self) -> &'static str {
        self.new_or_old("site-comments", COMMENTS)
    }

    /// Returns the id of the comment form.
    pub(super) fn comment_form(&self) -> &'static str {
        self.new_or_old("site-comment-form", COMMENT_FORM)
    }

    fn new_or_old(&self, new: &'static str, old: &'static str) -> &'static str {
        if self.has(old) && !self.has(new) { old } else { new }
    }
}

/// Returns the values of `id="…"` that contain no template expression.
fn literal_ids(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("id=").filter_map(|(at, found)| {
        if !text[..at].ends_with(|c: char| c.is_ascii_whitespace()) {
            return None;
        }
        let rest = &text[at + found.len()..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let id = rest[1..].split(quote).next().filter(|id| !id.is_empty())?;
        (!id.contains(|c: char| c == '{' || c.is_whitespace())).then_some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_literal_ids_are_found() {
        let text = "<a id=\"one\"> <b class=x id='two'> <i data-id=\"three\"> <p id=\"{{ x }}\"> id=four";
        assert_eq!(literal_ids(text).collect::<Vec<_>>(), ["one", "two"]);
    }
}
