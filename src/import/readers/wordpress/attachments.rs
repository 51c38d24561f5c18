//! The pictures and other files of the old site.

use std::collections::{BTreeMap, BTreeSet};

use crate::exports::xml::Element;
use crate::import::entry::EntryImage;
use crate::import::plain_text::plain;
use crate::import::readers::wordpress::elements::{WP, meta};

/// A picture or another file of the old site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attachment {
    /// Its whole address.
    pub(super) url: String,
    /// Its description for those who do not see it.
    pub(super) alt: String,
    /// The text below it.
    pub(super) caption: String,
    /// The address of its own page.
    pub(super) page: String,
    /// The id of the post that it belongs to; `0` if there is none.
    pub(super) parent: String,
}

/// All attachments, by id.
#[derive(Clone, Debug, Default)]
pub(super) struct Attachments {
    by_id: BTreeMap<String, Attachment>,
    /// The ids of the attachments of each post, in the order of the export.
    of_posts: BTreeMap<String, Vec<String>>,
    /// The addresses without scheme, to find the originals of smaller pictures.
    addresses: BTreeSet<String>,
}

impl Attachments {
    pub(super) fn add(&mut self, item: &Element) {
        let text = |name: &str| item.text_of(WP, name).to_owned();
        let attachment = Attachment {
            url: text("attachment_url"),
            alt: plain(meta(item, "_wp_attachment_image_alt")),
            caption: excerpt(item).to_owned(),
            page: item.text_of("", "link").to_owned(),
            parent: text("post_parent"),
        };
        let id = text("post_id");
        self.addresses.insert(without_scheme(&attachment.url).to_owned());
        self.of_posts.entry(attachment.parent.clone()).or_default().push(id.clone());
        self.by_id.insert(id, attachment);
    }

    pub(super) fn get(&self, id: &str) -> Option<&Attachment> {
        self.by_id.get(id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Attachment> {
        self.by_id.values()
    }

    /// Returns the ids of the attachments of a post.
    pub(super) fn of_post(&self, id: &str) -> &[String] {
        self.of_posts.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns whether this is the address of an attachment.
    pub(super) fn has_address(&self, address: &str) -> bool {
        self.addresses.contains(without_scheme(address))
    }

    /// Returns an attachment as the picture of an entry.
    pub(super) fn image(&self, id: &str) -> Option<EntryImage> {
        let attachment = self.get(id).filter(|attachment| !attachment.url.is_empty())?;
        let alt = Some(attachment.alt.clone()).filter(|alt| !alt.is_empty());
        Some(EntryImage { src: attachment.url.clone(), alt, caption: None })
    }
}

/// Returns the excerpt of an item, as HTML. For an attachment it is the text below it.
pub(super) fn excerpt(item: &Element) -> &str {
    // The namespace of full texts is not WordPress's, so only the excerpt is left.
    item.text_of(WP, "encoded")
}

fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest).trim_start_matches("www.")
}

/// Returns the address of the original of a smaller picture: `till.jpg` for `till-300x200.jpg`.
pub(super) fn original(address: &str) -> Option<String> {
    let (stem, ending) = address.rsplit_once('.').filter(|(_, ending)| ending.len() <= 5)?;
    let (stem, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(width) && is_number(height)).then(|| format!("{stem}.{ending}"))
}
