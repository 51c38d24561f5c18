//! What `steadfast explain template` reports about a template.

use crate::render::outline::Component;
use crate::render::visible::Example;
use crate::source::Origin;

/// What is said of a template.
pub(super) struct Explanation<'a> {
    pub(super) name: &'a str,
    pub(super) about: Option<&'a str>,
    pub(super) origin: Origin,
    /// Where the examples are from.
    pub(super) from: ExampleSource,
    /// The page template that the values are those of; none where the template itself writes pages.
    pub(super) within: Vec<&'a str>,
    pub(super) values: Vec<ValueRow>,
    pub(super) types: Vec<(&'static str, Vec<ValueRow>)>,
    /// The blocks that the template has and those that it may fill, by the template that they are in.
    pub(super) blocks: Vec<(&'a str, &'a [String])>,
    pub(super) parts: Vec<TemplatePart<'a>>,
}

/// A part with what it is for and the components that it defines.
pub(super) struct TemplatePart<'a> {
    pub(super) name: &'a str,
    pub(super) about: Option<&'a str>,
    pub(super) components: &'a [Component],
}

/// Where the examples are from.
pub(super) enum ExampleSource {
    /// A file of the site's, or a page that no file makes.
    Site(Option<String>),
    /// The site that the program carries.
    BuiltIn,
}

/// One value.
pub(super) struct ValueRow {
    /// How it is written: `article.title`, `years[].months`.
    pub(super) name: String,
    /// Its kind in words.
    pub(super) kind: String,
    /// What it is in the example.
    pub(super) example: Option<Example>,
}
