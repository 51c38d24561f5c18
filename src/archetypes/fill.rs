//! Fills a template in.

use std::sync::Arc;

use crate::archetypes::front_matter;
use crate::archetypes::placeholders::replaced;
use crate::archetypes::values::Values;
use crate::config::Config;
use crate::content;
use crate::diagnostic::{Diagnostic, Report, Span, codes};
use crate::path::SourcePath;

/// Returns the text of the new article `article`, made from the template `file`. Keys that the template lacks are added: title,
/// date, authors, series, and always the mark of a draft.
///
/// # Errors
///
/// Returns the faults of the template: placeholders that do not exist, front matter that cannot be read or changed.
pub fn fill(
    file: &SourcePath,
    text: &str,
    article: &SourcePath,
    values: &Values,
    config: &Config,
) -> Result<String, Vec<Diagnostic>> {
    // Several authors are a list, which is written as a whole.
    let author = values.authors.first().map_or("", String::as_str);
    let part = values.series.as_ref().map(|(_, part)| part.to_string()).unwrap_or_default();
    let known = [
        ("title", values.title.as_str()),
        ("date", &values.date),
        ("slug", &values.slug),
        ("author", author),
        ("series", values.series.as_ref().map_or("", |(title, _)| title)),
        ("part", &part),
    ];
    let has_front_matter = text.starts_with("---\n");
    let text = if has_front_matter { text.to_owned() } else { format!("---\n---\n\n{text}") };
    let body = text.get(4..).and_then(|rest| rest.find("---\n")).map_or(text.len(), |end| end + 4);
    let filled = replaced(file, &text, body, &known)?;
    let filled =
        front_matter::completed(article, &filled, values, config).ok_or_else(|| vec![fixed(file)])?;
    check(file, article, &filled, config)?;
    Ok(filled)
}

/// Checks that the new article is a draft without errors.
fn check(
    file: &SourcePath,
    article: &SourcePath,
    filled: &str,
    config: &Config,
) -> Result<(), Vec<Diagnostic>> {
    let mut report = Report::new();
    let content = content::parse(&[(article.clone(), Arc::from(filled))].into(), config, &mut report);
    // The article is not written yet: the author mends the template.
    let faults: Vec<Diagnostic> = report
        .errors()
        .into_iter()
        .map(|fault| fault.why(format!("the template `{file}` was filled in so")))
        .collect();
    let is_draft = content.articles.first().is_some_and(|article| article.draft);
    match (faults.is_empty(), is_draft) {
        (true, true) => Ok(()),
        (true, false) => Err(vec![fixed(file)]),
        (false, _) => Err(faults),
    }
}

/// The error for front matter that cannot be completed.
fn fixed(file: &SourcePath) -> Diagnostic {
    Diagnostic::error(codes::UNKNOWN_VALUE, format!("the front matter of `{file}` cannot be filled in"))
        .at(Span::file(file))
        .why("a new article needs a title, a date and `draft: true`")
        .help("write each key on a line of its own, between two lines of three hyphens:\n---\ntitle: {{title}}\ndate: {{date}}\ndraft: true\n---")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;

    fn filled(template: &str, author: &[&str], series: Option<(&str, u32)>) -> String {
        let config =
            config::parse(Some("title: T\nurl: https://quay.example\n"), None, &mut Report::new()).unwrap();
        let values = Values {
            title: "Tea: a guide".to_owned(),
            date: "2026-11-28".to_owned(),
            slug: "tea-a-guide".to_owned(),
            authors: author.iter().map(|author| (*author).to_owned()).collect(),
            series: series.map(|(title, part)| (title.to_owned(), part)),
        };
        let (file, article) = (SourcePath::new("archetypes/a.md"), SourcePath::new("content/articles/a.md"));
        fill(&file, template, &article, &values, &config)
            .unwrap_or_else(|faults| faults.iter().map(|fault| format!("{}\n", fault.message)).collect())
    }

    #[test]
    fn a_template_is_completed_to_a_draft() {
        assert_eq!(
            filled(
                "---\ntitle: {{title}}\n# a note\ntags: [tea]\n---\n\n## {{title}}\n",
                &["ann"],
                Some(("Drinks", 2))
            ),
            "---\ntitle: \"Tea: a guide\"\n# a note\ntags: [tea]\ndate: 2026-11-28\nauthors: [ann]\nseries: \"Drinks\"\n\
             part: 2\ndraft: true\n---\n\n## Tea: a guide\n"
        );
        assert_eq!(
            filled("Steps:\n", &[], None),
            "---\ntitle: \"Tea: a guide\"\ndate: 2026-11-28\ndraft: true\n---\n\nSteps:\n"
        );
    }

    #[test]
    fn a_template_cannot_make_an_article_that_is_published() {
        let text = filled("---\ntitle: {{title}}\ndate: {{date}}\ndraft: false\n---\nText.\n", &[], None);
        assert_eq!(text, "---\ntitle: \"Tea: a guide\"\ndate: 2026-11-28\ndraft: true\n---\nText.\n");
        let text = filled("---\n{title: x, draft: false}\n---\nText.\n", &[], None);
        assert!(text.contains("draft: true") || text.contains("cannot be filled in"), "{text}");
    }
}
