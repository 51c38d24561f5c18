//! What the settings of a site that is there already lack for what was imported, and where they differ from the old site.

use crate::config::{FieldKind, Permalink, UnknownFields};
use crate::import::existing_site::ExistingSite;
use crate::import::wanted_settings::{WantedSettings, menu_line, redirect_line};
use crate::import::yaml_value::{YamlValue, text_in_one_line};
use crate::path::Url;

/// What the settings of a site lack, and where they differ from the old site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsGap {
    /// The number of settings to add, by what they are: `redirect`.
    pub missing: Vec<(usize, &'static str)>,
    /// The values of the old site that the settings have otherwise: the key, the value here, and the value there.
    pub differences: Vec<(String, String, String)>,
    refuses_fields: bool,
    /// The day of the import, if the settings do not say which articles feeds leave out.
    feed_from: Option<String>,
    lines: String,
}

/// The beginning of the file.
const HEADING: &str =
    "# Lines for site.yaml, which an import never changes. The next import says what is still missing.\n";

impl SettingsGap {
    /// Compares the settings of a site with those that an import needs.
    pub(super) fn between(site: &ExistingSite, wanted: &WantedSettings<'_>) -> SettingsGap {
        let mut gap = SettingsGap {
            feed_from: site.config.feeds.from.is_none().then(|| wanted.now.iso_day()),
            ..SettingsGap::default()
        };
        gap.scalars(site, wanted);
        gap.navigation(site, wanted);
        gap.redirects(site, wanted);
        gap.security(site, wanted);
        gap.fields(site, wanted);
        gap
    }

    /// Returns whether the site refuses keys of front matter that the imported texts have.
    pub fn refuses_fields(&self) -> bool {
        self.refuses_fields
    }

    /// Returns the text of `import/site.yaml`.
    pub(super) fn text(&self) -> String {
        let mut text = match self.lines.is_empty() {
            true => "# site.yaml has all lines that the import needs.\n".to_owned(),
            false => format!("{HEADING}{}", self.lines),
        };
        if let (Some(day), false) = (&self.feed_from, self.lines.is_empty()) {
            text.push_str(&format!(
                "\n# If feed readers should not see the imported articles as new, add this too. Articles from before that\n\
                 # day are then in no feed.\n# feeds:\n#   feed_from: {day}\n"
            ));
        }
        if !self.differences.is_empty() {
            text.push_str("\n# The old site had other values. Those of site.yaml stay.\n");
        }
        for (key, here, there) in &self.differences {
            text.push_str(&format!("#   {key}: {there} (here: {here})\n"));
        }
        text
    }

    /// Adds the lines of a key. `reason` is a sentence. Lines below a key that is there are added to it.
    fn add(&mut self, count: usize, what: &'static str, reason: &str, lines: &str) {
        if count > 0 {
            self.missing.push((count, what));
            self.lines.push_str(&format!("\n# {reason}\n{lines}"));
        }
    }

    /// Compares values that stand alone. Those that would change texts which are there already are never added.
    fn scalars(&mut self, site: &ExistingSite, wanted: &WantedSettings<'_>) {
        let facts = wanted.facts;
        let here = |key: &str| site.values.text_of(key);
        let mut lines = String::new();
        let mut count = 0;
        for (key, there) in [("tagline", &facts.tagline), ("description", &facts.description)] {
            if !there.trim().is_empty() && here(key).is_none() {
                lines.push_str(&format!("{key}: {}\n", text_in_one_line(there)));
                count += 1;
            }
        }
        self.add(count, "text about the site", "What the old site said about itself.", &lines);
        let size = facts.page_size.map(|size| size.to_string()).unwrap_or_default();
        let rule = site.values.get("markdown").and_then(|markdown| markdown.text_of("heading_ids"));
        let language = facts.language.as_deref().filter(|language| !site.speaks(language));
        let permalink =
            Permalink::parse(wanted.permalink).is_ok_and(|pattern| pattern != site.config.permalink);
        let is_other_url = |there: &str| {
            let bare = |address: &str| {
                address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/').to_owned()
            };
            here("url").is_some_and(|url| bare(&url) != bare(there))
        };
        for (key, there, here) in [
            ("title", facts.title.as_str(), here("title")),
            ("tagline", &facts.tagline, here("tagline").or(Some(facts.tagline.clone()))),
            ("description", &facts.description, here("description").or(Some(facts.description.clone()))),
            ("url", Some(facts.url.as_str()).filter(|there| is_other_url(there)).unwrap_or(""), here("url")),
            ("language", language.unwrap_or_default(), Some(site.config.language.clone())),
            (
                "time_zone",
                facts.time_zone.as_deref().unwrap_or_default(),
                here("time_zone").or(Some("UTC".into())),
            ),
            (
                "permalink",
                Some(wanted.permalink).filter(|_| permalink).unwrap_or_default(),
                here("permalink").or(Some("/:year/:month/:slug/".into())),
            ),
            ("page_size", &size, Some(site.config.page_size.to_string())),
            (
                "markdown: heading_ids",
                facts.heading_ids.unwrap_or_default(),
                rule.or(Some("steadfast".into())),
            ),
        ] {
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (there, here) = (words(there), words(&here.unwrap_or_default()));
            if !there.is_empty() && there != here {
                self.differences.push((key.to_owned(), here, there));
            }
        }
    }

    fn navigation(&mut self, site: &ExistingSite, wanted: &WantedSettings<'_>) {
        let own = site.config.navigation.as_deref().unwrap_or_default();
        let is_there = |url: &str| own.iter().any(|link| link.url.value.trim() == url.trim());
        let missing: Vec<String> = (wanted.facts.navigation.iter())
            .filter(|(_, url)| !is_there(url))
            .map(|(title, url)| menu_line(title, url))
            .collect();
        let lines = format!("navigation:\n{}", missing.concat());
        self.add(
            missing.len(),
            "entry of the menu",
            &reason("The menu of the old site.", "navigation", site),
            &lines,
        );
    }

    fn redirects(&mut self, site: &ExistingSite, wanted: &WantedSettings<'_>) {
        let mut missing = Vec::new();
        for (from, to) in wanted.redirects {
            let Ok(url) = Url::parse(from) else { continue };
            match site.config.redirects.iter().find(|known| known.from == url) {
                None => missing.push(redirect_line(from, to)),
                Some(known) if Url::parse(to).is_ok_and(|to| to == known.to) => {}
                Some(known) => {
                    self.differences.push((
                        format!("redirects: {from}"),
                        known.target.value.clone(),
                        to.clone(),
                    ));
                }
            }
        }
        let why = reason("Addresses of the old site that lead to pages of this one.", "redirects", site);
        self.add(missing.len(), "redirect", &why, &format!("redirects:\n{}", missing.concat()));
    }

    fn security(&mut self, site: &ExistingSite, wanted: &WantedSettings<'_>) {
        let (security, form) = (&site.config.security, site.config.foreign_form());
        let missing: Vec<_> = (wanted.embedded.origins())
            .filter(|(kind, origin)| security.wanted(*kind, Some(origin), form).is_some())
            .map(|(kind, origin)| (kind, origin.to_owned()))
            .collect();
        let reason = match site.has("security") {
            false => "Other sites that the texts embed.",
            true => {
                "Other sites that the texts embed. Replace `security:` by this: it has what is there already."
            }
        };
        self.add(missing.len(), "embedded site", reason, &format!("{}\n", security.lines(&missing)));
    }

    fn fields(&mut self, site: &ExistingSite, wanted: &WantedSettings<'_>) {
        let mut missing = Vec::new();
        for (name, kind) in wanted.fields.iter() {
            match site.config.fields.get(name).map(|field| field.kind) {
                None => missing.push(format!("  {name}: {kind}\n")),
                Some(FieldKind::List) => {}
                Some(FieldKind::Text) if kind != "list" => {}
                Some(known) if name_of(known) == kind => {}
                Some(known) => {
                    let key = format!("fields: {name}");
                    self.differences.push((key, name_of(known).to_owned(), kind.to_owned()));
                }
            }
        }
        let why = reason("Keys of front matter that the imported texts have.", "fields", site);
        self.refuses_fields = !missing.is_empty() && site.config.unknown_fields == UnknownFields::Refuse;
        self.add(missing.len(), "key of front matter", &why, &format!("fields:\n{}", missing.concat()));
    }
}

/// Returns a sentence, and where the lines belong if `site.yaml` has the key.
fn reason(sentence: &str, key: &str, site: &ExistingSite) -> String {
    match site.values.get(key) {
        None | Some(YamlValue::Null) => sentence.to_owned(),
        Some(_) => format!("{sentence} Add only the lines below `{key}:`, which is there already."),
    }
}

fn name_of(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::Number => "number",
        FieldKind::Boolean => "boolean",
        FieldKind::Date => "date",
        FieldKind::List => "list",
    }
}
