//! Replaces the shortcodes of a page of Hugo.

use crate::import::notes::Note;
use crate::import::readers::hugo::links::HugoLinks;
use crate::import::readers::hugo::page::HugoPage;
use crate::import::readers::hugo::settings::HugoSettings;
use crate::import::shortcode_meanings::meaning;
use crate::import::shortcode_tags::hugo_tags;
use crate::import::shortcodes::{Meaning, Shortcode, replace_shortcodes};
use crate::import::text_notes::TextNotes;

/// Returns the text of a page with what its shortcodes mean.
pub(super) fn replaced(
    page: &HugoPage,
    links: &HugoLinks<'_>,
    settings: &HugoSettings,
    notes: &mut TextNotes,
) -> String {
    replace_shortcodes(&page.body, &hugo_tags(&page.body), &mut |code: &Shortcode<'_>| {
        let found = match code.name {
            "ref" | "relref" => {
                let target = code.arguments.get_or(&["path"], 0)?;
                let found = links.by_ref(page, target);
                if found.is_none() {
                    notes.at(
                        Note::Unconverted,
                        format!("`{}` to a page that is not there", code.name),
                        code.line,
                    );
                    return None;
                }
                found.map(Meaning::Inline)
            }
            "param" => {
                let name = code.arguments.get_or(&["name", "key"], 0)?;
                let own = page.keys.text_of(name).or_else(|| page.keys.get("params")?.text_of(name));
                own.or_else(|| settings.param(name)).map(Meaning::Inline)
            }
            _ => meaning(code),
        };
        if found.is_none() {
            notes.at(Note::Unconverted, format!("shortcode `{}`", code.name), code.line);
        }
        found
    })
}
