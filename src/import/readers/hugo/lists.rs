//! The lists of a site of Hugo: terms, sections and feeds.

use crate::import::listings::list_of;
use crate::import::old_lists::{ListKind, OldList, list_at};
use crate::import::readers::hugo::classify::{Classes, Fate};
use crate::import::readers::hugo::page::{HugoPage, HugoRole};
use crate::import::readers::hugo::permalinks::sanitized;
use crate::import::readers::hugo::settings::HugoSettings;
use crate::import::receiver::Import;
use crate::import::yaml_value::YamlValue;

/// Adds the lists. `fates` are those of the pages, in the same order.
pub(super) fn add(
    settings: &HugoSettings,
    classes: &Classes,
    pages: &[HugoPage],
    addresses: &[String],
    fates: &[Fate],
    import: &mut Import<'_>,
) {
    let mut lists = Vec::new();
    let name: fn(&str) -> String = match settings.keeps_case {
        true => sanitized,
        false => |name| sanitized(name).to_lowercase(),
    };
    for language in &settings.languages {
        let prefix = &language.prefix;
        let mut add = |kind, pattern: String| lists.push(OldList::new(kind, pattern, name));
        for (plural, all, one) in [
            ("tags", ListKind::Tags, ListKind::Tag),
            ("categories", ListKind::Categories, ListKind::Category),
            ("authors", ListKind::Authors, ListKind::Author),
            ("author", ListKind::Authors, ListKind::Author),
            ("series", ListKind::Archive, ListKind::Series),
        ] {
            if settings.has_taxonomy(plural) {
                add(one, format!("{prefix}{}", pattern(settings, plural)));
                if plural != "series" {
                    add(all, format!("{prefix}/{plural}/"));
                }
            }
        }
        for taxonomy in &settings.own_taxonomies {
            add(ListKind::Tags, format!("{prefix}/{}/", name(taxonomy)));
        }
        add(ListKind::Feed, format!("{prefix}/index.xml"));
        for section in classes.articles.iter().filter(|section| !section.is_empty()) {
            add(ListKind::Newest, format!("{prefix}/{}/", name(section)));
            add(ListKind::Feed, format!("{prefix}/{}/index.xml", name(section)));
        }
    }
    for ((page, address), fate) in pages.iter().zip(addresses).zip(fates) {
        match fate {
            Fate::LeftOut(_) if page.role == HugoRole::Section && page.path.contains('/') => {
                let is_of_articles = classes.articles.contains(page.section());
                lists.extend(
                    is_of_articles.then(|| OldList::new(ListKind::Newest, address.clone(), str::to_owned)),
                );
            }
            Fate::LeftOut(_) => lists.extend(list_at(address)),
            Fate::Article => {
                let prefix = settings.languages.get(page.language).map_or("", |language| &language.prefix);
                for taxonomy in &settings.own_taxonomies {
                    for term in page.keys.get(taxonomy).map(YamlValue::texts).unwrap_or_default() {
                        let old = pattern(settings, taxonomy).replace(":name", &name(&term));
                        import.redirect(format!("{prefix}{old}"), list_of("tags", &term));
                    }
                }
            }
            Fate::Page | Fate::Profile(_) => {}
        }
    }
    import.old_lists(lists);
}

/// Returns the pattern of the lists of a taxonomy: `/tags/:name/`.
fn pattern(settings: &HugoSettings, taxonomy: &str) -> String {
    let pieces =
        [":slugorcontentbasename", ":slugorfilename", ":contentbasename", ":filename", ":slug", ":title"];
    let own = settings.term_pattern(taxonomy);
    let own =
        own.and_then(|own| Some(own.replace(pieces.iter().find(|piece| own.contains(**piece))?, ":name")));
    let pattern = own.unwrap_or_else(|| format!("/{}/:name/", taxonomy.to_lowercase()));
    format!("/{}/", pattern.trim_matches('/'))
}
