//! The authors of Docusaurus: `authors.yml`, and maps in the front matter.

use crate::import::author::ImportedAuthor;
use crate::import::social_profiles;
use crate::import::yaml_value::YamlValue;

/// Returns the profiles of `authors.yml`.
pub(super) fn profiles(values: &YamlValue) -> Vec<ImportedAuthor> {
    let YamlValue::Map(entries) = values else { return Vec::new() };
    entries.iter().map(|(id, person)| profile(id, person)).collect()
}

fn profile(id: &str, person: &YamlValue) -> ImportedAuthor {
    ImportedAuthor {
        id: id.to_owned(),
        name: person.text_of("name").unwrap_or_else(|| id.to_owned()),
        role: person.text_of("title"),
        url: person.text_of("url"),
        links: social_profiles::links(person),
        image: person.text_of("image_url").or_else(|| person.text_of("imageURL")),
        bio: person.text_of("description").unwrap_or_default(),
        ..ImportedAuthor::default()
    }
}

/// Returns the authors of an article: keys of `authors.yml`, or names of maps.
pub(super) fn authors(value: &YamlValue) -> Vec<String> {
    match value {
        YamlValue::List(people) => people.iter().flat_map(authors).collect(),
        YamlValue::Map(_) => value.text_of("key").or_else(|| value.text_of("name")).into_iter().collect(),
        other => other.texts(),
    }
}
