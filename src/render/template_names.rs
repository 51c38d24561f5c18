//! The names in the texts of all templates. A value that costs work is left out if no template can read it.
//!
//! Tags are searched without parsing them: a word that is no name at worst costs the work.

use std::collections::BTreeSet;

use crate::render::template_tags::{TagKind, tags};

/// The variable of the engine that prints all others.
const DUMP: &str = "__tera_context";

/// All words of the templates.
#[derive(Debug, Default)]
pub(super) struct TemplateNames {
    words: BTreeSet<String>,
    /// The words that are somewhere not followed by a dot and a name.
    whole: BTreeSet<String>,
}

impl TemplateNames {
    /// Finds the words in the texts of templates.
    pub(super) fn in_templates<'a>(texts: impl Iterator<Item = &'a str>) -> TemplateNames {
        let mut names = TemplateNames::default();
        for text in texts {
            let tags = tags(text).filter(|tag| tag.kind != TagKind::Comment);
            tags.for_each(|tag| names.add(&text[tag.inside]));
        }
        names
    }

    /// Adds the words of a tag. `@page` declares that a component reads the variable, by naming it or its fields.
    fn add(&mut self, tag: &str) {
        let mut rest = tag;
        while let Some(start) = rest.find(is_part) {
            let (before, word) = rest.split_at(start);
            let (word, after) = word.split_at(word.find(|c| !is_part(c)).unwrap_or(word.len()));
            rest = after;
            if !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
            let has_field = after.strip_prefix('.').is_some_and(|field| field.starts_with(is_part));
            if !has_field && !before.ends_with('@') && !self.whole.contains(word) {
                self.whole.insert(word.to_owned());
            }
        }
    }

    /// Returns whether a template may read a variable.
    pub(super) fn may_read(&self, variable: &str) -> bool {
        self.words.contains(variable) || self.words.contains(DUMP)
    }

    /// Returns whether a template may read a field of a variable: it names the field, or uses the variable in any other way than
    /// by naming fields.
    pub(super) fn may_read_field(&self, variable: &str, field: &str) -> bool {
        self.words.contains(field) || self.whole.contains(variable) || self.words.contains(DUMP)
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> TemplateNames {
        TemplateNames::in_templates([text].into_iter())
    }

    #[test]
    fn a_variable_that_no_template_names_cannot_be_read() {
        let found = names("{% for one in related %}{{ one.title }}{% endfor %}");
        assert!(found.may_read("related") && !found.may_read("relate") && !found.may_read("comments"));
        assert!(names("{{ __tera_context }}").may_read("comments"));
    }

    #[test]
    fn a_field_can_be_read_by_name_or_with_its_whole_variable() {
        let check = |text: &str, expected: bool| {
            assert_eq!(names(text).may_read_field("page", "json_ld"), expected, "{text}");
        };
        check("{{ page.title }} {% if page.url %}{% endif %}", false);
        check("{{ page.json_ld }}", true);
        check("{{ page[\"json_\" ~ \"ld\"] }}", true);
        check("{{ page | json_encode }}", true);
        check("{% set it = page %}", true);
        check("{{ <head {...page} /> }}", true);
        check("{{ page }}", true);
        check("{{ __tera_context }}", true);
        check("{{ pages }} {{ homepage }}", false);
        check("{# a page #} <a aria-current=\"page\"> {% if page.kind == 'home' %}{% endif %}", false);
        check("{% component head(@page) %}{{ page.url }}{% endcomponent head %}", false);
        check("{% component head(@page) %}{{ page }}{% endcomponent head %}", true);
    }
}
