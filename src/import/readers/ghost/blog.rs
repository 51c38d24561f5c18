//! Makes entries of the rows of an export.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::import::author::ImportedAuthor;
use crate::import::common_keys::date;
use crate::import::entry::{Entry, EntryImage, EntryKind};
use crate::import::notes::Note;
use crate::import::plain_text::plain;
use crate::import::readers::ghost::data::Data;
use crate::import::readers::ghost::text::{body, without_home};
use crate::import::receiver::Import;
use crate::import::social_profiles;
use crate::import::yaml_value::YamlValue;
use crate::slug::Slug;

/// The rows of the export, by the ids that others refer to.
pub(super) struct Blog<'d> {
    /// Whether the source has the folder of the pictures.
    has_pictures: bool,
    meta: BTreeMap<String, &'d YamlValue>,
    tags: BTreeMap<String, &'d YamlValue>,
    users: BTreeMap<String, &'d YamlValue>,
    tags_of: BTreeMap<String, Vec<(u32, String)>>,
    authors_of: BTreeMap<String, Vec<(u32, String)>>,
    live_tags: BTreeSet<String>,
    live_users: BTreeSet<String>,
}

impl<'d> Blog<'d> {
    pub(super) fn new(data: &'d Data, has_pictures: bool) -> Blog<'d> {
        Blog {
            has_pictures,
            meta: by(&data.posts_meta, "post_id"),
            tags: by(&data.tags, "id"),
            users: by(&data.users, "id"),
            tags_of: pairs(&data.posts_tags, "tag_id"),
            authors_of: pairs(&data.posts_authors, "author_id"),
            live_tags: BTreeSet::new(),
            live_users: BTreeSet::new(),
        }
    }

    pub(super) fn post(&mut self, post: &YamlValue, import: &mut Import<'_>) -> Result<(), Diagnostic> {
        let text = |key: &str| post.text_of(key);
        let id = text("id").unwrap_or_default();
        let title = text("title").unwrap_or_default();
        let is_page =
            text("type").as_deref() == Some("page") || matches!(text("page").as_deref(), Some("1" | "true"));
        let meta = self.meta.get(&id).copied();
        let more = |key: &str| text(key).or_else(|| meta.and_then(|meta| meta.text_of(key)));
        let slug = text("slug").filter(|slug| !slug.starts_with("untitled"));
        let picture = text("feature_image").map(|src| EntryImage {
            src: without_home(&src),
            alt: more("feature_image_alt"),
            caption: more("feature_image_caption").map(|caption| plain(&caption)),
        });
        let mut entry = Entry {
            kind: if is_page { EntryKind::Page } else { EntryKind::Article },
            source: format!("ghost {}", text("uuid").unwrap_or_else(|| id.clone())),
            place: format!("{} \"{title}\"", if is_page { "page" } else { "post" }),
            title,
            date: text("published_at")
                .or_else(|| text("created_at"))
                .and_then(|text| date(&text, &Zone::UTC)),
            address: slug.as_ref().map(|slug| format!("/{slug}/")),
            slug,
            withheld: withheld(post, is_page),
            summary: text("custom_excerpt"),
            description: more("meta_description"),
            image: picture,
            ..Entry::default()
        };
        if let Some(reason) = entry.withheld.as_ref().filter(|reason| *reason != DRAFT) {
            import.note(Note::Changed, format!("drafts now: {reason}"), &entry.place);
        }
        let has_picture = |key: &str| text(key).is_some_and(|text| text.contains("/content/images/"));
        if !self.has_pictures && (has_picture("html") || has_picture("feature_image")) {
            let what = "pictures of the folder `content/images`: copy it into `static`";
            import.note(Note::LeftOut, what, &entry.place);
        }
        self.refer(&id, post, &mut entry, import);
        for (note, what) in body(post, &mut entry) {
            import.note(note, what, &entry.place);
        }
        import.entry(entry)
    }

    /// Sets tags and authors.
    fn refer(&mut self, id: &str, post: &YamlValue, entry: &mut Entry, import: &mut Import<'_>) {
        let is_live = entry.withheld.is_none();
        for (_, tag) in self.tags_of.get(id).into_iter().flatten() {
            let Some(name) = self.tags.get(tag).and_then(|tag| tag.text_of("name")) else { continue };
            if name.starts_with('#') {
                import.note(Note::LeftOut, format!("the internal tag `{name}`"), &entry.place);
                continue;
            }
            entry.tags.push(name);
            if is_live && entry.kind == EntryKind::Article {
                self.live_tags.insert(tag.clone());
            }
        }
        let one: Vec<(u32, String)> =
            post.text_of("author_id").map(|author| (0, author)).into_iter().collect();
        for (_, author) in self.authors_of.get(id).unwrap_or(&one) {
            let Some(user) = self.users.get(author) else { continue };
            let key = if is_live { "slug" } else { "name" };
            entry.authors.extend(user.text_of(key));
            if is_live {
                self.live_users.insert(author.clone());
            }
        }
    }

    /// Adds the profiles of those whose texts readers see, and the redirects.
    pub(super) fn others(&self, import: &mut Import<'_>) -> Result<(), Diagnostic> {
        for user in self.live_users.iter().filter_map(|id| self.users.get(id)) {
            let Some(slug) = user.text_of("slug") else { continue };
            import.author(&ImportedAuthor {
                id: slug.clone(),
                name: user.text_of("name").unwrap_or_else(|| slug.clone()),
                url: user.text_of("website"),
                links: social_profiles::links(user),
                image: user.text_of("profile_image").map(|image| without_home(&image)),
                bio: user.text_of("bio").unwrap_or_default(),
                ..ImportedAuthor::default()
            })?;
            import.redirect(
                format!("/author/{slug}/"),
                format!("/authors/{}/", Slug::from_title(&slug).as_str()),
            );
        }
        for tag in self.live_tags.iter().filter_map(|id| self.tags.get(id)) {
            if let (Some(slug), Some(name)) = (tag.text_of("slug"), tag.text_of("name")) {
                import
                    .redirect(format!("/tag/{slug}/"), format!("/tags/{}/", Slug::from_term(&name).as_str()));
            }
        }
        import.feed("/rss/");
        Ok(())
    }
}

/// The reason of the usual drafts.
const DRAFT: &str = "drafts of the old site";

/// Returns why not every reader saw a post.
fn withheld(post: &YamlValue, is_page: bool) -> Option<String> {
    let seen_by = post.text_of("visibility").unwrap_or_else(|| "public".to_owned());
    match post.text_of("status").as_deref() {
        Some("published" | "scheduled") if seen_by != "public" => {
            Some(format!("they were for `{seen_by}` only"))
        }
        Some("published") => None,
        Some("scheduled") if !is_page => None,
        Some("draft") => Some(DRAFT.to_owned()),
        Some("sent") => Some("they were sent by mail only".to_owned()),
        other => Some(format!("their status was `{}`", other.unwrap_or_default())),
    }
}

fn by<'d>(rows: &'d [YamlValue], key: &str) -> BTreeMap<String, &'d YamlValue> {
    rows.iter().filter_map(|row| Some((row.text_of(key)?, row))).collect()
}

/// Returns the ids that belong to each post, in their order.
fn pairs(rows: &[YamlValue], key: &str) -> BTreeMap<String, Vec<(u32, String)>> {
    let mut pairs: BTreeMap<String, Vec<(u32, String)>> = BTreeMap::new();
    for row in rows {
        if let (Some(post), Some(other)) = (row.text_of("post_id"), row.text_of(key)) {
            let order = row.text_of("sort_order").and_then(|order| order.parse().ok()).unwrap_or(0);
            pairs.entry(post).or_default().push((order, other));
        }
    }
    pairs.values_mut().for_each(|list| list.sort());
    pairs
}
