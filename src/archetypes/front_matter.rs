//! Adds the keys of a new article that its template lacks.

use crate::archetypes::values::Values;
use crate::config::Config;
use crate::content;
use crate::edits::apply;
use crate::path::SourcePath;
use crate::yaml::quote;

/// Returns the text with every key of a new draft, or `None` if its front matter cannot be read or changed.
pub(super) fn completed(
    article: &SourcePath,
    text: &str,
    values: &Values,
    config: &Config,
) -> Option<String> {
    let found = content::front_matter(article, text)?;
    let editor = found.editor(article, text);
    let has = |keys: &[&str]| keys.iter().any(|key| editor.entry(key).is_some());
    let mut missing: Vec<(&str, String)> = Vec::new();
    if !has(&["title"]) {
        missing.push(("title", quote::json(&values.title)));
    }
    if content::publication_keys(article, text, &found.node, config).date.is_none() {
        missing.push(("date", values.date.clone()));
    }
    let has_author = has(&["author", "authors"]);
    if values.authors.len() > 1 && !has(&["author"]) || !values.authors.is_empty() && !has_author {
        missing.push(("authors", quote::list(&values.authors)));
    }
    if let Some((title, part)) = values.series.as_ref().filter(|_| !has(&["series"])) {
        missing.push(("series", quote::json(title)));
        missing.extend((!has(&["part"])).then(|| ("part", part.to_string())));
    }
    missing.push(("draft", "true".to_owned()));
    let edits: Vec<_> = missing.iter().map(|(key, value)| editor.set(key, value)).collect::<Option<_>>()?;
    let (text, left_out) = apply(text, &edits);
    left_out.is_empty().then_some(text)
}
