//! Finds the smallest change of a text after which a build reads in it what an import would write.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::import::in_place::key_blocks::{KeyBlock, KeyBlocks};
use crate::import::in_place::reading::Reading;
use crate::import::own_fields::OwnFields;
use crate::import::source_text::split;
use crate::import::yaml_value::YamlValue;
use crate::path::SourcePath;

/// A text after its change.
pub(super) struct ChangedText {
    /// The text. It is the original if that needs no change.
    pub(super) text: String,
    /// The keys that stay and are not declared yet, with their values.
    pub(super) undeclared: Vec<(String, YamlValue)>,
}

/// Returns the text that an in-place import leaves in `file`. `written` is what an import would write into a new site.
///
/// Each change of a key is tried in turn, and undone if the reading is the same without it.
pub(super) fn least_change(file: &SourcePath, original: &str, written: &str, config: &Config) -> ChangedText {
    let as_written = || ChangedText { text: written.to_owned(), undeclared: Vec::new() };
    let Some(wanted) = Reading::of(file, written, config) else { return as_written() };
    let keys = split(original).map_or(YamlValue::Null, |text| text.keys);
    let is_unknown = |key: &str| {
        let article = format!("---\ntitle: A\ndate: 2000-01-01\n{key}: a\n---\n");
        let reading = Reading::of(&SourcePath::new("content/a.md"), &article, config);
        reading.is_some_and(|reading| reading.unknown.contains(key))
    };
    let may_stay = |key: &String| {
        keys.get(key).is_some_and(|value| OwnFields::default().add(key, value).is_some()) && is_unknown(key)
    };
    let fits = |text: &str| {
        Reading::of(file, text, config).is_some_and(|found| {
            found.page == wanted.page
                && found.warnings <= wanted.warnings
                && found.unknown.iter().all(may_stay)
        })
    };
    let finished = |text: String| {
        let unknown = Reading::of(file, &text, config).map(|found| found.unknown).unwrap_or_default();
        let undeclared = unknown.into_iter().filter_map(|key| Some((key.clone(), keys.get(&key)?.clone())));
        ChangedText { undeclared: undeclared.collect(), text }
    };
    if fits(original) {
        return finished(original.to_owned());
    }
    let (Some(old), Some(new)) = (KeyBlocks::of(original), KeyBlocks::of(written)) else {
        return as_written();
    };
    match Merge::new(&old, &new).undone_where(fits) {
        Some(text) => finished(text),
        None => as_written(),
    }
}

/// The old and the new text, and the parts that are taken from each.
struct Merge<'t> {
    old: &'t KeyBlocks<'t>,
    /// For each old key: itself, its new lines, or nothing.
    kept: Vec<Option<KeyBlock<'t>>>,
    /// The new keys that the old text does not have.
    added: Vec<KeyBlock<'t>>,
    body: String,
}

impl<'t> Merge<'t> {
    /// Takes all keys of the new text, those of the old text in their old order.
    fn new(old: &'t KeyBlocks<'t>, new: &'t KeyBlocks<'t>) -> Merge<'t> {
        let by_key: BTreeMap<&str, KeyBlock<'t>> =
            new.blocks.iter().map(|block| (block.key, *block)).collect();
        let kept = old.blocks.iter().map(|block| by_key.get(block.key).copied()).collect();
        let is_old = |key: &str| old.blocks.iter().any(|block| block.key == key);
        let added = new.blocks.iter().filter(|block| !is_old(block.key)).copied().collect();
        // The blank lines around the text stay.
        let inner = old.body.trim_matches('\n');
        let start = old.body.len() - old.body.trim_start_matches('\n').len();
        let end = if inner.is_empty() { "\n" } else { &old.body[start + inner.len()..] };
        let body = format!("{}{}{end}", &old.body[..start], new.body.trim_matches('\n'));
        Merge { old, kept, added, body }
    }

    /// Undoes each change after which the text still fits. Returns `None` if it does not fit with all changes.
    fn undone_where(mut self, fits: impl Fn(&str) -> bool) -> Option<String> {
        if !fits(&self.text()) {
            return None;
        }
        let body = std::mem::replace(&mut self.body, self.old.body.to_owned());
        if !fits(&self.text()) {
            self.body = body;
        }
        for at in 0..self.kept.len() {
            let block = self.kept[at].replace(self.old.blocks[at]);
            if block != self.kept[at] && !fits(&self.text()) && !self.fits_without_one(&fits) {
                self.kept[at] = block;
            }
        }
        for at in (0..self.added.len()).rev() {
            let block = self.added.remove(at);
            if !fits(&self.text()) {
                self.added.insert(at, block);
            }
        }
        Some(self.text())
    }

    /// Removes the first new key without which the text fits: an old key that is there again may have its meaning.
    fn fits_without_one(&mut self, fits: &impl Fn(&str) -> bool) -> bool {
        for at in 0..self.added.len() {
            let block = self.added.remove(at);
            if fits(&self.text()) {
                return true;
            }
            self.added.insert(at, block);
        }
        false
    }

    fn text(&self) -> String {
        let blocks = self.kept.iter().flatten().chain(&self.added);
        let lines: String = blocks.map(|block| block.lines).collect();
        format!("---\n{lines}---\n{}", self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::diagnostic::Report;

    #[track_caller]
    fn check(original: &str, written: &str, expected: &str) {
        let settings = "title: A\nurl: https://a.example\nunknown_fields: warn\npermalink: /:slug/\n";
        let config = config::parse(Some(settings), None, &mut Report::new()).unwrap();
        let file = SourcePath::new("content/2010-07-19-a.md");
        assert_eq!(least_change(&file, original, written, &config).text, expected, "{original}");
    }

    #[test]
    fn a_text_that_is_read_the_same_stays() {
        let original = "---\nlayout: post\nTitle:   A\nlastmod: 2011-01-02\ncategory: Work\n# Kept.\ncost: 3\npermalink: /a/\n---\nText\n\n\n";
        let written =
            "---\ntitle: A\ndate: 2010-07-19\nupdated: 2011-01-02\ncategories: [Work]\n---\n\nText\n";
        check(original, written, original);
    }

    #[test]
    fn only_the_keys_that_must_change_do() {
        check(
            "---\nlayout: post\ntitle: 'A'\n# Why.\npermalink: /other/\nheader: {a: 1}\ntags: one two\n---\nSee {{ x }}.\n\n",
            "---\ntitle: A\ndate: 2010-07-19\ntags: [one, two]\n---\n\nSee x.\n",
            "---\nlayout: post\ntitle: 'A'\ntags: [one, two]\n---\nSee x.\n\n",
        );
        check(
            "---\ntitle: A\ncategory: Work\nheader: {a: 1}\n---\n",
            "---\ntitle: A\ncategories: [Work]\n---\n",
            "---\ntitle: A\ncategory: Work\n---\n",
        );
        // A template of this program would be meant.
        check("---\ntitle: A\ntemplate: x.html\n---\n", "---\ntitle: A\n---\n", "---\ntitle: A\n---\n");
    }

    #[test]
    fn other_front_matter_is_written_anew() {
        let written = "---\ntitle: A\ndraft: true\n---\n\nText\n";
        check("+++\ntitle = \"A\"\n+++\nText\n", written, written);
        check("---\ntitle: A\n---\nText\n", written, "---\ntitle: A\ndraft: true\n---\nText\n");
    }
}
