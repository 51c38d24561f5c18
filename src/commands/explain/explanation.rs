//! What `steadfast explain template` reports about a template.

use crate::render::outline::Component;
use crate::render::visible::Example;
use crate::source::Origin;

/// The explanation of a template.
pub(super) struct Explanation<'a> {
    pub(super) name: &'a str,
    pub(super) about: Option<&'a str>,
    pub(super) origin: Origin,
    /// The source of the examples.
    pub(super) from: ExampleSource,
    /// The page templates that the template takes part in; empty if it renders pages itself.
    pub(super) within: Vec<&'a str>,
    pub(super) values: Vec<ValueRow>,
    pub(super) types: Vec<(&'static str, Vec<ValueRow>)>,
    /// The blocks that the template has or may fill, by the template that defines them.
    pub(super) blocks: Vec<(&'a str, &'a [String])>,
    pub(super) parts: Vec<TemplatePart<'a>>,
}

/// A template that another one includes or takes components from.
pub(super) struct TemplatePart<'a> {
    pub(super) name: &'a str,
    pub(super) about: Option<&'a str>,
    pub(super) components: &'a [Component],
}

/// The source of examples.
pub(super) enum ExampleSource {
    /// A page of the site, with its source file if it has one.
    Site(Option<String>),
    /// The built-in site.
    BuiltIn,
}

/// A value that a template sees.
pub(super) struct ValueRow {
    /// Its name in the template: `article.title`, `years[].months`.
    pub(super) name: String,
    /// Its kind in words.
    pub(super) kind: String,
    /// Its value in the example.
    pub(super) example: Option<Example>,
}
