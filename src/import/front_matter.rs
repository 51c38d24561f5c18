//! Writes the front matter of an entry.

use crate::date::Moment;
use crate::import::entry::{Entry, EntryKind};
use crate::import::yaml_value::text_in_one_line;

/// The keys that an entry gets when it is placed in the site.
pub(super) struct Placed<'a> {
    /// `date`, as it is written.
    pub(super) date: Option<String>,
    /// `slug`, if the file's name does not give it.
    pub(super) slug: Option<&'a str>,
    /// `url`, if the pattern does not give it.
    pub(super) url: Option<&'a str>,
    /// `aliases`.
    pub(super) aliases: Vec<String>,
    /// Own fields, as lines of YAML.
    pub(super) fields: Vec<String>,
}

/// Returns the whole file: front matter and text.
pub(super) fn file(entry: &Entry, placed: &Placed<'_>) -> String {
    let mut lines = Lines(String::with_capacity(entry.body.len() + 512));
    lines.0.push_str("---\n");
    lines.text("title", Some(title(entry)));
    let is_article = entry.kind == EntryKind::Article;
    if is_article {
        lines.raw("date", placed.date.as_deref());
    }
    lines.raw("updated", entry.updated.as_ref().map(date_text).as_deref());
    lines.text("slug", placed.slug);
    lines.text("url", placed.url);
    lines.list("aliases", &placed.aliases);
    if is_article {
        lines.of_articles(entry);
    }
    lines.text("summary", entry.summary.as_deref());
    lines.text("description", entry.description.as_deref());
    lines.text("language", entry.language.as_deref());
    if entry.withheld.is_some() {
        lines.raw("draft", Some("true"));
    }
    for field in &placed.fields {
        lines.0.push_str(field);
        lines.0.push('\n');
    }
    lines.0.push_str("---\n\n");
    let body = entry.body.trim_matches('\n');
    lines.0.push_str(body);
    if !body.is_empty() {
        lines.0.push('\n');
    }
    lines.0
}

/// Returns a moment as front matter takes it: the day alone at midnight.
pub(super) fn date_text(date: &Moment) -> String {
    match date.format("%H:%M:%S").as_str() {
        "00:00:00" => date.iso_day(),
        _ => date.rfc3339(),
    }
}

/// Returns the title. An entry without one is named by its slug.
fn title(entry: &Entry) -> &str {
    let title = entry.title.trim();
    match (title.is_empty(), &entry.slug) {
        (true, Some(slug)) => slug,
        (true, None) => "Untitled",
        (false, _) => title,
    }
}

/// The lines so far.
struct Lines(String);

impl Lines {
    fn of_articles(&mut self, entry: &Entry) {
        self.text("id", entry.id.as_deref());
        self.raw("expires", entry.expires.as_ref().map(date_text).as_deref());
        self.text("deck", entry.deck.as_deref());
        self.list("categories", &entry.categories);
        self.list("tags", &entry.tags);
        self.list("authors", &entry.authors);
        if let Some((series, part)) = &entry.series {
            self.text("series", Some(series));
            self.raw("part", part.map(|part| part.to_string()).as_deref());
        }
        if let Some(image) = &entry.image {
            self.text("image", Some(&image.src));
            self.text("image_alt", image.alt.as_deref());
            self.text("image_caption", image.caption.as_deref());
        }
        self.raw("comments", entry.comments);
    }

    fn raw(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.0.push_str(&format!("{key}: {value}\n"));
        }
    }

    fn text(&mut self, key: &str, value: Option<&str>) {
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        self.raw(key, value.map(text_in_one_line).as_deref());
    }

    fn list(&mut self, key: &str, entries: &[String]) {
        if entries.is_empty() {
            return;
        }
        let entries: Vec<String> = entries.iter().map(|entry| text_in_one_line(entry)).collect();
        self.raw(key, Some(&format!("[{}]", entries.join(", "))));
    }
}
