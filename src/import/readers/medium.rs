//! Reads the archive of Medium's Settings, Download your information: an HTML file for each text.

use std::collections::BTreeSet;

use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::import::author::ImportedAuthor;
use crate::import::common_keys::date;
use crate::import::entry::Entry;
use crate::import::home::Home;
use crate::import::html::to_markdown;
use crate::import::notes::Note;
use crate::import::old_markup::{
    attribute_of, content_of, without_attributes, without_elements, without_tags,
};
use crate::import::plain_text::plain;
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::site_facts::SiteFacts;
use crate::import::source::{Source, SourceFile};
use crate::slug::Slug;

/// Medium.
pub(super) const READER: Reader = Reader {
    name: "Medium",
    argument: "medium",
    form: SourceForm::Export,
    source: "give the zip archive of Settings, Security and apps, Download your information",
    recognises: |source| {
        let mut posts = posts(source);
        let is_medium = |text: String| text.contains("e-content") && text.contains("p-name");
        posts.next().is_some_and(|file| file.text().is_ok_and(is_medium))
    },
    read,
};

fn posts(source: &Source) -> impl Iterator<Item = &SourceFile> {
    let is_post = |file: &&SourceFile| {
        let folder = file.folder();
        (folder == "posts" || folder.ends_with("/posts")) && file.has_extension(&["html"])
    };
    source.files.iter().filter(is_post)
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let (mut facts, mut authors) = (SiteFacts::default(), BTreeSet::new());
    for file in posts(source) {
        let html = file.text()?;
        if facts.url.is_empty() {
            facts.url = own_home(&html).unwrap_or_default();
        }
        let is_public = !file.name().starts_with("draft_");
        let author = content_of(&html, "p-author").map(plain).filter(|name| !name.is_empty());
        if let Some(name) = author.filter(|name| is_public && authors.insert(name.clone())) {
            facts.title = if facts.title.is_empty() { name.clone() } else { facts.title };
            import.author(&ImportedAuthor { id: id_of(&name), name, ..ImportedAuthor::default() })?;
        }
    }
    import.site(facts.clone());
    for file in posts(source) {
        post(file, &facts, import)?;
    }
    if !facts.url.is_empty() {
        import.feed("/feed");
    }
    Ok(())
}

/// Returns the id of a profile.
fn id_of(name: &str) -> String {
    Slug::from_title(name).as_str().to_owned()
}

/// Returns the whole address of a text, unless it is on Medium's own host, whose addresses no other site can have.
fn canonical(html: &str) -> Option<&str> {
    let address = attribute_of(html, "p-canonical", "href")?;
    let host = address.split("://").nth(1)?.split('/').next()?;
    (host != "medium.com" && !host.ends_with(".medium.com")).then_some(address)
}

/// Returns the home page of a blog with a host of its own.
fn own_home(html: &str) -> Option<String> {
    let address = canonical(html)?;
    let (scheme, rest) = address.split_once("://")?;
    Some(format!("{scheme}://{}", rest.split('/').next()?))
}

fn post(file: &SourceFile, facts: &SiteFacts, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let html = file.text()?;
    let body = content_of(&html, "e-content").unwrap_or_default();
    let has_heading = ["<h1", "<h2", "<h3", "<h4"].iter().any(|heading| body.contains(heading));
    if !has_heading {
        import.note(Note::LeftOut, "responses to texts of others, which have no title", &file.path);
        return Ok(());
    }
    let is_draft = file.name().starts_with("draft_");
    let published = attribute_of(&html, "dt-published", "datetime");
    let canonical = canonical(&html);
    let author = content_of(&html, "p-author").map(plain).filter(|name| !name.is_empty());
    let mut entry = Entry {
        source: format!("medium {}", id(file.name())),
        place: file.path.clone(),
        title: content_of(&html, "p-name").map(plain).unwrap_or_default(),
        date: published.and_then(|text| date(text, &Zone::UTC)),
        address: canonical.and_then(|address| Home::new(&facts.url).page(address)),
        deck: content_of(&html, "p-summary").map(plain).filter(|deck| !deck.is_empty()),
        withheld: is_draft.then(|| "drafts of the old site".to_owned()),
        authors: author.map(|name| if is_draft { name } else { id_of(&name) }).into_iter().collect(),
        ..Entry::default()
    };
    entry.slug = Some(Slug::from_title(&entry.title).as_str().to_owned()).filter(|_| !entry.title.is_empty());
    let converted = to_markdown(&text(body), &facts.url);
    for (note, what) in converted.notes {
        import.note(note, what, &entry.place);
    }
    entry.body = converted.markdown;
    import.entry(entry)
}

/// Returns the id at the end of a file's name: `3f2a` for `2019-01-02_A-welcome-3f2a.html`.
fn id(name: &str) -> &str {
    let stem = name.strip_suffix(".html").unwrap_or(name);
    stem.rsplit(['-', '_']).next().unwrap_or(stem)
}

/// Returns the text without title and deck, which stand above it, and without Medium's frames.
fn text(body: &str) -> String {
    let (text, _) = without_elements(body, "graf--title");
    let (text, _) = without_elements(&text, "graf--subtitle");
    let text = without_tags(&text, &["section", "div"]);
    let text = text.replace(" data-code-block-lang=\"", " lang=\"");
    let text = without_attributes(&text, &["class", "id", "name", "style", "rel", "target"]);
    // The line before the first section is part of the page, not of the text.
    let text = text.trim_start();
    let line_end = if text.starts_with("<hr") { text.find('>').map_or(0, |at| at + 1) } else { 0 };
    text[line_end..].to_owned()
}
