//! A standalone page. Its address is its path below `content/pages/`.

use crate::config::Config;
use crate::content::opened_file::OpenedFile;
use crate::content::text::Text;
use crate::content::unknown_keys::undeclared;
use crate::content::{custom_fields, drafts, file_name, foreign_keys, title};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Located, Report, codes};
use crate::keys::Fields;
use crate::markdown;
use crate::path::Url;

/// A standalone page. Keys: `title`, `slug`, `url`, `aliases`, `summary`, `description`, `updated`, `draft`,
/// `language`, `template`.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its file and Markdown.
    pub text: Text,
    /// `title`, or the first `# Heading`.
    pub title: Located<String>,
    /// `url`, or `/FOLDERS/SLUG/` from its path below `content/pages/`; `at` is the range of the value.
    pub url: Located<Url>,
    /// `aliases`
    pub aliases: Vec<Located<Url>>,
    /// `summary`, or the first paragraph; plain text.
    pub summary: String,
    /// `description`
    pub description: Option<String>,
    /// `updated`
    pub updated: Option<Moment>,
    /// `draft`
    pub draft: bool,
    /// `language`
    pub language: Option<String>,
    /// `template`
    pub template: Option<Located<String>>,
}

/// The folder of pages.
pub(super) const FOLDER: &str = "content/pages";

/// Reads a page. Returns `None` if it has no title or no valid address.
pub(super) fn read(opened: &OpenedFile, config: &Config, report: &mut Report) -> Option<Page> {
    let OpenedFile { text, node, presence } = opened;
    let whole = text.whole();
    let mut fields = Fields::new(&text.file, &whole, node, "a page", report)?;
    foreign_keys::of_page(&mut fields, config);
    let draft = drafts::is_draft(&mut fields);
    fields.prose(&["title", "summary", "description"]);
    let titled = title::find(&mut fields, text);
    if titled.title.is_none() {
        title::missing(&mut fields, "this page", *presence);
    }
    let url = url(&mut fields, opened);
    let summary = fields.text("summary").map(|text| text.value);
    let summary = summary.unwrap_or_else(|| markdown::excerpt(&titled.text.body()));
    let aliases = fields.urls("aliases");
    let description = fields.text("description").map(|text| text.value);
    let updated = fields.date("updated", &config.zone).map(|date| date.value);
    let language = fields.language("language");
    let template = fields.text("template");
    custom_fields::read_in_page(&mut fields, config);
    fields.finish(undeclared(config));
    Some(Page {
        text: titled.text,
        title: titled.title?,
        url: url?,
        aliases,
        summary,
        description,
        updated,
        draft,
        language,
        template,
    })
}

/// Reads the key `url`, or else derives the address from the file's path, with `slug` as its last segment.
fn url(fields: &mut Fields<'_, '_>, opened: &OpenedFile) -> Option<Located<Url>> {
    let slug = fields.slug("slug");
    let given = fields.url("url");
    if given.is_some() || !fields.is_absent("url") {
        return given;
    }
    let by_place = by_place(opened, slug.as_ref().map(|slug| slug.value.as_str()));
    let at = slug.map_or(0..0, |slug| slug.at);
    match Url::parse(&by_place) {
        Ok(value) => Some(Located { value, at }),
        Err(fault) => {
            let message = format!("`{by_place}` cannot be this page's address: {fault}");
            let place = fields.span(0..3);
            fields.fault(
                Diagnostic::error(codes::BAD_PATH, message)
                    .at(place)
                    .why("a page's address is its place below `content/pages/`")
                    .help("rename the file or its folder, or add the line:\nurl: /about/"),
            );
            None
        }
    }
}

/// Returns `/FOLDERS/NAME/` for the file's path. `slug` replaces the last segment.
fn by_place(opened: &OpenedFile, slug: Option<&str>) -> String {
    let file = &opened.text.file;
    let below = file.below(FOLDER).unwrap_or_else(|| file.name());
    let mut parts: Vec<String> = below.split('/').map(str::to_owned).collect();
    parts.pop();
    if file.stem() != "index" {
        parts.push(title::slug_from_name(file_name::base_name(file)).to_string());
    }
    if let Some(slug) = slug {
        parts.pop();
        parts.push(slug.to_owned());
    }
    match parts.is_empty() {
        true => "/".to_owned(),
        false => format!("/{}/", parts.join("/")),
    }
}
