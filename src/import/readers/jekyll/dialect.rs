//! The tags of a Jekyll blog.

use std::collections::BTreeMap;

use crate::import::known_tags;
use crate::import::liquid_expression::Expression;
use crate::import::liquid_tags::LiquidTag;
use crate::import::liquid_variables::Variables;
use crate::import::tag_dialect::{Around, Replacement, TagBody, TagDialect};

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

impl JekyllDialect<'_> {
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
