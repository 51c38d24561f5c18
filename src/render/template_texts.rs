//! The texts of all templates.

use std::collections::BTreeMap;

use crate::source::Template;

/// Templates by name.
pub(super) type TemplateTexts = BTreeMap<String, Template>;
