//! Reads the archive of Substack's Settings, Exports: a table of the posts, and an HTML file for each.

use crate::date::Zone;
use crate::diagnostic::{Diagnostic, codes};
use crate::import::common_keys::date;
use crate::import::entry::{Entry, EntryKind};
use crate::import::html::to_markdown;
use crate::import::notes::Note;
use crate::import::old_markup::{without_elements, without_tags};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::source::{Source, SourceFile};
use crate::markup::escape;

/// Substack.
pub(super) const READER: Reader = Reader {
    name: "Substack",
    argument: "substack",
    form: SourceForm::Export,
    source: "give the zip archive of Settings, Exports",
    recognises: |source| {
        table(source).is_some_and(|file| file.text().is_ok_and(|text| text.starts_with("post_id,")))
    },
    read,
};

fn table(source: &Source) -> Option<&SourceFile> {
    source.files.iter().find(|file| file.name() == "posts.csv")
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let Some(table) = table(source) else { return Ok(()) };
    let text = table.text()?;
    let broken = |reason: csv::Error| {
        Diagnostic::error(codes::BAD_INPUT, format!("`{}` cannot be read as a table: {reason}", table.path))
            .help("give the archive as it was exported")
    };
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headings = rows.headers().map_err(broken)?.clone();
    for row in rows.records() {
        let row = row.map_err(broken)?;
        let value = |name: &str| {
            let at = headings.iter().position(|heading| heading == name);
            at.and_then(|at| row.get(at)).unwrap_or_default().trim().to_owned()
        };
        post(source, table.folder(), &value, import)?;
    }
    import.feed("/feed");
    Ok(())
}

/// Passes a row to the import. `value` returns the value of a column.
fn post(
    source: &Source,
    folder: &str,
    value: &dyn Fn(&str) -> String,
    import: &mut Import<'_>,
) -> Result<(), Diagnostic> {
    let id = value("post_id");
    let title = value("title");
    let place = format!("post {id} \"{title}\"");
    let separator = if folder.is_empty() { "" } else { "/" };
    let Some(file) = source.file(&format!("{folder}{separator}posts/{id}.html")) else {
        let what = match value("type").as_str() {
            "thread" => "discussions, which the archive has no text of",
            _ => "posts that the archive has no text of",
        };
        import.note(Note::LeftOut, what, place);
        return Ok(());
    };
    let slug = id.split_once('.').map(|(_, slug)| slug.to_owned()).filter(|slug| !slug.is_empty());
    let kind = if value("type") == "page" { EntryKind::Page } else { EntryKind::Article };
    let withheld = match (value("is_published").as_str(), value("audience").as_str()) {
        ("true", "everyone" | "") => None,
        ("true", audience) => {
            let reason = format!("they were for `{audience}`");
            import.note(Note::Changed, format!("drafts now: {reason}"), &place);
            Some(reason)
        }
        _ => Some("drafts of the old site".to_owned()),
    };
    let (html, widgets) = without_elements(&file.text()?, "subscription-widget-wrap");
    let (html, in_editor) = without_elements(&html, "subscription-widget-wrap-editor");
    let widgets = widgets + in_editor;
    if widgets > 0 {
        import.note(Note::LeftOut, "forms to subscribe", &place);
    }
    let html = without_tags(&html, &["picture", "source", "button", "svg", "path"]);
    let recording = match value("podcast_url").as_str() {
        "" => String::new(),
        address => format!("<p><audio controls src=\"{}\"></audio></p>\n", escape::quoted(address)),
    };
    let converted = to_markdown(&format!("{recording}{html}"), "");
    for (note, what) in converted.notes {
        import.note(note, what, &place);
    }
    import.entry(Entry {
        kind,
        source: format!("substack {id}"),
        place,
        title,
        date: date(&value("post_date"), &Zone::UTC),
        address: slug.as_ref().map(|slug| format!("/p/{slug}")),
        slug,
        deck: Some(value("subtitle")).filter(|deck| !deck.is_empty()),
        withheld,
        body: converted.markdown,
        ..Entry::default()
    })
}
