//! A profile of an author.

use crate::config::{Config, settings};
use crate::content::front_matter::Opened;
use crate::content::parse::unknown;
use crate::content::{Author, drafts, file_name, title};
use crate::diagnostic::Report;
use crate::keys::Fields;

/// The folder of profiles.
pub(super) const FOLDER: &str = "content/authors";

/// Reads a profile; `None` when it has no name.
pub(super) fn read(opened: &Opened, config: &Config, report: &mut Report) -> Option<Author> {
    let Opened { text, node, .. } = opened;
    let mut fields = Fields::of(&text.file, &text.whole, node, "an author", report)?;
    fields.alias("organisation", &["organization"]);
    fields.alias("organisation_url", &["organization_url"]);
    fields.strangers(&[
        ("title", "write the person's name:\nname: Ada Okafor\nor what the person does:\nrole: Editor"),
        ("url", "write a list of links:\nlinks:\n  - {title: Home page, url: \"https://example.com/\"}"),
        ("bio", "write the text below the front matter"),
    ]);
    fields.prose(&["name", "role", "organisation"]);
    let id = file_name::called(&text.file).to_owned();
    let name = title::required(&mut fields, "name", "name: Ada Okafor");
    let slug = title::slug(&mut fields, &id);
    let text_of = |fields: &mut Fields<'_, '_>, key| fields.text(key).map(|text| text.value);
    let role = text_of(&mut fields, "role");
    let organisation = text_of(&mut fields, "organisation");
    let organisation_url = fields.link("organisation_url").map(|link| link.value);
    let image = fields.link("image");
    let links = settings::links(&mut fields, "links");
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
