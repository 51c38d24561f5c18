//! Reads the data files of a blog: YAML, TOML and JSON.

use crate::import::author::ImportedAuthor;
use crate::import::social_profiles;
use crate::import::source::{Source, SourceFile};
use crate::import::yaml_value::YamlValue;

/// Reads a data file. The error is a clause for a note.
pub(super) fn read(file: &SourceFile) -> Result<YamlValue, String> {
    parse(file, &file.text().map_err(|fault| fault.message)?)
}

/// Parses the text of a file by its ending: JSON, TOML, or else YAML. The error is a clause for a message.
pub(super) fn parse(file: &SourceFile, text: &str) -> Result<YamlValue, String> {
    if file.has_extension(&["json"]) {
        return serde_json::from_str(text).map_err(|fault| fault.to_string());
    }
    if file.has_extension(&["toml"]) {
        return toml::from_str(text).map_err(|fault| fault.to_string());
    }
    crate::yaml::foreign::value(text)
}

/// Reads the first of some data files that is there and can be read: `_data/authors`, without extension.
pub(super) fn first_of(source: &Source, paths: &[String]) -> Option<YamlValue> {
    let endings = ["yml", "yaml", "json", "toml"];
    let mut candidates = paths.iter().flat_map(|path| endings.map(|ending| format!("{path}.{ending}")));
    candidates.find_map(|path| read(source.file(&path)?).ok())
}

/// Returns the people of a data file: a map of ids, or a list of maps with an id or a name.
pub(super) fn authors(people: &YamlValue) -> Vec<ImportedAuthor> {
    match people {
        YamlValue::Map(people) => people.iter().map(|(id, person)| author(id, person)).collect(),
        YamlValue::List(people) => people
            .iter()
            .filter_map(|person| {
                let id =
                    ["id", "username", "key", "slug", "name"].iter().find_map(|key| person.text_of(key))?;
                Some(author(&id, person))
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Returns a person with an id: a map, or the name alone.
pub(super) fn author(id: &str, person: &YamlValue) -> ImportedAuthor {
    let first = |names: &[&str]| names.iter().find_map(|name| person.text_of(name));
    ImportedAuthor {
        id: id.to_owned(),
        name: person
            .text()
            .or_else(|| first(&["name", "display_name", "full_name", "fullname", "title"]))
            .unwrap_or_else(|| id.to_owned()),
        role: first(&["role", "job_title", "position", "job"]),
        company: first(&["company", "organisation", "organization", "affiliation", "employer"]),
        url: first(&["url", "website", "site", "home", "homepage", "web", "uri"])
            .filter(|url| url.starts_with("http")),
        links: social_profiles::links(person),
        image: first(&["image", "avatar", "picture", "photo", "img", "image_url"]).map(|image| {
            if image.contains("://") || image.starts_with('/') { image } else { format!("/{image}") }
        }),
        bio: first(&["bio", "description", "about", "summary"]).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_from_maps_and_lists() {
        let value = |yaml: &str| crate::yaml::foreign::value::<YamlValue>(yaml).unwrap();
        let people = authors(&value("ann: {name: Ann Lee, avatar: img/ann.png, web: x}\nbo: Bo\n"));
        assert_eq!((people[0].name.as_str(), people[0].image.as_deref()), ("Ann Lee", Some("/img/ann.png")));
        assert_eq!((people[1].id.as_str(), people[1].name.as_str(), &people[0].url), ("bo", "Bo", &None));
        let people = authors(&value("- {name: Cem}\n- {role: x}\n"));
        assert_eq!((people.len(), people[0].id.as_str()), (1, "Cem"));
        assert!(authors(&value("text")).is_empty());
    }
}
