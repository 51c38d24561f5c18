//! The ids of a page's frame: those that the templates in use have as they stand, without the ids that they make.
//!
//! Texts leave them free. The theme's begin with `site-`; those of older versions did not, and links to them still arrive
//! where nothing else on the page has taken them.

/// Ids of the theme's older versions.
pub(super) const OLD: [&str; 3] = ["content", COMMENTS, COMMENT_FORM];

const COMMENTS: &str = "comments";
const COMMENT_FORM: &str = "comment-form";

/// The ids, sorted.
#[derive(Debug, Default)]
pub struct FrameIds(Vec<String>);

impl FrameIds {
    /// Finds the ids in the texts of templates.
    pub(super) fn of<'a>(templates: impl Iterator<Item = &'a str>) -> FrameIds {
        let mut ids: Vec<String> = templates.flat_map(literal_ids).map(str::to_owned).collect();
        ids.sort_unstable();
        ids.dedup();
        FrameIds(ids)
    }

    /// Whether the frame has an id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.binary_search_by(|known| known.as_str().cmp(id)).is_ok()
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The id of the comment section: a site's own template may have the old one.
    pub fn comments(&self) -> &'static str {
        self.new_or_old("site-comments", COMMENTS)
    }

    /// The id of the form for comments.
    pub(super) fn comment_form(&self) -> &'static str {
        self.new_or_old("site-comment-form", COMMENT_FORM)
    }

    fn new_or_old(&self, new: &'static str, old: &'static str) -> &'static str {
        if self.has(old) && !self.has(new) { old } else { new }
    }
}

/// The values of `id="…"` in which a template fills nothing in.
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
    fn ids_are_found_as_they_stand() {
        let text = "<a id=\"one\"> <b class=x id='two'> <i data-id=\"three\"> <p id=\"{{ x }}\"> id=four";
        assert_eq!(literal_ids(text).collect::<Vec<_>>(), ["one", "two"]);
    }
}
