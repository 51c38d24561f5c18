//! The profile of an author.

use crate::config::{Config, NamedLink, links};
use crate::content::opened_file::OpenedFile;
use crate::content::text::Text;
use crate::content::unknown_keys::unknown;
use crate::content::{drafts, file_name, title};
use crate::diagnostic::{Located, Report};
use crate::keys::Fields;
use crate::slug::Slug;

/// A profile. Keys: `name` (required), `slug`, `role`, `organisation` (or `organization`), `organisation_url`, `image`,
/// `links` (list of `title`, `url`). The body is the bio.
#[derive(Clone, Debug)]
pub struct Author {
    /// Its file; the Markdown is the bio.
    pub text: Text,
    /// The id that articles use: the file's name without its extension.
    pub id: String,
    /// The last segment of the address of the person's page: `slug`, or derived from the id.
    pub slug: Located<Slug>,
    /// The person's name.
    pub name: String,
    /// The person's role.
    pub role: Option<String>,
    /// The person's organisation.
    pub organisation: Option<String>,
    /// The organisation's site.
    pub organisation_url: Option<String>,
    /// A portrait: a path from the site's root, beside the file, or a whole address.
    pub image: Option<Located<String>>,
    /// Links to the person's other pages.
    pub links: Vec<NamedLink>,
}

/// The folder of author profiles.
pub(super) const FOLDER: &str = "content/authors";

/// Reads a profile. Returns `None` if it has no name.
pub(super) fn read(opened: &OpenedFile, config: &Config, report: &mut Report) -> Option<Author> {
    let OpenedFile { text, node, .. } = opened;
    let whole = text.whole();
    let mut fields = Fields::new(&text.file, &whole, node, "an author", report)?;
    fields.alias("organisation", &["organization"]);
    fields.alias("organisation_url", &["organization_url"]);
    fields.unknown_key_help(&[
        ("title", "write the person's name:\nname: Ada Okafor\nor what the person does:\nrole: Editor"),
        ("url", "write a list of links:\nlinks:\n  - {title: Home page, url: \"https://example.com/\"}"),
        ("bio", "write the text below the front matter"),
    ]);
    fields.prose(&["name", "role", "organisation"]);
    let id = file_name::base_name(&text.file).to_owned();
    let name = title::required(&mut fields, "name", "name: Ada Okafor");
    let slug = title::slug(&mut fields, &id);
    let text_of = |fields: &mut Fields<'_, '_>, key| fields.text(key).map(|text| text.value);
    let role = text_of(&mut fields, "role");
    let organisation = text_of(&mut fields, "organisation");
    let organisation_url = fields.link("organisation_url").map(|link| link.value);
    let image = fields.link("image");
    let links = links::read(&mut fields, "links");
    drafts::refuse(&mut fields, "an author");
    fields.finish(unknown(config));
    Some(Author {
        text: text.clone(),
        id,
        slug,
        name: name?.value,
        role,
        organisation,
        organisation_url,
        image,
        links,
    })
}
