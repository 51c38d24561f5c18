//! The languages of a site of Hugo.

use crate::import::yaml_value::YamlValue;

/// A language of the site.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Language {
    /// Its key, which names of files and addresses have: `de`.
    pub(super) key: String,
    /// Its code.
    pub(super) code: String,
    /// The folder of its texts, with `/` at the end.
    pub(super) content: String,
    /// The folder of its addresses: empty, or `/de`.
    pub(super) prefix: String,
    /// Its own settings.
    pub(super) values: YamlValue,
}

/// Returns the languages, the main one first. A site without languages has one.
pub(super) fn languages(values: &YamlValue) -> Vec<Language> {
    let content = folder(values.text_of("contentDir").as_deref().unwrap_or("content"));
    let main = values.text_of("defaultContentLanguage").unwrap_or_else(|| "en".to_owned());
    let in_folder = values.get("defaultContentLanguageInSubdir") == Some(&YamlValue::Boolean(true));
    let mut languages: Vec<Language> = Vec::new();
    if let Some(YamlValue::Map(entries)) = values.get("languages") {
        for (key, own) in entries {
            if own.get("disabled") == Some(&YamlValue::Boolean(true)) {
                continue;
            }
            let is_main = key.eq_ignore_ascii_case(&main);
            languages.push(Language {
                key: key.clone(),
                code: ["languageCode", "locale"]
                    .iter()
                    .find_map(|name| own.text_of(name))
                    .unwrap_or_else(|| key.clone()),
                content: own.text_of("contentDir").map_or_else(|| content.clone(), |path| folder(&path)),
                prefix: if is_main && !in_folder {
                    String::new()
                } else {
                    format!("/{}", key.to_lowercase())
                },
                values: own.clone(),
            });
        }
    }
    languages.sort_by_key(|language| !language.key.eq_ignore_ascii_case(&main));
    if languages.is_empty() {
        let code = values.text_of("languageCode").or_else(|| values.text_of("locale"));
        languages.push(Language {
            code: code.unwrap_or_else(|| main.clone()),
            key: main,
            content,
            prefix: String::new(),
            values: YamlValue::Null,
        });
    }
    languages
}

fn folder(path: &str) -> String {
    format!("{}/", path.trim_start_matches("./").trim_matches('/'))
}
