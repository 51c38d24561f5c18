//! A series and its planned parts.

use crate::config::Config;
use crate::content::opened_file::OpenedFile;
use crate::content::text::Text;
use crate::content::unknown_keys::unknown;
use crate::content::{drafts, file_name, title};
use crate::date::Moment;
use crate::diagnostic::{Located, Report};
use crate::keys::{Fields, UnknownKeys};
use crate::markdown;
use crate::slug::Slug;

/// A series. Keys: `title` (required), `slug`, `summary`, `parts`. The body introduces it.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its file and Markdown.
    pub text: Text,
    /// Its name.
    pub title: Located<String>,
    /// The last segment of its address: `slug`, or the file's name.
    pub slug: Located<Slug>,
    /// `summary`, or the first paragraph; plain text.
    pub summary: String,
    /// `parts`: those that are not published yet.
    pub planned: Vec<PlannedPart>,
}

/// A part of a series that is not written yet. Keys: `part` (required), `title` (required), `date`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPart {
    /// Its number, from 1.
    pub part: Located<u32>,
    /// Its title.
    pub title: String,
    /// The planned date of publication.
    pub date: Option<Moment>,
}

/// The folder of series.
pub(super) const FOLDER: &str = "content/series";

const EXAMPLE: &str = "parts:\n  - {part: 3, title: The third part}";

/// Reads a series. Returns `None` if it has no title.
pub(super) fn read(opened: &OpenedFile, config: &Config, report: &mut Report) -> Option<Series> {
    let OpenedFile { text, node, presence } = opened;
    let whole = text.whole();
    let mut fields = Fields::new(&text.file, &whole, node, "a series", report)?;
    fields.prose(&["title", "summary"]);
    let titled = title::find(&mut fields, text);
    if titled.title.is_none() {
        title::missing(&mut fields, "this series", *presence);
    }
    let slug = title::slug(&mut fields, file_name::base_name(&text.file));
    let summary = fields.text("summary").map(|text| text.value);
    let summary = summary.unwrap_or_else(|| markdown::excerpt(&titled.text.body()));
    let nodes = fields.maps("parts", EXAMPLE);
    let planned =
        nodes.into_iter().filter_map(|node| part(fields.inside(node, "a planned part"), config)).collect();
    drafts::refuse(&mut fields, "a series");
    fields.finish(unknown(config));
    Some(Series { title: titled.title?, text: titled.text, slug, summary, planned })
}

fn part(mut fields: Fields<'_, '_>, config: &Config) -> Option<PlannedPart> {
    fields.prose(&["title"]);
    let part = fields.count("part");
    if part.is_none() && fields.is_absent("part") {
        fields.missing("part", "part: 3");
    }
    let title = title::required(&mut fields, "title", "title: The third part");
    let date = fields.date("date", &config.zone).map(|date| date.value);
    fields.finish(UnknownKeys::Refuse);
    Some(PlannedPart { part: part?, title: title?.value, date })
}
