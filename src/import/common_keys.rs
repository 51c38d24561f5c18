//! The keys of front matter that many generators share.

use crate::date::{Moment, Zone};
use crate::import::entry::{Entry, EntryImage};
use crate::import::yaml_value::YamlValue;
use crate::keys::likely_date;

/// The keys of each field, in the order in which they count. The case and the separators of a key do not count.
const DATE: [&str; 9] = [
    "date",
    "publishDate",
    "pubDate",
    "published_at",
    "date_published",
    "published_on",
    "created",
    "created_at",
    "post_date",
];
const UPDATED: [&str; 10] = [
    "updated",
    "lastmod",
    "last_modified_at",
    "modified",
    "updatedDate",
    "updated_at",
    "date_modified",
    "last_modified",
    "last_updated",
    "modDatetime",
];
const EXPIRES: [&str; 4] = ["expires", "expiryDate", "expiration_date", "unpublish_date"];
const TAGS: [&str; 3] = ["tags", "tag", "labels"];
const CATEGORIES: [&str; 2] = ["categories", "category"];
const AUTHORS: [&str; 3] = ["authors", "author", "byline"];
const SUMMARY: [&str; 4] = ["summary", "excerpt", "abstract", "synopsis"];
const DESCRIPTION: [&str; 4] = ["description", "meta_description", "seo_description", "metaDescription"];
const DECK: [&str; 5] = ["deck", "subtitle", "dek", "standfirst", "subheading"];
const IMAGE: [&str; 10] = [
    "image",
    "heroImage",
    "featured_image",
    "feature_image",
    "cover_image",
    "header_image",
    "cover",
    "images",
    "thumbnail",
    "socialImage",
];
const IMAGE_ALT: [&str; 4] = ["image_alt", "heroImageAlt", "featured_image_alt", "cover_alt"];
const IMAGE_CAPTION: [&str; 2] = ["image_caption", "featured_image_caption"];
const LANGUAGE: [&str; 3] = ["language", "lang", "locale"];
const ALIASES: [&str; 2] = ["aliases", "redirect_from"];

/// Keys that say nothing about the text itself.
const WITHOUT_MEANING: [&str; 4] = ["layout", "type", "weight", "template"];

/// Moves the keys that many generators share into an entry. Returns the other keys, in the order of the file.
///
/// A reader takes the keys that have a meaning of their own in its system out of the map first: addresses, for example.
/// Dates without an offset are in `zone`.
pub fn take_common_keys(keys: YamlValue, zone: &Zone, entry: &mut Entry) -> Vec<(String, YamlValue)> {
    let mut keys = Keys(match keys {
        YamlValue::Map(entries) => entries,
        _ => Vec::new(),
    });
    keys.take_withheld(entry);
    set(&mut entry.title, keys.text(&["title"]));
    if let Some(text) = keys.text(&DATE) {
        entry.date = date(&text, zone);
        entry.date_as_written =
            entry.date.as_ref().filter(|_| Moment::parse(&text, zone).is_ok()).map(|_| text);
    }
    entry.updated = keys.text(&UPDATED).and_then(|text| date(&text, zone)).or(entry.updated.take());
    entry.expires = keys.text(&EXPIRES).and_then(|text| date(&text, zone)).or(entry.expires.take());
    entry.tags.extend(keys.terms(&TAGS));
    entry.categories.extend(keys.terms(&CATEGORIES));
    entry.authors.extend(keys.people(&AUTHORS));
    for (field, names) in [
        (&mut entry.slug, &["slug"][..]),
        (&mut entry.summary, &SUMMARY),
        (&mut entry.description, &DESCRIPTION),
        (&mut entry.deck, &DECK),
        (&mut entry.language, &LANGUAGE),
        (&mut entry.id, &["guid"]),
    ] {
        *field = keys.text(names).or(field.take());
    }
    entry.image = keys.image().or(entry.image.take());
    if let Some(aliases) = keys.take(&ALIASES) {
        entry.aliases.extend(aliases.texts());
    }
    if let Some(series) = keys.text(&["series"]) {
        entry.series =
            Some((series, keys.text(&["part", "series_order"]).and_then(|part| part.parse().ok())));
    }
    if let Some(YamlValue::Boolean(false)) = keys.take(&["comments", "allow_comments"]) {
        entry.comments = Some("off");
    }
    while keys.take(&WITHOUT_MEANING).is_some() {}
    keys.0
}

/// Parses a date as people write it: in a form of this program, or as `July 19, 2010`.
pub fn date(text: &str, zone: &Zone) -> Option<Moment> {
    Moment::parse(text, zone).ok().or_else(|| Moment::parse(&likely_date(text)?, zone).ok())
}

fn set(field: &mut String, value: Option<String>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// The keys that are not taken yet.
struct Keys(Vec<(String, YamlValue)>);

impl Keys {
    /// Takes the first of some keys that is there, with all keys of the same name.
    fn take(&mut self, names: &[&str]) -> Option<YamlValue> {
        for name in names {
            let map = YamlValue::Map(std::mem::take(&mut self.0));
            let value = map.get(name).filter(|value| **value != YamlValue::Null).cloned();
            let YamlValue::Map(mut entries) = map else { return None };
            if value.is_some() {
                let is_it = |key: &str| YamlValue::is_same_key(key, name);
                entries.retain(|(key, _)| !is_it(key));
            }
            self.0 = entries;
            if value.is_some() {
                return value;
            }
        }
        None
    }

    fn text(&mut self, names: &[&str]) -> Option<String> {
        self.take(names)?.text()
    }

    /// Takes the names of terms: a list, one text, or a text with commas.
    fn terms(&mut self, names: &[&str]) -> Vec<String> {
        let texts = match self.take(names) {
            Some(YamlValue::Text(text)) => text.split(',').map(str::to_owned).collect(),
            Some(value) => value.texts(),
            None => Vec::new(),
        };
        let mut terms: Vec<String> = Vec::new();
        for term in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            if !terms.iter().any(|known| known == term) {
                terms.push(term.to_owned());
            }
        }
        terms
    }

    /// Takes the names of people: texts, or maps with a `name`.
    fn people(&mut self, names: &[&str]) -> Vec<String> {
        let name = |value: &YamlValue| value.text_of("name").or_else(|| value.text());
        match self.take(names) {
            Some(YamlValue::List(people)) => people.iter().filter_map(name).collect(),
            Some(person) => name(&person).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Takes the picture: an address, a map, or the first of a list.
    fn image(&mut self) -> Option<EntryImage> {
        let first = |value: YamlValue| match value {
            YamlValue::List(mut entries) if !entries.is_empty() => entries.swap_remove(0),
            other => other,
        };
        let value = first(self.take(&IMAGE)?);
        let of_map = |names: &[&str]| names.iter().find_map(|name| value.text_of(name));
        let src = value
            .text()
            .or_else(|| of_map(&["src", "path", "url", "feature", "file", "image", "thumbnail"]))?;
        if src == "false" {
            return None;
        }
        let alt = of_map(&["alt", "description"]).or_else(|| self.text(&IMAGE_ALT));
        let caption = of_map(&["caption", "title"]).or_else(|| self.text(&IMAGE_CAPTION));
        Some(EntryImage { src, alt, caption })
    }

    /// Takes the keys that keep a text from readers.
    fn take_withheld(&mut self, entry: &mut Entry) {
        let is = |value: &Option<YamlValue>, word: bool| match value {
            Some(YamlValue::Boolean(is)) => *is == word,
            Some(YamlValue::Text(text)) => {
                let text = text.to_lowercase();
                if word {
                    ["true", "yes", "on"].contains(&text.as_str())
                } else {
                    ["false", "no", "off"].contains(&text.as_str())
                }
            }
            _ => false,
        };
        let mut reason = None;
        for key in ["draft", "isDraft", "wip", "unpublished"] {
            if is(&self.take(&[key]), true) {
                reason = Some("drafts of the old site".to_owned());
            }
        }
        for key in ["hidden", "private", "unlisted"] {
            if is(&self.take(&[key]), true) {
                reason = Some(format!("`{key}: true`"));
            }
        }
        for key in ["publish", "public", "isPublished", "render"] {
            if is(&self.take(&[key]), false) {
                reason = Some(format!("`{key}: false`"));
            }
        }
        // `published` may also be a date.
        match self.take(&["published"]) {
            value if is(&value, false) => reason = Some("`published: false`".to_owned()),
            value if is(&value, true) => {}
            Some(value) => self.0.push(("created".to_owned(), value)),
            None => {}
        }
        for key in ["status", "visibility", "post_status"] {
            let word = self.text(&[key]).map(|word| word.to_lowercase());
            if let Some(word) = word
                .filter(|word| !["publish", "published", "public", "live", "final"].contains(&word.as_str()))
            {
                reason = Some(format!("`{key}: {word}`"));
            }
        }
        if self.text(&["password"]).is_some() {
            reason = Some("they ask for a password".to_owned());
        }
        entry.withheld = reason.or(entry.withheld.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> (Entry, Vec<(String, YamlValue)>) {
        let mut entry = Entry::default();
        let left = take_common_keys(crate::yaml::foreign::value(yaml).unwrap(), &Zone::UTC, &mut entry);
        (entry, left)
    }

    #[test]
    fn the_names_of_many_generators_are_known() {
        let (entry, left) = read(
            "Title: A\npubDate: 'Jul 01 2022'\nTags: one, two\ncategory: Guides\nauthor: {name: Ann, url: x}\n\
             heroImage: /a.png\nheroImageAlt: Till\nlayout: post\nexcerpt: Short\ncost: 3\nlast-modified-at: 2023-01-02\n",
        );
        assert_eq!((entry.title.as_str(), entry.tags.len(), entry.categories.len()), ("A", 2, 1));
        assert_eq!(entry.date.unwrap().iso_day(), "2022-07-01");
        assert_eq!(entry.updated.unwrap().iso_day(), "2023-01-02");
        assert_eq!((entry.authors, entry.summary.as_deref()), (vec!["Ann".to_owned()], Some("Short")));
        let image = entry.image.unwrap();
        assert_eq!((image.src.as_str(), image.alt.as_deref()), ("/a.png", Some("Till")));
        assert_eq!(left, [("cost".to_owned(), YamlValue::Number("3".to_owned()))]);
    }

    #[test]
    fn what_readers_did_not_see_is_withheld() {
        for yaml in [
            "draft: true",
            "published: false",
            "status: hidden",
            "private: yes",
            "password: x",
            "visibility: members",
        ] {
            assert!(read(yaml).0.withheld.is_some(), "{yaml}");
        }
        for yaml in
            ["draft: false", "published: true", "status: published", "hidden: no", "published: 2020-01-02"]
        {
            assert_eq!(read(yaml).0.withheld, None, "{yaml}");
        }
    }
}
