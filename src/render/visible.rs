//! The values that a template sees, as plain data for `steadfast explain template`.

use tera::Value;

use crate::path::SourcePath;
use crate::plan::Output;
use crate::render::context::Context;
use crate::render::pages;

/// The values of one output, as its template sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct Visible {
    /// The source file of the page.
    pub of: Option<SourcePath>,
    /// The values by name.
    pub values: Vec<(String, Example)>,
}

/// A value that a template sees.
#[derive(Clone, Debug, PartialEq)]
pub enum Example {
    /// Null or undefined.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as templates print it.
    Number(String),
    /// Text, which templates escape.
    Text(String),
    /// HTML, which templates do not escape.
    Html(String),
    /// Values in order.
    List(Vec<Example>),
    /// Values by name, in order.
    Map(Vec<(String, Example)>),
}

/// Returns the template of an output.
pub fn template_of<'a>(output: &Output, context: Context<'a>) -> Option<&'a str> {
    match output {
        Output::Page(page) => Some(pages::template(*page, context).0),
        Output::Redirect(_) => Some(pages::REDIRECT),
        _ => None,
    }
}

/// Returns the values that the template of an output sees, or nothing if the output has no template.
pub fn visible(output: &Output, context: Context<'_>) -> Option<Visible> {
    let (values, of) = match output {
        Output::Page(page) => pages::visible(*page, context),
        Output::Redirect(target) => (pages::visible_redirect(target, context), None),
        _ => return None,
    };
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), Example::from_value(value)));
    Some(Visible { of, values: values.collect() })
}

impl Example {
    fn from_value(value: &Value) -> Example {
        if let Some(map) = value.as_map() {
            return Example::Map(
                map.iter().map(|(key, value)| (key.to_string(), Example::from_value(value))).collect(),
            );
        }
        if let Some(list) = value.as_array() {
            return Example::List(list.iter().map(Example::from_value).collect());
        }
        match (value.as_str(), value.as_bool()) {
            (Some(text), _) if value.is_safe() => Example::Html(text.to_owned()),
            (Some(text), _) => Example::Text(text.to_owned()),
            (None, Some(truth)) => Example::Bool(truth),
            (None, None) if value.is_none() || value.is_undefined() => Example::Null,
            (None, None) => Example::Number(value.to_string()),
        }
    }

    /// Returns the value at a path such as `article.tags[].title`, where `[]` is the first element of a list.
    pub fn at(&self, path: &str) -> Option<&Example> {
        path.split('.').try_fold(self, |found, step| {
            let (name, steps) = step.split_once("[]").map_or((step, 0), |(name, _)| (name, 1));
            let Example::Map(fields) = found else { return None };
            let (_, found) = fields.iter().find(|(field, _)| field == name)?;
            match (found, steps) {
                (found, 0) => Some(found),
                (Example::List(list), _) => list.first(),
                _ => None,
            }
        })
    }
}
