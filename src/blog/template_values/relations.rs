//! The relations between templates: which of them extends, includes or calls another.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::outline::{Outline, outline};
use crate::source::{Origin, Template};
use crate::theme;

/// All templates with their outlines.
#[derive(Debug)]
pub struct Relations {
    all: BTreeMap<String, (Origin, Outline)>,
}

impl Relations {
    /// Reads the templates of a site, and those of the theme that they replace.
    pub fn new(templates: &BTreeMap<String, Template>) -> Relations {
        let mut all = BTreeMap::new();
        for (path, bytes) in theme::files() {
            if let Some(name) = path.strip_prefix("templates/") {
                let text = String::from_utf8_lossy(bytes);
                all.insert(format!("theme/{name}"), (Origin::Theme, outline(&text)));
            }
        }
        for (name, template) in templates {
            all.insert(name.clone(), (template.origin, outline(&template.text)));
        }
        Relations { all }
    }

    /// Returns the origin and the outline of a template.
    pub fn get(&self, name: &str) -> Option<&(Origin, Outline)> {
        self.all.get(name)
    }

    /// Returns the names of the templates, without those of the theme that the site replaces.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str).filter(|name| !name.starts_with("theme/"))
    }

    /// Returns the purpose of a template: its first comment, or that of the theme's template of the same name.
    pub fn about(&self, name: &str) -> Option<&str> {
        let bare = name.strip_prefix("theme/").unwrap_or(name);
        let about = |name: &str| self.get(name)?.1.about.as_deref();
        about(name).or_else(|| about(&format!("theme/{bare}")))
    }

    /// Returns a template and those that it extends, the nearest first.
    pub fn line(&self, name: &str) -> Vec<&str> {
        let mut line: Vec<&str> = Vec::new();
        let mut next = self.all.get_key_value(name);
        while let Some((name, (_, outline))) = next {
            if line.contains(&name.as_str()) {
                break;
            }
            line.push(name);
            next = outline.extends.as_ref().and_then(|parent| self.all.get_key_value(parent));
        }
        line
    }

    /// Returns the templates that a template and its parents include or take components from.
    pub fn parts(&self, name: &str) -> BTreeSet<&str> {
        let line = self.line(name);
        let mut open = line.clone();
        let mut parts = BTreeSet::new();
        while let Some(name) = open.pop() {
            let Some((_, outline)) = self.all.get(name) else { continue };
            let included = outline.includes.iter().filter_map(|part| self.all.get_key_value(part));
            let called = outline.calls.iter().filter_map(|component| self.definer(component));
            for part in included.map(|(name, _)| name.as_str()).chain(called) {
                if !line.contains(&part) && parts.insert(part) {
                    open.push(part);
                }
            }
        }
        parts
    }

    /// Returns the names that a template sets.
    pub fn sets(&self, name: &str) -> impl Iterator<Item = &str> {
        self.get(name).into_iter().flat_map(|(_, outline)| &outline.sets).map(String::as_str)
    }

    fn definer(&self, component: &str) -> Option<&str> {
        let defines = |outline: &Outline| outline.components.iter().any(|it| it.name == component);
        self.names().find(|name| self.all.get(*name).is_some_and(|(_, outline)| defines(outline)))
    }
}
