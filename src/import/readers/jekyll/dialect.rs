//! The tags of a Jekyll blog.

use std::collections::BTreeMap;

use crate::import::known_tags;
use crate::import::liquid_conditions::{self, KnownValue};
use crate::import::liquid_expression::Expression;
use crate::import::liquid_tags::LiquidTag;
use crate::import::liquid_variables::{Variables, add_variables};
use crate::import::tag_dialect::{Around, Replacement, TagBody, TagDialect};
use crate::import::yaml_value::YamlValue;

/// The addresses of texts, by the names that tags use.
#[derive(Clone, Debug, Default)]
pub(super) struct TextAddresses {
    /// By path from the root: `_posts/2010-07-19-name.md`.
    pub(super) by_path: BTreeMap<String, String>,
    /// By the name of a post without extension: `2010-07-19-name`, `folder/2010-07-19-name`.
    pub(super) by_post: BTreeMap<String, String>,
}

/// The tags of one text.
pub(super) struct JekyllDialect<'s> {
    /// The variables.
    pub(super) variables: Variables<'s>,
    /// The addresses of all texts.
    pub(super) addresses: &'s TextAddresses,
    /// The whole address of the blog.
    pub(super) url: &'s str,
    /// The keys of the text, with the defaults of the configuration; empty if it has no tags.
    pub(super) keys: &'s [(String, YamlValue)],
}

impl TagDialect for JekyllDialect<'_> {
    fn body(&self, tag: &LiquidTag<'_>) -> TagBody {
        known_tags::body(tag.name)
    }

    fn output(&mut self, inner: &str, around: &Around<'_>) -> Option<Replacement> {
        if matches!(inner, "site.baseurl" | "site.base_url" | "site.baseURL") {
            return Some(self.root(around));
        }
        if matches!(inner, "site.url" | "site.github.url" | "site.production_url") {
            return Some(self.root(around));
        }
        // Within a filter the root is empty: `"/a" | prepend: site.baseurl`.
        let root = ["site.baseurl", "site.url"];
        let variable =
            |name: &str| if root.contains(&name) { Some(String::new()) } else { self.variables.get(name) };
        if inner.contains("site.url") || inner.contains("site.baseurl") {
            return Some(Expression::parse(inner)?.evaluate(&variable)?.into());
        }
        self.variables.output(inner, around)
    }

    fn condition(&self, text: &str) -> Option<bool> {
        liquid_conditions::holds(text, &|name| self.known(name))
    }

    fn list(&self, name: &str) -> Option<Vec<YamlValue>> {
        match self.known(name)? {
            KnownValue::Is(YamlValue::List(entries)) => Some(entries),
            KnownValue::Nil => Some(Vec::new()),
            _ => None,
        }
    }

    fn bind(&mut self, name: &str, value: Option<&YamlValue>) {
        let below = format!("{name}.");
        self.variables.text.retain(|known, _| known != name && !known.starts_with(&below));
        if let Some(value) = value {
            add_variables(name, value, &mut self.variables.text, 0);
        }
    }

    fn tag(&mut self, tag: &LiquidTag<'_>, body: Option<&str>, around: &Around<'_>) -> Option<Replacement> {
        match tag.name {
            "link" => {
                let path = tag.arguments.trim_matches(['"', '\'']).trim_start_matches('/');
                self.addresses.by_path.get(path).map(|address| address.as_str().into())
            }
            "post_url" => {
                let name = tag.arguments.trim_matches(['"', '\'']).trim_start_matches('/');
                let name = name.strip_suffix(".md").unwrap_or(name);
                self.addresses.by_post.get(name).map(|address| address.as_str().into())
            }
            _ => known_tags::replacement(tag, body, around, &mut self.variables),
        }
    }
}

/// Keys of a text that Jekyll and its usual plugins set, beside those of the front matter.
const SET_BY_JEKYLL: [&str; 24] = [
    "categories",
    "category",
    "collection",
    "content",
    "date",
    "dir",
    "draft",
    "excerpt",
    "ext",
    "id",
    "last_modified_at",
    "layout",
    "name",
    "next",
    "output",
    "path",
    "permalink",
    "previous",
    "related_posts",
    "relative_path",
    "slug",
    "tags",
    "title",
    "url",
];

impl JekyllDialect<'_> {
    /// Returns the value of a variable; `None` if it is not known.
    fn known(&self, name: &str) -> Option<KnownValue> {
        if let Some(path) = name.strip_prefix("page.") {
            let mut path = path.split('.');
            let first = path.next()?;
            // Jekyll adds the folders to the categories.
            if matches!(first, "categories" | "category") {
                return None;
            }
            if let Some((_, value)) = self.keys.iter().find(|(key, _)| key == first) {
                let mut value = value;
                for key in path {
                    let YamlValue::Map(entries) = value else { return None };
                    match entries.iter().find(|(known, _)| known == key) {
                        Some((_, inner)) => value = inner,
                        None => return Some(KnownValue::Nil),
                    }
                }
                // One text with blanks is a list of tags.
                let is_whole = first != "tags" || !matches!(value, YamlValue::Text(_));
                return is_whole.then(|| KnownValue::Is(value.clone()));
            }
            if !SET_BY_JEKYLL.contains(&first) {
                return Some(KnownValue::Nil);
            }
        }
        self.variables.get(name).map(KnownValue::Scalar)
    }

    /// Returns what stands for the root of the site: nothing before a path, `/` as a target, the whole address in a sentence.
    fn root(&self, around: &Around<'_>) -> Replacement {
        let after = around.after.trim_start();
        let is_followed = after.starts_with("{{") || after.starts_with("{%") || around.after.starts_with('/');
        let before = around.before.trim_end_matches(' ');
        let is_target = before.ends_with(['(', '"', '\'', '<', '=', '}']) || before.ends_with("]:");
        match (is_target, is_followed) {
            // One blank behind the colon of a definition is enough.
            (true, true) => Replacement::default(),
            (true, false) if before.ends_with('}') => Replacement::default(),
            (true, false) => "/".into(),
            (false, _) => self.url.into(),
        }
    }
}
