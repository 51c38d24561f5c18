//! Makes an entry of an item, or notes why it is left out.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::exports::Size;
use crate::exports::xml::Element;
use crate::import::entry::{Entry, EntryKind};
use crate::import::html;
use crate::import::html::Converted;
use crate::import::notes::Note;
use crate::import::plain_text::{decoded, percent_decoded, plain};
use crate::import::readers::wordpress::attachments::excerpt;
use crate::import::readers::wordpress::body::Body;
use crate::import::readers::wordpress::dates;
use crate::import::readers::wordpress::elements::{CONTENT, DUBLIN_CORE, WP, meta, metas};
use crate::import::readers::wordpress::library::{Library, TermKind};
use crate::import::receiver::Import;

/// The keys in which plugins keep the text for search engines.
const DESCRIPTIONS: [&str; 7] = [
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_seopress_titles_desc",
    "_genesis_description",
    "standard_seo_post_meta_description",
];

/// Returns the text of a post or a page in Markdown; `None` for other items, and if it is too long.
pub(super) fn body(item: &Element, library: &Library) -> Option<Converted> {
    let is_text = matches!(item.text_of(WP, "post_type"), "post" | "" | "page");
    if !is_text || item.size_of(CONTENT, "encoded") == Size::TooLarge {
        return None;
    }
    let body = Body { library, post: item.text_of(WP, "post_id"), footnotes: meta(item, "footnotes") };
    Some(body.markdown(item.text_of(CONTENT, "encoded")))
}

/// Passes an item with its [`body`] to the import. `taken` has the addresses so far.
pub(super) fn take(
    item: &Element,
    body: Option<Converted>,
    library: &Library,
    taken: &mut BTreeSet<String>,
    import: &mut Import<'_>,
) -> Result<(), Diagnostic> {
    let title = plain(item.text_of("", "title"));
    let id = item.text_of(WP, "post_id");
    let kind = match item.text_of(WP, "post_type") {
        "post" | "" => EntryKind::Article,
        "page" => EntryKind::Page,
        other => {
            import.note(Note::LeftOut, other_kind(other), format!("{other} {id} \"{title}\""));
            return Ok(());
        }
    };
    if item.text_of(WP, "status") == "trash" {
        import.note(Note::LeftOut, "texts in the trash", format!("{id} \"{title}\""));
        return Ok(());
    }
    let word = if kind == EntryKind::Page { "page" } else { "post" };
    let mut entry = Entry {
        kind,
        source: format!("wordpress {} {id}", library.home.name()),
        place: format!("{word} {id} \"{title}\""),
        title,
        date: dates::date(item),
        slug: Some(percent_decoded(item.text_of(WP, "post_name"))).filter(|slug| !slug.is_empty()),
        id: Some(item.text_of("", "guid").to_owned()).filter(|id| !id.is_empty()),
        withheld: withheld(item, kind),
        authors: library.author(item.text_of(DUBLIN_CORE, "creator")).into_iter().collect(),
        summary: Some(plain(excerpt(item))).filter(|summary| !summary.is_empty()),
        description: description(item),
        image: library.attachments.image(meta(item, "_thumbnail_id")),
        ..Entry::default()
    };
    let is_closed = item.text_of(WP, "comment_status") == "closed";
    entry.comments = (library.facts.takes_comments && is_closed).then_some("closed");
    if let Some(reason) = entry.withheld.as_ref().filter(|reason| *reason != DRAFT) {
        import.note(Note::Changed, format!("drafts now: {reason}"), &entry.place);
    }
    place(item, library, taken, &mut entry, import);
    terms(item, &mut entry, import);
    if entry.title.is_empty() {
        entry.title = html::beginning(item.text_of(CONTENT, "encoded"), TITLE_WORDS);
        import.note(Note::Changed, "texts without a title have their first words as one", &entry.place);
    }
    if item.text_of(WP, "is_sticky") == "1" {
        import.note(Note::Changed, "sticky posts stand in the order of their dates", &entry.place);
    }
    let Some(body) = body else {
        import.note(Note::LeftOut, "texts of more than 16 MiB", entry.place);
        return Ok(());
    };
    for (note, what) in body.notes {
        import.note(note, what, &entry.place);
    }
    entry.body = body.markdown;
    import.entry(entry)
}

/// Says what an item is that is neither post nor page.
fn other_kind(kind: &str) -> String {
    match kind {
        "attachment" => "pages of pictures and other files".to_owned(),
        "nav_menu_item" => "entries of menus".to_owned(),
        "revision" => "earlier versions of texts".to_owned(),
        "wp_block" => "reusable blocks, which stand in the texts that used them".to_owned(),
        other => format!("entries of the type `{other}`"),
    }
}

/// The number of words of a text that become the title of a post without one.
const TITLE_WORDS: usize = 8;

/// The reason of the usual drafts.
const DRAFT: &str = "drafts of the old site";

/// Returns why readers did not see an item.
fn withheld(item: &Element, kind: EntryKind) -> Option<String> {
    let reason = match item.text_of(WP, "status") {
        _ if !item.text_of(WP, "post_password").is_empty() => "they asked for a password".to_owned(),
        "publish" => return None,
        "future" if kind == EntryKind::Article => return None,
        "future" => "pages with a date in the future".to_owned(),
        "draft" | "auto-draft" => DRAFT.to_owned(),
        "pending" => "they waited for a review".to_owned(),
        "private" => "they were private".to_owned(),
        "" => "they have no status".to_owned(),
        other => format!("their status was `{other}`"),
    };
    Some(reason)
}

/// Sets the address and the older ones.
fn place(
    item: &Element,
    library: &Library,
    taken: &mut BTreeSet<String>,
    entry: &mut Entry,
    import: &mut Import<'_>,
) {
    let Some(address) = library.home.page(item.text_of("", "link")) else { return };
    if address == "/" {
        if entry.kind == EntryKind::Page && entry.withheld.is_none() {
            import.note(Note::Changed, "the home page is a page with an address of its own", &entry.place);
        }
        return;
    }
    if !taken.insert(address.clone()) {
        import.note(Note::Changed, "the address is another text's, so it gets a new one", &entry.place);
        let slug = entry.slug.clone().unwrap_or_default();
        entry.slug =
            Some(format!("{slug}-{}", item.text_of(WP, "post_id")).trim_start_matches('-').to_owned());
        return;
    }
    let (folder, _) = address.trim_end_matches('/').rsplit_once('/').unwrap_or_default();
    let slash = if address.ends_with('/') { "/" } else { "" };
    for slug in metas(item, "_wp_old_slug").filter(|slug| !slug.is_empty()) {
        let alias = format!("{folder}/{}{slash}", percent_decoded(slug));
        let is_free = library.addresses.values().all(|other| *other != alias);
        if is_free && taken.insert(alias.clone()) {
            entry.aliases.push(alias);
        }
    }
    entry.address = Some(address);
}

/// Sets categories and tags.
fn terms(item: &Element, entry: &mut Entry, import: &mut Import<'_>) {
    for term in item.children("", "category") {
        let name = decoded(term.text());
        let list = match TermKind::of(term) {
            Some(TermKind::Category) => &mut entry.categories,
            Some(TermKind::Tag) => &mut entry.tags,
            None => {
                let what = format!("terms of the taxonomy `{}`", term.attribute("domain"));
                import.note(Note::LeftOut, what, &entry.place);
                continue;
            }
        };
        if !name.is_empty() && !list.contains(&name) {
            list.push(name);
        }
    }
}

/// Returns the text for search engines, unless it is a pattern of a plugin.
fn description(item: &Element) -> Option<String> {
    let texts = DESCRIPTIONS.iter().map(|key| plain(meta(item, key)));
    texts.into_iter().find(|text| !text.is_empty() && !text.contains("%%"))
}
