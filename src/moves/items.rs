//! Edits of a name in front matter: an entry of a list, a single text, or a part of a text.

use std::ops::Range;
use std::sync::Arc;

use crate::content;
use crate::diagnostic::{Diagnostic, Edit, Located, Span, codes};
use crate::path::SourcePath;
use crate::yaml::{Node, NodeKind};

/// The names of one kind in a text, such as its tags.
#[derive(Debug)]
pub(super) struct Names<'a> {
    pub(super) file: &'a SourcePath,
    pub(super) whole: &'a Arc<str>,
    pub(super) names: &'a [Located<String>],
}

impl Names<'_> {
    /// Returns the edits that give each name for which `is_old` holds the name `new`. A name that is there already, as `is_new`
    /// says, does not come twice.
    pub(super) fn renamed(
        &self,
        new: &str,
        is_old: impl Fn(&str) -> bool,
        is_new: impl Fn(&str) -> bool,
    ) -> Result<Vec<Edit>, Diagnostic> {
        let mut is_there = self.names.iter().any(|name| is_new(&name.value) && !is_old(&name.value));
        let mut edits = Vec::new();
        for name in self.names.iter().filter(|name| is_old(&name.value)) {
            if is_there {
                edits.push(self.without(name).ok_or_else(|| self.by_hand(name, "remove it"))?);
                continue;
            }
            is_there = true;
            if name.value != new {
                let edit = self.replaced(name, new);
                edits.push(edit.ok_or_else(|| self.by_hand(name, &format!("write `{new}`")))?);
            }
        }
        Ok(edits)
    }

    /// Returns the edit that replaces a name.
    pub(super) fn replaced(&self, name: &Located<String>, new: &str) -> Option<Edit> {
        let matter = content::front_matter(self.file, self.whole)?;
        let editor = matter.editor(self.file, self.whole);
        if has_node(&matter.node, &name.at) {
            return editor.replace_text(name.at.clone(), new);
        }
        // A part of a text with commas.
        let is_plain = !new.contains([',', ';', ':', '#', '"', '\'', '&']);
        let is_name = self.whole.get(name.at.clone()) == Some(name.value.as_str());
        (is_plain && is_name).then(|| Edit::replace(self.file, name.at.clone(), new))
    }

    /// Returns the edit that removes an entry of a list.
    fn without(&self, name: &Located<String>) -> Option<Edit> {
        let matter = content::front_matter(self.file, self.whole)?;
        let editor = matter.editor(self.file, self.whole);
        let (list, index) = entry_of_list(&matter.node, &name.at)?;
        editor.remove_item(list, index)
    }

    fn by_hand(&self, name: &Located<String>, what: &str) -> Diagnostic {
        Diagnostic::error(
            codes::NOT_WRITTEN,
            format!("`{}` is written in a form that cannot be kept", name.value),
        )
        .at(Span::new(self.file, self.whole, name.at.clone()))
        .help(format!("{what} here yourself, and run the command again"))
    }
}

/// Returns whether a value has exactly this place.
fn has_node(node: &Node, at: &Range<usize>) -> bool {
    let is_it = matches!(node.kind, NodeKind::Text(_)) && node.at == *at;
    is_it || children(node).any(|child| has_node(child, at))
}

/// Returns the list with an entry at this place, and its index.
fn entry_of_list<'n>(node: &'n Node, at: &Range<usize>) -> Option<(&'n Node, usize)> {
    if let NodeKind::List(items) = &node.kind
        && let Some(index) = items.iter().position(|item| item.at == *at)
    {
        return Some((node, index));
    }
    children(node).find_map(|child| entry_of_list(child, at))
}

fn children(node: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    match &node.kind {
        NodeKind::List(items) => Box::new(items.iter()),
        NodeKind::Map(entries) => Box::new(entries.iter().map(|entry| &entry.value)),
        _ => Box::new(std::iter::empty()),
    }
}
