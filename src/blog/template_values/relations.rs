//! Which template extends, includes and calls which.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::outline::{Outline, outline};
use crate::source::{Origin, Template};
use crate::theme;

/// All templates with what their texts name.
#[derive(Debug)]
pub struct Relations {
    all: BTreeMap<String, (Origin, Outline)>,
}

impl Relations {
    /// Looks over the templates of a site, and the theme's in whose place they stand.
    pub fn of(templates: &BTreeMap<String, Template>) -> Relations {
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

    /// A template, and whether it is the site's own.
    pub fn get(&self, name: &str) -> Option<&(Origin, Outline)> {
        self.all.get(name)
    }

    /// The templates by name, without the theme's originals of those that the site has replaced.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str).filter(|name| !name.starts_with("theme/"))
    }

    /// What a template is for: its own first comment, or that of the theme's of the same name.
    pub fn about(&self, name: &str) -> Option<&str> {
        let bare = name.strip_prefix("theme/").unwrap_or(name);
        let about = |name: &str| self.get(name)?.1.about.as_deref();
        about(name).or_else(|| about(&format!("theme/{bare}")))
    }

    /// A template and those that it extends, the nearest first.
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

    /// The parts that a template and those that it extends include or take components from, by name.
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

    /// The names that a template's text gives values to.
    pub fn sets(&self, name: &str) -> impl Iterator<Item = &str> {
        self.get(name).into_iter().flat_map(|(_, outline)| &outline.sets).map(String::as_str)
    }

    fn definer(&self, component: &str) -> Option<&str> {
        let defines = |outline: &Outline| outline.components.iter().any(|it| it.name == component);
        self.names().find(|name| self.all.get(*name).is_some_and(|(_, outline)| defines(outline)))
    }
}
