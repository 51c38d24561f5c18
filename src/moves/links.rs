//! Edits of the links that lead to what moves, in all texts and in the front matter.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::config::Config;
use crate::content;
use crate::diagnostic::Edit;
use crate::edits::YamlEditor;
use crate::folding::composed;
use crate::markdown::{destinations, written_as};
use crate::moves::addresses::NewAddresses;
use crate::path::{Href, SourcePath, Url};
use crate::source::Sources;
use crate::yaml::{Node, NodeKind};

/// What has moved.
#[derive(Debug)]
pub(super) struct Moved<'a> {
    pub(super) sources: &'a Sources,
    pub(super) config: &'a Config,
    /// The new paths of files.
    pub(super) files: &'a BTreeMap<SourcePath, SourcePath>,
    /// Removed files, with the address that takes their place.
    pub(super) removed: BTreeMap<SourcePath, Url>,
    pub(super) addresses: &'a NewAddresses,
    /// New slugs of articles by the old ones.
    pub(super) slugs: &'a BTreeMap<String, String>,
}

/// Keys of front matter that name other files or addresses.
const KEYS: [&str; 4] = ["image", "links", "organisation_url", "translation_of"];

impl Moved<'_> {
    /// Returns the edits of all texts except comments.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let texts = self.sources.texts.iter();
        let texts = texts.filter(|(file, _)| file.below("content/comments").is_none());
        texts
            .filter(|(file, _)| !self.removed.contains_key(*file))
            .flat_map(|(file, text)| self.of_text(file, text))
            .collect()
    }

    fn of_text(&self, file: &SourcePath, whole: &str) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut body = 0;
        if let Some(matter) = content::front_matter(file, whole) {
            body = matter.body;
            let editor = matter.editor(file, whole);
            for entry in matter.node.entries().iter().filter(|entry| KEYS.contains(&entry.key.as_str())) {
                self.of_node(file, &entry.value, &editor, &mut edits);
            }
        }
        for (at, form) in destinations(&whole[body..]) {
            let at = body + at.start..body + at.end;
            if let Some(new) = self.destination(file, &whole[at.clone()]) {
                edits.push(Edit::replace(file, at, written_as(form, new)));
            }
        }
        edits
    }

    /// Adds the edits of the texts in a value.
    pub(super) fn of_node(
        &self,
        file: &SourcePath,
        node: &Node,
        editor: &YamlEditor<'_>,
        edits: &mut Vec<Edit>,
    ) {
        match &node.kind {
            NodeKind::Text(text) => {
                let new = self.destination(file, text).or_else(|| self.slugs.get(text).cloned());
                edits.extend(new.and_then(|new| editor.replace_text(node.at.clone(), &new)));
            }
            NodeKind::List(items) => {
                items.iter().for_each(|item| self.of_node(file, item, editor, edits));
            }
            NodeKind::Map(entries) => {
                entries.iter().for_each(|entry| self.of_node(file, &entry.value, editor, edits));
            }
            _ => {}
        }
    }

    /// Returns the new form of a destination in a file, if it must change.
    fn destination(&self, file: &SourcePath, written: &str) -> Option<String> {
        if written.contains("{{") || written.contains("{%") {
            return None;
        }
        let (path, rest) = written.split_at(written.find(['?', '#']).unwrap_or(written.len()));
        let inside = self.config.inside(path).unwrap_or(path);
        let decoded = percent_decode_str(inside).decode_utf8().ok()?;
        let mut rest = rest;
        let new = match Href::of(inside) {
            Href::Root => {
                let base = self.config.base.path();
                let below = decoded.strip_prefix(base).filter(|below| below.starts_with('/'));
                let (prefix, new) = match below.and_then(|below| self.addresses.of(below)) {
                    Some(new) => (base, new),
                    None => ("", self.addresses.of(&decoded)?),
                };
                if self.removed.values().any(|address| address == new) {
                    rest = without_anchor(rest);
                }
                format!("{}{prefix}{}", &path[..path.len() - inside.len()], new.encoded())
            }
            Href::Folder => {
                let target = file.sibling(&composed(&decoded))?;
                if let Some(address) = self.removed.get(&target) {
                    return Some(format!("{}{}", address.encoded(), without_anchor(rest)));
                }
                self.relative(file, &decoded, inside.contains('%'))?
            }
            Href::Page | Href::External => return None,
        };
        Some(format!("{new}{rest}")).filter(|new| new != written)
    }

    /// Returns the new form of a path that is relative to a file.
    fn relative(&self, file: &SourcePath, path: &str, is_encoded: bool) -> Option<String> {
        let target = file.sibling(&composed(path))?;
        let is_known = self.sources.texts.contains_key(&target) || self.sources.assets.contains_key(&target);
        let (to, new_target) = (self.new_path(file), self.new_path(&target));
        if !is_known || to.folder() == file.folder() && *new_target == target {
            return None;
        }
        let new = new_target.seen_from(to.folder());
        let same = to.sibling(path).as_ref() == Some(new_target);
        (!same).then(|| if is_encoded { new.replace('%', "%25").replace(' ', "%20") } else { new })
    }

    fn new_path<'p>(&'p self, file: &'p SourcePath) -> &'p SourcePath {
        self.files.get(file).unwrap_or(file)
    }
}

/// Returns what follows the path of a destination, without the name of a heading: another page does not have it.
fn without_anchor(rest: &str) -> &str {
    rest.split('#').next().unwrap_or_default()
}
