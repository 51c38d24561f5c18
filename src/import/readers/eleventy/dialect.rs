//! The tags and filters of an Eleventy blog.

use std::collections::BTreeMap;

use crate::import::known_tags;
use crate::import::liquid_expression::{Expression, Operand};
use crate::import::liquid_tags::LiquidTag;
use crate::import::liquid_variables::Variables;
use crate::import::markdown_lines::LineKind;
use crate::import::markdown_writing::{frame, label};
use crate::import::tag_dialect::{Around, Replacement, TagBody, TagDialect};
use crate::markup::escape;

/// The note of a person's link.
const LINK: &str =
    "links to people by `team_link`, with their ids as texts where the names are not in the folder";
/// The note of a person's portrait.
const PORTRAIT: &str = "portraits of people by `team_photo`, whose files are not in the text: taken out";

/// The people of a blog: their ids, and their names if they are known.
pub(super) type People = BTreeMap<String, Option<String>>;

/// The tags of one text.
pub(super) struct EleventyDialect<'s> {
    /// The variables.
    pub(super) variables: Variables<'s>,
    /// The people of the blog.
    pub(super) people: &'s People,
}

impl TagDialect for EleventyDialect<'_> {
    fn body(&self, tag: &LiquidTag<'_>) -> TagBody {
        known_tags::body(tag.name)
    }

    fn output(&mut self, inner: &str, around: &Around<'_>) -> Option<Replacement> {
        // The root of the site is not part of its addresses.
        if matches!(inner, "site.baseurl" | "site.baseUrl" | "baseurl" | "pathPrefix") {
            return Some(Replacement::default());
        }
        if matches!(inner, "site.url" | "metadata.url" | "meta.url" | "siteUrl")
            && around.after.starts_with('/')
        {
            return Some(Replacement::default());
        }
        self.of_filter(inner, around).or_else(|| self.variables.output(inner, around))
    }

    fn tag(&mut self, tag: &LiquidTag<'_>, body: Option<&str>, around: &Around<'_>) -> Option<Replacement> {
        known_tags::replacement(tag, body, around, &mut self.variables)
    }
}

impl EleventyDialect<'_> {
    /// Returns what the filters of some blogs make: a frame, a link to a person.
    fn of_filter(&self, inner: &str, around: &Around<'_>) -> Option<Replacement> {
        let expression = Expression::parse(inner)?;
        let [filter] = &expression.filters[..] else { return None };
        let value = match &expression.value {
            Operand::Literal(text) => text.clone(),
            Operand::Name(name) => self.variables.get(name)?,
        };
        match filter.name.as_str() {
            "embed" if value.contains("://") => {
                let title = match filter.arguments.first() {
                    Some(Operand::Literal(title)) => title,
                    _ => "Embedded page",
                };
                Some(around.block(&frame(&value, title)).into())
            }
            "team_link" => Some(Replacement::noted(self.person(&value, around), LINK)),
            "team_photo" => Some(Replacement::noted("", PORTRAIT)),
            _ => None,
        }
    }

    /// Returns a link to the page of a person, if the blog has one.
    fn person(&self, id: &str, around: &Around<'_>) -> String {
        let Some(name) = self.people.get(id) else { return id.to_owned() };
        let name = name.as_deref().unwrap_or(id);
        let slug = crate::slug::Slug::from_title(id);
        let address = format!("/authors/{}/", slug.as_str());
        match around.line {
            LineKind::Html => format!("<a href=\"{address}\">{}</a>", escape::quoted(name)),
            _ => format!("[{}]({address})", label(name)),
        }
    }
}
