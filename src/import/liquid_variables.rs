//! The variables of a text: what `{{ name }}` stands for.

use std::collections::BTreeMap;

use crate::import::liquid_expression::Expression;
use crate::import::replaced_text::shown_marks;
use crate::import::tag_dialect::{Around, Replacement};
use crate::import::yaml_value::YamlValue;

/// The deepest level of maps whose texts become variables.
const DEEPEST: usize = 8;

/// The variables of a text: those of the site, and those that the text sets.
#[derive(Clone, Debug, Default)]
pub(super) struct Variables<'s> {
    /// Those of the site, by name.
    pub(super) site: Option<&'s BTreeMap<String, String>>,
    /// Those of the text, by name.
    pub(super) text: BTreeMap<String, String>,
    /// Blocks that the text gave a name.
    pub(super) blocks: BTreeMap<String, String>,
}

impl Variables<'_> {
    /// Returns the value of a variable.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.text.get(name).or_else(|| self.site?.get(name)).cloned()
    }

    /// Returns the text of an expression whose value is a text, or `None`.
    pub(super) fn evaluate(&self, inner: &str) -> Option<String> {
        Expression::parse(inner)?.evaluate(&|name| self.get(name))
    }

    /// Returns what stands in place of `{{ inner }}`.
    pub(super) fn output(&self, inner: &str, around: &Around<'_>) -> Option<Replacement> {
        let name = inner.split('|').next().unwrap_or_default().trim();
        if let Some(block) = self.blocks.get(name) {
            let text = block.trim_matches('\n');
            return Some(format!("\n\n{text}\n\n").into());
        }
        let text = self.evaluate(inner)?;
        Some(shown_marks(&text, |_| around.is_code).into())
    }

    /// Returns the value of an argument: that of the variable which it names, or itself.
    pub(super) fn argument<'a>(&self, value: &'a str) -> std::borrow::Cow<'a, str> {
        if let Some(inner) = value.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) {
            return self.evaluate(inner.trim()).map_or(value.into(), Into::into);
        }
        match value.contains('.') || !value.contains(' ') {
            true => self.get(value).map_or(value.into(), Into::into),
            false => value.into(),
        }
    }
}

/// Adds the texts of a value by their names with dots.
pub(super) fn add_variables(
    name: &str,
    value: &YamlValue,
    variables: &mut BTreeMap<String, String>,
    depth: usize,
) {
    match value {
        YamlValue::Map(entries) if depth < DEEPEST => {
            for (key, value) in entries {
                add_variables(&format!("{name}.{key}"), value, variables, depth + 1);
            }
        }
        value => drop(value.text().map(|text| variables.insert(name.to_owned(), text))),
    }
}
